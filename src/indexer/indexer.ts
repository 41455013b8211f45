// indexer.ts — folders of reports become a published snapshot. Not: formats, postings, printing.
import { setImmediate } from 'node:timers/promises'
import { type RejectedLine, withDictionary } from '../analysis/dictionary.ts'
import { fingerprint } from '../analysis/fingerprint.ts'
import { openSegmenter } from '../analysis/open-segmenter.ts'
import type { Segmenter, SegmenterName, UserDictionary } from '../analysis/segmenter.ts'
import type { SnapshotInfo } from '../engine/engine-store.ts'
import { type Elsewhere, openStore } from '../engine/open.ts'
import type { StoredTexts } from '../engine/store/text-columns.ts'
import { JiansuoError } from '../errors.ts'
import { isReadable } from '../report/read.ts'
import { type Columns, encodeJson } from '../snapshot/columns.ts'
import { type Collector, openCollector } from '../suggest/collector.ts'
import { readDictionary } from './dictionary-file.ts'
import { discover, type Skipped } from './discover.ts'
import { type Gathered, gather } from './gather.ts'
import type { IndexProgress } from './progress.ts'
import { encodeSources, readPrevious, SOURCES } from './sources.ts'

export interface IndexOptions {
  /** Files and folders, folders recursively. They are the whole index: a file that is not under them is removed from it. */
  paths: string[]
  /** Where snapshots live; made if absent. */
  indexDir: string
  /** A cluster that keeps them instead. Default, and null: the folder keeps them. */
  cluster?: Elsewhere | null
  /** Default, and null: the first that loads, see `SEGMENTERS`. */
  segmenter?: SegmenterName | null
  /** File of field words, one a line. Its words become part of the snapshot. Default, and null: none. */
  dictionary?: string | null
  /** Larger files are skipped and reported; of a `.jsonl` of any size, longer lines are. Bytes; default 64 MiB. */
  maxFileBytes?: number
  /** A command that recognises text in scans, such as `ocrmypdf -l chi_sim`. Default, and null: scans are skipped and reported. */
  ocr?: string | null
  /** Read every file again, changed or not. Default false. */
  full?: boolean
  /**
   * Threads that read. Default: as many as there are processors and the work is worth, at most 4. With 1 everything runs in
   * the calling thread; else one more thread may collect suggestions, see `openCollector`.
   */
  threads?: number
  /** Called at most every 100 ms, and once at the end. */
  onProgress?: (progress: IndexProgress) => void
  /** Aborting leaves the old snapshot as it was. */
  signal?: AbortSignal
}

export interface IndexSummary {
  version: string
  /** Files that gave at least one report. */
  files: number
  reports: number
  passages: number
  /** Those of `files` that had not changed and were not read again. */
  reused: number
  /** Files that left the index. */
  removed: number
  /** True: nothing had changed, no snapshot was written, and `version` is the old one. */
  unchanged: boolean
  /** Why every file was read again although there was an index, in Chinese; null: only changed files were read. */
  rebuilt: string | null
  /** What could not be read, with the reason; everything else was indexed. */
  skipped: Skipped[]
  /** Web pages of whose visible text less than a third was kept; `doctor` lists what was left out. */
  littleKept: string[]
  /** The user dictionary, with the lines of it that could not be used; null: none was given. */
  dictionary: { file: string; words: number; rejected: RejectedLine[] } | null
  milliseconds: number
}

/**
 * Updates the index to what the paths hold: reads the files whose content changed, keeps the others, and publishes one new
 * snapshot, equal to one made by reading everything. If anything goes wrong before the end — a full disk, an abort, a
 * kill — the old snapshot stays in use.
 *
 * @example
 * const { reports, skipped } = await indexReports({ paths: ['seeds'], indexDir: 'index' })
 * console.log(reports, skipped) // 5 []
 * @throws JiansuoError `busy`, `io`, `bad-report` (nothing at all could be read), `bad-config` (the dictionary), or the
 *   signal's reason.
 */
export async function indexReports(options: IndexOptions): Promise<IndexSummary> {
  const { signal, threads } = options
  const started = performance.now()
  const found = discover(options.paths, file => isReadable(file, options))
  const store = openStore(options.cluster ?? options.indexDir)
  const unlock = await store.lock()
  try {
    const dictionary = options.dictionary ? readDictionary(options.dictionary) : null
    const opened = await openSegmenter(options.segmenter ?? undefined)
    const segmenter = dictionary ? withDictionary(opened, dictionary) : opened
    const before = options.full
      ? { reason: '按要求全部重读' }
      : await readPrevious(store, fingerprint(segmenter), options.ocr)
    const bytes = found.files.reduce((sum, file) => sum + file.bytes, 0)
    const collector = openCollector(segmenter, { bytes, threads })
    const gathered = await gather(found, before, {
      ...options,
      store,
      segmenter,
      onReading: collector.prepare,
    })
    const { previous, assembled, skipped, isChanged } = gathered
    signal?.throwIfAborted()
    if (isChanged && assembled.order.length === 0) throw nothingRead(options.paths, skipped)
    const { version, counts } =
      isChanged || !previous
        ? await publish(gathered, { segmenter, dictionary, ocr: options.ocr, collector, signal })
        : previous.info
    return {
      version,
      files: assembled.records.filter(({ reports }) => reports.length > 0).length,
      reports: counts.reports,
      passages: counts.passages,
      reused: gathered.reused,
      removed: gathered.removed,
      unchanged: !isChanged,
      rebuilt: gathered.rebuilt,
      skipped,
      littleKept: assembled.records.flatMap(({ file, isLittleKept }) => (isLittleKept ? [file] : [])),
      dictionary: dictionary && { ...dictionary, words: dictionary.words.length },
      milliseconds: performance.now() - started,
    }
  } finally {
    await unlock()
  }
}

// --- internal ---

interface PublishOptions {
  signal: AbortSignal | undefined
  segmenter: Segmenter
  dictionary: UserDictionary | null
  ocr: string | null | undefined
  collector: Collector
}

/** Joins what was gathered and makes it the current snapshot. */
async function publish(
  { writer, assembled, skipped }: Gathered,
  { segmenter, dictionary, ocr, collector, signal }: PublishOptions,
): Promise<SnapshotInfo> {
  const rest: Columns = {
    // Queries are cut with the very same words, so they travel with what was cut.
    ...(dictionary && { dictionary: encodeJson({ file: dictionary.file, words: dictionary.words }) }),
    [SOURCES]: encodeSources(assembled.records, ocr),
  }
  /** What takes longest to come is asked for at once and written last. */
  const beside = (texts: StoredTexts): AsyncIterable<Columns> => {
    const suggestions = collector.collect(texts, signal)
    suggestions.catch(() => {}) // prevents an unhandled rejection; the error surfaces at the await
    return (async function* () {
      yield { ...(await suggestions) }
      yield rest
    })()
  }
  await setImmediate()
  signal?.throwIfAborted()
  const builtAt = new Date().toISOString()
  const { order } = assembled
  return writer.publish({ builtAt, fingerprint: fingerprint(segmenter), skipped, order, beside }, signal)
}

function nothingRead(paths: string[], skipped: Skipped[]): JiansuoError {
  const why = skipped
    .slice(0, 3)
    .map(({ file, reason }) => `${file} ${reason}`)
    .join('；')
  const found = skipped.length === 0 ? '其中没有文件' : `${skipped.length} 个文件都未能读取（${why}）`
  return new JiansuoError(
    'bad-report',
    `${paths.join('、')} 里没有可以索引的报告，${found}；原有索引未受影响`,
  )
}
