// coverage.ts — reports counted by division and year. Not: what is missing of what somebody expects (missing.ts).
import type { Coverage, CoverageOptions } from '../../api/coverage.ts'
import type { ReportRecord } from '../../engine/engine.ts'
import { byRegion } from '../../regions/region.ts'
import { allRegions, isKeptBy, isWithin, levelOf, type Region, regionByCode } from '../../regions/regions.ts'
import { earlierFirst } from '../../report/years.ts'
import type { Opened } from '../opened.ts'
import { readFilters, YEAR_OF } from '../question/filters.ts'
import { reportsWithin } from './reports.ts'

export function createCoverage({ engine }: Opened) {
  return async ({ depth, ...restrictions }: CoverageOptions = {}): Promise<Coverage> => {
    const reports = await reportsWithin(engine, restrictions)
    const rows = rowsOf(reports, restrictions.by, depth)
    const regions = new Map(rows.flatMap(({ region }) => (region ? [[region.code, region]] : [])))
    const years = new Set(rows.flatMap(({ year }) => (year === null ? [] : [year])))
    return {
      rows,
      years: [...years].sort((a, b) => a - b),
      regions: [...regions.values()],
      absent: provincesWithin(readFilters(restrictions).filters.regions).filter(
        ({ code }) => !reports.some(({ region }) => region && isWithin(region.code, code)),
      ),
      reports: reports.length,
      indexVersion: engine.info.version,
    }
  }
}

/** A row for each division and year of the reports. */
export function rowsOf(
  reports: readonly ReportRecord[],
  by: keyof typeof YEAR_OF = 'report',
  depth?: CoverageOptions['depth'],
): Coverage['rows'] {
  const cells = new Map<string, Coverage['rows'][number]>()
  for (const report of reports) {
    const { region: own } = report
    const year = YEAR_OF[by](report)
    const region = own && depth === 'province' ? provinceOf(own) : own
    const key = `${region?.code} ${year}`
    const cell = cells.get(key)
    if (cell) cell.reports++
    else cells.set(key, { region, year, reports: 1 })
  }
  return [...cells.values()].sort((a, b) => byRegion(a.region, b.region) || earlierFirst(a.year, b.year))
}

// --- internal ---

/** The nation is none of its provinces, and stays. */
const provinceOf = (region: Region): Region => regionByCode(`${region.code.slice(0, 2)}0000`) ?? region

/** Taiwan, Hong Kong and Macao, whose codes come after these, give no reports of this kind. */
const MAINLAND = '700000'

const provincesWithin = (filters: readonly string[]): Region[] =>
  [...allRegions()].filter(
    region =>
      levelOf(region) === '省' &&
      region.code < MAINLAND &&
      (filters.length === 0 || filters.some(filter => isKeptBy(filter, region.code))),
  )
