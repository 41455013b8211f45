// listing.ts — matches in an order that the cluster keeps, as far down as somebody reads. Not: candidates, rescoring.
import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Ask, Order } from '../engine.ts'
import type { Priors, Works } from '../ranking/works.ts'
import type { Catalogue } from './cluster-catalogue.ts'
import type { Connection } from './connection.ts'
import type { Labels } from './labels.ts'
import { WINDOW } from './mapping.ts'
import { askCluster, type Clause, type Found, noneOf, type Search, scored, sortedBy } from './query-dsl.ts'

/** What is listed, and how it scores: as `ranked` in ranking/scores.ts reckons it. */
export interface List {
  where: Clause
  /** Which of the matches are in the upper tier. */
  upper: Clause | 'all' | 'none'
  evidence: readonly Clause[]
  /** What makes the best text score 1. */
  scale: number
  priors: Priors
  order: Order
  /** Of each report its first. */
  distinct: boolean
}

/** In their order. */
export interface Listed {
  passages: Uint32Array
  reports: Uint32Array
  scores: Float64Array
}

export interface Listings {
  /** The first `size`, or as many as there are; of lists of reports as many as a cluster lets one reach. */
  best(list: List, size: number, ask?: Ask): Promise<Listed>
}

/** Hits fetched with one request. */
const AT_ONCE = 10_000
/** Lists are kept for whoever reads on: so many hits in all, some 80 bytes each. A longer list is fetched anew. */
const KEPT = 200_000

export function createListings(
  connection: Connection,
  index: string,
  works: Works,
  { labels, reportOf }: Pick<Catalogue, 'labels' | 'reportOf'>,
): Listings {
  const kept = new LRUCache<string, Growing>({
    max: 50,
    maxSize: KEPT,
    sizeCalculation: ({ hits }) => hits.length + 1,
  })
  return {
    async best(list, size, ask) {
      const search = searchOf(list, works, labels)
      // A digest: the search itself names the prior of every report.
      const key = createHash('sha256')
        .update(JSON.stringify([search, list.distinct]))
        .digest('base64')
      let growing = kept.get(key) ?? { hits: [], after: undefined, isWhole: false }
      while (!growing.isWhole && growing.hits.length < size) {
        const [found] = await askCluster(
          connection,
          index,
          [nextPart(search, growing, list.distinct, size)],
          ask,
        )
        growing = grown(growing, found!, list.distinct, size, reportOf)
      }
      kept.set(key, growing)
      const hits = growing.hits.slice(0, size)
      return {
        passages: Uint32Array.from(hits, ({ passage }) => passage),
        reports: Uint32Array.from(hits, ({ report }) => report),
        scores: Float64Array.from(hits, ({ score }) => score),
      }
    },
  }
}

// --- internal ---

interface Growing {
  hits: readonly { passage: number; report: number; score: number }[]
  /** Where the last of them stands. */
  after: unknown[] | undefined
  /** There are no more. */
  isWhole: boolean
}

/** Behind what there is already. Lists of reports cannot be gone on with: they are fetched anew, twice as long. */
function nextPart(search: Search, { hits, after }: Growing, distinct: boolean, size: number): Search {
  if (distinct) return { ...search, collapse: { field: 'rep' }, size: reportsAtOnce(size, hits.length) }
  return {
    ...search,
    size: Math.min(AT_ONCE, Math.max(500, size - hits.length)),
    ...(after && { search_after: after }),
  }
}

function grown(
  before: Growing,
  found: Found,
  distinct: boolean,
  size: number,
  reportOf: (label: number) => number,
): Growing {
  const hits = found.hits.hits.map(({ _score, sort }) => {
    const [passage, label] = sort!.slice(-2) as [number, number]
    return { passage, report: reportOf(label), score: _score! }
  })
  const after = found.hits.hits.at(-1)?.sort
  if (distinct) {
    const asked = reportsAtOnce(size, before.hits.length)
    return { hits, after, isWhole: hits.length < asked || asked === WINDOW }
  }
  const all = before.hits.concat(hits)
  return { hits: all, after, isWhole: all.length >= found.hits.total.value || hits.length === 0 }
}

const reportsAtOnce = (size: number, before: number) => Math.min(WINDOW, Math.max(size, 2 * before))

const SORT: Record<Order, object[]> = {
  relevance: [],
  'year:desc': [{ year: { order: 'desc', missing: '_last' } }],
  'year:asc': [{ year: { order: 'asc', missing: '_last' } }],
  region: [{ code: { order: 'asc', missing: '_last' } }],
}

function searchOf(
  { where, upper, evidence, scale, priors, order }: List,
  works: Works,
  labels: Labels,
): Search {
  const byLabel: number[] = []
  labels.reports.forEach((label, report) => {
    byLabel[label] = priors.byWork[works.ofReport[report]!]!
  })
  const sum = `_score * params.scale + ((Number)params.priors[(int)doc['rep'].value]).doubleValue()`
  const scoring = (source: string) => ({
    script_score: { script: { source, params: { scale, priors: byLabel } } },
  })
  const inUpper = scoring(`return 1 + ${sum};`)
  const below = scoring(`double sum = ${sum}; return sum / (1 + sum);`)
  const functions =
    upper === 'all'
      ? [inUpper]
      : upper === 'none'
        ? [below]
        : [
            { filter: upper, ...inUpper },
            { filter: noneOf(upper), ...below },
          ]
  return {
    query: {
      function_score: {
        query: scored(where, evidence),
        functions,
        score_mode: 'first',
        boost_mode: 'replace',
      },
    },
    sort: [...SORT[order], { _score: 'desc' }, ...sortedBy('seq', 'rep')],
    track_scores: true,
  }
}
