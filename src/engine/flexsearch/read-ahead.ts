// read-ahead.ts — has memory fetch texts before they are looked at, many at once. Not: what stands in them.

/** Units in what memory fetches at once, 64 bytes. */
const LINE = 32
/** Takes what was read, so that reading it is not compiled away. */
const sink = new Int32Array(1)

/**
 * Reads a unit of every cache line of some stretches. Texts that lie far apart are waited for one by one when they are looked
 * at in turn. Nothing here depends on what was read, so the processor asks for the next before the last has come.
 *
 * @param from, to of each stretch, in units
 * @example readAhead(skeleton, [0, 5000], [120, 5090], 2)
 */
export function readAhead(
  units: Uint16Array,
  from: ArrayLike<number>,
  to: ArrayLike<number>,
  count: number,
): void {
  let sum = 0
  for (let i = 0; i < count; i++) {
    const end = to[i]!
    for (let at = from[i]!; at < end; at += LINE) sum = (sum + units[at]!) | 0
  }
  sink[0] = sum
}
