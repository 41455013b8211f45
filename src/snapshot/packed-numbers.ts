// packed-numbers.ts — columns of 32-bit numbers in fewer bits: differences of neighbours, packed by the dozen. Not: files.
//
// A block holds so many elements and stands for itself: a word with its length in words and the bits W of its largest
// element, its first element, a byte for each 32 elements with the bits B of their largest difference, and then the
// differences, B bits each, modulo 2 ** W. Ascending numbers take few bits, any others hardly more than they have; where
// one list ends and the next begins, 32 elements are wide.
import { type Column, type ColumnPieces, columnBytes } from './columns.ts'

/** Elements of a block, all but the last: a list of a few numbers costs unpacking as many as this. */
export const ELEMENTS = 1024

/** Words that a block of so many elements takes at most. */
export const mostWords = (count: number): number => HEADER + Math.ceil(count / 128) + count

/** @param into room for `mostWords` @returns words written, and never 0 */
export function packBlock(values: Uint32Array, into: Uint32Array): number {
  let union = 0
  for (let i = 0; i < values.length; i++) union |= values[i]!
  const width = bitsOf(union)
  const mask = maskOf(width)
  let at = HEADER + Math.ceil(values.length / 128)
  into.fill(0, 0, at)
  into[1] = values[0]!
  let before = values[0]! | 0
  for (let group = 0; group * GROUP < values.length; group++) {
    const first = group * GROUP
    const end = Math.min(values.length, first + GROUP)
    let differences = 0
    for (let i = first, last = before; i < end; i++) {
      differences |= (values[i]! - last) & mask
      last = values[i]! | 0
    }
    const bits = bitsOf(differences)
    into[HEADER + (group >> 2)]! |= bits << ((group & 3) * 8)
    let word = 0
    let filled = 0
    for (let i = first; i < end; i++) {
      const difference = (values[i]! - before) & mask
      before = values[i]! | 0
      word |= difference << filled
      filled += bits
      if (filled < 32) continue
      into[at++] = word
      filled -= 32
      word = filled === 0 ? 0 : difference >>> (bits - filled)
    }
    if (filled > 0) into[at++] = word
  }
  into[0] = (at << 8) | width
  return at
}

/** @param packed in which the block begins at word `from`  @param count of its elements, which go into `into` from `to` on */
export function unpackBlock(
  packed: DataView,
  from: number,
  count: number,
  into: Uint32Array,
  to: number,
): void {
  const mask = maskOf(wordAt(packed, from) & 0xff)
  const groups = from + HEADER
  let at = groups + Math.ceil(count / 128)
  let value = wordAt(packed, from + 1)
  for (let group = 0; group * GROUP < count; group++) {
    const bits = packed.getUint8(groups * 4 + group)
    const first = to + group * GROUP
    const end = to + Math.min(count, (group + 1) * GROUP)
    if (bits === 0) into.fill(value, first, end)
    else if (bits <= MOST_AT_ONCE && end - first === GROUP && (at + bits) * 4 < packed.byteLength)
      value = unpackGroup(packed, at, bits, mask, value, into, first)
    else value = unpackSome(packed, at, bits, mask, value, into, first, end)
    at += Math.ceil(((end - first) * bits) / 32)
  }
}

/** The bytes of a packed column, to be used before the next are asked for. Nothing of an empty one. */
export function* packedBytes(column: Column | ColumnPieces): Generator<Uint8Array> {
  const pieces = 'pieces' in column ? column.pieces : [column]
  const begun = new Uint32Array(ELEMENTS)
  const packed = new Uint32Array(BLOCKS * mostWords(ELEMENTS))
  let length = 0
  let end = 0
  for (const piece of pieces as Iterable<Uint32Array>) {
    for (let at = 0; at < piece.length; ) {
      const taken = Math.min(piece.length - at, ELEMENTS - length)
      begun.set(piece.subarray(at, at + taken), length)
      at += taken
      length += taken
      if (length < ELEMENTS) continue
      end += packBlock(begun, packed.subarray(end))
      length = 0
      if (end + mostWords(ELEMENTS) <= packed.length) continue
      yield columnBytes(packed.subarray(0, end))
      end = 0
    }
  }
  if (length > 0) end += packBlock(begun.subarray(0, length), packed.subarray(end))
  if (end > 0) yield columnBytes(packed.subarray(0, end))
}

