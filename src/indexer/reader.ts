// reader.ts — files, one after the other, become one part of an index. Not: which files, or on which thread.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { PartBuilder } from '../engine/engine-store.ts'
import type { EdgeLines } from '../report/cleaning/repeated.ts'
import type { Given } from '../report/metadata/given.ts'
import { withSidecar } from '../report/metadata/sidecar.ts'
import { readReports } from '../report/read.ts'
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
  /** Adds the reports of a file. What cannot be read is told in the result. */
  read(task: DueTask): Promise<FileResult>
}

export interface PartOptions {
  /** Larger files are told, not read. Bytes. */
  maxFileBytes: number
  /** The command that recognises text in scans; null: none. */
  ocr: string | null
}

/** @param builder takes the reports, in order */
export function createPartReader(builder: PartBuilder, { maxFileBytes, ocr }: PartOptions): PartReader {
  const seen = createRepetition()
  return {
    async read({ path, file, bytes, sidecar, repeated: told, isSettled }) {
      const failed = (reason: string): FileResult => {
        const failures = [{ file, reason }]
        return {
          file,
          hash: null,
          reports: [],
          passages: 0,
          failures,
          isLittleKept: false,
          edges: null,
          gone: [],
        }
      }
      if (bytes > maxFileBytes) {
        const size = (n: number) => `${Math.round(n / 2 ** 20)} MiB`
        return failed(`文件过大（${size(bytes)}，上限 ${size(maxFileBytes)}）：请拆分后重试`)
      }
      let content: Uint8Array
      try {
        content = readFileSync(path)
      } catch (cause) {
        return failed(`文件${whyNotOpened(cause)}`)
      }
      const repeated = isSettled ? told : new Set([...told, ...seen.around(file)])
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
        failures: failures.map(({ file, line, reason }) => ({
          file: line ? `${file}:${line}` : file,
          reason,
        })),
        isLittleKept: reports.some(({ cleaning }) => cleaning.some(({ reason }) => reason === 'passed-over')),
        edges,
        gone: goneFrom(edges, repeated),
      }
    },
  }
}

export function contentHash(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
