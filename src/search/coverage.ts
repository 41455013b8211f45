// coverage.ts — reports counted by division and year. Not: what is missing of what somebody expects (cli/missing.ts).
import type { Coverage, CoverageOptions } from '../api/coverage.ts'
import type { Opened } from './opened.ts'
import { reportsWithin } from './reports.ts'

export function createCoverage({ engine }: Opened) {
  return async (restrictions: CoverageOptions = {}): Promise<Coverage> => {
    const reports = await reportsWithin(engine, restrictions)
    const cells = new Map<string, Coverage['rows'][number]>()
    for (const { region, year } of reports) {
      const key = `${region?.code} ${year}`
      const cell = cells.get(key)
      if (cell) cell.reports++
      else cells.set(key, { region, year, reports: 1 })
    }
    const rows = [...cells.values()].sort(
      (a, b) => codeOf(a) - codeOf(b) || (a.year ?? LAST) - (b.year ?? LAST),
    )
    const regions = new Map(rows.flatMap(({ region }) => (region ? [[region.code, region]] : [])))
    const years = new Set(rows.flatMap(({ year }) => (year === null ? [] : [year])))
    return {
      rows,
      years: [...years].sort((a, b) => a - b),
      regions: [...regions.values()],
      reports: reports.length,
      indexVersion: engine.info.version,
    }
  }
}

// --- internal ---

/** After every code and every year: what is unknown stands last. */
const LAST = 1_000_000

const codeOf = ({ region }: Coverage['rows'][number]) => (region ? Number(region.code) : LAST)
