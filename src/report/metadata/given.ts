// given.ts — metadata that somebody wrote down: names of its fields, and what their words mean. One reading for reports.csv,
// NAME.json and .jsonl. Not: where it stands (sidecar.ts, formats/jsonl), or what is read from a report's own text.
import { findRegions, levelOf } from '../../regions/regions.ts'
import { dateIn, isYear } from '../language/dates.ts'
import type { Level, Metadata, MetadataField, Region } from '../report.ts'

/** What is given for a report. A field that is not there is left as it was read. */
export interface Given {
  values: Partial<Omit<Metadata, 'level'>> & { level?: Level; region?: Region; url?: string }
  /** The words of each value as they were written. */
  evidence: Partial<Record<MetadataField, string>>
}

export type GivenField = 'title' | 'region' | 'year' | 'publisher' | 'publishedAt' | 'documentNumber' | 'url'

/** Names of columns and keys, the second of each in messages. */
const NAMES: Readonly<Record<GivenField | 'file', readonly string[]>> = {
  file: ['file', '文件', '文件名'],
  title: ['title', '标题', '题名'],
  region: ['region', '地区', '行政区划', '区划'],
  year: ['year', '年份', '年度'],
  publisher: ['publisher', '机关', '发布机关', '发布机构'],
  publishedAt: ['publishedat', '发布日期', '发布时间', '成文日期'],
  documentNumber: ['documentnumber', '文号', '发文字号', '索引号'],
  url: ['url', '网址', '链接'],
}
const FIELD_OF = new Map(
  Object.entries(NAMES).flatMap(([field, names]) => names.map(name => [name, field as GivenField | 'file'])),
)

/** The field that a column or key of this name is; undefined: none. Case, blanks and `_` do not matter. */
export const fieldNamed = (name: string) => FIELD_OF.get(name.trim().toLowerCase().replace(/[\s_]/g, ''))

/** What a field is called in messages. */
export const nameOf = (field: GivenField): string => NAMES[field][1]!

export type WrongValue =
  | 'too-long'
  | 'unknown-division'
  | 'ambiguous-division'
  | 'no-year'
  | 'no-date'
  | 'no-address'

type Wrong = readonly [code: WrongValue, what: string]

/** Longer than any title, place or address. Characters. */
const LONGEST = 1_000

/** A value as text, for a table's cell or a JSON value; null: it is neither text nor a number. Empty: nothing is given. */
export function wordsOf(value: unknown): string | null {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : null
}

/**
 * Reads the words of the fields; empty words count as absent. Wrong ones are reported to `fail` and ignored.
 *
 * @param words of a field, as `wordsOf` gives them
 * @param fail called with the field and what its value must be, in Chinese and for programs
 */
export function givenBy(
  words: (field: GivenField) => string,
  fail: (field: GivenField, reason: string, code: WrongValue) => void,
): Given {
  const given: Given = { values: {}, evidence: {} }
  const { values, evidence } = given
  const read = (field: GivenField, take: (text: string) => Wrong | undefined) => {
    const text = words(field)
    if (text === '') return
    const tooLong: Wrong = ['too-long', `过长（${text.length} 字，上限 ${LONGEST}）`]
    const wrong = text.length > LONGEST ? tooLong : take(text)
    if (wrong !== undefined) fail(field, `“${text.slice(0, 40)}”${wrong[1]}`, wrong[0])
    else if (field !== 'url') evidence[field] = text
  }
  for (const field of ['title', 'publisher', 'documentNumber'] as const) {
    read(field, text => {
      values[field] = text
      return undefined
    })
  }
  read('region', text => {
    const [region, other] = findRegions(text)
    if (!region) return ['unknown-division', '不是行政区划，请写全称或六位代码']
    if (other) return ['ambiguous-division', '有多处同名，请连上级一起写，或写六位代码']
    values.region = region
    values.level = levelOf(region)
    evidence.level = text
    return undefined
  })
  read('year', text => {
    const year = Number(/^(\d{4})年?度?$/.exec(text.normalize('NFKC'))?.[1])
    if (!isYear(year)) return ['no-year', '不是年份，请写成 2021']
    values.year = year
    return undefined
  })
  read('publishedAt', text => {
    const date = dateIn(text)
    if (date === null) return ['no-date', '不是日期，请写成 2024-01-26']
    values.publishedAt = date
    return undefined
  })
  read('url', text => {
    if (!/^https?:\/\/[^\s]+$/i.test(text)) return ['no-address', '不是 http 或 https 网址']
    values.url = text
    return undefined
  })
  return given
}
