// source.ts — what every reader of a file format takes and gives. Not: any one format.
import type { EdgeLines } from './cleaning/repeated-lines.ts'
import type { Report } from './report.ts'

export interface SourceFile {
  /** Path relative to the indexed folder, with `/`; the base name of a single file. */
  file: string
  bytes: Uint8Array
  /** Keys of the lines that many files of the folder have around their reports. Default: none is known. */
  repeated?: ReadonlySet<string>
  /** Reads a part of it, in the same format, within the sandbox's bounds. Absent: it is there already. */
  readApart?: (bytes: Uint8Array) => Promise<ReadResult>
}

export interface Failure {
  file: string
  /** 1-based, where only one line of the file failed. */
  line?: number
  /** In Chinese: what was found, and what to do. */
  reason: string
}

export interface ReadResult {
  reports: Report[]
  failures: Failure[]
  /** What the file shares with others of its folder, perhaps. Absent: it has no lines but those of its reports. */
  edges?: EdgeLines
  /** A bound stopped it, which may not be the file's fault: worth reading again at the next run. */
  isUnsettled?: true
  /** Its pages are pictures: a command that recognises text may help. */
  isScan?: true
}

/** Reads one file. Never throws for what a file contains: bad content is a failure in the result. */
export type Reader = (source: SourceFile) => ReadResult | Promise<ReadResult>

export function failed(file: string, reason: string): ReadResult {
  return { reports: [], failures: [{ file, reason }] }
}
