// lines.ts — text to lines, with what the layout says about each. Not: what a line means.

/** One line that holds something visible. */
export interface Line {
  /** 1-based line of the decoded file. */
  number: number
  /** Without white space at either end; never empty. */
  text: string
  /** White space stood before it. */
  indented: boolean
  /** An empty line, or the top of the file, stood before it. */
  gap: boolean
  /** Depth of a heading that the format itself marks (`##` is 2); absent where it marks none. */
  depth?: number
  /** The format itself marks where it begins and ends (a row of a table): no other line is joined to it. */
  whole?: boolean
}

/** Where a line ends. */
export const BREAK = /\r\n?|[\n\f\v\u0085\u2028\u2029]/
/** Zero-width and other characters that leave no trace on paper. */
const INVISIBLE = /^[\s\p{Cc}\p{Cf}]+$/u

/**
 * Lines that hold something visible, and those that only seem empty: a zero-width mark is not white space, so it is
 * reported rather than lost.
 */
export function splitLines(text: string): { lines: Line[]; invisible: { number: number; text: string }[] } {
  const lines: Line[] = []
  const invisible: { number: number; text: string }[] = []
  let gap = true
  let number = 0
  for (const raw of text.split(BREAK)) {
    number++
    const trimmed = raw.trim()
    if (trimmed === '') {
      gap = true
    } else if (trimmed.charCodeAt(0) > 0x2fff || !INVISIBLE.test(trimmed)) {
      lines.push({ number, text: trimmed, indented: trimmed.charCodeAt(0) !== raw.charCodeAt(0), gap })
      gap = false
    } else {
      invisible.push({ number, text: trimmed })
    }
  }
  return { lines, invisible }
}
