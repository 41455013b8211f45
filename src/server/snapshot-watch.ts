// snapshot-watch.ts — the state of snapshot updates and of the answer cache, for /ready and /metrics. Not: loading snapshots
// (search/follow-snapshots.ts).
import { JiansuoError } from '../errors.ts'
import { type BlockCounts, createBlockCounts } from '../snapshot/block-cache.ts'

export interface SnapshotWatch {
  /** Attempts that failed since the start. */
  failures(): number
  /** The failure that still stands, without names of folders; null: the newest snapshot is the one served. */
  failing(): { since: Date; code: string } | null
  /** What was read of columns on disk, and what was kept of it already. */
  readonly blocks: BlockCounts
  /** How often an answer was kept already, since the start. */
  cache(): { hits: number; misses: number }
}

/** Of `openSearcher`, what it tells. */
export interface SnapshotWatcher extends SnapshotWatch {
  onError(error: unknown): void
  onOpened(): void
  onLookup(isKept: boolean): void
}

/** @param now for tests */
export function watchSnapshots(now: () => Date = () => new Date()): SnapshotWatcher {
  let failures = 0
  let failing: { since: Date; code: string } | null = null
  const cache = { hits: 0, misses: 0 }
  return {
    failures: () => failures,
    failing: () => failing,
    cache: () => cache,
    blocks: createBlockCounts(),
    onError(error) {
      failures++
      failing = {
        since: failing?.since ?? now(),
        code: error instanceof JiansuoError ? error.code : 'internal',
      }
    },
    onOpened() {
      failing = null
    },
    onLookup(isKept) {
      if (isKept) cache.hits++
      else cache.misses++
    },
  }
}
