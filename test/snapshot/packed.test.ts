// Packed numbers are the numbers, whatever they are and however their bytes are cut; ascending ones take few bits.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ELEMENTS,
  elementsOf,
  findBlocks,
  mostWords,
  packBlock,
  packedBytes,
  unpackBlock,
} from '../../src/snapshot/packed-numbers.ts'
import { random } from '../support/random.ts'

const draws = (bits: number, seed: number) => {
  const next = random(seed)
  return () => Math.floor(next() * 2 ** bits)
}
const numbers = fc.oneof(
  fc.array(fc.nat(0xffffffff), { maxLength: 300 }),
  fc.array(fc.constantFrom(0, 1, 31, 32, 0x7fffffff, 0x80000000, 0xffffffff), { maxLength: 300 }),
  fc.array(fc.nat(3_000_000), { maxLength: 300 }).map(list => list.sort((a, b) => a - b)),
  // Every width, several times over.
  fc
    .tuple(fc.integer({ min: 1, max: 32 }), fc.nat())
    .map(([bits, seed]) => Array.from({ length: 200 }, draws(bits, seed))),
  fc.array(fc.constant(7), { maxLength: 200 }),
)

const packed = (column: Uint32Array) =>
  Buffer.concat([...packedBytes(column)].map(bytes => Buffer.from(bytes)))

function unpacked(bytes: Uint8Array, elements: number, cut: number): Uint32Array {
  const column = new Uint32Array(elements)
  const add = findBlocks(elements, (words, from, _, number) =>
    unpackBlock(words, from, elementsOf(number, elements), column, number * ELEMENTS),
  )
  for (let at = 0; at < bytes.length; at += cut) add(bytes.subarray(at, at + cut))
  return column
}

describe('packing', () => {
  it('a block loses nothing, and takes no more than it may', () =>
    fc.assert(
      fc.property(numbers, fc.nat(5), (list, to) => {
        fc.pre(list.length > 0)
        const values = Uint32Array.from(list)
        const words = new Uint32Array(mostWords(values.length))
        const end = packBlock(values, words)
        expect(end).toBeLessThanOrEqual(words.length)
        expect(words[0]! >>> 8).toBe(end)
        const into = new Uint32Array(values.length + to + 3).fill(42)
        unpackBlock(new DataView(words.buffer, 0, end * 4), 0, values.length, into, to)
        expect(into.subarray(to, to + values.length)).toEqual(values)
        expect(into.subarray(0, to).every(one => one === 42)).toBe(true)
        expect([...into.subarray(-3)]).toEqual([42, 42, 42])
      }),
      { numRuns: 2000 },
    ))

  it('a column of any length comes back from bytes cut anywhere', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3 * ELEMENTS }),
        fc.integer({ min: 1, max: 32 }),
        fc.nat(),
        fc.integer({ min: 1, max: 40_000 }),
        (length, bits, seed, cut) => {
          const column = Uint32Array.from({ length }, draws(bits, seed))
          expect(unpacked(packed(column), length, cut)).toEqual(column)
        },
      ),
      { numRuns: 100 },
    ))

  it('pieces give what the whole gives', () => {
    const column = Uint32Array.from({ length: 20_000 }, (_, i) => i * 3 + (i % 2))
    const pieces = [
      column.subarray(0, 5),
      column.subarray(5, 5),
      column.subarray(5, 9000),
      column.subarray(9000),
    ]
    const bytes = [...packedBytes({ BYTES_PER_ELEMENT: 4, length: 20_000, pieces })]
    expect(Buffer.concat(bytes)).toEqual(packed(column))
    expect(packed(column).length).toBeLessThan(column.byteLength / 9)
  })

  it('damaged bytes give some numbers or none, and never write elsewhere', () =>
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 4000 }),
        fc.nat(10_000),
        fc.integer({ min: 1, max: 500 }),
        (bytes, length, cut) => {
          expect(unpacked(bytes, length, cut).length).toBe(length)
        },
      ),
      { numRuns: 500 },
    ))
})
