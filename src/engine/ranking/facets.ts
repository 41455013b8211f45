// facets.ts — matches by division and by year, as answers have them, from how many each report has. Not: counting those.

import { earlierFirst } from '../../report/years.ts'
import type { PageAnswer, ReportRecord } from '../engine.ts'
import { createFacet, type FacetCounts, facetRows, rowsOf } from './facet.ts'

export const regionRows = (reports: readonly ReportRecord[]) =>
  facetRows(
    reports.map(({ region }) => region ?? undefined),
    region => region.code,
  )
export const yearRows = (reports: readonly ReportRecord[]) =>
  facetRows(
    reports.map(({ year }) => year),
    year => year,
  )

export type Facets = Pick<PageAnswer, 'regions' | 'years'>

/**
 * Counts by the rows of `regionRows` and `yearRows` as rows of an answer: most hits first; years ascending, the unknown
 * last.
 */
export function createFacetAnswers(
  reports: readonly ReportRecord[],
): (regions: FacetCounts, years: FacetCounts) => Facets {
  const { values: regionValues } = regionRows(reports)
  const { values: yearValues } = yearRows(reports)
  return (regions, years) => ({
    regions: rowsOf(regionValues, regions)
      .map(({ value, hits, reports }) => ({ region: value, hits, reports }))
      .sort((a, b) => b.hits - a.hits || (a.region.code < b.region.code ? -1 : 1)),
    years: rowsOf(yearValues, years)
      .map(({ value, hits, reports }) => ({ year: value, hits, reports }))
      .sort((a, b) => earlierFirst(a.year, b.year)),
  })
}

/** @param firsts beginnings of the reports' passages, and the end */
export function createFacets(
  records: readonly ReportRecord[],
  firsts: Uint32Array,
): (counts: { reports: Uint32Array; hits: Uint32Array }) => Facets {
  const countRegions = createFacet(regionRows(records), firsts)
  const countYears = createFacet(yearRows(records), firsts)
  const answer = createFacetAnswers(records)
  return counts => {
    const tally = { reports: counts.reports.length, stretches: null, byReport: () => counts }
    return answer(countRegions(tally), countYears(tally))
  }
}
