// indexer.ts — folders of reports become a published snapshot. Not: formats, postings, printing.
import { readFileSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { type RejectedLine, withDictionary } from '../analysis/dictionary.ts'
import { fingerprint } from '../analysis/fingerprint.ts'
import { openSegmenter, type SegmenterName } from '../analysis/segmenter.ts'
import { createIndexBuilder } from '../engine/flexsearch/build.ts'
import { JiansuoError } from '../errors.ts'
import { isReadable, readReports, SIZE_LIMIT } from '../report/read.ts'
import { encodeJson } from '../snapshot/columns.ts'
import { lockIndex } from '../snapshot/lock.ts'
import { publishSnapshot, sweepSnapshots } from '../snapshot/write.ts'
import { collectSuggestions } from '../suggest/collect.ts'
import { readDictionary } from './dictionary.ts'
import { discover, type FoundFile, type Skipped } from './discover.ts'

export interface IndexOptions {
  /** Files and folders, folders recursively. */
  paths: string[]
  /** Where snapshots live; made if absent. */
  indexDir: string
  /** Default: the first that loads, see `SEGMENTERS`. */
  segmenter?: SegmenterName
  /** File of field words, one a line. Its words become part of the snapshot. Default, and null: none. */
  dictionary?: string | null
  /** Files larger than this are skipped aloud. Bytes; default 64 MiB. */
  maxFileBytes?: number
  /** Called now and then, not for every file, and once at the end. */
  onProgress?: (progress: IndexProgress) => void
  /** Aborting leaves the old snapshot as it was. */
  signal?: AbortSignal
}

export interface IndexProgress {
  files: number
  totalFiles: number
  passages: number
}

export interface IndexSummary {
  version: string
  /** Files that gave at least one report. */
  files: number
  reports: number
  passages: number
  /** What could not be read, with the reason; everything else was indexed. */
  skipped: Skipped[]
  /** The user dictionary, with the lines of it that could not be used; null: none was given. */
  dictionary: { file: string; words: number; rejected: RejectedLine[] } | null
  milliseconds: number
}

/**
 * Reads, cuts and publishes everything as one new snapshot. Whatever goes wrong before the end — a full disk, an
 * abort, a kill — the old snapshot goes on being served.
 *
 * @throws JiansuoError `busy`, `io`, `bad-report` (nothing at all could be read), `bad-config` (the dictionary), or the
 *   signal's reason.
 */
export async function indexReports(options: IndexOptions): Promise<IndexSummary> {
  const { paths, indexDir, maxFileBytes = SIZE_LIMIT, onProgress, signal } = options
  const started = performance.now()
  const { files, skipped } = discover(paths, isReadable)
  const unlock = lockIndex(indexDir)
  try {
    const dictionary = options.dictionary ? readDictionary(options.dictionary) : null
    const opened = await openSegmenter(options.segmenter)
    const segmenter = dictionary ? withDictionary(opened, dictionary) : opened
    const builder = createIndexBuilder(segmenter)
    const ids = new Map<string, string>()
    let read = 0
    let told = performance.now()
    for (const [i, found] of files.entries()) {
      if (performance.now() - told > 100) {
        told = performance.now()
        onProgress?.({ files: i, totalFiles: files.length, passages: builder.counts.passages })
        await setImmediate() // signals are only delivered between turns
      }
      signal?.throwIfAborted()
      const { reports, failures } = await readFile(found, maxFileBytes)
      skipped.push(...failures)
      for (const report of reports) {
        const other = ids.get(report.id)
        if (other === undefined) {
          ids.set(report.id, report.file)
          builder.add(report)
        } else {
          skipped.push({
            file: report.file,
            reason: `报告编号 ${report.id} 已被 ${other} 使用：请改用不重复的编号`,
          })
        }
      }
      if (reports.length > 0) read++
    }
    const { counts } = builder
    onProgress?.({ files: files.length, totalFiles: files.length, passages: counts.passages })
    if (counts.reports === 0) throw nothingRead(paths, skipped)
    const columns = builder.finish()
    const version = publishSnapshot(
      indexDir,
      {
        ...columns,
        ...collectSuggestions(columns, segmenter, { favoured: new Set(dictionary?.words) }),
        // Queries are cut with the very same words, so they travel with what was cut.
        ...(dictionary && { dictionary: encodeJson({ file: dictionary.file, words: dictionary.words }) }),
      },
      {
        builtAt: new Date().toISOString(),
        fingerprint: fingerprint(segmenter),
        counts,
        skipped,
      },
    )
    sweepSnapshots(indexDir)
    const { reports, passages } = counts
    const used = dictionary && { ...dictionary, words: dictionary.words.length }
    return {
      version,
      files: read,
      reports,
      passages,
      skipped,
      dictionary: used,
      milliseconds: performance.now() - started,
    }
  } finally {
    unlock()
  }
}

// --- internal ---

async function readFile({ path, file, bytes }: FoundFile, maxFileBytes: number) {
  if (bytes > maxFileBytes) {
    const size = (n: number) => `${Math.round(n / 2 ** 20)} MiB`
    const reason = `文件过大（${size(bytes)}，上限 ${size(maxFileBytes)}）：请拆分后重试`
    return { reports: [], failures: [{ file, reason }] }
  }
  let content: Uint8Array
  try {
    content = readFileSync(path)
  } catch (cause) {
    return {
      reports: [],
      failures: [{ file, reason: `文件无法打开（${(cause as Error).message}）：请检查权限` }],
    }
  }
  const { reports, failures } = await readReports({ file, bytes: content })
  const named = failures.map(({ file, line, reason }) => ({ file: line ? `${file}:${line}` : file, reason }))
  return { reports, failures: named }
}

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
