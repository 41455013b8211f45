// searcher.ts — the facade everybody asks: query → answer. Not: HTTP, files, printing.
import type { Segmenter } from '../analysis/segmenter.ts'
import type { CollocatesOptions, CollocatesResult } from '../api/collocates.ts'
import type { CompareResult } from '../api/compare.ts'
import type { ConcordanceOptions, ConcordanceResult } from '../api/concordance.ts'
import type { ExplainOptions, Explanation } from '../api/explain.ts'
import type { Passage } from '../api/hit.ts'
import type { Quality, QualityOptions } from '../api/quality.ts'
import type { ViewOptions } from '../api/question.ts'
import type { ReportDetail, ReportList, ReportOptions, ReportsOptions, SectionEntry } from '../api/reports.ts'
import type { SearchOptions, SearchResult } from '../api/search.ts'
import type { Stats } from '../api/service.ts'
import type { Suggestion } from '../api/suggest.ts'
import type { Verification, VerifyOptions } from '../api/verify.ts'
import type { Condition, Engine } from '../engine/engine.ts'
import { JiansuoError } from '../errors.ts'
import { regionByCode } from '../regions/regions.ts'
import type { Suggester } from '../suggest/suggester.ts'
import type { AllHits } from './all-hits.ts'
import { allHits } from './all-hits.ts'
import { elapsed } from './clock.ts'
import { createCompare } from './compare.ts'
import { createConcordance } from './concordance.ts'
import { didYouMean } from './did-you-mean.ts'
import { explain } from './explain.ts'
import { readRegions, readYears } from './filters.ts'
import { unquoted } from './nothing.ts'
import { compareWithScan } from './parity.ts'
import { createPlanner } from './plan.ts'
import { hitOf, markerOf, present, summary } from './present.ts'
import { limited, surveyQuality } from './quality.ts'
import { ask } from './question.ts'
import { NO_MARKS, reportMarker } from './report-marks.ts'

/**
 * Answers questions from one snapshot at a time. Every method may reject with a `JiansuoError`:
 * `bad-query` (a parameter the caller can mend), `not-found`, `no-snapshot`.
 */
export interface Searcher {
  search(query: string, options?: SearchOptions): Promise<SearchResult>
  /** What a person who has typed this may be about to type; Chinese or pinyin. At most `limit`; none fits: none. */
  suggest(typed: string, limit: number): Promise<Suggestion[]>
  /** The first of them is found when this returns; the rest as they are read. `limit` and `offset` play no part. */
  hits(query: string, options?: Omit<SearchOptions, 'limit' | 'offset'>): Promise<AllHits>
  /** A row for each division and year of the reports that the filters leave, zeros included. */
  compare(query: string, options?: ViewOptions): Promise<CompareResult>
  /** A line for each occurrence of what is asked for in the passages that match. */
  concordance(query: string, options?: ConcordanceOptions): Promise<ConcordanceResult>
  /** What stands next to these occurrences most often. */
  collocates(query: string, options?: CollocatesOptions): Promise<CollocatesResult>
  reports(options?: ReportsOptions): Promise<ReportList>
  /** Why a report (an id, or a `file`) is or is not in the answer to a query. */
  explain(query: string, report: string, options?: ExplainOptions): Promise<Explanation>
  /** Whether the index says of the query's texts what reading everything says: reads everything once for each. */
  verify(query: string, options?: VerifyOptions): Promise<Verification>
  /** With a query, the passages carry what `search` counts in this report: occurrences, or words where there are none. */
  report(id: string, query?: string, options?: ReportOptions): Promise<ReportDetail>
  stats(): Promise<Stats>
  /** Looks at every report once for each snapshot. `limit`: items of each list, default 100; totals are whole. */
  quality(options?: QualityOptions): Promise<Quality>
  /** Whether a snapshot is loaded; before that the other methods reject with `no-snapshot`. */
  ready(): boolean
  close(): Promise<void>
}

/** What answers from one snapshot: a searcher that is always ready and has nothing to close. */
export type SnapshotSearcher = Omit<Searcher, 'ready' | 'close'>

/**
 * @param segmenter the one the engine's snapshot was cut with; `openSearcher` sees to that
 * @param suggester of the same snapshot. Default: none, so that nothing is suggested
 */
