// A column on disk gives what the same column in memory gives, or an error, whatever is kept of it and however long it is.
import {
  closeSync,
  ftruncateSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  truncateSync,
  writeSync,
} from 'node:fs'

import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createBlockCache, createBlockCounts, readBlockCounts } from '../../src/snapshot/block-cache.ts'
import { blockSums, type ColumnFile, packedSums } from '../../src/snapshot/column-file.ts'
import { type Column, columnBytes, columnFile } from '../../src/snapshot/columns.ts'
import { ELEMENTS, packedBytes } from '../../src/snapshot/packed-numbers.ts'
import {
  elementAt,
  inMemory,
  onDisk,
  packedInMemory,
  piecesOf,
  stretch,
  wholeOf,
} from '../../src/snapshot/stretches.ts'
import { packedOne } from '../support/packed.ts'
import { random } from '../support/random.ts'

function scratchFile() {
  const folder = mkdtempSync(join(tmpdir(), 'jiansuo-stretches-'))
  const path = join(folder, 'column')
  const fd = openSync(path, 'w+')
  const close = () => {
    closeSync(fd)
    rmSync(folder, { recursive: true })
  }
  return { path, fd, close }
}

/** Puts a column into an open file. @param block bytes */
function fileOf(column: Column, { path, fd }: { path: string; fd: number }, block: number): ColumnFile {
  const bytes = columnBytes(column)
  ftruncateSync(fd, 0)
  if (bytes.length > 0) writeSync(fd, bytes, 0, bytes.length, 0)
  const { add, ...blocks } = blockSums(bytes.length, block)
  add(bytes)
  return { path, name: columnFile('column', column), fd, start: 0, bytes: bytes.length, ...blocks }
}

/** The same, packed. */
function packedFileOf(column: Uint32Array, { path, fd }: { path: string; fd: number }): ColumnFile {
  const { add, ...blocks } = packedSums(column.length)
  ftruncateSync(fd, 0)
  let at = 0
  for (const bytes of packedBytes(column)) {
    at += writeSync(fd, bytes, 0, bytes.length, at)
    // Cut anywhere.
    for (let from = 0; from < bytes.length; from += 1001) add(bytes.subarray(from, from + 1001))
  }
  return { path, name: 'column.p32', fd, start: 0, bytes: column.byteLength, ...blocks }
}

const numbers = fc.array(fc.nat(0xffff), { maxLength: 300 })
const column = fc.oneof(
  numbers.map((list): Column => Uint8Array.from(list)),
  numbers.map((list): Column => Uint16Array.from(list)),
  numbers.map((list): Column => Uint32Array.from(list, one => one * 65_537)),
)
const block = fc.integer({ min: 1, max: 40 }).map(words => words * 4)

/** Lists of ascending numbers one behind the other, or any numbers; several blocks of them. */
const packable = fc
  .tuple(fc.integer({ min: 0, max: 9000 }), fc.integer({ min: 1, max: 32 }), fc.nat(), fc.nat(400))
  .map(([length, bits, seed, list]) => {
    const next = random(seed)
    const column = Uint32Array.from({ length }, () => Math.floor(next() * 2 ** bits))
    if (list > 1) for (let at = 0; at < length; at += list) column.subarray(at, at + list).sort()
    return column
  })

