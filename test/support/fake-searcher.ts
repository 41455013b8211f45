// fake-searcher.ts — a Searcher over a handful of passages in memory, for tests above the facade. Not: real search.

import type { Hit, ReportSummary } from '../../src/api/hit.ts'
import type { ViewResult } from '../../src/api/question.ts'
import type { SearchOptions, SearchResult } from '../../src/api/search.ts'
import { JiansuoError } from '../../src/errors.ts'
import { yearLevels } from '../../src/keyness/year-levels.ts'
import { finding } from '../../src/search/answers/verdict-words.ts'
import type { Searcher } from '../../src/search/searcher.ts'

const report = (id: string, year: number | null, code: string, path: string[]): ReportSummary => ({
  id,
  title: year === null ? null : `${path.at(-1)}${year}年法治政府建设年度报告`,
  year,
  level: '县',
  region: { code, name: path.at(-1)!, path },
  publisher: null,
  publishedAt: null,
  documentNumber: null,
  file: `${id}.txt`,
  url: null,
})

export const REPORTS: ReportSummary[] = [
  report('hainan', 2021, '150303', ['内蒙古自治区', '乌海市', '海南区']),
  report('xingqing', 2022, '640104', ['宁夏回族自治区', '银川市', '兴庆区']),
  report('tianmen', null, '429006', ['湖北省', '天门市']),
]

const TEXTS: [reportId: string, text: string][] = [
  ['hainan', '一是推进行政复议体制改革，行政复议案件64件。'],
  ['hainan', '深化“放管服”改革 <b>&amp;</b>'],
  ['xingqing', '行政复议与行政应诉。'],
  ['tianmen', '人民调解。'],
]

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function positions(text: string, query: string): number[] {
  const starts: number[] = []
  for (let i = text.indexOf(query); i >= 0; i = text.indexOf(query, i + query.length)) starts.push(i)
  return starts
}

function passage(
  [reportId, text]: [string, string],
  query: string | undefined,
): Omit<Hit, 'score' | 'occurrences' | 'report'> {
  const starts = query ? positions(text, query) : []
  return {
    id: `${reportId}-${text.length}`,
    reportId,
    ordinal: TEXTS.filter(t => t[0] === reportId).findIndex(t => t[1] === text),
    paragraph: 0,
    line: null,
    kind: 'paragraph',
    section: ['一、主要举措'],
    text,
    html: query
      ? text
          .split(query)
          .map(escapeHtml)
          .join(`<mark>${escapeHtml(query)}</mark>`)
      : escapeHtml(text),
    matches: starts.map(start => ({ start, length: query!.length })),
  }
}

const hitsOf = (query: string) =>
  TEXTS.filter(([, text]) => text.includes(query)).map(
    (t): Hit => ({
      ...passage(t, query),
      score: 1,
      occurrences: 1,
      report: REPORTS.find(r => r.id === t[0])!,
    }),
  )

const view = (query: string, mode: 'smart' | 'exact' = 'smart'): ViewResult => ({
  query,
  mode,
  relaxed: false,
  notices: [],
  processingTimeMs: 0.5,
  indexVersion: 'v1',
})

/** What the fake was asked, in order, and a switch for what it does. */
export interface FakeSearcher extends Searcher {
  calls: unknown[][]
  /** When set, every question is answered by throwing it. */
  failure: unknown
  loaded: boolean
  /** Of the snapshot, as stats tell it. */
  version: string
  closed: boolean
  /** Awaited before every answer. */
  pause: Promise<void> | undefined
}

