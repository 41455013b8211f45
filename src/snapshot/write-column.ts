// write-column.ts — one column becomes a flushed file, with its sums. Not: which columns (write.ts).
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { blockSums, type ColumnFile, packedSums } from './column-file.ts'
import { bytePieces, type Column, type ColumnPieces, columnFile, columnOf } from './columns.ts'
import type { FileEntry } from './manifest.ts'
import { packedBytes } from './packed-numbers.ts'
import { writeFlushed } from './write-file.ts'

/** Its file: numbers of 32 bits are packed, everything else stands as it is. */
export const snapshotFile = (name: string, column: Column | ColumnPieces): string =>
  isPacked(column) ? `${name}.p32` : columnFile(name, column)

export function writeColumn(
  folder: string,
  column: string,
  elements: Column | ColumnPieces,
): { entry: FileEntry; file: Omit<ColumnFile, 'fd'> } {
  const name = snapshotFile(column, elements)
  columnOf(name, new ArrayBuffer(0)) // a name that cannot be read back fails here, not at the reader's
  const { BYTES_PER_ELEMENT, length: most } = elements
  const packed = isPacked(elements)
  const hash = createHash('sha256')
  const { add, ...blocks } = packed ? packedSums(most) : blockSums(most * BYTES_PER_ELEMENT)
  const counted = counting(elements)
  let bytes = 0
  function* summed() {
    for (const piece of packed ? packedBytes(counted) : bytePieces(counted)) {
      hash.update(piece)
      add(piece)
      bytes += piece.length
      yield piece
    }
  }
  const path = join(folder, name)
  writeFlushed(path, summed())
  const count = counted.counted()
  return {
    entry: { name, bytes, elements: count, sha256: hash.digest('hex') },
    file: { path, name, start: 0, bytes: count * BYTES_PER_ELEMENT, ...blocks },
  }
}

// --- internal ---

const isPacked = ({ BYTES_PER_ELEMENT }: Column | ColumnPieces) => BYTES_PER_ELEMENT === 4

/** The same column, which tells afterwards how many elements there were. */
function counting(column: Column | ColumnPieces): ColumnPieces & { counted(): number } {
  let count = 0
  function* pieces() {
    for (const piece of 'pieces' in column ? column.pieces : [column]) {
      count += piece.length
      yield piece
    }
  }
  const { BYTES_PER_ELEMENT, length } = column
  return { BYTES_PER_ELEMENT, length, pieces: pieces(), counted: () => count }
}
