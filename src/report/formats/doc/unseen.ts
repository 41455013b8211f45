// unseen.ts — which characters of a .doc are deleted by a tracked change, or hidden. Not: their text.

/** From and to, in bytes of the WordDocument stream. */
export type Range = readonly [from: number, to: number]

/** Properties of characters (MS-DOC 2.6.1). */
const DELETED = 0x0800
const HIDDEN = 0x083c
const PAGE = 512
/** Sizes of what follows a property, by the three upper bits of its number; 6: told by its first byte. */
const SIZES = [1, 1, 2, 4, 2, 2, 0, 3]
const TABLE_DEFINITION = 0xd608

/** Whether a list of properties deletes or hides; a later one counts. */
export function unseenBy(properties: Uint8Array): boolean {
  const view = new DataView(properties.buffer, properties.byteOffset, properties.byteLength)
  let deleted = false
  let hidden = false
  for (let at = 0; at + 3 <= properties.length; ) {
    const property = view.getUint16(at, true)
    at += 2
    // 0x81: not as its style is, which nearly always shows.
    const isOn = properties[at] === 1 || properties[at] === 0x81
    if (property === DELETED) deleted = isOn
    else if (property === HIDDEN) hidden = isOn
    const kind = property >> 13
    if (kind !== 6) at += SIZES[kind]!
    else if (property === TABLE_DEFINITION)
      at += at + 2 <= properties.length ? view.getUint16(at, true) + 1 : 2
    else at += properties[at]! + 1
  }
  return deleted || hidden
}

/**
 * The ranges that are not shown, in order, from the table that names the pages of character properties. A damaged table
 * hides nothing: text too much is better than text lost.
 */
export function unseenRanges(stream: Uint8Array, table: Uint8Array): Range[] {
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength)
  const count = Math.floor((table.length - 4) / 8)
  const ranges: [number, number][] = []
  const seen = new Set<number>()
  for (let i = 0; i < count; i++) {
    const number = view.getUint32((count + 1) * 4 + i * 4, true) & 0x3fffff
    if (seen.has(number) || (number + 1) * PAGE > stream.length) continue
    seen.add(number)
    ranges.push(...rangesOf(stream.subarray(number * PAGE, (number + 1) * PAGE)))
  }
  ranges.sort(([a], [b]) => a - b)
  return ranges
}

function rangesOf(page: Uint8Array): [number, number][] {
  const view = new DataView(page.buffer, page.byteOffset, page.byteLength)
  const runs = page[PAGE - 1]!
  const ranges: [number, number][] = []
  if ((runs + 1) * 4 + runs > PAGE - 1) return ranges
  for (let i = 0; i < runs; i++) {
    const place = page[(runs + 1) * 4 + i]! * 2
    if (place === 0) continue
    const properties = page.subarray(place + 1, Math.min(PAGE - 1, place + 1 + page[place]!))
    const from = view.getUint32(i * 4, true)
    const to = view.getUint32(i * 4 + 4, true)
    if (from < to && unseenBy(properties)) ranges.push([from, to])
  }
  return ranges
}
