// tidy.ts — what is left of a text that somebody typed: tidied, and whether there is anything to compare. Not:
// operators, fields.
import { skeleton } from '../analysis/skeleton.ts'
import { DOT, withoutQuotesAndStars } from './operator-marks.ts'

/** Text between quotation marks, tidied: one space where there was white space, dots for inner marks. */
export function tidy(text: string): string {
  return trimDots(withoutQuotesAndStars(text).replace(/\s+/g, ' '))
}

/** Without white space and dots at either end. Not a regular expression: those take quadratic time here. */
export function trimDots(text: string): string {
  let start = 0
  let end = text.length
  const idle = (i: number) => text[i] === DOT || /\s/.test(text[i]!)
  while (start < end && idle(start)) start++
  while (end > start && idle(end - 1)) end--
  return text.slice(start, end)
}

/** Whether a text has anything to compare. */
export function hasSkeleton(text: string): boolean {
  return skeleton(text) !== ''
}
