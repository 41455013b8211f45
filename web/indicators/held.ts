// held.ts — which reports the library holds of each place and year: what a table of numbers is held against. Not: asking.
import type { Coverage } from '../../src/api/coverage.ts'
import type { IndicatorRow } from '../../src/api/indicators.ts'
import { earlierFirst } from '../../src/report/years.ts'

export interface Held {
  /** Whether there is a report of a place (by code, '' for unknown) and year. */
  has: (code: string, year: number | null) => boolean
  /** Reports of a year, of all places asked for. */
  reports: (year: number | null) => number
}

/** @example heldOf(coverage.rows).reports(2020) // 5 */
export function heldOf(rows: Coverage['rows']): Held {
  const places = new Set<string>()
  const byYear = new Map<number | null, number>()
  for (const { region, year, reports } of rows) {
    places.add(`${region?.code ?? ''} ${year}`)
    byYear.set(year, (byYear.get(year) ?? 0) + reports)
  }
  return {
    has: (code, year) => places.has(`${code} ${year}`),
    reports: year => byYear.get(year) ?? 0,
  }
}

/** The years of a table: those of its numbers, and between them all that have a report; ascending, the unknown last. */
export function yearsShown(
  numbers: readonly (number | null)[],
  rows: readonly { year: number | null }[],
): (number | null)[] {
  const known = numbers.filter(year => year !== null)
  const [first, last] = [Math.min(...known), Math.max(...known)]
  const between = rows.map(({ year }) => year).filter(year => year !== null && year > first && year < last)
  return [...new Set([...numbers, ...between])].sort(earlierFirst)
}

/** How many reports of a year state one of the numbers. */
export const reportsStating = (rows: readonly IndicatorRow[], year: number | null): number =>
  new Set(rows.filter(row => row.year === year).map(({ reportId }) => reportId)).size
