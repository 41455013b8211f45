// fields.ts — what is typed as a name, a colon and a value: which names there are, read and printed. Not: where they stand.
import { markAt } from './operator-marks.ts'
import type { Field, Query, YearRange } from './query.ts'
import { printQuoted } from './quoted.ts'
import { hasSkeleton, tidy } from './tidy.ts'
import type { Restriction } from './tree.ts'
import { readYears } from './years.ts'

/** A leaf that is typed with a name in front. An operator typed so is one more. */
export type Named = Restriction

export const isNamed = (query: Query): query is Named => query.type === 'field'

/** What a name stands for. */
export type Name = Field

const NAMES = new Map<string, Name>([
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

/** `地区`, `ＹＥＡＲ` … → what is meant; `undefined` for any other word. */
function named(word: string): Name | undefined {
  return word.length > LONGEST_NAME ? undefined : NAMES.get(word.normalize('NFKC').toLowerCase())
}

/** Whether a colon behind the word makes what follows a value, which may be quoted. */
export const takesValue = (word: string): boolean => named(word) !== undefined

export type NamedReading =
  | { query: Named; remark?: 'years-swapped' | 'unknown-region' }
  | { problem: 'empty-field' | 'bad-year' }

/** What `name:value` asks for, or why the value is none. `value` as typed, without its quotation marks. */
export function readNamed(field: Name, value: string, isRegion: (value: string) => boolean): NamedReading {
  const text = tidy(field === 'region' ? value.normalize('NFKC') : value)
  if (!hasSkeleton(text)) return { problem: 'empty-field' }
  if (field === 'year') {
    const years = readYears(value)
    if (!years) return { problem: 'bad-year' }
    const query = { type: 'field', field, value: years.range } as const
    return years.swapped ? { query, remark: 'years-swapped' } : { query }
  }
  const query = { type: 'field', field, value: text } as const
  // A restriction is never dropped: one to no division there is lets nothing through.
  return field === 'region' && !isRegion(text) ? { query, remark: 'unknown-region' } : { query }
}

/** As it is typed. */
export function printNamed(leaf: Named): string {
  return `${FIELD_LABELS[leaf.field]}:${leaf.field === 'year' ? printYears(leaf.value) : printText(leaf.value)}`
}

function printYears({ from, to }: YearRange): string {
  const [first, last] = [from, to].map(year => String(year).padStart(4, '0'))
  return from === to ? first! : `${first}..${last}`
}

const printText = (value: string) =>
  /^[\p{L}\p{N}]+$/u.test(value) ? value : printQuoted({ type: 'phrase', text: value })

/** The name and colon a text begins with, and where its value begins. */
export function nameAt(text: string, start = 0): { name: Name; value: number } | null {
  for (let i = start + 1; i < text.length && i <= start + LONGEST_NAME; i++) {
    if (markAt(text, i) !== 'colon') continue
    const name = named(text.slice(start, i))
    return name ? { name, value: i + 1 } : null
  }
  return null
}
