// term.ts — unquoted text that stays the same term wherever it stands in a query. Not: operators.
import { takesValue } from './fields.ts'
import { DOT, isQuote, markAt, pairBrackets, pairQuotes, withoutQuotesAndStars } from './operator-marks.ts'
import { hasSkeleton, trimDots } from './tidy.ts'

/** Operators that are words: in capitals of any width, and with blanks around them. */
export type Operator = 'AND' | 'OR' | 'NOT'

export function isOperatorName(word: string): boolean {
  return word.length <= 3 && /^(?:AND|OR|NOT)$/.test(word.normalize('NFKC'))
}

/**
 * The text of a term: as typed, except that what could act as an operator in another place is replaced by a dot
 * (which no skeleton keeps) or, at the ends, left out: brackets without a partner, a quotation mark or dash in
 * front. `null` when nothing is left to compare. `isField` tells whether a text would be read as a restriction.
 *
 * @example
 * termText('“放管服”改革', () => false) // => '“放管服”改革'
 * termText('"行政复议', () => false) // => '行政复议'
 */
export function termText(typed: string, isField: (text: string) => boolean): string | null {
  if (!hasSkeleton(typed)) return null
  const bare = trimDots(withoutLead(withoutLoneBrackets(typed)))
  // Skeletons are in lower case anyway, and `or` is no operator.
  if (isOperatorName(bare)) return bare.normalize('NFKC').toLowerCase()
  const dotted = DOT + bare
  if (isSteady(bare) && !isField(bare)) return bare
  return isSteady(dotted) ? dotted : withoutQuotesAndStars(dotted)
}

/** Whether the parser takes the text for one term in every context, restrictions aside. */
function isSteady(text: string): boolean {
  if (withoutLead(text) !== text) return false
  // In a group, quoted brackets at the front could be left out of the pairing: `("(")甲)乙`.
  if (wraps(text)) return false
  if (withoutQuotesAndStars(text) === text) return true
  const grouped = `(${text} )`
  const closing = pairBrackets(grouped, pairQuotes(grouped), takesValue)
  for (let i = 0; i < grouped.length; i++) if (markAt(grouped, i) === 'open' && closing[i]! < 0) return false
  return closing[0] === grouped.length - 1
}

function withoutLoneBrackets(text: string): string {
  const open: number[] = []
  const lone: number[] = []
  for (let i = 0; i < text.length; i++) {
    const kind = markAt(text, i)
    if (kind === 'open') open.push(i)
    if (kind === 'close' && open.pop() === undefined) lone.push(i)
  }
  if (open.length + lone.length === 0) return text
  const units = text.split('')
  for (const i of lone) units[i] = DOT
  for (const i of open) units[i] = DOT
  return units.join('')
}

/** Dots in place of what stands in front and would act: dashes, or a quotation mark not closed inside the text. */
function withoutLead(text: string): string {
  let dashes = 0
  while (markAt(text, dashes) === 'dash') dashes++
  if (dashes > 0) return DOT.repeat(dashes) + text.slice(dashes)
  if (!isQuote(text, 0)) return text
  const { closing, guessed } = pairQuotes(text)
  const after = closing[0]! + 1
  const isInside = after > 0 && after < text.length && guessed[0] === 0
  return isInside && markAt(text, after) !== 'tilde' ? text : DOT + text.slice(1)
}

/** Whether the first and the last character are a pair of brackets. */
function wraps(text: string): boolean {
  if (markAt(text, 0) !== 'open') return false
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    const kind = markAt(text, i)
    if (kind === 'open') depth++
    if (kind === 'close' && --depth === 0) return i === text.length - 1
  }
  return false
}
