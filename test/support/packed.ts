// packed.ts — a snapshot whose posting lists lie in memory packed, and whose texts as what they differ in from their skeletons,
// as those of a large library do. Not: on disk (on-disk.ts).
import { LIKENED, PACKABLE } from '../../src/engine/flexsearch/index-columns.ts'
import { type LikenedColumns, likenedColumn } from '../../src/snapshot/likened-column.ts'
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
  const likened: LikenedColumns = {}
  for (const [name, like] of Object.entries(LIKENED)) {
    const told = likenedColumn(columns[name] as Uint16Array, like, columns[like] as Uint16Array)
    if (!told) continue
    likened[name] = told
    delete plain[name]
  }
  return { manifest, columns: plain, files: {}, packed, likened }
}

export const packedOne = (column: Uint32Array): PackedColumn =>
  packedColumn(Buffer.concat([...packedBytes(column)].map(bytes => Buffer.from(bytes))), column.length)
