// open-searcher.ts — a searcher over an index, with its options: what the library's user opens. Not: answering
// (searcher.ts), the swap of snapshots (follow-snapshots.ts).
import { type Elsewhere, type MemoryLimit, openStore } from '../engine/open.ts'
import { JiansuoError } from '../errors.ts'
import { definitionsWith } from '../indicators/definitions.ts'
import { cached } from './cached.ts'
import { followSnapshots } from './follow-snapshots.ts'
import { openSnapshot } from './open-snapshot.ts'
import { relatedWords } from './question/related-words.ts'
import { following, type Searcher, type SnapshotSearcher } from './searcher.ts'

export interface OpenOptions {
  indexDir: string
  /** Where it is instead, if it is in a cluster. Default, and null: in the folder. */
  cluster?: Elsewhere | null
  /**
   * Answers kept for questions asked again. Default 500; 0 keeps none. An answer of 20 hits takes some 40 kB,
   * so 500 take 20 MB.
   */
  cacheSize?: number
  /** A file of canonical indicators, on top of the program's. Default: none. See docs/indicators.md. */
  indicators?: string | null
  /** A file of wordings that mean the same, in place of the program's. Default: none. See docs/related.md. */
  relatedWords?: string | null
  /**
   * Threads that answer, beside the calling one. Default 0: the calling one does, which for a few questions is faster than
   * starting threads.
   */
  threads?: number
  /**
   * That the engine may take at most: what of the index has no room stays on disk and is read when it is asked for. Default,
   * and null: the whole index is in memory.
   */
  memory?: MemoryLimit | null
  /**
   * Follow the folder: take a newer snapshot into use without a pause, and wait for the first where there is none
   * yet. Default false: the snapshot of now, or an error.
   */
  watch?: boolean
  /**
   * Lay each snapshot out for `reuse` and `check` as soon as it is opened, where it has no more than 50 million
   * characters (seven bytes each). Default false: at first use.
   */
  prepare?: boolean
  /** Milliseconds between looks at the folder. Default 1000. */
  interval?: number
  /** Told of a new snapshot that cannot be used; the old one goes on serving. */
  onError?: (error: unknown) => void
  /** Told the version of every snapshot taken into use, and again when after an error the one in use is the newest. */
  onOpened?: (version: string) => void
  /** Told of every question that may have been answered before, whether it was. */
  onLookup?: (isKept: boolean) => void
}

/**
 * Opens what was indexed, for as many questions as one likes; `close` ends following the folder.
 *
 * @example
 * const searcher = await openSearcher({ indexDir: 'index' })
 * console.log((await searcher.search('"行政复议"')).totalReports) // 4
 * @throws JiansuoError `bad-snapshot`, `stale-snapshot`, `bad-config` (the files of indicators and wordings), and
 * without `watch` `no-snapshot`.
 */
export async function openSearcher(options: OpenOptions): Promise<Searcher> {
  const { indexDir, cluster, cacheSize = 500, watch = false, interval = 1000 } = options
  const { onError = () => {}, onOpened = () => {}, onLookup = () => {} } = options
  const definitions = definitionsWith(options.indicators ?? null)
  const related = relatedWords(options.relatedWords ?? null)
  const store = openStore(cluster ?? indexDir, options)
  const location = cluster ? `集群的 ${cluster.index}` : indexDir
  const snapshots = await followSnapshots(store, {
    watch,
    interval,
    onError,
    async open() {
      const { engine, searcher } = await openSnapshot(store, location, definitions, related)
      return { engine, searcher: cached(searcher, cacheSize, onLookup) }
    },
    onOpened({ engine, searcher }) {
      onOpened(engine.info.version)
      // What fails now is tried again, and told, when somebody asks.
      if (options.prepare && engine.info.characters <= MOST_PREPARED) void searcher.prepare().catch(() => {})
    },
  })
  const now = (): SnapshotSearcher => {
    const searcher = snapshots.current()
    if (searcher) return searcher
    throw new JiansuoError(
      'no-snapshot',
      cluster
        ? `${location} 还没有索引，或集群还连不上：请先运行 jiansuo index 文件夹，或检查集群`
        : `索引目录 ${indexDir} 里还没有索引：请先运行 jiansuo index 文件夹`,
    )
  }
  /** A snapshot may be removed from a cluster while it is asked: the question is put once more, to the current one. */
  const reopened = async (error: unknown): Promise<void> => {
    if (!(error instanceof JiansuoError) || error.code !== 'snapshot-gone') throw error
    await snapshots.refresh()
  }
  return {
    ...following(now, reopened),
    ready: () => snapshots.current() !== null,
    trouble: snapshots.trouble,
    close: async () => snapshots.close(),
  }
}

// --- internal ---

/** Characters of a snapshot that is laid out before anybody asks: the memory may never be needed. */
const MOST_PREPARED = 50_000_000
