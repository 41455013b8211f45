// report-order.ts — the orders by report: year and region as keys to sort by. Not: relevance, pages.
import type { Order, ReportRecord } from '../engine.ts'

/** Sort key of each report, ascending; equal keys fall back on score, then on position. Null: all equal. */
export function reportKeys(order: Order, records: readonly ReportRecord[]): Float64Array | null {
  if (order === 'relevance') return null
  return Float64Array.from(records, ({ year, region }) => {
    // What is unknown comes last, whichever way the known are sorted.
    if (order === 'region') return region ? Number(region.code) : Number.MAX_VALUE
    if (year === null) return Number.MAX_VALUE
    return order === 'year:desc' ? -year : year
  })
}