/**
 * Finds the blocks in the bytes of a packed column as these come, cut anywhere. What is damaged gives some blocks or none.
 *
 * @param elements of the column
 * @param visit called for each block: `packed` has it from word `from` to `end`
 */
export function findBlocks(
  elements: number,
  visit: (packed: DataView, from: number, end: number, number: number) => void,
): (piece: Uint8Array) => void {
  const blocks = Math.ceil(elements / ELEMENTS)
  let number = 0
  // What came and is no whole block yet, at its beginning.
  let room = new Uint8Array(0)
  let begun = 0
  return piece => {
    const length = begun + piece.length
    if (length > room.length) {
      const larger = new Uint8Array(Math.ceil(length / 4) * 4)
      larger.set(room.subarray(0, begun))
      room = larger
    }
    room.set(piece, begun)
    const packed = new DataView(room.buffer, 0, length - (length % 4))
    let at = 0
    while (number < blocks && at * 4 < packed.byteLength) {
      const end = at + wordsOf(packed, at)
      if (end * 4 > packed.byteLength) break
      visit(packed, at, end, number++)
      at = end
    }
    room.copyWithin(0, at * 4, length)
    begun = number < blocks ? length - at * 4 : 0
  }
}

/** Words of the block that begins at a word; of what is damaged too at least one. */
export const wordsOf = (packed: DataView, from: number): number => Math.max(1, wordAt(packed, from) >>> 8)

/** Elements of a block of a column. */
export const elementsOf = (number: number, elements: number): number =>
  Math.min(ELEMENTS, elements - number * ELEMENTS)

// --- internal ---

/** Words before the bytes of widths. */
const HEADER = 2
/** Elements that share a width. */
const GROUP = 32
/** Packed before they are written. */
const BLOCKS = 256
/** The widest difference that 32 bits have as a whole, whichever bit of their first byte it begins at. */
const MOST_AT_ONCE = 25

/** Loops of their own, which take half the time of one that goes from word to word: each difference is read by itself. */
function unpackGroup(
  packed: DataView,
  at: number,
  bits: number,
  mask: number,
  before: number,
  into: Uint32Array,
  to: number,
): number {
  const low = maskOf(bits)
  const start = at * 4
  const end = to + GROUP
  let value = before
  let bit = 0
  for (let i = to; i < end; i += 4) {
    const second = bit + bits
    const third = second + bits
    const fourth = third + bits
    value = (value + ((packed.getInt32(start + (bit >>> 3), true) >>> (bit & 7)) & low)) & mask
    into[i] = value
    value = (value + ((packed.getInt32(start + (second >>> 3), true) >>> (second & 7)) & low)) & mask
    into[i + 1] = value
    value = (value + ((packed.getInt32(start + (third >>> 3), true) >>> (third & 7)) & low)) & mask
    into[i + 2] = value
    value = (value + ((packed.getInt32(start + (fourth >>> 3), true) >>> (fourth & 7)) & low)) & mask
    into[i + 3] = value
    bit = fourth + bits
  }
  return value
}

/** The same of any width and number, to the very end of what is packed. */
function unpackSome(
  packed: DataView,
  from: number,
  bits: number,
  mask: number,
  before: number,
  into: Uint32Array,
  to: number,
  end: number,
): number {
  const low = maskOf(bits)
  let value = before
  let at = from
  let word = wordAt(packed, at++)
  let left = 32
  for (let i = to; i < end; i++) {
    let difference = word
    if (left < bits) {
      const next = wordAt(packed, at++)
      difference |= next << left
      const taken = bits - left
      word = taken === 32 ? 0 : next >>> taken
      left = 32 - taken
    } else {
      word = bits === 32 ? 0 : word >>> bits
      left -= bits
    }
    value = (value + (difference & low)) & mask
    into[i] = value
  }
  return value
}

/** Of what is damaged, nothing stands beyond the end. */
const wordAt = (packed: DataView, at: number): number =>
  at * 4 + 4 <= packed.byteLength ? packed.getInt32(at * 4, true) : 0

const bitsOf = (value: number): number => 32 - Math.clz32(value)
const maskOf = (bits: number): number => (bits >= 32 ? -1 : (1 << bits) - 1)
