// open-searcher.ts — a searcher over an index folder: opens its snapshot and follows it to newer ones. Not: answering.
import { withDictionary } from '../analysis/dictionary.ts'
import { difference, fingerprint } from '../analysis/fingerprint.ts'
import { openSegmenter, SEGMENTERS } from '../analysis/open-segmenter.ts'
import type { Segmenter, UserDictionary } from '../analysis/segmenter.ts'
import type { EngineStore, OpenedSnapshot } from '../engine/engine-store.ts'
import { type Elsewhere, type MemoryLimit, openStore } from '../engine/open.ts'
import { JiansuoError } from '../errors.ts'
import type { Definition } from '../indicators/canonical.ts'
import { definitionsWith } from '../indicators/definitions.ts'
import type { Related } from '../query/related.ts'
import { decodeJson } from '../snapshot/columns.ts'
import { openSuggester } from '../suggest/suggester.ts'
import { cached } from './cached.ts'
import { type InUse, inUse } from './in-use.ts'
import { relatedWords } from './question/related-words.ts'
import { createSearcher, following, type Searcher, type SnapshotSearcher } from './searcher.ts'

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
 * @throws JiansuoError `bad-snapshot`, `stale-snapshot`, `bad-config` (the files of indicators and wordings), and without `watch` `no-snapshot`.
 */
export async function openSearcher(options: OpenOptions): Promise<Searcher> {
  const { indexDir, cacheSize = 500, watch = false, interval = 1000, onError = () => {} } = options
  const { onOpened = () => {}, onLookup = () => {} } = options
  const definitions = definitionsWith(options.indicators ?? null)
  const related = relatedWords(options.relatedWords ?? null)
  const store = openStore(options.cluster ?? indexDir, options)
  const named = options.cluster ? `集群的 ${options.cluster.index}` : indexDir
  let seen: string | null = null
  let current: InUse | null = null
  /** Of the snapshot in use; empty before the first. */
  let inUseVersion = ''
  /** `of`: what CURRENT named, where it could be read. */
  let failure: { error: unknown; at: number; wait: number; of: string | null } | null = null

  let isClosed = false
  const openCurrent = async (): Promise<void> => {
    const version = await store.current()
    const { engine, searcher } = await openSnapshot(store, named, definitions, related)
    if (isClosed) return engine.close()
    const before = current
    current = inUse(cached(searcher, cacheSize, onLookup), () => engine.close(), onError)
    // Only now: what could not be opened will be tried again.
    seen = version
    failure = null
    before?.retire()
    inUseVersion = engine.info.version
    onOpened(inUseVersion)
    // What fails now is tried again, and told, when somebody asks.
    if (options.prepare && engine.info.characters <= MOST_PREPARED)
      void current.searcher.prepare().catch(() => {})
  }
  // Many may find at the same moment that their snapshot is gone: one opens the next, the others wait for him.
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
        onOpened(inUseVersion)
      }
    } catch (error) {
      // A folder that is being copied is whole a moment later. Tried again at ever longer intervals, told once.
      if (String(error) !== String(failure?.error)) onError(error)
      const wait = failure ? Math.min(failure.wait * 2, LONGEST_WAIT) : interval
      failure = { error, at: Date.now(), wait, of: await currentOf(store) }
    } finally {
      isLooking = false
    }
  }
  const timer = watch ? setInterval(look, interval).unref() : null

  const now = (): SnapshotSearcher => {
    if (!current)
      throw new JiansuoError(
        'no-snapshot',
        options.cluster
          ? `${named} 还没有索引，或集群还连不上：请先运行 jiansuo index 文件夹，或检查集群`
          : `索引目录 ${indexDir} 里还没有索引：请先运行 jiansuo index 文件夹`,
      )
    return current.searcher
  }
  /** A snapshot may be removed from a cluster while it is asked: the question is put once more, to the current one. */
  const reopened = async (error: unknown): Promise<void> => {
    if (!(error instanceof JiansuoError) || error.code !== 'snapshot-gone') throw error
    if (await hasChanged(store, seen)) await open()
  }
  return {
    ...following(now, reopened),
    ready: () => current !== null,
    trouble: () => failure?.error ?? null,
    async close() {
      isClosed = true
      if (timer) clearInterval(timer)
      current?.retire()
    },
  }
}

// --- internal ---

/** Characters of a snapshot that is laid out before anybody asks: the memory may never be needed. */
const MOST_PREPARED = 50_000_000

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

async function openSnapshot(
  store: EngineStore,
  indexDir: string,
  definitions: readonly Definition[],
  related: Related,
) {
  const opened = await store.open()
  const { engine, beside } = opened
  try {
    const segmenter = await segmenterFor(opened, indexDir)
    return {
      engine,
      searcher: createSearcher(engine, segmenter, openSuggester(beside), definitions, related),
    }
  } catch (error) {
    await engine.close()
    throw error
  }
}

/**
 * The segmenter that cut the index, with the user dictionary it was cut with, and no other: words cut differently would
 * silently lose passages.
 */
async function segmenterFor({ engine, beside }: OpenedSnapshot, indexDir: string): Promise<Segmenter> {
  const { fingerprint: built } = engine.info
  const name = SEGMENTERS.find(candidate => built.segmenter.startsWith(`${candidate}@`))
  const rebuild = `请重新运行 jiansuo index 建立索引 ${indexDir}`
  if (!name)
    throw new JiansuoError('stale-snapshot', `索引由未知的分词组件 ${built.segmenter} 建立：${rebuild}`)
  const opened = await openSegmenter(name).catch(cause => {
    throw new JiansuoError('stale-snapshot', `索引由 ${built.segmenter} 分词，这里无法加载它：${rebuild}`, {
      cause,
    })
  })
  const segmenter = beside.dictionary
    ? withDictionary(opened, decodeJson(beside.dictionary as Uint8Array) as UserDictionary)
    : opened
  const here = fingerprint(segmenter)
  const part = difference(built, here)
  if (part) {
    const names = { segmenter: '分词组件', dictionary: '词典', skeleton: '文字归一规则' }
    throw new JiansuoError(
      'stale-snapshot',
      `建立索引后${names[part]}已改变（${built[part]} → ${here[part]}）：${rebuild}`,
    )
  }
  segmenter.words('') // loads the dictionary now, not while the first question waits
  return segmenter
}
