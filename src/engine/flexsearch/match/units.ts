// units.ts — looking for a text in a stretch of a column of UTF-16 units. Not: which stretch.

/** Reads stretches of a column as text, one after another: opening the column for each cost as much as a short stretch. */
export function unitReader(column: Uint16Array): (start: number, end: number) => string {
  const bytes = Buffer.from(column.buffer, column.byteOffset, column.byteLength)
  return (start, end) => bytes.toString('utf16le', start * 2, end * 2)
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
