// on-disk.ts — a snapshot whose large columns lie in files, as a limited engine has it. Not: a snapshot's folder, checking.
import { mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { STRETCHED } from '../../src/engine/flexsearch/index-columns.ts'
import { blockSums, type ColumnFiles } from '../../src/snapshot/column-file.ts'
import { columnBytes, columnFile } from '../../src/snapshot/columns.ts'
import type { OpenSnapshot, Snapshot } from '../../src/snapshot/read.ts'

/**
 * Columns that may stay on disk are put there. Their files are open and have no name any more, as those of a snapshot that
 * was replaced.
 *
 * @param block bytes that are read at once, a multiple of four
 */
export function onDisk({ manifest, columns }: Snapshot, block: number): OpenSnapshot {
  const folder = mkdtempSync(join(tmpdir(), 'jiansuo-on-disk-'))
  const inMemory = { ...columns }
  const files: ColumnFiles = {}
  for (const name of STRETCHED) {
    const column = columns[name]!
    delete inMemory[name]
    const file = columnFile(name, column)
    const bytes = columnBytes(column)
    writeFileSync(join(folder, file), bytes)
    const { add, ...blocks } = blockSums(bytes.length, block)
    add(bytes)
    const path = join(folder, file)
    files[name] = { path, name: file, fd: openSync(path, 'r'), start: 0, bytes: bytes.length, ...blocks }
  }
  rmSync(folder, { recursive: true })
  return { manifest, columns: inMemory, files, packed: {}, likened: {} }
}
