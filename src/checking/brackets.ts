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
export const isBalanced = (text: string): boolean => unmatched(text) === ''

/**
 * The marks that lack their partner: what closes without having been opened, then what opens and does not close.
 *
 * @example unmatched('旅游法》和《意见') // => '》《'
 */
export function unmatched(text: string): string {
  let [closing, opening] = ['', '']
  for (const mark of text) {
    if (OPENING.includes(mark)) opening += mark
    else if (!CLOSING.includes(mark)) continue
    else if (opening === '') closing += mark
    else opening = opening.slice(0, -1)
  }
  return closing + opening
}

// --- internal ---

const OPENING = '“‘「『《〈（(【〔'
const CLOSING = '”’」』》〉）)】〕'
