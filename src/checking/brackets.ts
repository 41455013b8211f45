// brackets.ts — the quotation marks and brackets around a stretch of text: skeletons leave them out, people read them.
// Not: titles in brackets (named-documents.ts).
import type { Range } from './align-units.ts'

/** A stretch with the marks that open right before it and close right behind it. */
export function withMarks(text: string, start: number, end: number): Range {
  while (start > 0 && OPENING.includes(text[start - 1]!)) start--
  while (end < text.length && CLOSING.includes(text[end]!)) end++
  return { start, end }
}

/**
 * Whether whatever opens in a text closes in it.
 *
 * @example isBalanced('旅游法》和') // => false
 */
export function isBalanced(text: string): boolean {
  let open = 0
  for (const mark of text) {
    if (OPENING.includes(mark)) open++
    else if (CLOSING.includes(mark) && --open < 0) return false
  }
  return open === 0
}

// --- internal ---

const OPENING = '“‘「『《〈（(【〔'
const CLOSING = '”’」』》〉）)】〕'
