// column-file.ts — a column that stays on disk: an open file whose blocks are read when they are asked for, each held against
// the sum it had when the snapshot was opened. Not: keeping blocks (block-cache.ts), checking whole files (read.ts).
import { closeSync, readSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { JiansuoError } from '../errors.ts'
import { type Column, columnOf } from './columns.ts'
import { ELEMENTS, elementsOf, findBlocks, unpackBlock } from './packed-numbers.ts'
import { readError } from './read-file.ts'

/** Bytes read at once, at least: a whole number of elements. */
const BLOCK = 2 ** 14

/** In data alone: threads read through the same open file. It stays readable when its folder is removed. */
export interface ColumnFile {
  /** For messages. */
  path: string
  /** File name, which says what its elements are. */
  name: string
  fd: number
  /** Where in the file the column begins. Bytes. */
  start: number
  /** Of the column in memory. */
  bytes: number
  /** Bytes of a block in memory, all but the last. */
  block: number
  /** Where each block begins in the file, in words, and the last ends; null: blocks stand there as in memory. Shared memory. */
  packed: Uint32Array | null
  /** CRC-32 of each block as it stands in the file. Shared memory. */
  sums: Uint32Array
}

/** By the name of the column. */
export type ColumnFiles = Record<string, ColumnFile>

/** Sums the blocks of a file that is read in pieces, one behind the other. @param block bytes of one, a multiple of four */
export function blockSums(bytes: number, block = BLOCK) {
  const sums = new Uint32Array(new SharedArrayBuffer(4 * Math.ceil(bytes / block)))
  let at = 0
  return {
    block,
    packed: null,
    sums,
    add(piece: Uint8Array) {
      for (let from = 0; from < piece.length; ) {
        const number = Math.floor(at / block)
        const length = Math.min(piece.length - from, block - (at % block))
        // A block may come in two pieces; beyond what was announced there is none.
        if (number < sums.length) sums[number] = crc32(piece.subarray(from, from + length), sums[number])
        from += length
        at += length
      }
    },
  }
}

/**
 * Some blocks as elements; behind the last of the column there is less.
 *
 * @throws JiansuoError `bad-snapshot` where they are no longer what they were, `io` where the disk refuses
 */
export function readBlocks(file: ColumnFile, first: number, count: number): Column {
  const { block } = file
  if (file.packed) return readPacked(file, file.packed, first, count)
  const from = first * block
  const bytes = unfilled(Math.max(0, Math.min(count * block, file.bytes - from)))
  readAt(file, bytes, file.start + from)
  for (let at = 0, number = first; at < bytes.length; at += block, number++)
    if (crc32(bytes.subarray(at, at + block)) !== file.sums[number]) throw changed(file)
  return columnOf(file.name, bytes.buffer).column
}

/** Blocks and sums of a packed file that is read in pieces, one behind the other. */
export function packedSums(elements: number) {
  const blocks = Math.ceil(elements / ELEMENTS)
  const packed = new Uint32Array(new SharedArrayBuffer(4 * (blocks + 1)))
  const sums = new Uint32Array(new SharedArrayBuffer(4 * blocks))
  const add = findBlocks(elements, (bytes, from, end, number) => {
    packed[number + 1] = packed[number]! + end - from
    sums[number] = crc32(bytesOf(bytes, from, end))
  })
  return { block: ELEMENTS * 4, packed, sums, add }
}

/** What cannot be closed is closed with the process. */
export function closeFiles(files: ColumnFiles): void {
  for (const { fd } of Object.values(files)) {
    try {
      closeSync(fd)
    } catch {}
  }
}

// --- internal ---

/** Memory to itself, whose every byte is about to be written: filling it with nothing first takes as long as reading. */
const unfilled = (bytes: number): Uint8Array<ArrayBuffer> => {
  const { buffer } = Buffer.allocUnsafeSlow(bytes)
  return new Uint8Array(buffer as ArrayBuffer)
}

const bytesOf = (packed: DataView, from: number, end: number) =>
  new Uint8Array(packed.buffer, packed.byteOffset + from * 4, (end - from) * 4)

function readPacked(file: ColumnFile, packed: Uint32Array, first: number, count: number): Uint32Array {
  const elements = file.bytes / 4
  const last = Math.min(first + count, packed.length - 1)
  const length = Math.max(0, Math.min(last * ELEMENTS, elements) - first * ELEMENTS)
  if (length === 0) return new Uint32Array(0)
  const column = new Uint32Array(unfilled(length * 4).buffer)
  const bytes = unfilled((packed[last]! - packed[first]!) * 4)
  const words = new DataView(bytes.buffer)
  readAt(file, bytes, file.start + packed[first]! * 4)
  for (let number = first; number < last; number++) {
    const [from, end] = [packed[number]! - packed[first]!, packed[number + 1]! - packed[first]!]
    if (crc32(bytesOf(words, from, end)) !== file.sums[number]) throw changed(file)
    unpackBlock(words, from, elementsOf(number, elements), column, (number - first) * ELEMENTS)
  }
  return column
}

/** The system reads no more than 2 GiB at once. */
const MOST = 2 ** 30

function readAt(file: ColumnFile, into: Uint8Array, from: number): void {
  for (let at = 0; at < into.length; ) {
    let read: number
    try {
      read = readSync(file.fd, into, at, Math.min(MOST, into.length - at), from + at)
    } catch (cause) {
      throw readError(file.path, cause, () => changed(file))
    }
    if (read === 0) throw changed(file)
    at += read
  }
}

const changed = ({ path }: ColumnFile) =>
  new JiansuoError(
    'bad-snapshot',
    `索引文件 ${path} 在使用中变短或改变了：请运行 jiansuo verify 核对，换回好的一次（jiansuo rollback）或重新建立索引`,
  )
