// core.ts — the embedded engine in numbers: passages, reports and counts over the columns of one snapshot. Not: records
// of them (flexsearch.ts), which thread it runs on.
import type { Ask, EngineRequest, PageRequest, Recount, Totals } from '../engine.ts'
import { type OneAtATime, oneAtATime } from '../one-at-a-time.ts'
import { createFacet, type FacetCounts, type Tally } from '../ranking/facet.ts'
import { regionRows, yearRows } from '../ranking/facets.ts'
import { createRanker } from '../ranking/ranker.ts'
import { DEFAULT_RANKING, type RankingParameters } from '../ranking/ranking-parameters.ts'
import { reportKeys } from '../ranking/report-order.ts'
import type { RankedMatch } from '../ranking/scores.ts'
import { createWorks } from '../ranking/works.ts'
import type { Stop } from '../stopping.ts'
import type { Catalogue } from '../store/catalogue.ts'
import { createOccurrenceCounts } from './count/occurrence-counts.ts'
import { createTallies } from './count/tally.ts'
import type { OpenColumns } from './index-columns.ts'
import { setsOf } from './match/bitset.ts'
import { createEvaluator } from './match/evaluate.ts'
import { createListSets } from './match/list-sets.ts'
import type { VerifiedPostings } from './match/literal-postings.ts'
import { createLookups, type Lookup } from './match/lookup.ts'
import { both, type Matches } from './match/matches.ts'
import { passageCount, samePostings } from './posting-lists.ts'
import { pageByKey } from './rank/orders.ts'
import { createPostingSources } from './rank/posting-source.ts'
import type { Scratch } from './scratch.ts'

/** Of a question's answer what costs work. */
export interface CoreAnswer extends Totals {
  /** Of the matches in the upper tier. */
  literal: Pick<Totals, 'hits' | 'occurrences'>
  page: readonly RankedMatch[]
  /** By the rows of `regionRows` and `yearRows`. */
  regions: FacetCounts
  years: FacetCounts
}

/** Of each report that matches. */
export interface CoreTally {
  reports: Uint32Array
  hits: Uint32Array
  /** Null with `counted: null`. */
  occurrences: Float64Array | null
}

/** As `Engine` has them, passages and reports by number. */
export interface Core {
  search(request: PageRequest, ask?: Ask): Promise<CoreAnswer>
  counts(requests: readonly EngineRequest[], ask?: Ask): Promise<Totals[]>
  tally(request: EngineRequest, ask?: Ask): Promise<CoreTally>
  /** Ascending. */
  matching(request: EngineRequest, ask?: Ask): Promise<Uint32Array>
  recount(text: string, ask?: Ask): Promise<Recount>
  close(): Promise<void>
}

export interface CoreParts {
  columns: OpenColumns
  catalogue: Catalogue
  verified: VerifiedPostings
  /** The one that the terms of `verified` take from, too. */
  scratch: Scratch
  ranking?: Partial<RankingParameters>
  /** That sets of long lists may take, bytes. Default: as `createListSets` has it. */
  setBytes?: number | undefined
}

