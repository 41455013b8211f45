// pieces.ts — the text of a .doc as its table of pieces puts it together, and which of it is not shown. Not: paragraphs.
import { type Range, unseenBy } from './unseen.ts'

export interface Piece {
  /** In characters, of the whole text. */
  start: number
  end: number
  /** In bytes of the WordDocument stream. */
  offset: number
  /** One byte a character, Windows-1252; else UTF-16. */
  narrow: boolean
  /** All of it is deleted or hidden. */
  unseen: boolean
}

/** What the bytes 0x80–0x9F are in a piece of one byte a character; all others are their own number. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

/** The table of pieces that make up the text, in order. @throws Error where it is damaged. */
export function piecesOf(clx: Uint8Array): Piece[] {
  const view = new DataView(clx.buffer, clx.byteOffset, clx.byteLength)
  /** Changes that pieces point to by their number. */
  const changes: Uint8Array[] = []
  let at = 0
  while (at + 3 <= clx.length && view.getUint8(at) === 1) {
    const size = view.getUint16(at + 1, true)
    changes.push(clx.subarray(at + 3, at + 3 + size))
    at += 3 + size
  }
  if (at + 5 > clx.length || view.getUint8(at) !== 2) throw new Error('找不到正文的位置表')
  const size = view.getUint32(at + 1, true)
  at += 5
  if (size < 4 || at + size > clx.length) throw new Error('正文的位置表不完整')
  const count = Math.floor((size - 4) / 12)
  const pieces: Piece[] = []
  for (let i = 0; i < count; i++) {
    const start = view.getUint32(at + i * 4, true)
    const end = view.getUint32(at + i * 4 + 4, true)
    const entry = at + (count + 1) * 4 + i * 8
    const fc = view.getUint32(entry + 2, true)
    const change = view.getUint16(entry + 6, true)
    const narrow = (fc & 0x40000000) !== 0
    const offset = fc & 0x3fffffff
    if (end < start) throw new Error('正文的位置表有误')
    const properties = change & 1 ? changes[change >> 1] : undefined
    const unseen = properties ? unseenBy(properties) : false
    pieces.push({ start, end, offset: narrow ? offset >> 1 : offset, narrow, unseen })
  }
  return pieces
}

/** The same bytes, not a copy. */
const bufferOf = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

function narrowText(bytes: Uint8Array): string {
  return bufferOf(bytes)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, byte => WINDOWS_1252[byte.charCodeAt(0) - 0x80]!)
}

/** Characters `from` to `to` of the text, but for those in ranges that are not shown, which are in order. */
export function textOf(
  stream: Uint8Array,
  pieces: readonly Piece[],
  unseen: readonly Range[],
  from: number,
  to: number,
): string {
  const parts: string[] = []
  for (const piece of pieces) {
    const start = Math.max(from, piece.start)
    const end = Math.min(to, piece.end)
    if (start >= end || piece.unseen) continue
    const width = piece.narrow ? 1 : 2
    const first = piece.offset + (start - piece.start) * width
    const last = first + (end - start) * width
    if (last > stream.length) throw new Error('正文不完整')
    for (const [a, b] of shownOf(first, last, unseen)) {
      const bytes = stream.subarray(a, b)
      parts.push(piece.narrow ? narrowText(bytes) : bufferOf(bytes).toString('utf16le'))
    }
  }
  return parts.join('')
}

/** What of a stretch lies in none of the ranges. */
function shownOf(first: number, last: number, unseen: readonly Range[]): Range[] {
  const shown: Range[] = []
  let at = first
  let low = 0
  let high = unseen.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (unseen[middle]![1] <= first) low = middle + 1
    else high = middle
  }
  for (let i = low; i < unseen.length && unseen[i]![0] < last; i++) {
    const [from, to] = unseen[i]!
    if (from > at) shown.push([at, from])
    at = Math.max(at, to)
  }
  if (at < last) shown.push([at, last])
  return shown
}
