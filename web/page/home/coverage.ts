// coverage.ts — the library's reports as rows of divisions over years, with what is missing. Not: drawing them.
import type { Coverage } from '../../../src/api/coverage.ts'
import { axisYears } from '../compare/axis.ts'

type Division = NonNullable<Coverage['rows'][number]['region']>

export interface CoverageRow {
  /** Null: reports whose division is unknown. */
  region: Division | null
  /** Reports by year; a year without any is not in it. */
  cells: Map<number | null, number>
  reports: number
  /** Years without a report, from its own first to the last of the table. */
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
    row.missing = axis.filter(year => year > first && !row.cells.has(year))
  }
  const unknown = rows.some(({ year }) => year === null)
  return { years: unknown ? [...axis, null] : axis, rows: table }
}
