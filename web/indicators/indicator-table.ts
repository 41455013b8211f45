// indicator-table.ts — rows of one indicator as a table of divisions by years. Not: asking for them.
import type { Coverage } from '../../src/api/coverage.ts'
import type { IndicatorRow } from '../../src/api/indicators.ts'
import { earlierFirst } from '../../src/report/years.ts'
import { reportHref } from '../shared/base.ts'
import { h } from '../shared/dom.ts'
import { byCode, placePath } from '../shared/place.ts'
import { openAtYear } from '../shared/year-frame.ts'
import type { IndicatorWords } from '../words/words.ts'
import { type Held, reportsStating, yearsShown } from './held.ts'

/** Rows of a division, by year, in the order of the reports. */
export interface Line {
  /** Of the division; empty: unknown. */
  code: string
  path: readonly string[] | null
  byYear: Map<number | null, IndicatorRow[]>
}

/** @returns a line for each division, and all years, ascending, the unknown last */
export function pivot(rows: readonly IndicatorRow[]): { lines: Line[]; years: (number | null)[] } {
  const lines = new Map<string, Line>()
  const years = new Set<number | null>()
  for (const row of rows) {
    const key = row.region?.code ?? ''
    const line = lines.get(key) ?? {
      code: key,
      path: row.region?.path ?? null,
      byYear: new Map(),
    }
    line.byYear.set(row.year, [...(line.byYear.get(row.year) ?? []), row])
    lines.set(key, line)
    years.add(row.year)
  }
  return {
    lines: [...lines.values()].sort(byCode),
    years: [...years].sort(earlierFirst),
  }
}

/** What a table shows besides its numbers. */
export interface Surroundings {
  held: Held
  coverage: Coverage['rows']
  /** All rows that there are: reports that state a number can be counted. */
  isWhole: boolean
  /** Numbers of several indicators, each with its own name. */
  isMixed: boolean
}

export function tableNode(
  rows: readonly IndicatorRow[],
  { held, coverage, isWhole, isMixed }: Surroundings,
  words: IndicatorWords,
): HTMLElement {
  const { lines, years: numbers } = pivot(rows)
  const years = yearsShown(numbers, coverage)
  const table = h(
    'table',
    {},
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        h('th', { scope: 'col' }, words.region),
        ...years.map(year => h('th', { scope: 'col' }, year ?? words.unknownYear)),
      ),
    ),
    h(
      'tbody',
      {},
      ...lines.map(({ code, path, byYear }) =>
        h(
          'tr',
          {},
          h(
            'th',
            { scope: 'row' },
            path ? placePath(path, words) : words.unknownRegion,
            statedNote(byYear, years.filter(year => held.has(code, year)).length, words),
          ),
          ...years.map(year =>
            headed(cell(byYear.get(year), held.has(code, year), isMixed, words), year, words),
          ),
        ),
      ),
    ),
    h(
      'tfoot',
      {},
      countsRow(words.heldReports, years, held.reports, words),
      isWhole && countsRow(words.stating, years, year => reportsStating(rows, year), words),
    ),
  )
  const node = h(
    'div',
    { class: 'scroll by-division', tabindex: 0, role: 'region', 'aria-label': words.title },
    table,
  )
  openAtYear(node, table, years.filter(year => year !== null).length)
  return node
}

// --- internal ---

type Year = number | null

/** On a phone, where a division is a list of its years, each cell says which it is of. */
function headed(cell: HTMLElement, year: Year, words: IndicatorWords): HTMLElement {
  cell.dataset.head = String(year ?? words.unknownYear)
  return cell
}

/** There, blanks are not seen: how many years have a report, and how many of them a number. */
function statedNote(byYear: ReadonlyMap<Year, unknown>, held: number, words: IndicatorWords) {
  return held > byYear.size && h('small', { class: 'stated' }, words.stated(held, byYear.size))
}

const countsRow = (
  name: string,
  years: readonly Year[],
  count: (year: Year) => number,
  words: IndicatorWords,
): HTMLElement =>
  h(
    'tr',
    {},
    h('th', { scope: 'row' }, name),
    ...years.map(year => headed(h('td', {}, count(year)), year, words)),
  )

/** Nothing to read is not nothing written: the one is seen, the other left blank. */
function cell(
  rows: readonly IndicatorRow[] | undefined,
  isHeld: boolean,
  isMixed: boolean,
  words: IndicatorWords,
): HTMLElement {
  const hidden = (text: string) => h('span', { class: 'visually-hidden' }, text)
  if (rows)
    return h('td', {}, ...rows.map(row => h('p', {}, number(row, labelOf(row, rows, isMixed), words))))
  if (isHeld) return h('td', { class: 'blank' }, hidden(words.empty))
  return h('td', { class: 'none' }, h('span', { 'aria-hidden': 'true' }, '—'), hidden(words.noReport))
}

/** As written, linked to its sentence; the sentence itself on hover. */
function number(row: IndicatorRow, label: string, words: IndicatorWords): HTMLElement {
  const { written, reportId, passageId, sentence, checks } = row
  const role = roleText(row, words)
  const failed = checks.some(({ result }) => result === 'fail')
  const parameters = new URLSearchParams({ q: `"${clauseOf(written, sentence).replace(/["“”]/g, '')}"` })
  return h(
    'span',
    {},
    label && h('span', { class: 'role' }, label),
    role && h('span', { class: 'role' }, role),
    h('a', { href: reportHref(reportId, parameters, passageId), title: sentence }, written),
    checks.length > 0 &&
      h(
        'details',
        { class: failed ? 'check fail' : 'check' },
        h('summary', {}, failed ? words.fail : words.pass),
        checks.map(({ formula }) => formula).join('；'),
      ),
  )
}

/** What tells the numbers of a cell apart: 议案2件, 建议279件; empty for one alone. */
export const labelOf = (row: IndicatorRow, inCell: readonly IndicatorRow[], isMixed: boolean): string =>
  isMixed ? row.indicator : inCell.length > 1 ? row.ownName : ''

/** 下降, 目标：下降, 增减 where it does not say which way; empty for a plain value. */
export function roleText({ role, direction }: IndicatorRow, words: IndicatorWords): string {
  if (direction === null) return words.roles[role]
  return role === 'target' ? words.meant(words.directions[direction]) : words.directions[direction]
}

/** In UTF-16 units: of fewer, such as 达90%, a report may well have several. */
const LEAST = 12
const MOST = 40

/**
 * The words of the sentence that lead to the number, so that the reader marks it and nothing else: as many clauses as it
 * takes. Where the number is written twice, the beginning of the sentence.
 */
export function clauseOf(written: string, sentence: string): string {
  const at = sentence.indexOf(written)
  if (at < 0 || sentence.includes(written, at + 1)) return sentence.slice(0, 60)
  const to = at + written.length
  let from = at
  do {
    from = sentence.slice(0, from).search(/[^，、。；：,;:]*[，、。；：,;:]*$/u)
  } while (from > 0 && to - from < LEAST)
  from = Math.max(from, at - MOST)
  return sentence.slice(from, Math.max(to, from + LEAST)).replace(/^[，、。；：,;:]+/u, '')
}