describe('a column on disk', () => {
  it('gives the same stretches as in memory, kept or not, in any order', () => {
    const file = scratchFile()
    onTestFinished(file.close)
    const places = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(column, block, fc.nat(4000), places, (column, block, kept, places) => {
        const here = inMemory(column)
        const there = onDisk(fileOf(column, file, block), 3, createBlockCache(kept))
        expect(there.length).toBe(here.length)
        for (const [a, b, isPassing] of places) {
          const start = a % (column.length + 1)
          const end = start + (b % (column.length - start + 1))
          const { elements, first } = isPassing ? there.passing(start, end) : there.window(start, end)
          expect(elements.subarray(start - first, end - first)).toEqual(column.subarray(start, end))
          expect(stretch(there, start, end)).toEqual(stretch(here, start, end))
          if (start < column.length) expect(elementAt(there, start)).toBe(elementAt(here, start))
        }
      }),
      { numRuns: 200 },
    )
  })

  it('that changes or shrinks while it is open gives an error where it changed, and the truth elsewhere', () => {
    const file = scratchFile()
    onTestFinished(file.close)
    fc.assert(
      fc.property(column, block, fc.nat(), fc.nat(7), fc.boolean(), (column, block, where, bit, isCut) => {
        fc.pre(column.length > 0)
        const stored = fileOf(column, file, block)
        const at = where % stored.bytes
        const bytes = columnBytes(column)
        if (isCut) truncateSync(file.path, at)
        else writeSync(file.fd, Uint8Array.of(bytes[at]! ^ (1 << bit)), 0, 1, at)
        const there = onDisk(stored, 0, createBlockCache(0))
        for (let i = 0; i < column.length; i++) {
          const touched = Math.floor((i * column.BYTES_PER_ELEMENT) / block)
          const damaged = isCut ? touched >= Math.floor(at / block) : touched === Math.floor(at / block)
          if (damaged)
            expect(() => elementAt(there, i)).toThrow(
              expect.objectContaining({
                code: 'bad-snapshot',
                message: expect.stringMatching(/变短或改变.*jiansuo verify/),
              }),
            )
          else expect(elementAt(there, i)).toBe(column[i])
        }
      }),
      { numRuns: 150 },
    )
  })

  it('packed gives what it holds, or an error where it changed', () => {
    const file = scratchFile()
    onTestFinished(file.close)
    const places = fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 10 })
    fc.assert(
      fc.property(packable, places, fc.nat(), fc.nat(7), (column, places, where, bit) => {
        const stored = packedFileOf(column, file)
        const there = onDisk(stored, 3, createBlockCache(20_000))
        expect(there.length).toBe(column.length)
        for (const [a, b] of places) {
          const start = a % (column.length + 1)
          const end = start + (b % (column.length - start + 1))
          expect(stretch(there, start, end)).toEqual(column.subarray(start, end))
        }
        if (column.length === 0) return
        const { packed } = stored
        const at = where % (packed!.at(-1)! * 4)
        const byte = new Uint8Array(1)
        readSync(file.fd, byte, 0, 1, at)
        writeSync(file.fd, Uint8Array.of(byte[0]! ^ (1 << bit)), 0, 1, at)
        const damaged = packed!.findLastIndex(start => start * 4 <= at)
        const later = onDisk(stored, 3, createBlockCache(0))
        for (let block = 0; block * ELEMENTS < column.length; block++) {
          if (block !== damaged) expect(elementAt(later, block * ELEMENTS)).toBe(column[block * ELEMENTS])
          else
            expect(() => elementAt(later, block * ELEMENTS)).toThrow(
              expect.objectContaining({ code: 'bad-snapshot' }),
            )
        }
      }),
      { numRuns: 60 },
    )
  })

  it('packed in memory gives what it holds, in any order', () => {
    const places = fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(packable, places, (column, places) => {
        const there = packedInMemory(packedOne(column))
        expect(there.length).toBe(column.length)
        expect(wholeOf(there)).toEqual(column)
        expect([...piecesOf(there)].flatMap(piece => [...piece])).toEqual([...column])
        const given = places.map(([a, b]) => {
          const start = a % (column.length + 1)
          const end = start + (b % (column.length - start + 1))
          if (start < column.length) expect(elementAt(there, start)).toBe(column[start])
          return { start, end, list: stretch(there, start, end) }
        })
        // What was given stays as it was, whatever was asked for since.
        for (const { start, end, list } of given) expect(list).toEqual(column.subarray(start, end))
      }),
      { numRuns: 150 },
    )
  })

  it('is read beyond 4 GiB', () => {
    const file = scratchFile()
    onTestFinished(file.close)
    // Nearly all of it is a hole, which takes no room on disk; blocks of nothing have one sum.
    const [block, bytes] = [2 ** 14, 5 * 2 ** 30]
    ftruncateSync(file.fd, bytes)
    const sums = new Uint32Array(bytes / block).fill(crc32(new Uint8Array(block)))
    const positions = [2 ** 31 - 4, 2 ** 31, 2 ** 32 - 4, 2 ** 32, 2 ** 32 + 2 ** 29, bytes - 4]
    for (const position of positions) {
      writeSync(file.fd, new Uint8Array(Uint32Array.of(position / 4).buffer), 0, 4, position)
      const written = new Uint8Array(block)
      written.set(new Uint8Array(Uint32Array.of(position / 4).buffer), position % block)
      sums[Math.floor(position / block)] = crc32(written)
    }
    const stored = {
      path: file.path,
      name: 'column.u32',
      fd: file.fd,
      start: 0,
      bytes,
      block,
      packed: null,
      sums,
    }
    const there = onDisk<Uint32Array>(stored, 0, createBlockCache(2 ** 20))
    expect(there.length).toBe(bytes / 4)
    for (const position of positions) {
      expect(elementAt(there, position / 4)).toBe(position / 4)
      expect(there.passing(position / 4, position / 4 + 1).elements).toContain(position / 4)
    }
    expect([...stretch(there, 2 ** 30 - 1, 2 ** 30 + 1)]).toEqual([2 ** 30 - 1, 2 ** 30])
  })
})

describe('what is kept', () => {
  const window = { elements: new Uint8Array(100), first: 0 }

  it('is read once, and counted', () => {
    const counts = createBlockCounts()
    const cache = createBlockCache(1000, counts)
    let reads = 0
    const read = () => {
      reads++
      return window
    }
    for (let i = 0; i < 3000; i++) cache.get(1, 7, 1, read)
    cache.get(2, 7, 1, read)
    cache.get(1, 7, 2, read)
    expect(reads).toBe(3)
    expect(readBlockCounts(counts)).toEqual({ hits: 2999, misses: 3 })
  })

  it('takes no more than it may', () => {
    const cache = createBlockCache(1000)
    let reads = 0
    const read = () => {
      reads++
      return window
    }
    for (let round = 0; round < 2; round++)
      for (let block = 0; block < 10; block++) cache.get(0, block, 1, read)
    expect(reads).toBe(20)
    const none = createBlockCache(0)
    for (let i = 0; i < 3; i++) none.get(0, 0, 1, read)
    expect(reads).toBe(23)
  })
})
