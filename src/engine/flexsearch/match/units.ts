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

/** Where a text stands first between `from` and `to`, or -1. */
export type FindUnits = (units: Uint16Array, from: number, to: number) => number

/**
 * Horspool's search: it looks at the last unit of a place, and goes on by as many units as that one stands before the end of
 * the text. R. N. Horspool, Practical fast searching in strings, 1980.
 *
 * @param wanted at least one unit
 */
export function unitFinder(wanted: Uint16Array): FindUnits {
  const last = wanted.length - 1
  const lastUnit = wanted[last]!
  // By the low bits of a unit: one that only shares them with a unit of the text goes on by less than it might.
  const steps = new Uint32Array(STEPS).fill(wanted.length)
  for (let i = 0; i < last; i++) steps[wanted[i]! & (STEPS - 1)] = last - i
  return (units, from, to) => {
    for (let end = from + last; end < to; ) {
      const unit = units[end]!
      if (unit === lastUnit) {
        let same = 0
        while (same < last && units[end - last + same] === wanted[same]) same++
        if (same === last) return end - last
      }
      end += steps[unit & (STEPS - 1)]!
    }
    return -1
  }
}

// --- internal ---

const STEPS = 256
