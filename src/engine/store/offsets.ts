// offsets.ts — columns of beginnings that end with the end of the last, and which range a position is in. Not: what begins.

/** Where each part begins when they stand end to end. */
export function beginnings(parts: { length: number }[]): number[] {
  let at = 0
  return parts.map(part => {
    const start = at
    at += part.length
    return start
  })
}

/** Beginnings with the end of the last, so that [i] … [i + 1] is a range. */
export function ranges(starts: number[], end: number): Uint32Array {
  const column = new Uint32Array(starts.length + 1)
  column.set(starts)
  column[starts.length] = end
  return column
}

/**
 * Number of the range that a position is in: the last that begins there or before.
 * @param first only from this range on  @param last to this one
 */
export function rangeAt(
  starts: ArrayLike<number>,
  position: number,
  first = 0,
  last = starts.length - 2,
): number {
  let low = first
  let high = last
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= position) low = middle
    else high = middle - 1
  }
  return low
}
