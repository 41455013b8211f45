// follow-snapshots.ts — keeps the newest snapshot in use: polls for it, opens it, swaps without a pause, and retries one
// that cannot be opened. Not: opening one (open-snapshot.ts), answering.
import type { EngineStore } from '../engine/engine-store.ts'
import { JiansuoError } from '../errors.ts'
import { inUse } from './in-use.ts'
import type { SearchedSnapshot } from './open-snapshot.ts'
import type { SnapshotSearcher } from './searcher.ts'

export interface FollowOptions {
  /** Look for newer snapshots, and wait for the first where there is none yet. */
  watch: boolean
  /** Milliseconds between looks. */
  interval: number
  /** Opens the current snapshot. */
  open: () => Promise<SearchedSnapshot>
  /** Called once with the error of a new snapshot that cannot be used; the old one keeps serving. */
  onError: (error: unknown) => void
  /**
   * Called with every snapshot taken into use, whose searcher counts its questions; and again when the one in use is the
   * newest after an error.
   */
  onOpened: (snapshot: SearchedSnapshot) => void
}

export interface FollowedSnapshots {
  /** The searcher that answers now; null before the first snapshot. */
  current(): SnapshotSearcher | null
  /** Opens the newest snapshot now, if another is in use. */
  refresh(): Promise<void>
  /** The error that keeps the newest snapshot out of use; null: it is in use. */
  trouble(): unknown
  /** Ends following; the snapshot in use is closed after its last question. */
  close(): void
}

/** @throws as opening the first snapshot does; with `watch` not where there is none yet, or the cluster is down */
export async function followSnapshots(
  store: EngineStore,
  options: FollowOptions,
): Promise<FollowedSnapshots> {
  const { watch, interval, onError, onOpened } = options
  /** What CURRENT named when the one in use was opened; null before the first. */
  let seen: string | null = null
  let current: { snapshot: SearchedSnapshot; retire: () => void } | null = null
  /** `of`: what CURRENT named, where it could be read. */
  let failure: { error: unknown; at: number; wait: number; of: string | null } | null = null

  let isClosed = false
  const openCurrent = async (): Promise<void> => {
    const version = await store.current()
    const { engine, searcher } = await options.open()
    if (isClosed) return engine.close()
    const before = current
    const used = inUse(searcher, () => engine.close(), onError)
    current = { snapshot: { engine, searcher: used.searcher }, retire: used.retire }
    // Only now: what could not be opened will be tried again.
    seen = version
    failure = null
    before?.retire()
    onOpened(current.snapshot)
  }
  // Many may find at the same moment that their snapshot is gone: one opens the next, the others wait for that.
  let underWay: Promise<void> | null = null
  const open = (): Promise<void> => {
    underWay ??= openCurrent().finally(() => {
      underWay = null
    })
    return underWay
  }
  try {
    await open()
  } catch (error) {
    // A cluster may come up after its servers; a folder is there or not.
    if (!watch || !(error instanceof JiansuoError) || !['no-snapshot', 'unavailable'].includes(error.code))
      throw error
  }

  let isLooking = false
  const look = async (): Promise<void> => {
    if (isLooking) return
    isLooking = true
    try {
      // What was named since is looked at without waiting: somebody has mended it.
      if (failure && Date.now() - failure.at < failure.wait && (await currentOf(store)) === failure.of) return
      if (await hasChanged(store, seen)) await open()
      else if (failure) {
        failure = null
        if (current) onOpened(current.snapshot)
      }
    } catch (error) {
      // A folder that is being copied is whole a moment later: retried at growing intervals, reported once.
      if (String(error) !== String(failure?.error)) onError(error)
      const wait = failure ? Math.min(failure.wait * 2, LONGEST_WAIT) : interval
      failure = { error, at: Date.now(), wait, of: await currentOf(store) }
    } finally {
      isLooking = false
    }
  }
  const timer = watch ? setInterval(look, interval).unref() : null
  return {
    current: () => current?.snapshot.searcher ?? null,
    async refresh() {
      if (await hasChanged(store, seen)) await open()
    },
    trouble: () => failure?.error ?? null,
    close() {
      isClosed = true
      if (timer) clearInterval(timer)
      current?.retire()
    },
  }
}

// --- internal ---

/** Between two attempts to open a snapshot that cannot be opened. Milliseconds. */
const LONGEST_WAIT = 60_000

/** What the folder names as current; null where that cannot be read. */
const currentOf = (store: EngineStore): Promise<string | null> => store.current().catch(() => null)

/**
 * Whether another snapshot was published. Waiting for the first one is no failure; that there is none any more is: what is
 * loaded goes on serving, and a restart would find nothing.
 */
async function hasChanged(store: EngineStore, seen: string | null): Promise<boolean> {
  try {
    return (await store.current()) !== seen
  } catch (error) {
    if (seen === null && error instanceof JiansuoError && error.code === 'no-snapshot') return false
    throw error
  }
}
