// kept-out.ts — which filters of a caller a report does not satisfy, and the question without them. Not: what its
// passages lack (explain.ts), reading a filter (question/filters.ts).

import type { ExplainOptions, FilterName } from '../../api/explain.ts'
import type { ReportRecord } from '../../engine/engine.ts'
import { placeName } from '../../regions/place-text.ts'
import { isKeptBy, regionByCode } from '../../regions/regions.ts'
import { isInYears } from '../../report/years.ts'
import { type Filters, readRestrictions } from '../question/filters.ts'

/** What a caller restricts whole reports by. */
const OF_REPORTS = ['region', 'year', 'genre', 'level', 'except'] as const

export interface KeptOut {
  type: 'filter'
  filter: FilterName | 'published'
  /** As people call it: a division by its name, though its code was given. */
  wanted: string
}

/**
 * Each filter that alone keeps the report out.
 *
 * @example await keptOut(ofCounty, { level: ['市'], year: ['2020'] }) // [{ type: 'filter', filter: 'level', wanted: '市' }]: it is of 2020
 */
export async function keptOut(report: ReportRecord, options: ExplainOptions): Promise<KeptOut[]> {
  const found: KeptOut[] = []
  const { by = 'report' } = options
  for (const name of OF_REPORTS) {
    const { filters } = await readRestrictions({ by, [name]: options[name] }, async () => [report])
    if (satisfies(report, filters)) continue
    const filter = name === 'year' && by === 'published' ? by : name
    found.push({ type: 'filter', filter, wanted: options[name]!.map(named).join('、') })
  }
  return found
}

/** The options without those filters. */
export function without(options: ExplainOptions, filters: readonly FilterName[]): ExplainOptions {
  const left = { ...options }
  for (const filter of filters) delete left[filter]
  return left
}

/** The option that a filter is given by. */
export const optionOf = ({ filter }: KeptOut): FilterName => (filter === 'published' ? 'year' : filter)

// --- internal ---

const satisfies = ({ id, region, year }: ReportRecord, { regions, years, reports }: Filters): boolean =>
  (regions.length === 0 || (region !== null && regions.some(code => isKeptBy(code, region.code)))) &&
  (years.length === 0 || isInYears(year, years)) &&
  (reports === undefined || reports.includes(id))

function named(value: string): string {
  const region = regionByCode(value.trim())
  return region ? placeName(region.name) : value
}
