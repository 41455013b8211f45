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
  /** A cluster that keeps the index instead. Default, and null: the folder keeps it. */
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
   * Threads that answer questions. Default 0: the calling thread answers, which for a few questions is faster than starting
   * threads.
   */
  threads?: number
  /**
   * The most memory that the engine may take. Parts of the index for which it is too small stay on disk and are read when a
   * question needs them. Default, and null: the whole index is in memory.
   */
  memory?: MemoryLimit | null
  /**
   * Follow the folder: switch to a newer snapshot without a pause, and wait where there is none yet. Default false: open
   * the current snapshot, or throw.
   */
  watch?: boolean
  /**
   * Lay out each snapshot of up to 50 million characters (seven bytes each) for `reuse` and `check` as soon as it is opened.
   * Default false: at first use.
   */
  prepare?: boolean
  /** Milliseconds between looks at the folder. Default 1000. */
  interval?: number
  /** Called with the error when a new snapshot cannot be used; the old one keeps serving. */
  onError?: (error: unknown) => void
  /** Called with the version of every snapshot taken into use, and again when the one in use is the newest after an error. */
  onOpened?: (version: string) => void
  /** Called for every question that the cache may hold, with whether it did. */
  onLookup?: (isKept: boolean) => void
}

/**
 * Opens an index for any number of questions. Call `close` when done; it also stops following the folder.
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
      // What fails now is tried again at the next question, which reports it.
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
