// reader.ts — files, one after the other, become one part of an index. Not: which files, or on which thread.
import { createHash } from 'node:crypto'
import { createReadStream, readFileSync } from 'node:fs'
import type { PartBuilder } from '../engine/engine-store.ts'
import type { EdgeLines } from '../report/cleaning/repeated-lines.ts'
import type { Given } from '../report/metadata/given.ts'
import { withSidecar } from '../report/metadata/sidecar.ts'
import { type Failure, isReadByRow, readByRow, readReports } from '../report/read.ts'
import type { FoundFile, Skipped } from './discover.ts'
import { whyNotOpened } from './not-opened.ts'
import { createRepetition, goneFrom } from './repetition.ts'

export interface Task extends Pick<FoundFile, 'path' | 'file' | 'bytes'> {
  /** What is given for the file's report beside it; null: nothing. */
  sidecar: Given | null
}

/** A task when it is handed out. */
export interface DueTask extends Task {
  /** Keys of the lines that are furniture in its folder, as far as is known then. */
  repeated: ReadonlySet<string>
  /** All files are known: no more is to be learned from those that the thread reads. */
  isSettled: boolean
}

export interface FileResult {
  file: string
  /** SHA-256 of the content, hex; null: it could not be read, or a bound stopped it. */
  hash: string | null
  /** Ids of its reports, in order. */
  reports: string[]
  /** Passages of its reports. */
  passages: number
  failures: Skipped[]
  /** A page of it was kept for less than a third of its visible text, so the body may be another part. */
  isLittleKept: boolean
  /** What it may share with other files of its folder; null: nothing is known. */
  edges: EdgeLines | null
  /** Those lines of `edges` that were furniture when it was read. */
  gone: string[]
}

export interface PartReader {
  /**
   * Adds the reports of a file. The result says what could not be read.
   * @param onProgress called with the progress of a file that takes long
   */
  read(task: DueTask, onProgress?: PartProgress): Promise<FileResult>
}

/** Told of a file that is being read: how many of its bytes are, and how many passages they made. */
export type PartProgress = (so: { file: string; bytes: number; passages: number }) => void

export interface PartOptions {
  /** Larger files are reported and not read; of a file of rows (.jsonl), longer rows are. Bytes. */
  maxFileBytes: number
  /** The command that recognises text in scans; null: none. */
  ocr: string | null
}

/** @param builder takes the reports, in order */
export function createPartReader(builder: PartBuilder, { maxFileBytes, ocr }: PartOptions): PartReader {
  const seen = createRepetition()

  async function readWhole({
    path,
    file,
    sidecar,
    repeated: known,
    isSettled,
  }: DueTask): Promise<FileResult> {
    let content: Uint8Array
    try {
      content = readFileSync(path)
    } catch (cause) {
      return notRead(file, `文件${whyNotOpened(cause)}`)
    }
    const repeated = isSettled ? known : new Set([...known, ...seen.around(file)])
    const read = await readReports({ file, bytes: content, repeated }, { ocr })
    const { reports, failures, edges = null, isUnsettled } = read
    seen.add(file, edges)
    const before = builder.passages
    for (const report of reports) builder.add(sidecar ? withSidecar(report, sidecar) : report)
    return {
      file,
      // Without one it is read again at the next run.
      hash: isUnsettled ? null : contentHash(content),
      reports: reports.map(({ id }) => id),
      passages: builder.passages - before,
      failures: failures.map(placed),
      isLittleKept: reports.some(({ cleaning }) => cleaning.some(({ reason }) => reason === 'passed-over')),
      edges,
      gone: goneFrom(edges, repeated),
    }
  }

  /** A file of rows: no more of it is in memory than a row. What stands before a place that cannot be read is kept. */
  async function readRows({ path, file, sidecar }: DueTask, onProgress: PartProgress): Promise<FileResult> {
    const hash = createHash('sha256')
    const result = { ...notRead(file), passages: 0 }
    const before = builder.passages
    let isSettled = true
    let bytes = 0
    async function* chunks() {
      for await (const chunk of createReadStream(path, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
        hash.update(chunk)
        yield chunk
        bytes += chunk.length
        onProgress({ file, bytes, passages: builder.passages - before })
      }
    }
    try {
      const rows = readByRow({ file, chunks: chunks(), longestLine: maxFileBytes })
      for await (const { reports, failures, isUnsettled } of rows) {
        if (isUnsettled) isSettled = false
        for (const report of reports) {
          builder.add(sidecar ? withSidecar(report, sidecar) : report)
          result.reports.push(report.id)
        }
        result.failures.push(...failures.map(placed))
      }
    } catch (cause) {
      if (!isOfFile(cause)) throw cause
      isSettled = false
      result.failures.push({ file, reason: `文件${whyNotOpened(cause)}` })
    }
    return { ...result, hash: isSettled ? hash.digest('hex') : null, passages: builder.passages - before }
  }

  return {
    async read(task, onProgress = () => {}) {
      const { file, bytes } = task
      if (bytes <= maxFileBytes) return readWhole(task)
      if (isReadByRow(file)) return readRows(task, onProgress)
      const size = (n: number) => `${Math.round(n / 2 ** 20)} MiB`
      return notRead(file, `文件过大（${size(bytes)}，上限 ${size(maxFileBytes)}）：请拆分后重试`)
    },
  }
}

/** Of a file's content, hex. @throws as `fs` does */
export async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) hash.update(chunk)
  return hash.digest('hex')
}

// --- internal ---

/** Bytes read at a time. */
const CHUNK = 2 ** 20

const contentHash = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')

/** What the system says of a file or disk; all else is nobody's file. */
const isOfFile = (cause: unknown): boolean => typeof (cause as NodeJS.ErrnoException).syscall === 'string'

/** With the line, where only one failed. */
const placed = ({ file, line, reason }: Failure): Skipped => ({
  file: line ? `${file}:${line}` : file,
  reason,
})

const notRead = (file: string, ...reasons: string[]): FileResult => ({
  file,
  hash: null,
  reports: [],
  passages: 0,
  failures: reasons.map(reason => ({ file, reason })),
  isLittleKept: false,
  edges: null,
  gone: [],
})