export function createSearcher(
  engine: Engine,
  segmenter: Segmenter,
  suggester: Suggester | null = null,
): SnapshotSearcher {
  const planner = createPlanner(segmenter)
  const { version: indexVersion } = engine.info
  let quality: Promise<Quality> | undefined

  return {
    async search(text, options = {}) {
      const started = performance.now()
      const { sort = 'relevance', limit = 20, offset = 0 } = options
      const paging = { order: sort, distinct: options.distinct === 'report', limit, offset }
      const { query, filters, plan, answer, mode, relaxed, notices } = await ask(
        planner,
        text,
        options,
        request => engine.search({ ...request, ...paging }),
        found => found.totalHits,
        () => engine.reports(),
      )
      const found = answer ?? NOTHING
      const mark = markerOf(plan?.finders ?? NO_FINDERS)
      // What was relaxed found something else than what was typed: it may be a slip too.
      const isMissing = query !== null && suggester !== null && (relaxed || found.totalHits === 0)
      const meant = isMissing ? await didYouMean(engine, planner, suggester, query, filters) : null
      const bare =
        query !== null && found.totalHits === 0 && mode === 'smart'
          ? await unquoted(engine, planner, query, filters)
          : null
      if (meant !== null) notices.push({ code: 'did-you-mean', message: `您是不是要找：${meant}` })
      return {
        query: text,
        ...(meant !== null && { didYouMean: meant }),
        ...(bare !== null && { unquoted: bare }),
        mode,
        relaxed,
        notices,
        totalHits: found.totalHits,
        totalReports: found.totalReports,
        totalOccurrences: found.totalOccurrences,
        limit,
        offset,
        processingTimeMs: elapsed(started),
        indexVersion,
        hits: found.ranked.map(ranked => {
          const hit = hitOf(ranked, mark)
          if (options.explain) hit.explanation = ranked.parts
          return hit
        }),
        ...(filters.regions.length > 0 && {
          filters: { region: filters.regions.map(code => regionByCode(code)!) },
        }),
        facets: {
          region: found.regions.map(({ region: { code, name, path }, hits, reports }) => ({
            code,
            name,
            path,
            hits,
            reports,
          })),
          year: found.years,
        },
      }
    },

    hits: (text, options = {}) => allHits(engine, planner, text, options),
    compare: createCompare(engine, planner),
    ...createConcordance(engine, planner),
    verify: (text, options = {}) => compareWithScan(engine, segmenter, text, options),
    explain: (text, id, options = {}) => explain(engine, planner, text, id, options),

    async suggest(typed, limit) {
      return suggester?.suggest(typed, limit) ?? []
    },

    async reports({ region, year, limit = 20, offset = 0 } = {}) {
      const everything: Condition = { type: 'and', conditions: [] }
      const { codes: regions } = readRegions(region)
      const filters = { regions, years: readYears(year), report: null, kind: null }
      const unfiltered = regions.length === 0 && filters.years.length === 0
      const found = unfiltered
        ? await engine.reports()
        : (
            await engine.tally({ where: everything, literal: null, counted: null, evidence: [], ...filters })
          ).map(tally => tally.report)
      return { total: found.length, reports: found.slice(offset, offset + limit).map(summary) }
    },

    async report(id, text, options = {}) {
      const content = await engine.report(id)
      if (!content)
        throw new JiansuoError('not-found', `没有编号为 ${id} 的报告：请从检索结果或报告列表重新打开`)
      const mark = text ? await reportMarker(engine, planner, text, { ...options, report: id }) : NO_MARKS
      const { report, provenance, cleaning } = content
      const passages = content.passages.map(passage => present(passage, mark))
      return { ...summary(report), provenance, sections: outline(passages), passages, cleaning, indexVersion }
    },

    async quality({ limit = 100 } = {}) {
      quality ??= surveyQuality(engine)
      return limited(await quality, limit)
    },

    async stats() {
      const { reports, passages, paragraphs, characters, builtAt, fingerprint, skipped } = engine.info
      const records = await engine.reports()
      const years = new Map<number | null, number>()
      for (const { year } of records) years.set(year, (years.get(year) ?? 0) + 1)
      return {
        indexVersion,
        builtAt,
        reports,
        passages,
        paragraphs,
        characters,
        regions: new Set(records.map(({ region }) => region?.code).filter(code => code !== undefined)).size,
        years: [...years]
          .map(([year, reports]) => ({ year, reports }))
          .sort((a, b) => (a.year ?? Number.MAX_VALUE) - (b.year ?? Number.MAX_VALUE)),
        analysis: {
          ...fingerprint,
          ...(segmenter.userDictionary && {
            userDictionary: {
              file: segmenter.userDictionary.file,
              words: segmenter.userDictionary.words.length,
            },
          }),
        },
        skipped,
      }
    },
  }
}

// --- internal ---

const NO_FINDERS = { literal: [], words: [] }
const NOTHING = { ranked: [], totalHits: 0, totalReports: 0, totalOccurrences: 0, regions: [], years: [] }

/** Each section once, where its first passage stands. */
function outline(passages: Passage[]): SectionEntry[] {
  const entries = new Map<string, SectionEntry>()
  for (const { section, ordinal } of passages) {
    for (let depth = 1; depth <= section.length; depth++) {
      const path = section.slice(0, depth)
      const key = path.join('\n')
      if (!entries.has(key)) entries.set(key, { path, ordinal })
    }
  }
  return [...entries.values()]
}