/** Answers one question at a time, because they share scratch memory; the others wait in their order. */
export function createCore({
  columns,
  catalogue,
  verified,
  scratch,
  ranking = {},
  setBytes,
}: CoreParts): Core {
  const { passageReport, reportPassage } = columns
  const { reports } = catalogue
  const sets = setsOf(passageReport.length, scratch.take)
  const listSets = createListSets(sets, scratch, setBytes)
  const evaluator = createEvaluator(columns, catalogue, sets, listSets)
  const parameters = { ...DEFAULT_RANKING, ...ranking }
  const works = createWorks(reports, columns.reportCitations, parameters)
  const sources = createPostingSources(columns, works, parameters)
  const ranker = createRanker(sources.statistics, works, parameters)
  const countRegions = createFacet(regionRows(reports), reportPassage)
  const countYears = createFacet(yearRows(reports), reportPassage)
  const tallyOf = createTallies(columns)
  const occurrences = createOccurrenceCounts(passageReport, reports.length, listSets)
  const nextQuestion = createLookups(verified)
  const inTurn = oneAtATime()
  const exclusive: OneAtATime = (work, ask) =>
    inTurn(async stop => {
      try {
        return await work(stop)
      } finally {
        scratch.over()
      }
    }, ask)

  const matching = async (request: EngineRequest, lookup: Lookup, stop: Stop): Promise<Matches> => {
    await evaluator.gather([request.where], [], lookup, stop)
    const filter = evaluator.filtered(request)
    const found = evaluator.passages(request.where, lookup)
    return filter ? both(found, filter) : found
  }
  /** What tells tiers, ranks and counts. With a match only: where there is none, it is not looked up. */
  const gatherRest = ({ literal, evidence, counted }: PageRequest, lookup: Lookup, stop: Stop) => {
    // To weigh a text its lists need not be read; what of them ranking does read, it gathers itself.
    const texts = counted ? [...counted] : []
    for (const { text, weight } of evidence) if (weight !== 0 && !lookup.unread(text)) texts.push(text)
    return evaluator.gather(literal ? [literal] : [], texts, lookup, stop)
  }
  /** Of matches whose texts were gathered. */
  const countAll = ({ counted }: EngineRequest, matches: Matches, tally: Tally, lookup: Lookup): Totals => ({
    hits: matches.count,
    reports: tally.reports,
    occurrences: counted && occurrences.within(counted, matches, lookup),
  })
  /** The same of some of them. */
  const countIn = ({ counted }: EngineRequest, some: Matches, all: Totals, lookup: Lookup) => {
    const hits = some.count
    return hits === all.hits
      ? all
      : { hits, occurrences: counted && occurrences.within(counted, some, lookup) }
  }
  const page = async (
    request: PageRequest,
    matches: Matches,
    tally: Tally,
    lookup: Lookup,
    stop: Stop,
  ): Promise<{ ranked: RankedMatch[]; literal: Matches | null }> => {
    const { literal: upper, evidence, order, offset, limit, distinct } = request
    const literal = upper && both(evaluator.passages(upper, lookup), matches)
    const ranking = await ranker.rank(evidence, sources.source(matches, literal, lookup, stop))
    const keys = reportKeys(order, reports)
    if (!keys) return { ranked: (await ranking.best(offset + limit, distinct)).slice(offset), literal }
    const match = (passage: number) => ranking.match(passage, passageReport[passage]!)
    const score = (passage: number) => match(passage).score
    const passages = pageByKey(matches.list(), tally, keys, score, request, passageReport)
    return { ranked: passages.map(match), literal }
  }

  return {
    search: (request, ask) =>
      exclusive(async stop => {
        const lookup = nextQuestion()
        const matches = await matching(request, lookup, stop)
        if (matches.count === 0) {
          const none = { hits: 0, reports: 0, occurrences: request.counted && 0 }
          return { ...none, literal: none, page: [], regions: NO_COUNTS, years: NO_COUNTS }
        }
        const tally = tallyOf(matches)
        await gatherRest(request, lookup, stop)
        const { ranked, literal } = await page(request, matches, tally, lookup, stop)
        const totals = countAll(request, matches, tally, lookup)
        const { hits, reports, occurrences } = totals
        return {
          hits,
          reports,
          occurrences,
          literal: literal ? countIn(request, literal, totals, lookup) : totals,
          page: ranked,
          regions: countRegions(tally),
          years: countYears(tally),
        }
      }, ask),
    counts: (requests, ask) =>
      exclusive(async stop => {
        const lookup = nextQuestion()
        const totals: Totals[] = []
        for (const request of requests) {
          const matches = await matching(request, lookup, stop)
          if (request.counted) await lookup.gather(request.counted, [], stop)
          totals.push(countAll(request, matches, tallyOf(matches), lookup))
          await stop.turn()
        }
        return totals
      }, ask),
    tally: (request, ask) =>
      exclusive(async stop => {
        const lookup = nextQuestion()
        const matches = await matching(request, lookup, stop)
        const { reports, hits } = tallyOf(matches).byReport()
        const { counted } = request
        if (counted) await lookup.gather(counted, [], stop)
        const each = counted && occurrences.byReport(counted, matches, lookup)
        return { reports, hits, occurrences: each && Float64Array.from(reports, report => each[report]!) }
      }, ask),
    matching: (request, ask) =>
      // The list may be one that is the next question's.
      exclusive(async stop => (await matching(request, nextQuestion(), stop)).list().slice(), ask),
    recount: (text, ask) =>
      exclusive(async stop => {
        const scanned = await verified.scan(text, stop)
        const found = await verified.phrase(text, stop)
        return {
          passages: passageCount(scanned),
          occurrences: scanned.reduce((sum, { frequency, count }) => sum + frequency * count, 0),
          equal: samePostings(scanned, found),
        }
      }, ask),
    async close() {},
  }
}

// --- internal ---

/** Of a question without a match: no row has any. */
const NO_COUNTS: FacetCounts = { hits: new Uint32Array(0), reports: new Uint32Array(0) }
