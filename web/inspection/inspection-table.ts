// inspection-table.ts — inspections, and what is missing, as a table of divisions by years. Not: asking for them, one
// report.
import type { Inspections } from '../../src/api/inspection.ts'
import type { Missing } from '../../src/api/missing.ts'
import { reportLabel } from '../../src/report/reference.ts'
import { earlierFirst, yearSpans } from '../../src/report/years.ts'
import { csvText } from '../shared/csv.ts'
import { h } from '../shared/dom.ts'
import { byCode, placePath } from '../shared/place.ts'
import type { InspectionWords } from '../words/words.ts'

export type Row = Inspections['rows'][number]
export type PartKey = keyof Row['found']

interface Cell {
  rows: Row[]
  lacking: boolean
  /** Other reports of the place and year are there. */
  others: boolean
}

export interface Line {
  code: string
  path: readonly string[] | null
  /** Reports of unknown year: one of them may be what is missing. */
  undated: number
  byYear: Map<number | null, Cell>
}

/** @returns a line for each division, and all years, ascending, the unknown last */
export function pivot(
  rows: readonly Row[],
  missing: Pick<Missing, 'rows'> | null,
): { lines: Line[]; years: (number | null)[] } {
  const lines = new Map<string, Line>()
  const years = new Set<number | null>()
  const cellOf = (region: Row['report']['region'], year: number | null) => {
    const code = region?.code ?? ''
    const line = lines.get(code) ?? {
      code,
      path: region?.path ?? null,
      undated: 0,
      byYear: new Map(),
    }
    lines.set(code, line)
    years.add(year)
    const cell = line.byYear.get(year) ?? { rows: [], lacking: false, others: false }
    line.byYear.set(year, cell)
    return { line, cell }
  }
  for (const row of rows) cellOf(row.report.region, row.report.year).cell.rows.push(row)
  for (const { region, years, others, undated } of missing?.rows ?? [])
    for (const year of years) {
      const { line, cell } = cellOf(region, year)
      line.undated = undated
      cell.lacking = true
      cell.others = others.includes(year)
    }
  return {
    lines: [...lines.values()].sort(byCode),
    years: [...years].sort(earlierFirst),
  }
}

export function tableNode(
  { lines, years }: ReturnType<typeof pivot>,
  hrefOf: (id: string) => string,
  words: InspectionWords,
): HTMLElement {
  const head = h(
    'tr',
    {},
    h('th', { scope: 'col' }, words.region),
    ...years.map(year => h('th', { scope: 'col' }, year ?? words.unknownYear)),
  )
  const body = lines.map(({ path, undated, byYear }) =>
    h(
      'tr',
      {},
      h(
        'th',
        { scope: 'row' },
        path ? placePath(path, words) : words.unknownRegion,
        undated > 0 && h('small', {}, words.undated(undated)),
      ),
      ...years.map(year => {
        const cell = cellNode(byYear.get(year), hrefOf, words)
        // On a phone each division is a list of its years.
        cell.dataset.head = String(year ?? words.unknownYear)
        return cell
      }),
    ),
  )
  return h(
    'div',
    { class: 'scroll by-division', tabindex: 0, role: 'region', 'aria-label': words.title },
    h('table', {}, h('thead', {}, head), h('tbody', {}, ...body)),
  )
}

/** Why a line of the list was not taken. */
export const failureLine = (
  { line, code, about, reason }: Missing['failures'][number],
  words: InspectionWords,
): string => words.dueFailure(line, words.untaken(code, about, reason))

/** What the list was held to, and what of it could not be, stands below what is missing of it. */
export function tableCsv(
  rows: readonly Row[],
  missing: Pick<Missing, 'rows' | 'assumed' | 'failures'> | null,
  words: InspectionWords,
): string {
  const keys = Object.keys(words.parts) as PartKey[]
  return csvText([
    [words.region, words.year, words.report, ...keys.map(key => words.parts[key]), '报告编号'],
    ...rows.map(({ report, found }) => [
      report.region ? placePath(report.region.path, words) : '',
      report.year ?? '',
      reportLabel(report),
      ...keys.map(key => (found[key] ? words.seen : words.notSeen)),
      report.id,
    ]),
    ...(missing?.rows ?? []).flatMap(({ region, years, others }) =>
      years.map(year => [
        placePath(region.path, words),
        year,
        others.includes(year) ? words.onlyOthers : '',
        ...keys.map(() => words.lacking),
        '',
      ]),
    ),
    ...(missing?.failures ?? []).map(failure => [
      failure.about[0] ?? '',
      '',
      failureLine(failure, words),
      ...keys.map(() => words.notTaken),
      '',
    ]),
    ...(missing && missing.assumed.length > 0
      ? [['', '', words.dueAssumed(yearSpans(missing.assumed)), ...keys.map(() => ''), '']]
      : []),
  ])
}

// --- internal ---

/** Reports of a cell that are shown at once: with more its row would push the others out of sight. */
const SHOWN = 1

function cellNode(
  cell: Cell | undefined,
  hrefOf: (id: string) => string,
  words: InspectionWords,
): HTMLElement {
  if (!cell) return h('td', { class: 'blank' }, h('span', { class: 'visually-hidden' }, words.empty))
  if (cell.lacking)
    return h('td', { class: 'lacking' }, words.lacking, cell.others && h('small', {}, words.onlyOthers))
  const reports = cell.rows.map(row => reportNode(row, hrefOf, words))
  if (reports.length <= SHOWN) return h('td', {}, ...reports)
  const more = h('summary', {}, words.more(reports.length - SHOWN))
  return h('td', {}, ...reports.slice(0, SHOWN), h('details', {}, more, ...reports.slice(SHOWN)))
}

/** 4/5, and which of them is not seen; or, where that is shorter, which is. */
function reportNode(
  { report, found }: Row,
  hrefOf: (id: string) => string,
  words: InspectionWords,
): HTMLElement {
  const keys = Object.keys(found) as PartKey[]
  const unseen = keys.filter(key => !found[key])
  const seen = keys.filter(key => found[key])
  const names = (some: readonly PartKey[]) => some.map(key => words.short[key]).join('、')
  const shorter =
    seen.length === 0
      ? words.noneSeen
      : seen.length < unseen.length
        ? words.onlySeen(names(seen))
        : words.unseen(names(unseen))
  return h(
    'p',
    {},
    h(
      'a',
      { href: hrefOf(report.id), title: reportLabel(report) },
      `${keys.length - unseen.length}/${keys.length}`,
    ),
    unseen.length > 0 &&
      h('small', { title: words.unseen(unseen.map(key => words.parts[key]).join('、')) }, shorter),
  )
}
