// heavy.ts — whether a text may take long to clean. Not: cleaning it.

/**
 * Cleaning and metadata look at a text line by line, and a pattern may go through a line once from each of its
 * characters. So the squares of its lines' lengths bound the work: lines of prose make little, one line of a megabyte
 * much. Bytes²: some tenths of a second of such work.
 */
const LIMIT = 3e9

/** A text of this much work is read in the sandbox, whose bounds end it. */
export function isHeavy(bytes: Uint8Array): boolean {
  let work = 0
  for (let from = 0; from < bytes.length; ) {
    const found = bytes.indexOf(0x0a, from)
    const to = found < 0 ? bytes.length : found
    work += (to - from) ** 2
    if (work > LIMIT) return true
    from = to + 1
  }
  return false
}
