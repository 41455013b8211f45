// collect.ts — matches become totals, facets and the page asked for. Not: matching, scoring.
import type { Order, PageRequest, ReportRecord } from '../engine.ts'

/** Matches per report: `hits[i]` belong to `reports[i]`; ascending. */
export interface Tally {
  reports: Uint32Array
  hits: Uint32Array
}

/** @param matches ascending, so the passages of a report stand together */
export function tallyReports(matches: Uint32Array, passageReport: Uint32Array): Tally {
  const reports = new Uint32Array(Math.min(matches.length, (passageReport.at(-1) ?? -1) + 1))
  const hits = new Uint32Array(reports.length)
  let last = -1
  for (let i = 0; i < matches.length; i++) {
    const report = passageReport[matches[i]!]!
    if (last === -1 || reports[last] !== report) reports[++last] = report
    hits[last]!++
  }
  return { reports: reports.subarray(0, last + 1), hits: hits.subarray(0, last + 1) }
}

/** Counts matches by what their reports have in common: a region, a year. */
export interface Facet<Value> {
  /** A row for each value that a matching report has. */
  rows(tally: Tally): { value: Value; hits: number; reports: number }[]
}

/**
 * Numbers the values once, so that counting 70,000 matches in 3,500 reports is a few array additions a report.
 *
 * @param values of each report; `undefined` takes no part
 */
export function createFacet<Value>(
  values: (Value | undefined)[],
  keyOf: (value: Value) => unknown,
): Facet<Value> {
  const numbers = new Map<unknown, number>()
  const distinct: Value[] = []
  const rowOf = Int32Array.from(
    values.map(value => {
      if (value === undefined) return -1
      const key = keyOf(value)
      let number = numbers.get(key)
      if (number === undefined) {
        number = distinct.push(value) - 1
        numbers.set(key, number)
      }
      return number
    }),
  )
  return {
    rows({ reports, hits }) {
      const hitCounts = new Uint32Array(distinct.length)
      const reportCounts = new Uint32Array(distinct.length)
      for (let i = 0; i < reports.length; i++) {
        const row = rowOf[reports[i]!]!
        if (row === -1) continue
        hitCounts[row]! += hits[i]!
        reportCounts[row]!++
      }
      const rows = distinct.map((value, i) => ({ value, hits: hitCounts[i]!, reports: reportCounts[i]! }))
      return rows.filter(row => row.reports > 0)
    },
  }
}

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

/** Matches and what they are ordered by: `keys` ascending, then `scores` descending, then position. */
export interface Ordering {
  matches: Uint32Array
  scores: Float64Array
  keys: Float64Array | null
}

/**
 * Indices into `matches` of the page, best first.
 * With `distinct`, of each report only its best match takes part.
 */
export function page(
  ordering: Ordering,
  { distinct, limit, offset }: Pick<PageRequest, 'distinct' | 'limit' | 'offset'>,
  passageReport: Uint32Array,
): number[] {
  const { matches, scores, keys } = ordering
  const size = offset + limit
  if (!distinct && !keys) return bestOf(matches, scores, size).slice(offset)
  const before = (a: number, b: number): number =>
    (keys ? keys[a]! - keys[b]! : 0) || scores[b]! - scores[a]! || matches[a]! - matches[b]!
  const top = createTop(size, before)
  if (distinct) {
    for (let i = 0; i < matches.length; ) {
      const report = passageReport[matches[i]!]!
      let best = i
      for (i++; i < matches.length && passageReport[matches[i]!] === report; i++)
        if (before(i, best) < 0) best = i
      top.offer(best)
    }
  } else for (let i = 0; i < matches.length; i++) top.offer(i)
  return top.sorted().slice(offset)
}

/** Indices of the `size` highest scores, best first; equal ones in the order of the matches. */
export function bestOf(matches: Uint32Array, scores: Float64Array, size: number): number[] {
  const top = createTop(size, (a, b) => scores[b]! - scores[a]! || a - b)
  for (let i = 0; i < matches.length; i++) {
    // Of many matches most end here: no better than the worst so far, and behind it in the text.
    if (i < size || scores[i]! > scores[top.worst()]!) top.offer(i)
  }
  return top.sorted()
}

// --- internal ---

/** The best `size` of what is offered: a heap with the worst of them on top. */
function createTop(size: number, before: (a: number, b: number) => number) {
  const heap: number[] = []
  const sink = (at: number) => {
    for (;;) {
      let worst = at
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < heap.length && before(heap[child]!, heap[worst]!) > 0) worst = child
      }
      if (worst === at) return
      swap(at, worst)
      at = worst
    }
  }
  const rise = (at: number) => {
    for (let parent = (at - 1) >> 1; at > 0 && before(heap[at]!, heap[parent]!) > 0; parent = (at - 1) >> 1) {
      swap(at, parent)
      at = parent
    }
  }
  const swap = (a: number, b: number) => {
    const kept = heap[a]!
    heap[a] = heap[b]!
    heap[b] = kept
  }
  return {
    offer(candidate: number) {
      if (heap.length < size) {
        heap.push(candidate)
        rise(heap.length - 1)
      } else if (size > 0 && before(candidate, heap[0]!) < 0) {
        heap[0] = candidate
        sink(0)
      }
    },
    /** Only when `size` candidates were offered. */
    worst: () => heap[0]!,
    sorted: () => heap.sort(before),
  }
}
