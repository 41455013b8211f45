// engine.ts — the embedded engine: one snapshot in memory. Not: building it, watching for a newer one.
import { JiansuoError } from '../../errors.ts'
import type { Columns } from '../../snapshot/columns.ts'
import type { Snapshot } from '../../snapshot/read.ts'
import { inTurns } from '../../turns.ts'
import type { Engine, EngineInfo, EngineRequest, PageAnswer, PassageRecord, ReportTally } from '../engine.ts'
import { type Bitset, countAmong, countCommon, has, intersect } from './bitset.ts'
import { createCatalogue } from './catalogue.ts'
import { createEvaluator, createLookup, type Lookup } from './evaluate.ts'
import { createFacet } from './facet.ts'
import { INDEX_COLUMNS, type IndexColumns, passageCount, samePostings } from './layout.ts'
import { createListSets } from './list-sets.ts'
import { createMatches, type Matches } from './matches.ts'
import { createOccurrences, type Occurrences } from './occurrences.ts'
import { pageByKey, reportKeys } from './pages.ts'
import { DEFAULT_RANKING, type RankingParameters } from './parameters.ts'
import { createRanker, type RankedMatch } from './rank.ts'
import { createTallies } from './tally.ts'
import { openTermIndex, type TermIndex } from './term-index.ts'

/** The engine with its inner parts, for benchmarks and for `verify`. */
export interface FlexSearchEngine extends Engine {
  readonly occurrences: Occurrences
  readonly terms: TermIndex
}

/**
 * @param ranking what differs from `DEFAULT_RANKING`: for measuring what each parameter does
 * @throws JiansuoError `bad-snapshot` when a column is missing.
 */
export function openFlexSearchEngine(
  { manifest, columns: stored }: Snapshot,
  ranking: Partial<RankingParameters> = {},
): FlexSearchEngine {
  const columns = required(stored)
  const { passageReport } = columns
  const terms = openTermIndex(columns)
  const occurrences = createOccurrences(columns, terms)
  const catalogue = createCatalogue(columns)
  const listSets = createListSets(passageReport.length)
  const evaluator = createEvaluator(columns, catalogue, occurrences, listSets)
  const ranker = createRanker(columns, catalogue.reports, { ...DEFAULT_RANKING, ...ranking })
  const regionFacet = createFacet(
    catalogue.reports.map(({ region }) => region ?? undefined),
    region => region.code,
    columns.reportPassage,
  )
  const yearFacet = createFacet(
    catalogue.reports.map(({ year }) => year),
    year => year,
    columns.reportPassage,
  )

  const tallyOf = createTallies(columns)
  // What one question asks the index for, the next may ask again: a relaxed question asks for the same texts.
  let lookup = createLookup(occurrences, null)
  const nextQuestion = (): Lookup => {
    lookup = createLookup(occurrences, lookup)
    return lookup
  }

  const matching = (request: EngineRequest, lookup: Lookup): Matches => {
    const filter = evaluator.filtered(request)
    const set = evaluator.passages(request.where, lookup)
    if (filter) intersect(set, filter)
    return createMatches(set)
  }

  /** Occurrences in a set of passages. */
  const countOccurrences = (texts: string[], set: Bitset, lookup: Lookup): number => {
    let total = 0
    for (const text of texts) {
      for (const list of lookup(text)) {
        const long = listSets.of(text, list)
        total += list.frequency * (long ? countCommon(set, long) : countAmong(list.passages, set))
      }
    }
    return total
  }
  /** The same report by report. */
  const occurrencesByReport = (texts: string[], set: Bitset, lookup: Lookup): Float64Array => {
    const counts = new Float64Array(catalogue.reports.length)
    for (const text of texts) {
      for (const { frequency, passages } of lookup(text)) {
        for (let i = 0; i < passages.length; i++) {
          const passage = passages[i]!
          if (has(set, passage)) counts[passageReport[passage]!]! += frequency
        }
      }
    }
    return counts
  }

  const { builtAt, version, fingerprint, skipped, counts } = manifest
  const info: EngineInfo = { version, builtAt, fingerprint, skipped, ...counts }

  return {
    info,
    occurrences,
    terms,
    async search(request) {
      const lookup = nextQuestion()
      const matches = matching(request, lookup)
      if (matches.count === 0) return nothing(request.counted && 0)
      const tally = tallyOf(matches)
      const literal = request.literal && evaluator.passages(request.literal, lookup)
      if (literal) intersect(literal, matches.set)
      const ranking = ranker.rank(request.evidence, matches, literal, lookup)
      const keys = reportKeys(request.order, catalogue.reports)
      const page: RankedMatch[] = keys
        ? pageByKey(
            matches.list(),
            tally,
            keys,
            passage => ranking.match(passage).score,
            request,
            passageReport,
          ).map(ranking.match)
        : ranking.best(request.offset + request.limit, request.distinct).slice(request.offset)
      const ranked = page.map(({ passage, score, parts }) => ({
        passage: catalogue.passage(passage),
        report: catalogue.reports[passageReport[passage]!]!,
        score,
        parts,
      }))
      return {
        ranked,
        totalHits: matches.count,
        totalReports: tally.reports,
        totalOccurrences: request.counted && countOccurrences(request.counted, matches.set, lookup),
        // Most hits first; years ascending, the unknown last.
        regions: regionFacet
          .rows(tally)
          .map(({ value, hits, reports }) => ({ region: value, hits, reports }))
          .sort((a, b) => b.hits - a.hits || (a.region.code < b.region.code ? -1 : 1)),
        years: yearFacet
          .rows(tally)
          .map(({ value, hits, reports }) => ({ year: value, hits, reports }))
          .sort((a, b) => (a.year ?? Number.MAX_VALUE) - (b.year ?? Number.MAX_VALUE)),
      }
    },
    async tally(request) {
      const lookup = nextQuestion()
      const matches = matching(request, lookup)
      const { reports, hits } = tallyOf(matches).byReport()
      const occurrences = request.counted && occurrencesByReport(request.counted, matches.set, lookup)
      return Array.from(
        reports,
        (report, i): ReportTally => ({
          report: catalogue.reports[report]!,
          hits: hits[i]!,
          occurrences: occurrences && occurrences[report]!,
        }),
      )
    },
    async matching(request) {
      const turn = inTurns()
      const records: PassageRecord[] = []
      for (const passage of matching(request, nextQuestion()).list()) {
        records.push(catalogue.passage(passage))
        if (records.length % PORTION === 0) await turn()
      }
      return records
    },
    async recount(text) {
      const scanned = occurrences.scan(text)
      return {
        passages: passageCount(scanned),
        occurrences: scanned.reduce((sum, { frequency, passages }) => sum + frequency * passages.length, 0),
        equal: samePostings(scanned, occurrences.phrase(text)),
      }
    },
    async reports() {
      return catalogue.reports
    },
    async report(id) {
      const number = catalogue.number(id)
      return number === null ? null : catalogue.content(number)
    },
    async close() {},
  }
}

// --- internal ---

/** Passages read before others may have their turn. */
const PORTION = 1000

function nothing(totalOccurrences: number | null): PageAnswer {
  return { ranked: [], totalHits: 0, totalReports: 0, totalOccurrences, regions: [], years: [] }
}

/** What layout.ts names is checked to be there: a snapshot of this format that lacks a column is not ours. */
function required(columns: Columns): IndexColumns {
  const missing = INDEX_COLUMNS.find(name => !(name in columns))
  if (missing)
    throw new JiansuoError('bad-snapshot', `索引缺少 ${missing} 列：请重新运行 jiansuo index 建立索引`)
  return columns as unknown as IndexColumns
}
