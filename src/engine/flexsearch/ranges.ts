// ranges.ts — columns of beginnings that end with the end of the last. Not: what begins.

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
