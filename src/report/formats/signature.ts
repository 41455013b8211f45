// signature.ts — what a file is by its bytes, whatever it is called. Not: whether it is whole (the formats find out).
import { listArchive } from './containers/archive.ts'
import { openCompound } from './containers/compound.ts'
import type { Refusal } from './extracted.ts'
import { headOf, type Magic, magicOf } from './magic.ts'

/** How a file begins, and what a container says is in it: enough to tell formats apart without unpacking any. */
export interface FileStart {
  /** Its first kilobyte, one character a byte. */
  head: string
  magic: Magic | null
  /** What the first bytes are called in Chinese; empty where they are not known. */
  name: string
  /** Names in a zip archive; null where it is none. */
  entries: ReadonlySet<string> | null
  /** An archive with a password. */
  isEncrypted: boolean
  /** Names in a compound file (OLE2), lower case; null where it is none. */
  streams: ReadonlySet<string> | null
}

/**
 * Looks at the first bytes, and into archives and compound files as far as their directories: a .docx, an .xlsx and a
 * plain zip begin alike, and so do a .doc and a .docx with a password.
 *
 * @example
 * startOf(new TextEncoder().encode('%PDF-1.7')).magic // => 'pdf'
 */
export function startOf(bytes: Uint8Array): FileStart | Refusal {
  const found = magicOf(bytes)
  const start: FileStart = {
    head: headOf(bytes),
    magic: found?.magic ?? null,
    name: found?.name ?? '',
    entries: null,
    isEncrypted: false,
    streams: null,
  }
  if (found?.magic === 'zip') {
    const archive = listArchive(bytes)
    if ('failure' in archive) return archive
    start.entries = new Set(archive.entries.map(entry => entry.name))
    start.isEncrypted = archive.entries.some(entry => entry.encrypted)
  }
  if (found?.magic === 'compound') {
    try {
      start.streams = openCompound(bytes).names
    } catch (error) {
      const detail = (error as Error).message
      return { failure: `旧版 Office 文件已损坏（${detail}）；请重新下载，或用 Word 打开后另存为 docx` }
    }
  }
  return start
}