export function fakeSearcher(): FakeSearcher {
  const ask = async (...call: unknown[]) => {
    fake.calls.push(call)
    await fake.pause
    if (fake.failure !== undefined) throw fake.failure
    if (!fake.loaded) throw new JiansuoError('no-snapshot', '还没有可用的索引：请先运行 jiansuo index 文件夹')
  }
  const fake: FakeSearcher = {
    calls: [],
    failure: undefined,
    loaded: true,
    version: 'v1',
    closed: false,
    pause: undefined,
    async search(query, options: SearchOptions = {}): Promise<SearchResult> {
      await ask('search', query, options)
      const { mode = 'smart', limit = 20, offset = 0 } = options
      const found = hitsOf(query)
      const reports = REPORTS.filter(r => found.some(hit => hit.reportId === r.id))
      const counts = (r: ReportSummary) => ({
        hits: found.filter(hit => hit.reportId === r.id).length,
        reports: 1,
      })
      return {
        query,
        mode,
        relaxed: false,
        notices: query.includes('"') ? [{ code: 'unbalanced-quote', message: '引号没有成对' }] : [],
        totalHits: found.length,
        totalReports: reports.length,
        totalOccurrences: found.reduce((n, hit) => n + hit.matches.length, 0),
        limit,
        offset,
        processingTimeMs: 0.5,
        indexVersion: 'v1',
        hits: found.slice(offset, offset + limit),
        facets: {
          region: reports.map(r => ({ ...r.region!, ...counts(r) })),
          year: reports.map(r => ({ year: r.year, ...counts(r) })),
        },
      }
    },
    async hits(query, options = {}) {
      await ask('hits', query, options)
      const { mode = 'smart' } = options
      const found = hitsOf(query)
      async function* hits() {
        yield* found
      }
      const totals = {
        totalHits: found.length,
        totalReports: new Set(found.map(({ reportId }) => reportId)).size,
        totalOccurrences: found.reduce((n, hit) => n + hit.matches.length, 0),
      }
      return { ...view(query, mode), total: found.length, totals, hits: hits() }
    },
    async compare(query, options = {}) {
      await ask('compare', query, options)
      const rows = REPORTS.map(({ id, region, year }) => {
        const found = hitsOf(query).filter(hit => hit.reportId === id)
        const occurrences = found.reduce((n, hit) => n + hit.matches.length, 0)
        const reports = Math.sign(found.length)
        const per10k = (occurrences / 20) * 10_000
        return {
          region,
          year,
          hits: found.length,
          literalHits: found.length,
          literalReports: 1,
          reports,
          indexedReports: 1,
          occurrences,
          characters: 20,
          per10k,
        }
      })
      const sum = (key: 'hits' | 'reports' | 'occurrences') => rows.reduce((n, row) => n + row[key], 0)
      return {
        ...view(query, options.mode),
        totalHits: sum('hits'),
        totalReports: sum('reports'),
        totalOccurrences: sum('occurrences'),
        repeated: null,
        levels: yearLevels(REPORTS),
        rows,
      }
    },
    async concordance(query, options = {}) {
      await ask('concordance', query, options)
      const { width = 20, limit = null, offset = 0 } = options
      const lines = hitsOf(query).flatMap(({ id, reportId, ordinal, report, text, matches }) =>
        matches.map(({ start, length }) => ({
          left: text.slice(Math.max(0, start - width), start),
          key: text.slice(start, start + length),
          right: text.slice(start + length, start + length + width),
          number: null,
          hit: { id, reportId, ordinal, report },
        })),
      )
      const page = lines.slice(offset, limit === null ? undefined : offset + limit)
      return { ...view(query, options.mode), total: lines.length, limit, offset, lines: page }
    },
    async collocates(query, options = {}) {
      await ask('collocates', query, options)
      const followers = [{ text: '体制改革', count: 2 }]
      return { ...view(query, options.mode), total: 2, followers, preceders: [{ text: '推进', count: 2 }] }
    },
    identity: async () => fake.version,
    async related(query, options = {}) {
      await ask('related', query, options)
      const also = [{ text: '行政救济', hits: 1, source: '某条例' }]
      return { query, related: query === '行政复议' ? [{ text: query, also }] : [], indexVersion: 'v1' }
    },
    async suggest(typed, limit) {
      await ask('suggest', typed, limit)
      const known = [{ text: '行政复议体制改革', kind: 'phrase' as const, hits: 1 }]
      return known.filter(({ text }) => text.includes(typed)).slice(0, limit)
    },
    async verify(query, options = {}) {
      await ask('verify', query, options)
      const found = hitsOf(query)
      const occurrences = found.reduce((n, hit) => n + hit.matches.length, 0)
      const { mode = 'smart' } = options
      const texts = [{ text: query, passages: found.length, occurrences, equal: true }]
      return { query, mode, equal: true, texts, left: 0, indexVersion: 'v1' }
    },
    async explain(query, id, options) {
      await ask('explain', query, id, options)
      const summary = REPORTS.find(r => r.id === id)
      if (!summary) throw new JiansuoError('not-found', `没有编号为“${id}”的报告：编号见 /api/reports`)
      const found = TEXTS.filter(t => t[0] === id && t[1].includes(query))
      const first = found[0] ? passage(found[0], query) : null
      const findings = [finding(first ? 'found' : 'not-here', found.length, 1)]
      return {
        query,
        mode: 'smart',
        report: summary,
        found: first !== null,
        hits: found.length,
        relaxed: false,
        findings,
        reasons: findings.map(({ message }) => message),
        parts: [
          {
            text: query,
            type: 'term',
            excluded: false,
            passages: found.length,
            occurrences: first?.matches.length ?? 0,
            ordinals: first ? [first.ordinal] : [],
            words: [],
            first,
            nearest: null,
            cleaned: [],
          },
        ],
        notices: [],
        indexVersion: 'v1',
      }
    },
    async reports(options = {}) {
      await ask('reports', options)
      const { limit = 100, offset = 0 } = options
      return { total: REPORTS.length, reports: REPORTS.slice(offset, offset + limit) }
    },
    async report(id, query, options) {
      await ask('report', id, query, options)
      const summary = REPORTS.find(r => r.id === id)
      if (!summary) throw new JiansuoError('not-found', `没有编号为“${id}”的报告：编号见 /api/reports`)
      return {
        ...summary,
        provenance: { year: { source: 'title', evidence: '2021年' } },
        sections: [{ path: ['一、主要举措'], ordinal: 0 }],
        passages: TEXTS.filter(t => t[0] === id).map(t => passage(t, query)),
        cleaning: [{ line: 9, text: '关闭窗口', reason: 'furniture' }],
        indexVersion: 'v1',
      }
    },
    async indicators(options) {
      await ask('indicators', options)
      return { total: 0, rows: [], reports: REPORTS.length, indexVersion: 'v1' }
    },
    async indicatorCounts(options) {
      await ask('indicatorCounts', options)
      return { counts: [], reports: REPORTS.length, indexVersion: 'v1' }
    },
    async indicatorDefinitions() {
      await ask('indicatorDefinitions')
      return { definitions: [] }
    },
    async inspection(id) {
      await ask('inspection', id)
      return { parts: [], reports: 1, indexVersion: 'v1' }
    },
    async inspections(options) {
      await ask('inspections', options)
      return { total: 0, rows: [], reports: REPORTS.length, indexVersion: 'v1' }
    },
    async coverage(options) {
      await ask('coverage', options)
      return {
        rows: REPORTS.map(({ region, year }) => ({ region, year, reports: 1 })),
        years: [2021, 2022],
        regions: REPORTS.map(({ region }) => region!),
        absent: [],
        reports: REPORTS.length,
        indexVersion: 'v1',
      }
    },
    async trend(query, options) {
      await ask('trend', query, options)
      return {
        query,
        mode: 'smart',
        relaxed: false,
        notices: [],
        first: [],
        firstReports: 0,
        years: [],
        undated: 0,
        reports: REPORTS.length,
        processingTimeMs: 1,
        indexVersion: 'v1',
      }
    },
    async keyness(options) {
      await ask('keyness', options)
      return {
        total: 0,
        words: [],
        reports: 1,
        others: 2,
        levels: [],
        levelsDiffer: false,
        indexVersion: 'v1',
      }
    },
    async missing(list, options) {
      await ask('missing', list, options)
      return {
        expected: 1,
        held: 0,
        rows: [],
        assumed: [],
        failures: [],
        reports: REPORTS.length,
        indexVersion: 'v1',
      }
    },
    async promises(id) {
      await ask('promises', id)
      return { report: REPORTS[0]!, previous: null, promises: [], reports: 1, indexVersion: 'v1' }
    },
    async quality(options) {
      await ask('quality', options)
      const { id, file, title, region } = REPORTS[0]!
      const report = { id, file, title }
      return {
        indexVersion: 'v1',
        reports: REPORTS.length,
        missing: [{ field: 'year', total: 1, reports: [report] }],
        doubts: {
          total: 1,
          groups: [
            { code: 'short', total: 1, items: [{ message: '正文只有 20 字', about: ['20'], report }] },
          ],
        },
        sameText: { total: 1, items: [{ reports: [report, report] }] },
        otherTitles: { total: 0, items: [] },
        sameNumber: { total: 0, items: [] },
        nearTexts: { total: 0, items: [] },
        sameRegionYear: { total: 1, items: [{ region: region!, year: 2021, reports: [report, report] }] },
        gaps: { total: 1, items: [{ region: region!, from: 2019, to: 2021, missing: [2020] }] },
        failed: {
          total: 1,
          items: [{ file: '空.txt', total: 1, reasons: [{ reason: '文件是空的', lines: [] }] }],
        },
        cleaning: [{ reason: 'furniture', reports: 1, lines: 2, characters: 8 }],
      }
    },
    prepare: async () => {},
    async reuse(id, options = {}) {
      await ask('reuse', id, options)
      return {
        k: options.k ?? 20,
        against: options.against ?? 'all',
        characters: 20,
        shares: { unique: 0.5, few: 0.5, formula: 0 },
        runs: [
          {
            passageId: `${id}-1`,
            start: 0,
            length: 12,
            reports: 2,
            class: 'few',
            samples: [{ reportId: 'tianmen', passageId: 'tianmen-1', start: 0 }],
            places: [],
          },
        ],
        sources: [REPORTS[2]!],
        reports: 2,
        indexVersion: 'v1',
      }
    },
    async check(draft, options = {}) {
      await ask('check', draft, options)
      const [report] = REPORTS
      const difference = { kind: 'number' as const, draft: '46', source: '64', start: 6, sourceStart: 6 }
      return {
        sentences: [
          {
            text: draft,
            start: 0,
            length: draft.length,
            verdict: 'near',
            matches: [
              {
                reportId: 'hainan',
                passageId: 'hainan-1',
                text: '行政复议案件64件',
                edits: 2,
                differences: [difference],
                corrections: [{ start: 0, length: 11, text: '行政复议案件64件' }],
                report: report!,
              },
            ],
          },
        ],
        titles: [{ text: '《条例》', start: 0, length: 4, kind: 'title', verdict: 'not-held' }],
        counts: { verbatim: 0, near: 1, absent: 0, partly: 0, flagged: 1 },
        distance: options.distance ?? 0.15,
        reports: REPORTS.length,
        builtAt: '2024-02-01T00:00:00.000Z',
        indexVersion: 'v1',
      }
    },
    async stats() {
      await ask('stats')
      return {
        indexVersion: fake.version,
        builtAt: '2024-02-01T00:00:00.000Z',
        reports: REPORTS.length,
        passages: TEXTS.length,
        paragraphs: TEXTS.length,
        characters: 60,
        regions: 3,
        years: REPORTS.map(r => ({ year: r.year, reports: 1 })),
        analysis: { segmenter: 'fake', dictionary: 'none', skeleton: '1' },
        skipped: [],
      }
    },
    ready: () => fake.loaded,
    trouble: () => null,
    async close() {
      fake.closed = true
    },
  }
  return fake
}
