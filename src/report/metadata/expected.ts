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
 * several of them; without heads it is these two. A row that is wrong is told by line; the others count.
 */
export function readExpected(source: Pick<SourceFile, 'bytes'>): Expected {
  const decoded = decode(source.bytes)
  if ('failure' in decoded) return { rows: [], failures: [untaken(1, 'unread-list', decoded.failure)] }
  const { rows: table, unclosed } = parseCsv(decoded.text)
  const [header, ...lines] = isHeadless(table[0]?.cells ?? []) ? [HEADS, ...table] : table
  const rows: Expected['rows'] = []
  const failures = unclosed.map(line => untaken(line, 'unclosed-quote', '有一个引号没有配对，请补上或去掉'))
  const fields = (header?.cells ?? []).map(name => (/^\s*years\s*$/i.test(name) ? 'year' : fieldNamed(name)))
  if (!fields.includes('region'))
    failures.push(
      untaken(
        1,
        'no-region-column',
        '第一行须是列名，其中有“地区”（region）一列，可以另有“年份”（year）一列',
      ),
    )
  else
    for (const { line, cells } of lines) {
      const cell = (field: 'region' | 'year') => cells[fields.indexOf(field)]?.trim() ?? ''
      if (cells.every(text => text.trim() === '')) continue
      const fail = (code: Untaken['code'], reason: string, ...about: string[]) =>
        failures.push(untaken(line, code, reason, ...about))
      const { region } = givenBy(
        field => (field === 'region' ? cell('region') : ''),
        (_field, reason, code) => fail(code as Untaken['code'], reason, shown(cell('region'))),
      ).values
      const years = yearsIn(cell('year'))
      if (years === null)
        fail(
          'no-year',
          `“${shown(cell('year'))}”不是年份，请写成 2021 或 2019..2022，几个之间用顿号`,
          shown(cell('year')),
        )
      else if (cell('region') === '') fail('no-region', '没有写地区')
      else if (region) rows.push({ region, years })
    }
  return { rows, failures: failures.sort((a, b) => a.line - b.line) }
}

// --- internal ---

const HEADS = { line: 0, cells: ['地区', '年份'] }

/** A list may begin with its first division: 兴庆区,2020..2022. */
const isHeadless = ([place = '', years = '', ...rest]: readonly string[]): boolean =>
  rest.length === 0 && findRegions(place).length > 0 && yearsIn(years) !== null

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
  for (const part of text.normalize('NFKC').split(/[\s、,;]+/)) {
    if (part === '') continue
    const [, from, to = from] = /^(\d{4})年?度?(?:(?:\.\.|[-–—~至])(\d{4})年?度?)?$/.exec(part) ?? []
    const [first, last] = [Number(from), Number(to)]
    if (!isYear(first) || !isYear(last) || first > last) return null
    for (let year = first; year <= last; year++) years.push(year)
  }
  return years
}
