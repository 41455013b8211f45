// coverage.ts — the library's reports as rows of divisions over years, with what is missing. Not: drawing them.
import type { Coverage } from '../../../src/api/coverage.ts'
import { yearsFrom } from '../../../src/report/years.ts'
import { axisYears } from '../compare/axis.ts'

type Division = NonNullable<Coverage['rows'][number]['region']>

export interface CoverageRow {
  /** Null: reports whose division is unknown. */
  region: Division | null
  /** Reports by year; a year without any is not in it. */
  cells: Map<number | null, number>
  reports: number
  /** Calendar years without a report, from its own first to the last of the table: those without a column too. */
  missing: number[]
}

export interface CoverageTable {
  /** As an axis has them: of long gaps without any report only the ends. The unknown last. */
  years: (number | null)[]
  rows: CoverageRow[]
}

/**
 * A row for each division in the order given, the unknown last; where all are below one, it is the first.
 *
 * @param years of the whole library, so that what is unfolded stands under the same columns
 * @example coverageTable(answer.rows, answer.years).rows[0] // { region: 湖北省, cells: Map { 2020 => 1 }, … }
 */
export function coverageTable(rows: Coverage['rows'], years: readonly number[]): CoverageTable {
  const axis = axisYears(years)
  const byCode = new Map<string | null, CoverageRow>()
  for (const { region, year, reports } of rows) {
    const code = region?.code ?? null
    const row = byCode.get(code) ?? { region, cells: new Map(), reports: 0, missing: [] }
    byCode.set(code, row)
    row.cells.set(year, (row.cells.get(year) ?? 0) + reports)
    row.reports += reports
  }
  const table = [...byCode.values()]
  for (const row of table) {
    const first = Math.min(...[...row.cells.keys()].filter(year => year !== null))
    row.missing = yearsFrom(first + 1, axis.at(-1) ?? first).filter(year => !row.cells.has(year))
  }
  const unknown = rows.some(({ year }) => year === null)
  return { years: unknown ? [...axis, null] : axis, rows: table }
}

/**
 * Years in few words: a run of three and more by its ends.
 *
 * @param years ascending
 * @example yearRuns([1956, 1957, 1958, 2020, 2021]) // => ['1956–1958', '2020', '2021']
 */
export function yearRuns(years: readonly number[]): string[] {
  const starts = years.flatMap((year, i) => (years[i - 1] === year - 1 ? [] : i))
  return starts.flatMap((start, r) => {
    const run = years.slice(start, starts[r + 1])
    return run.length > 2 ? [`${run[0]}–${run.at(-1)}`] : run.map(String)
  })
}
