// orders.ts — the page asked for in an order by report. Not: what the reports are ordered by, relevance, counting.
import type { PageRequest } from '../../engine.ts'
import type { Tally } from '../../ranking/facet.ts'
import { createTop } from '../../ranking/top.ts'

/**
 * The page in an order by report: matches by their report's key, then by score, then by position.
 * With `distinct`, of each report only its best match takes part. Only the keys that the page touches are sorted.
 *
 * @param score of a match, asked for only under those keys
 */
export function pageByKey(
  matches: Uint32Array,
  tally: Tally,
  keys: Float64Array,
  score: (passage: number) => number,
  { distinct, limit, offset }: Pick<PageRequest, 'distinct' | 'limit' | 'offset'>,
  passageReport: Uint32Array,
): number[] {
  const { reports, hits } = tally.byReport()
  const sizes = new Map<number, number>()
  reports.forEach((report, i) => {
    const key = keys[report]!
    sizes.set(key, (sizes.get(key) ?? 0) + (distinct ? 1 : hits[i]!))
  })
  const page: number[] = []
  let skip = offset
  for (const [key, size] of [...sizes].sort(([a], [b]) => a - b)) {
    if (page.length === limit) break
    if (skip >= size) {
      skip -= size
      continue
    }
    const under = matches.filter(passage => keys[passageReport[passage]!] === key)
    const candidates = distinct ? bestOfReports(under, score, passageReport) : under
    const top = createTop(Math.min(size, skip + limit - page.length))
    for (const passage of candidates) top.offer(passage, score(passage))
    page.push(...top.sorted().subarray(skip))
    skip = 0
  }
  return page
}

// --- internal ---

/** Of the matches of each report, which stand together, the one with the highest score. */
function bestOfReports(
  matches: Uint32Array,
  score: (passage: number) => number,
  passageReport: Uint32Array,
): number[] {
  const best: number[] = []
  for (const passage of matches) {
    const last = best.at(-1)
    if (last === undefined || passageReport[last] !== passageReport[passage]) best.push(passage)
    else if (score(passage) > score(last)) best[best.length - 1] = passage
  }
  return best
}
