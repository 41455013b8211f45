// scratch-file.ts — columns put aside while an index is built, all in one file, and read again before it is done. Not: what
// they mean, removing the file.
import { closeSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { blockSums, type ColumnFile, type ColumnFiles } from './column-file.ts'
import { bytePieces, type Columns, columnFile } from './columns.ts'
import { openToStay } from './read-file.ts'
import { diskError, writeAll } from './write-file.ts'

/** In data alone: one thread writes it, another reads it. */
export interface ScratchFile {
  path: string
  /** By the name of the column. */
  columns: Record<string, Omit<ColumnFile, 'fd' | 'path'>>
}

/** @throws JiansuoError `io` when the disk is full or refuses */
export function writeScratch(path: string, columns: Columns): ScratchFile {
  const scratch: ScratchFile = { path, columns: {} }
  let start = 0
  try {
    const fd = openSync(path, 'wx')
    try {
      for (const [name, column] of Object.entries(columns)) {
        const { add, ...blocks } = blockSums(column.byteLength)
        for (const piece of bytePieces(column)) {
          add(piece)
          writeAll(fd, piece)
        }
        scratch.columns[name] = { name: columnFile(name, column), start, bytes: column.byteLength, ...blocks }
        start += column.byteLength
      }
    } finally {
      closeSync(fd)
    }
  } catch (cause) {
    throw diskError(dirname(path), cause)
  }
  return scratch
}

/** Its columns, all through one open file, which whoever has them closes. @throws JiansuoError `io`, `bad-snapshot` */
export function openScratch({ path, columns }: ScratchFile): { files: ColumnFiles; fd: number } {
  const fd = openToStay(path)
  const files = Object.entries(columns).map(([name, column]) => [name, { ...column, path, fd }])
  return { files: Object.fromEntries(files), fd }
}
