// indexer.ts — folders of reports become a published snapshot. Not: formats, postings, printing.
import { readFileSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { type RejectedLine, withDictionary } from '../analysis/dictionary.ts'
import { fingerprint } from '../analysis/fingerprint.ts'
import { openSegmenter, type Segmenter, type SegmenterName } from '../analysis/segmenter.ts'
import type { IndexColumns } from '../engine/flexsearch/layout.ts'
import { mergeColumns } from '../engine/flexsearch/merge.ts'
import { JiansuoError } from '../errors.ts'
import { isReadable, SIZE_LIMIT } from '../report/read.ts'
import { encodeJson } from '../snapshot/columns.ts'
import { lockIndex } from '../snapshot/lock.ts'
import { readSnapshot, verifySnapshot } from '../snapshot/read.ts'
import { publishSnapshot, sweepSnapshots } from '../snapshot/write.ts'
import { collectSuggestions } from '../suggest/collect.ts'
import { type Assembled, assemble, type SourceState } from './assemble.ts'
import { readDictionary } from './dictionary.ts'
import { type Discovery, discover, type FoundFile, type Skipped } from './discover.ts'
import { readSettled } from './read-settled.ts'
import { contentHash, type Task } from './reader.ts'
import { readSidecars } from './sidecars.ts'
import {
  encodeSources,
  type Previous,
  readPrevious,
  SOURCES,
  type SourceRecord,
  unusable,
} from './sources.ts'

export interface IndexOptions {
  /** Files and folders, folders recursively. They are the whole content: what is not under them leaves the index. */
  paths: string[]
  /** Where snapshots live; made if absent. */
  indexDir: string
  /** Default: the first that loads, see `SEGMENTERS`. */
  segmenter?: SegmenterName
  /** File of field words, one a line. Its words become part of the snapshot. Default, and null: none. */
  dictionary?: string | null
  /** Files larger than this are skipped aloud. Bytes; default 64 MiB. */
  maxFileBytes?: number
  /** Read every file again, changed or not. Default false. */
  full?: boolean
  /** Threads that read. Default: what the machine has and the work pays, at most 4; 1: none beside this one. */
  threads?: number
  /** Called now and then, not for every file, and once at the end. */
  onProgress?: (progress: IndexProgress) => void
  /** Aborting leaves the old snapshot as it was. */
  signal?: AbortSignal
}

export interface IndexProgress {
  /**
   * Read so far, those not read again counted from the start. It goes back once where files must be read a second time:
   * where the rest of their folder shows other lines to be the website's.
   */
  files: number
  totalFiles: number
  /** Of the files read in this run. */
  passages: number
  /** Of the files that this run reads: so far, and in all. */
  bytes: number
  totalBytes: number
}

export interface IndexSummary {
  version: string
  /** Files that gave at least one report. */
  files: number
  reports: number
  passages: number
  /** Files of them that were not read again, because they had not changed. */
  reused: number
  /** Files that left the index. */
  removed: number
  /** Nothing had changed: no snapshot was written, `version` is the one there was. */
  unchanged: boolean
  /** Why every file was read again though there was an index, in Chinese; null: only what had changed. */
  rebuilt: string | null
  /** What could not be read, with the reason; everything else was indexed. */
  skipped: Skipped[]
  /** The user dictionary, with the lines of it that could not be used; null: none was given. */
  dictionary: { file: string; words: number; rejected: RejectedLine[] } | null
  milliseconds: number
}

/**
 * Brings the index to what the paths hold: reads the files whose content changed, keeps what it has of the others, and
 * publishes the whole as one new snapshot, the same as if all had been read. Whatever goes wrong before the end — a
 * full disk, an abort, a kill — the old snapshot goes on being served.
 *
 * @throws JiansuoError `busy`, `io`, `bad-report` (nothing at all could be read), `bad-config` (the dictionary), or the
 *   signal's reason.
 */
export async function indexReports(options: IndexOptions): Promise<IndexSummary> {
  const { indexDir } = options
  const started = performance.now()
  const found = discover(options.paths, isReadable)
  const unlock = lockIndex(indexDir)
  try {
    const dictionary = options.dictionary ? readDictionary(options.dictionary) : null
    const opened = await openSegmenter(options.segmenter)
    const segmenter = dictionary ? withDictionary(opened, dictionary) : opened
    const before = options.full
      ? { reason: '按要求全部重读' }
      : await readPrevious(indexDir, fingerprint(segmenter))
    const run = await updating(found, before, segmenter, options)
    const { previous, rebuilt, assembled, skipped, isChanged } = run
    const summary = (version: string, counts: { reports: number; passages: number }): IndexSummary => ({
      version,
      files: assembled.records.filter(({ reports }) => reports.length > 0).length,
      reports: counts.reports,
      passages: counts.passages,
      reused: run.reused,
      removed: run.removed,
      unchanged: !isChanged,
      rebuilt,
      skipped,
      dictionary: dictionary && { ...dictionary, words: dictionary.words.length },
      milliseconds: performance.now() - started,
    })
    options.signal?.throwIfAborted()
    if (!isChanged && previous) return summary(previous.manifest.version, previous.manifest.counts)
    if (assembled.order.length === 0) throw nothingRead(options.paths, skipped)
    const columns = mergeColumns(run.parts, assembled.order)
    const suggestions = collectSuggestions(columns, segmenter, { favoured: new Set(dictionary?.words) })
    const counts = {
      reports: assembled.order.length,
      paragraphs: columns.paragraphPassage.length - 1,
      passages: columns.passageReport.length,
      characters: columns.text.length,
    }
    await setImmediate()
    options.signal?.throwIfAborted()
    const version = publishSnapshot(
      indexDir,
      {
        ...columns,
        ...suggestions,
        // Queries are cut with the very same words, so they travel with what was cut.
        ...(dictionary && { dictionary: encodeJson({ file: dictionary.file, words: dictionary.words }) }),
        [SOURCES]: encodeSources(assembled.records),
      },
      { builtAt: new Date().toISOString(), fingerprint: fingerprint(segmenter), counts, skipped },
    )
    sweepSnapshots(indexDir)
    return summary(version, counts)
  } finally {
    unlock()
  }
}

// --- internal ---

/** A file changed so shortly before it was read may have changed again within one tick of its clock. Milliseconds. */
const TICK = 2000

interface Run {
  /** The index that was kept from; null: nothing was. */
  previous: Previous | null
  rebuilt: string | null
  /** Columns that `assembled.order` points into. */
  parts: IndexColumns[]
  assembled: Assembled
  skipped: Skipped[]
  reused: number
  removed: number
  isChanged: boolean
}

async function updating(
  found: Discovery,
  before: Previous | { reason: string } | null,
  segmenter: Segmenter,
  options: IndexOptions,
): Promise<Run> {
  const previous = before && 'files' in before ? before : null
  const { maxFileBytes = SIZE_LIMIT, threads, signal } = options
  const { sidecarOf, skipped: sidecarFailures } = readSidecars(found.sidecars, found.files)
  const sidecarText = (file: string) => {
    const sidecar = sidecarOf.get(file)
    return sidecar ? JSON.stringify(sidecar) : null
  }
  const now = Date.now()
  const kept = await keptFiles(found.files, previous, sidecarText, signal)
  const allTasks = new Map(
    found.files.map(({ path, file, bytes }): [string, Task] => {
      return [file, { path, file, bytes, sidecar: sidecarOf.get(file) ?? null }]
    }),
  )
  const tasks = [...allTasks.values()].filter(({ file }) => !kept.has(file))
  const { parts, read } = await readSettled(tasks, [...kept.values()], file => allTasks.get(file)!, {
    segmenter,
    maxFileBytes,
    threads,
    signal,
    reporting: tasks => reporting(tasks, found.files.length, options),
  })
  const states = found.files.map(({ file, stamp, changed }): SourceState => {
    const result = read.get(file) ?? null
    const trusted = changed < now - TICK ? stamp : null
    return { file, stamp: trusted, sidecar: sidecarText(file), result }
  })
  const assembled = assemble(states, previous?.files ?? null)
  const skipped = [
    ...found.skipped,
    ...sidecarFailures,
    ...assembled.records.flatMap(({ failures }) => failures),
  ]
  const run: Run = {
    previous,
    rebuilt: before && 'reason' in before ? before.reason : null,
    parts,
    assembled,
    skipped,
    reused: found.files.length - read.size,
    removed: countRemoved(previous, found.files),
    isChanged: !previous || assembled.isChanged || !isEqual(skipped, previous.manifest.skipped),
  }
  if (!previous) return run
  if (!run.isChanged) {
    // “Nothing to do” is only said of an index that is whole: indexing again is how a damaged one is mended.
    const { ok } = verifySnapshot(options.indexDir)
    return ok ? run : updating(found, { reason: '原有索引已损坏' }, segmenter, options)
  }
  try {
    // The columns of the last index stand before the parts just read: `assemble` counts on it.
    const { columns } = await readSnapshot(options.indexDir)
    return { ...run, parts: [columns as unknown as IndexColumns, ...parts] }
  } catch (error) {
    const reason = unusable(error)
    if (typeof reason !== 'string') throw error
    return updating(found, { reason }, segmenter, options)
  }
}

/** Files whose content, and what is given for them, are what the last index has. */
async function keptFiles(
  files: readonly FoundFile[],
  previous: Previous | null,
  sidecarText: (file: string) => string | null,
  signal: AbortSignal | undefined,
): Promise<Map<string, SourceRecord>> {
  const kept = new Map<string, SourceRecord>()
  const records = new Map(previous?.files.map(record => [record.file, record]))
  let paused = performance.now()
  for (const { path, file, stamp } of files) {
    const record = records.get(file)
    if (!record || record.hash === null || record.left || record.sidecar !== sidecarText(file)) continue
    if (record.stamp === stamp || hashOf(path) === record.hash) kept.set(file, record)
    if (performance.now() - paused > 100) {
      await setImmediate()
      paused = performance.now()
      signal?.throwIfAborted()
    }
  }
  return kept
}

function hashOf(path: string): string | null {
  try {
    return contentHash(readFileSync(path))
  } catch {
    return null // read again, and told there
  }
}

function reporting(tasks: readonly Task[], totalFiles: number, { onProgress }: IndexOptions) {
  const bytesOf = new Map(tasks.map(({ file, bytes }) => [file, bytes]))
  const totalBytes = tasks.reduce((sum, { bytes }) => sum + bytes, 0)
  const progress = { files: totalFiles - tasks.length, totalFiles, passages: 0, bytes: 0, totalBytes }
  let told = performance.now()
  if (tasks.length === 0) onProgress?.(progress)
  return ({ file, passages }: { file: string; passages: number }) => {
    progress.files++
    progress.passages += passages
    progress.bytes += bytesOf.get(file)!
    if (performance.now() - told < 100 && progress.files < totalFiles) return
    told = performance.now()
    onProgress?.({ ...progress })
  }
}

function countRemoved(previous: Previous | null, files: readonly FoundFile[]): number {
  const there = new Set(files.map(({ file }) => file))
  return previous?.files.filter(({ file }) => !there.has(file)).length ?? 0
}

const isEqual = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

function nothingRead(paths: string[], skipped: Skipped[]): JiansuoError {
  const why = skipped
    .slice(0, 3)
    .map(({ file, reason }) => `${file} ${reason}`)
    .join(';')
  const found = skipped.length === 0 ? '其中没有文件' : `${skipped.length} 个文件都未能读取（${why}）`
  return new JiansuoError(
    'bad-report',
    `${paths.join('、')} 里没有可以索引的报告，${found}；原有索引未受影响`,
  )
}
