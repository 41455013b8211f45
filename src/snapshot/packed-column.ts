// packed-column.ts — a column that lies in memory as it lies on disk, packed, and is unpacked where it is asked for.
// Not: how numbers are packed (packed-numbers.ts), keeping what was unpacked.
import { ELEMENTS, elementsOf, unpackBlock, wordsOf } from './packed-numbers.ts'

/** In data alone, in shared memory where it was read into such: threads unpack it each for themselves. */
export interface PackedColumn {
  elements: number
  /** As they stand in the file. */
  bytes: Uint8Array
  /** Where each block begins, in words. */
  blocks: Uint32Array
}

/** By the name of the column. */
export type PackedColumns = Record<string, PackedColumn>

/** Finds the blocks. What is damaged gives some column or other: its sum tells. */
export function packedColumn(bytes: Uint8Array, elements: number): PackedColumn {
  const blocks = new Uint32Array(new SharedArrayBuffer(4 * Math.ceil(elements / ELEMENTS)))
  const packed = viewOf(bytes)
  for (let number = 1; number < blocks.length; number++)
    blocks[number] = blocks[number - 1]! + wordsOf(packed, blocks[number - 1]!)
  return { elements, bytes, blocks }
}

/** @returns gives elements `start` … `end` - 1 in `list`; by default one of their own, which nothing else touches */
export function unpacker({
  elements,
  bytes,
  blocks,
}: PackedColumn): (start: number, end: number, list?: Uint32Array) => Uint32Array {
  const packed = viewOf(bytes)
  // Who asks for one element asks for its neighbour next.
  const scratch = new Uint32Array(ELEMENTS)
  let inScratch = -1
  return (start, end, list = new Uint32Array(end - start)) => {
    for (let at = start; at < end; ) {
      const block = Math.floor(at / ELEMENTS)
      const first = block * ELEMENTS
      const count = elementsOf(block, elements)
      const until = Math.min(end, first + count)
      if (at === first && until === first + count) {
        unpackBlock(packed, blocks[block]!, count, list, at - start)
      } else {
        if (inScratch !== block) unpackBlock(packed, blocks[block]!, count, scratch, 0)
        inScratch = block
        list.set(scratch.subarray(at - first, until - first), at - start)
      }
      at = until
    }
    return list
  }
}

// --- internal ---

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
  new DataView(buffer, byteOffset, byteLength)
