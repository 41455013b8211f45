// manifest.ts — the manifest of a snapshot: its version, its counts, and a checksum for each file. Not: its columns.
import type { Fingerprint } from '../analysis/fingerprint.ts'

/** Raised whenever the meaning of a column changes; a snapshot of another format is refused, never guessed at. */
export const FORMAT = 3

export interface FileEntry {
  /** The column's name, with its encoding: `.u8`, `.u16` and `.u32` as in memory, `.p32` packed (packed-numbers.ts). */
  name: string
  /** Size of the file. */
  bytes: number
  /** Length of the column. */
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
