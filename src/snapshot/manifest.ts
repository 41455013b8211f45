// manifest.ts — what a snapshot says of itself. Not: its columns, where it lies.
import type { Fingerprint } from '../analysis/fingerprint.ts'

/** Raised whenever the meaning of a column changes; a snapshot of another format is refused, never guessed at. */
export const FORMAT = 3

export interface FileEntry {
  /** The column's, and how it is written: `.u8`, `.u16` and `.u32` as it is in memory, `.p32` packed (packed-numbers.ts). */
  name: string
  /** Of the file. */
  bytes: number
  /** Of the column. */
  elements: number
  /** Hex. */
  sha256: string
}

export interface Manifest {
  format: typeof FORMAT
  /** Name of the snapshot's folder: build time and a hash of its columns. */
  version: string
  /** ISO 8601 */
  builtAt: string
  fingerprint: Fingerprint
  counts: { reports: number; paragraphs: number; passages: number; characters: number }
  skipped: { file: string; reason: string }[]
  files: FileEntry[]
}
