// searcher.ts — the facade everybody asks: query → answer. Not: HTTP, files, printing.
import type { Segmenter } from '../analysis/segmenter.ts'
import type { Condition, Engine, PassageRecord, ReportRecord } from '../engine/engine.ts'
import { JiansuoError } from '../errors.ts'
import { parseQuery } from '../query/parse.ts'
import type { Notice, Query } from '../query/query.ts'
import { termsAsPhrases } from '../query/tree.ts'
import { findRegions } from '../regions/regions.ts'
import type {
  Passage,
  ReportDetail,
  ReportList,
  ReportSummary,
  SearchOptions,
  SearchResult,
  SectionEntry,
  Stats,
} from './answer.ts'
import { type Filters, readRegions, readYears } from './filters.ts'
import { markUp, matchesIn } from './highlight.ts'
import { createPlanner, type Finders } from './plan.ts'

/**
 * Answers questions from one snapshot at a time. Every method may reject with a `JiansuoError`:
 * `bad-query` (a parameter the caller can mend), `not-found`, `no-snapshot`.
 */
export interface Searcher {
  search(query: string, options?: SearchOptions): Promise<SearchResult>
  reports(options?: {
    region?: string[]
    year?: string[]
    limit?: number
    offset?: number
  }): Promise<ReportList>
  /** With a query, the passages carry their matches. */
  report(id: string, query?: string, options?: Pick<SearchOptions, 'mode' | 'match'>): Promise<ReportDetail>
  stats(): Promise<Stats>
  /** Whether a snapshot is loaded; before that the other methods reject with `no-snapshot`. */
  ready(): boolean
  close(): Promise<void>
}

/** What answers from one snapshot: a searcher that is always ready and has nothing to close. */
export type SnapshotSearcher = Omit<Searcher, 'ready' | 'close'>

/** @param segmenter the one the engine's snapshot was cut with; `openSearcher` sees to that */
export function createSearcher(engine: Engine, segmenter: Segmenter): SnapshotSearcher {
  const planner = createPlanner(segmenter)
  const { version: indexVersion } = engine.info

  const read = (query: string, mode: SearchOptions['mode']): { query: Query | null; notices: Notice[] } => {
    const parsed = parseQuery(query, { isRegion: value => findRegions(value).length > 0 })
    if (mode !== 'exact' || !parsed.query) return parsed
    return { ...parsed, query: termsAsPhrases(parsed.query) }
  }

  return {
    async search(text, options = {}) {
      const started = performance.now()
      const { mode = 'smart', match = 'all', sort = 'relevance', limit = 20, offset = 0 } = options
      const { query, notices } = read(text, mode)
      const { codes, notices: regionNotices } = readRegions(options.region)
      const filters: Filters = {
        regions: codes,
        years: readYears(options.year),
        report: options.report ?? null,
        kind: options.kind ?? null,
      }
      const paging = { order: sort, distinct: options.distinct === 'report', limit, offset }
      const ask = (plan: ReturnType<typeof planner.plan>) => engine.search({ ...plan, ...filters, ...paging })

      let plan = query && planner.plan(query, match)
      let answer = plan && (await ask(plan))
      let relaxed = false
      if (
        query &&
        answer?.totalHits === 0 &&
        match === 'all' &&
        mode === 'smart' &&
        planner.canRelax(query)
      ) {
        const looser = planner.plan(query, 'any')
        const more = await ask(looser)
        if (more.totalHits > 0) [plan, answer, relaxed] = [looser, more, true]
      }
      const found = answer ?? NOTHING
      const said = [...notices, ...regionNotices]
      if (relaxed) said.push(RELAXED)
      else if (query && found.totalHits === 0) said.push(NOT_FOUND)
      return {
        query: text,
        mode,
        relaxed,
        notices: said,
        totalHits: found.totalHits,
        totalReports: found.totalReports,
        totalOccurrences: found.totalOccurrences,
        limit,
        offset,
        processingTimeMs: Math.round((performance.now() - started) * 1000) / 1000,
        indexVersion,
        hits: found.ranked.map(({ passage, report, score }) => ({
          ...present(passage, plan!.finders),
          score,
          report: summary(report),
        })),
        facets: {
          region: found.regions.map(({ region, hits, reports }) => ({ ...region, hits, reports })),
          year: found.years,
        },
      }
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

    async report(id, text, { mode, match = 'all' } = {}) {
      const content = await engine.report(id)
      if (!content)
        throw new JiansuoError('not-found', `没有编号为 ${id} 的报告：请从检索结果或报告列表重新打开`)
      const query = text ? read(text, mode).query : null
      const finders = query ? planner.plan(query, match).finders : { literal: [], words: [] }
      const { report, provenance, cleaning } = content
      const passages = content.passages.map(passage => present(passage, finders))
      return { ...summary(report), provenance, sections: outline(passages), passages, cleaning, indexVersion }
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
        analysis: fingerprint,
        skipped,
      }
    },
  }
}

// --- internal ---

const NOTHING = { ranked: [], totalHits: 0, totalReports: 0, totalOccurrences: 0, regions: [], years: [] }

const RELAXED: Notice = {
  code: 'relaxed',
  message: '没有一段同时含有全部检索词，以下是含有其中部分词的段落，符合得多的排在前面',
}
const NOT_FOUND: Notice = {
  code: 'not-found',
  message: '没有找到。可以试试：换一个说法，去掉引号或“-”，减少检索词，放宽地区和年份',
}

function present(record: PassageRecord, { literal, words }: Finders): Passage {
  const { id, reportId, ordinal, kind, section } = record
  const text = record.paragraph.slice(record.start, record.end)
  let matches = matchesIn(record, literal)
  if (matches.length === 0 && words.length > 0) matches = matchesIn(record, words)
  return { id, reportId, ordinal, kind, section, text, html: markUp(text, matches), matches }
}

function summary(record: ReportRecord): ReportSummary {
  const { id, title, year, level, region, publisher, publishedAt, documentNumber, file, url } = record
  return { id, title, year, level, region, publisher, publishedAt, documentNumber, file, url }
}

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
