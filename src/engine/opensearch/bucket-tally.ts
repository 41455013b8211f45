// bucket-tally.ts — matches counted report by report, in searches that a cluster allows. Not: what is made of the counts.
import type { Found, Search } from './query-dsl.ts'

/** Of each report that matches, ascending. */
export interface ReportCounts {
  reports: Uint32Array
  hits: Uint32Array
  /** What `sum` came to; zeros without one. */
  sums: Float64Array
}

/** More buckets in one answer a cluster refuses (`search.max_buckets` is 65,535). */
const MOST_BUCKETS = 60_000

/** The sum of the scores of a report's matches, after a script: exact where they are counts. */
export const sumOf = (script: string) => ({ sum: { sum: { script: { source: script } } } })
export const OCCURRENCES = 'Math.round(_score.doubleValue())'
export const CUBES = 'double s = _score.doubleValue(); return s * s * s'

/**
 * @param search is asked with the counts of the first reports, and again without its hits for those of the others
 * @param reports in the snapshot
 * @param sum as `sumOf` gives it; null: only matches are counted
 */
export function tallying(search: Search, reports: number, sum: object | null): Search[] {
  const parts = Math.max(1, Math.ceil(reports / MOST_BUCKETS))
  return Array.from({ length: parts }, (_, part) => {
    const terms = {
      field: 'rep',
      size: Math.max(1, reports),
      ...(parts > 1 && { include: { partition: part, num_partitions: parts } }),
    }
    const aggs = { rep: { terms, ...(sum && { aggs: sum }) } }
    return part === 0 ? { ...search, aggs } : { query: search.query, aggs }
  })
}

/**
 * @param found the answers to what `tallying` gave
 * @param reportOf number of a report by its label
 */
export function countsIn(found: readonly Found[], reportOf: (label: number) => number): ReportCounts {
  const buckets = found
    .flatMap(({ aggregations }) => (aggregations!.rep as { buckets: Bucket[] }).buckets)
    .map(bucket => ({ ...bucket, key: reportOf(bucket.key) }))
    .sort((a, b) => a.key - b.key)
  return {
    reports: Uint32Array.from(buckets, ({ key }) => key),
    hits: Uint32Array.from(buckets, ({ doc_count }) => doc_count),
    sums: Float64Array.from(buckets, ({ sum }) => sum?.value ?? 0),
  }
}

/** Reports that two tiers share are there once. */
export function together(tallies: readonly ReportCounts[]): ReportCounts {
  if (tallies.length === 1) return tallies[0]!
  const hits = new Map<number, number>()
  for (const tally of tallies)
    tally.reports.forEach((report, i) => {
      hits.set(report, (hits.get(report) ?? 0) + tally.hits[i]!)
    })
  const reports = Uint32Array.from(hits.keys()).sort()
  return {
    reports,
    hits: Uint32Array.from(reports, report => hits.get(report)!),
    sums: new Float64Array(reports.length),
  }
}

// --- internal ---

interface Bucket {
  key: number
  doc_count: number
  sum?: { value: number }
}
