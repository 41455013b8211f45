// units.ts — looking for a text in a stretch of a column of UTF-16 units. Not: which stretch.
import { decodeText } from '../../../snapshot/columns.ts'
import type { Stretches } from '../../../snapshot/stretches.ts'

/** Reads stretches of a column as text, one after another: making a buffer for each cost as much as a short stretch. */
export function unitReader(column: Stretches<Uint16Array>): (start: number, end: number) => string {
  let buffer: { of: Uint16Array; bytes: Buffer } = { of: new Uint16Array(0), bytes: Buffer.alloc(0) }
  return (start, end) => {
    const { elements, first } = column.window(start, end)
    // A buffer has 4 GiB at most.
    if (elements.length >= 2 ** 31) return decodeText(elements, start - first, end - first)
    if (elements !== buffer.of)
      buffer = { of: elements, bytes: Buffer.from(elements.buffer, elements.byteOffset, elements.byteLength) }
    return buffer.bytes.toString('utf16le', (start - first) * 2, (end - first) * 2)
  }
}

/** The units of a text. */
export function encodeUnits(text: string): Uint16Array {
  const units = new Uint16Array(text.length)
  for (let i = 0; i < units.length; i++) units[i] = text.charCodeAt(i)
  return units
}

/**
 * Where the wanted units, at least one, stand first between `from` and `to`, or -1. As fast as `indexOf` of a string of
 * some hundred characters, without making one.
 */
export function indexIn(units: Uint16Array, wanted: Uint16Array, from: number, to: number): number {
  const first = wanted[0]!
  const length = wanted.length
  const end = to - length
  for (let at = from; at <= end; at++) {
    if (units[at] !== first) continue
    let same = 1
    while (same < length && units[at + same] === wanted[same]) same++
    if (same === length) return at
  }
  return -1
}
