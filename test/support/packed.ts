// packed.ts — a snapshot whose posting lists lie in memory packed, as those of a large library do. Not: on disk (on-disk.ts).
import { PACKABLE } from '../../src/engine/flexsearch/index-columns.ts'
import { type PackedColumn, type PackedColumns, packedColumn } from '../../src/snapshot/packed-column.ts'
import { packedBytes } from '../../src/snapshot/packed-numbers.ts'
import type { OpenSnapshot, Snapshot } from '../../src/snapshot/read.ts'

export function packedInMemory({ manifest, columns }: Snapshot): OpenSnapshot {
  const plain = { ...columns }
  const packed: PackedColumns = {}
  for (const name of PACKABLE) {
    packed[name] = packedOne(columns[name] as Uint32Array)
    delete plain[name]
  }
  return { manifest, columns: plain, files: {}, packed }
}

export const packedOne = (column: Uint32Array): PackedColumn =>
  packedColumn(Buffer.concat([...packedBytes(column)].map(bytes => Buffer.from(bytes))), column.length)
