// expected.ts — a table of the divisions that owe a report, and of which years. Not: whether they have handed it in.
import { findRegions } from '../../regions/regions.ts'
import { decode } from '../formats/decode.ts'
import { isYear } from '../language/dates.ts'
import type { Region } from '../report.ts'
import type { SourceFile } from '../source.ts'
import { fieldNamed, givenBy } from './given.ts'
import { parseCsv } from './read-csv.ts'
import type { Untaken } from './untaken.ts'

export interface Expected {
  /** Of each row; no years: it names none. */
  rows: { region: Region; years: number[] }[]
  failures: Untaken[]
}

/**
 * Reads a table like `reports.csv`: a column 地区 (`region`), perhaps a column 年份 (`year`) with `2021`, `2019..2022`, or
 * several of them; without heads each line is a division, perhaps with its years, in whatever order. Commas, semicolons,
 * 、, tabs and blanks separate them. Wrong rows are reported by line and ignored.
 */
export function readExpected(source: Pick<SourceFile, 'bytes'>): Expected {
  const decoded = decode(source.bytes)
  if ('failure' in decoded) return { rows: [], failures: [untaken(1, 'unread-list', decoded.failure)] }
  const { rows: table, unclosed } = parseCsv(decoded.text)
  const rows: Expected['rows'] = []
  const failures = unclosed.map(line => untaken(line, 'unclosed-quote', '有一个引号没有配对，请补上或去掉'))
  const layout = layoutOf(table[0]?.cells ?? [])
  if (layout === null)
    failures.push(
      untaken(1, 'no-region-column', '不是地区，也不是有“地区”的列名；请每行写一个地区，后面可以写年份'),
    )
  else
    for (const { line, cells } of table.slice(layout.heads)) {
      if (cells.every(text => text.trim() === '')) continue
      const fail = (code: Untaken['code'], reason: string, ...about: string[]) =>
        failures.push(untaken(line, code, reason, ...about))
      const { place, rest } = placeIn(layout.textOf(cells))
      const { region } = givenBy(
        field => (field === 'region' ? place : ''),
        (_field, reason, code) => fail(code as Untaken['code'], reason, shown(place)),
      ).values
      const years = yearsIn(rest)
      if (place === '') fail('no-region', '没有写地区')
      else if (region && years === null)
        fail('no-year', `“${shown(rest)}”不是年份，请写成 2021 或 2019..2022，几个之间用顿号`, shown(rest))
      else if (region) rows.push({ region, years: years! })
    }
  return { rows, failures: failures.sort((a, b) => a.line - b.line) }
}

// --- internal ---

const SEPARATORS = /[\s、,;]+/

/**
 * How many rows are heads, and what of the cells of a row tells its division and years. Null: there are heads, or so it
 * seems, and none of them is 地区.
 */
function layoutOf(first: readonly string[]): {
  heads: 0 | 1
  textOf(cells: readonly string[]): string
} | null {
  const fieldsOf = (names: readonly string[]) =>
    names.map(name => (/^\s*years\s*$/i.test(name) ? 'year' : fieldNamed(name)))
  const all = (cells: readonly string[]) => cells.join(' ')
  const fields = fieldsOf(first)
  const [region, year] = [fields.indexOf('region'), fields.indexOf('year')]
  if (region >= 0) {
    // With no other columns a comma too many is one between years.
    if (fields.every(field => field === 'region' || field === 'year')) return { heads: 1, textOf: all }
    return { heads: 1, textOf: cells => `${cells[region] ?? ''} ${cells[year] ?? ''}` }
  }
  const text = all(first).normalize('NFKC')
  const loose = fieldsOf(text.trim().split(SEPARATORS))
  if (loose.includes('region'))
    return loose.every(field => field === 'region' || field === 'year') ? { heads: 1, textOf: all } : null
  const { place, rest } = placeIn(text)
  const isLine = findRegions(place).length > 0 || (rest !== '' && yearsIn(rest) !== null)
  return isLine && !fields.includes('year') ? { heads: 0, textOf: all } : null
}

/** The division of a line, which years may precede or follow, and what else there is. */
function placeIn(text: string): { place: string; rest: string } {
  // 兴庆区2022年, 天门市（2020年） and 1、锡林郭勒盟 2020 are written as often as with a blank.
  const spaced = text
    .normalize('NFKC')
    .replace(/^\s*\d{1,3}\s?[.、)]\s*(?=\p{Script=Han})/u, '')
    .replace(/[():]/g, ' ')
    .replace(/(?<=\p{Script=Han})(?<![至到年度])(?=(?:19|20)\d\d(?!\d))/gu, ' ')
  const parts = closeRanges(spaced).split(SEPARATORS).filter(Boolean)
  const isYears = (part: string) => yearsIn(part) !== null
  const from = parts.findIndex(part => !isYears(part))
  if (from < 0) return { place: '', rest: parts.join('、') }
  const to = parts.findLastIndex(part => !isYears(part)) + 1
  // 内蒙古 锡林郭勒盟 is one division: the longest that is known; where none is, the first is what was meant.
  const known = Array.from({ length: to - from }, (_, i) => to - i).find(
    end => findRegions(parts.slice(from, end).join(' ')).length > 0,
  )
  const end = known ?? from + 1
  return {
    place: parts.slice(from, end).join(' '),
    rest: [...parts.slice(0, from), ...parts.slice(end)].join('、'),
  }
}

/** 2019 – 2022 is one range. */
const closeRanges = (text: string) =>
  text.replace(/(?<=[\d年度])\s+(?=[-–—~至])|(?<=\d年?度?\s*[-–—~至])\s+(?=\d)/g, '')

const untaken = (line: number, code: Untaken['code'], reason: string, ...about: string[]): Untaken => ({
  line,
  code,
  reason,
  about,
})
/** As much of a cell as tells which one is meant. */
const shown = (text: string) => text.slice(0, 40)

/** Null: something in it is no year. */
function yearsIn(text: string): number[] | null {
  const years: number[] = []
  for (const part of text.normalize('NFKC').split(SEPARATORS)) {
    if (part === '') continue
    const [, from, to = from] = /^(\d{4})年?度?(?:(?:\.\.|[-–—~至])(\d{4})年?度?)?$/.exec(part) ?? []
    const [first, last] = [Number(from), Number(to)]
    if (!isYear(first) || !isYear(last) || first > last) return null
    for (let year = first; year <= last; year++) years.push(year)
  }
  return years
}
