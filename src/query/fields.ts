// fields.ts — the fields a query may restrict: their names, and which values are valid. Not: where they stand.
import { skeleton } from '../analysis/skeleton.ts'
import { DOT, markAt, withoutQuotesAndStars } from './operator-marks.ts'
import type { Field, Query, YearRange } from './query.ts'

const NAMES = new Map<string, Field>([
  ['地区', 'region'],
  ['年份', 'year'],
  ['标题', 'title'],
  ['机关', 'publisher'],
  ['章节', 'section'],
  ['region', 'region'],
  ['year', 'year'],
  ['title', 'title'],
  ['publisher', 'publisher'],
  ['section', 'section'],
])

/** The name the printer gives a field. */
export const FIELD_LABELS: Record<Field, string> = {
  region: '地区',
  year: '年份',
  title: '标题',
  publisher: '机关',
  section: '章节',
}

const LONGEST_NAME = Math.max(...[...NAMES.keys()].map(name => name.length))

/** `地区`, `ＹＥＡＲ` … → the field; `undefined` for any other word. */
export function fieldNamed(word: string): Field | undefined {
  return word.length > LONGEST_NAME ? undefined : NAMES.get(word.normalize('NFKC').toLowerCase())
}

/** Whether a colon behind the word makes what follows a value, which may be quoted. */
export const takesValue = (word: string): boolean => fieldNamed(word) !== undefined

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

/**
 * `2021`, `2020..2022`, with `。。` `．．` `‥` for the dots, in any width, 年 allowed. `null` when it is no year.
 * `swapped` when the bounds came the wrong way round.
 */
export function readYears(value: string): { range: YearRange; swapped: boolean } | null {
  const match = /^(\d{4})年?(?:[.。]{2}(\d{4})年?)?$/.exec(value.normalize('NFKC'))
  if (!match) return null
  const first = Number(match[1])
  const second = Number(match[2] ?? match[1])
  return { range: { from: Math.min(first, second), to: Math.max(first, second) }, swapped: first > second }
}

/** Whether a text has anything to compare. */
export function hasSkeleton(text: string): boolean {
  return skeleton(text) !== ''
}

export type FieldReading =
  | { query: Extract<Query, { type: 'field' }>; remark?: 'years-swapped' | 'unknown-region' }
  | { problem: 'empty-field' | 'bad-year' }

/** What `field:value` restricts, or why the value is none. `value` as typed, without its quotation marks. */
export function readField(field: Field, value: string, isRegion: (value: string) => boolean): FieldReading {
  const text = tidy(field === 'region' ? value.normalize('NFKC') : value)
  if (!hasSkeleton(text)) return { problem: 'empty-field' }
  if (field === 'year') {
    const years = readYears(value.trim())
    if (!years) return { problem: 'bad-year' }
    const query = { type: 'field', field, value: years.range } as const
    return years.swapped ? { query, remark: 'years-swapped' } : { query }
  }
  const query = { type: 'field', field, value: text } as const
  // A restriction is never dropped: one to no division there is lets nothing through.
  return field === 'region' && !isRegion(text) ? { query, remark: 'unknown-region' } : { query }
}

/** The field whose name and colon a text begins with, and where its value begins. */
export function fieldAt(text: string, start = 0): { field: Field; value: number } | null {
  for (let i = start + 1; i < text.length && i <= start + LONGEST_NAME; i++) {
    if (markAt(text, i) !== 'colon') continue
    const field = fieldNamed(text.slice(start, i))
    return field ? { field, value: i + 1 } : null
  }
  return null
}
