// mock-server.ts — serves dist/web under the strictest policy and answers in the words of the contract, so that
// the pages are tested alone and can be given answers no honest server would give. Not: a search engine.
import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CollocatesResult } from '../../src/api/collocates.ts'
import type { CompareResult } from '../../src/api/compare.ts'
import type { ConcordanceLine, ConcordanceResult } from '../../src/api/concordance.ts'
import type { Coverage } from '../../src/api/coverage.ts'
import type { Hit, Match, Passage, ReportSummary } from '../../src/api/hit.ts'
import type { Quality } from '../../src/api/quality.ts'
import type { ReportDetail } from '../../src/api/reports.ts'
import type { Reuse } from '../../src/api/reuse.ts'
import type { RegionFacet, SearchResult, YearFacet } from '../../src/api/search.ts'
import type { Stats } from '../../src/api/service.ts'
import type { Verification } from '../../src/api/verify.ts'
import type { Level, PassageKind, Region } from '../../src/report/report.ts'

import { numberBeside } from '../../src/search/marks/number-beside.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
export const WEB = join(root, 'dist/web')

/** The policy the pages must live under. */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

export type MockReport = Omit<ReportDetail, 'indexVersion' | 'sections'>

const region = (code: string, ...path: string[]): Region => ({ code, name: path.at(-1)!, path })
const GOLD: Record<string, Partial<ReportSummary>> = {
  '000': {
    title: '海南区人民政府2021年法治政府建设年度报告',
    region: region('150303', '内蒙古自治区', '乌海市', '海南区'),
    year: 2021,
    publisher: '海南区政府办公室',
    publishedAt: '2022-01-07',
  },
  '001': { region: region('640104', '宁夏回族自治区', '银川市', '兴庆区'), year: 2022 },
  '002': { region: region('152500', '内蒙古自治区', '锡林郭勒盟'), year: 2020 },
  '003': {
    title: '天门市人民政府关于2020年天门市法治政府建设情况的报告',
    region: region('429006', '湖北省', '天门市'),
    year: 2020,
    publisher: '天门市人民政府',
    publishedAt: '2021-09-06',
    documentNumber: 'MB1A08302/2021-00674',
  },
  '004': {
    title: '常德市西洞庭管理区管理委员会关于2023年度法治政府建设工作情况的报告',
    region: region('430771', '湖南省', '常德市', '西洞庭管理区'),
    year: 2023,
    publisher: '常德市西洞庭管理区管理委员会',
    publishedAt: '2024-01-26',
  },
}
const FURNITURE =
  /来源:|发布时间|扫一扫|打印|首页\/|登录|注册|还没有账号|^(索引号|分类|发布机构|发文日期|名称|文号|效力状态|有效|其他|发布日期|市人民政府|MB1A.*|\d{4}年\d\d月\d\d日)$/

function pieces(line: string): string[] {
  if (line.length <= 400) return [line]
  const out: string[] = []
  for (const sentence of line.split(/(?<=[。!?;])/)) {
    if (out.length > 0 && out.at(-1)!.length + sentence.length < 260) out[out.length - 1] += sentence
    else out.push(sentence)
  }
  return out
}

/** One report from plain text: a line is a paragraph. */
export function mockReport(id: string, text: string, known: Partial<ReportSummary> = {}): MockReport {
  const summary: ReportSummary = {
    id,
    title: null,
    year: null,
    level: '县' as Level,
    region: null,
    publisher: null,
    publishedAt: null,
    documentNumber: null,
    file: `${id}.txt`,
    url: null,
    ...known,
  }
  const passages: (Passage & { paragraph: number })[] = []
  const cleaning: ReportDetail['cleaning'] = []
  let section: string[] = []
  text.split(/\r?\n/).forEach((raw, index) => {
    const line = raw.trim()
    if (!line) return
    if (FURNITURE.test(line)) {
      cleaning.push({ line: index + 1, text: line, reason: 'furniture' })
      return
    }
    let kind: PassageKind = 'paragraph'
    let own = section
    if (line === summary.title) kind = 'title'
    else if (/^[一二三四五六七八九十]+、/.test(line)) {
      section = [line.slice(0, 60)]
      kind = 'heading'
      own = []
    } else if (/^\([一二三四五六七八九十]+\)/.test(line)) {
      section = [section[0] ?? '', line.split('。')[0]!.slice(0, 40)].filter(Boolean)
      own = section
      if (line.length < 40) {
        kind = 'heading'
        own = section.slice(0, -1)
      }
    } else own = section
    for (const part of pieces(line)) {
      const ordinal = passages.length
      const base = {
        id: `${id}-${ordinal}`,
        reportId: id,
        ordinal,
        kind,
        section: own,
        html: '',
        matches: [],
      }
      passages.push({ ...base, text: part, paragraph: index, line: index + 1 })
    }
  })
  const title = summary.title
    ? { title: { source: 'title' as const, evidence: summary.title } }
    : { year: { source: 'first-sentence' as const, evidence: passages[0]?.text.slice(0, 40) ?? '' } }
  return { ...summary, provenance: title, passages, cleaning }
}

export function seedReports(): MockReport[] {
  return readdirSync(join(root, 'seeds'))
    .sort()
    .map(file =>
      mockReport(file.slice(0, 3), readFileSync(join(root, 'seeds', file), 'utf8'), {
        file,
        ...GOLD[file.slice(0, 3)],
      }),
    )
}

function skeleton(text: string): { text: string; at: number[] } {
  const at: number[] = []
  let out = ''
  for (let i = 0; i < text.length; i++)
    if (!/[\p{P}\s]/u.test(text.charAt(i))) {
      out += text.charAt(i).toLowerCase()
      at.push(i)
    }
  return { text: out, at }
}

function find(text: string, terms: string[]): Match[] {
  const bone = skeleton(text)
  const found: Match[] = []
  for (const term of terms)
    for (let from = bone.text.indexOf(term); from >= 0; from = bone.text.indexOf(term, from + term.length)) {
      const start = bone.at[from]!
      found.push({ start, length: bone.at[from + term.length - 1]! - start + 1 })
    }
  return found.sort((a, b) => a.start - b.start)
}

const termsOf = (q: string) => q.split(/\s+/).flatMap(term => skeleton(term).text || [])

const summaryOf = ({ passages, cleaning, provenance, ...summary }: MockReport): ReportSummary => summary

export interface Mock {
  origin: string
  /** Path and query of every request so far, decoded. */
  requests: string[]
  /** Replaces the answer of a path: status and body, or a delay before the true one, in milliseconds. */
  answers: Map<string, { status: number; body: unknown } | { delay: number }>
  suggestions: { text: string; kind: string; hits: number }[] | null
  /** How often the lines of a concordance come again; for very long ones. */
  repeat: number
  /** More files to serve, by path: for portals that embed the box. */
  files: Map<string, { body: string; policy?: string }>
  close(): Promise<void>
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

export async function startMock(reports: MockReport[] = seedReports()): Promise<Mock> {
  function search(p: URLSearchParams): { status: number; body: unknown } {
    const q = (p.get('q') ?? '').trim()
    if (!q)
      return {
        status: 400,
        body: { error: { code: 'bad-query', message: '缺少参数 q：请给出要检索的词语' } },
      }
    const terms = termsOf(q)
    const regions = p.getAll('region')
    const years = p.getAll('year')
    const inScope = (report: MockReport) =>
      (regions.length === 0 ||
        regions.some(
          r => report.region?.path.includes(r) || report.region?.code.startsWith(r.replace(/(00)+$/, '')),
        )) &&
      (years.length === 0 ||
        years.some(y => {
          const [from, to = from] = y.split('..').map(Number)
          return report.year !== null && report.year >= from! && report.year <= to!
        }))
    let hits: Hit[] = reports.filter(inScope).flatMap(report =>
      report.passages.flatMap(passage => {
        const matches = find(passage.text, terms)
        const all = terms.length > 0 && terms.every(term => skeleton(passage.text).text.includes(term))
        return all
          ? [
              {
                ...passage,
                matches,
                score: matches.length,
                occurrences: matches.length,
                report: summaryOf(report),
              },
            ]
          : []
      }),
    )
    hits.sort((a, b) => b.score - a.score)
    if (p.get('sort') === 'year:desc') hits.sort((a, b) => (b.report.year ?? 0) - (a.report.year ?? 0))
    if (p.get('sort') === 'year:asc') hits.sort((a, b) => (a.report.year ?? 0) - (b.report.year ?? 0))
    const regionRows = new Map<string, RegionFacet>()
    const yearRows = new Map<number | null, YearFacet>()
    for (const report of reports) {
      const own = hits.filter(hit => hit.reportId === report.id).length
      if (own === 0) continue
      const r = report.region
      if (r) {
        const row = regionRows.get(r.code) ?? { ...r, hits: 0, reports: 0 }
        regionRows.set(r.code, { ...row, hits: row.hits + own, reports: row.reports + 1 })
      }
      const row = yearRows.get(report.year) ?? { year: report.year, hits: 0, reports: 0 }
      yearRows.set(report.year, { ...row, hits: row.hits + own, reports: row.reports + 1 })
    }
    const totals = {
      totalHits: hits.length,
      totalReports: new Set(hits.map(hit => hit.reportId)).size,
      totalOccurrences: hits.reduce((sum, hit) => sum + hit.matches.length, 0),
    }
    const every = hits
    if (p.get('distinct') === 'report')
      hits = hits.filter((hit, i) => hits.findIndex(other => other.reportId === hit.reportId) === i)
    const reportHits = Object.fromEntries(
      hits.map(({ reportId }) => [reportId, every.filter(hit => hit.reportId === reportId).length]),
    )
    const limit = Number(p.get('limit') ?? 20)
    const offset = Number(p.get('offset') ?? 0)
    const each = Number(p.get('each') ?? 1)
    const paged = hits
      .slice(offset, offset + limit)
      .flatMap(best =>
        each > 1 ? every.filter(hit => hit.reportId === best.reportId).slice(0, each) : [best],
      )
    const result: SearchResult = {
      query: q,
      mode: p.get('mode') === 'exact' ? 'exact' : 'smart',
      relaxed: false,
      notices: [],
      ...totals,
      limit,
      offset,
      processingTimeMs: 1.2,
      indexVersion: 'mock',
      hits: paged,
      reportHits,
      facets: { region: [...regionRows.values()], year: [...yearRows.values()] },
    }
    return { status: 200, body: result }
  }

  /** The hits of a question, all of them, for the other views. */
  function everything(p: URLSearchParams): Hit[] {
    const all = new URLSearchParams([...p].filter(([name]) => name !== 'sort' && name !== 'limit'))
    all.set('limit', '100000')
    all.delete('offset')
    return (search(all).body as SearchResult).hits
  }
  const said = (p: URLSearchParams) => ({
    query: p.get('q') ?? '',
    mode: 'smart' as const,
    relaxed: false,
    notices: [],
    processingTimeMs: 1,
    indexVersion: 'mock',
  })

  function compare(p: URLSearchParams): CompareResult {
    const hits = everything(p)
    const scope = new Set(
      everything(new URLSearchParams([...p].map(([n, v]) => (n === 'q' ? ['q', '的'] : [n, v])))).map(
        hit => hit.reportId,
      ),
    )
    const rows = reports
      .filter(report => scope.has(report.id))
      .map(report => {
        const own = hits.filter(hit => hit.reportId === report.id)
        const characters = skeleton(report.passages.map(passage => passage.text).join('')).text.length
        const occurrences = own.reduce((sum, hit) => sum + hit.matches.length, 0)
        return {
          region: report.region,
          year: report.year,
          hits: own.length,
          reports: own.length > 0 ? 1 : 0,
          indexedReports: 1,
          occurrences,
          characters,
          per10k: (occurrences / characters) * 10_000,
        }
      })
    const sum = (of: 'hits' | 'reports' | 'occurrences') => rows.reduce((n, row) => n + row[of], 0)
    return {
      ...said(p),
      totalHits: sum('hits'),
      totalReports: sum('reports'),
      totalOccurrences: sum('occurrences'),
      rows,
    }
  }

  function concordance(p: URLSearchParams): ConcordanceResult {
    const width = Number(p.get('width') ?? 20)
    const lines: ConcordanceLine[] = everything(p).flatMap(hit =>
      hit.matches.map(({ start, length }) => ({
        left: hit.text.slice(Math.max(0, start - width), start),
        key: hit.text.slice(start, start + length),
        right: hit.text.slice(start + length, start + length + width),
        number: numberBeside(hit.text, start, start + length),
        hit: { id: hit.id, reportId: hit.reportId, ordinal: hit.ordinal, report: hit.report },
      })),
    )
    const sort = p.get('sort')
    const keyOf = (line: ConcordanceLine): string =>
      sort === 'right'
        ? line.right
        : sort === 'left'
          ? [...line.left].reverse().join('')
          : sort === 'year'
            ? String(line.hit.report.year)
            : (line.hit.report.region?.code ?? '')
    if (sort) lines.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    const repeated = Array.from({ length: mock.repeat }, () => lines).flat()
    const offset = Number(p.get('offset') ?? 0)
    const limit = Number(p.get('limit') ?? repeated.length)
    return {
      ...said(p),
      total: repeated.length,
      limit,
      offset,
      lines: repeated.slice(offset, offset + limit),
    }
  }

  function collocates(p: URLSearchParams): CollocatesResult {
    const { lines } = concordance(new URLSearchParams({ q: p.get('q') ?? '' }))
    const count = (texts: string[]) =>
      [...new Set(texts)]
        .map(text => ({ text, count: texts.filter(other => other === text).length }))
        .filter(({ text, count }) => text && count > 1)
        .sort((a, b) => b.count - a.count)
        .slice(0, Number(p.get('limit') ?? 20))
    return {
      ...said(p),
      total: lines.length,
      followers: count(lines.map(line => skeleton(line.right).text.slice(0, 2))),
      preceders: count(lines.map(line => skeleton(line.left).text.slice(-2))),
    }
  }

  function parity(p: URLSearchParams): Verification {
    const texts = termsOf(p.get('q') ?? '').map(text => {
      const found = everything(new URLSearchParams({ q: text }))
      const occurrences = found.reduce((sum, hit) => sum + hit.matches.length, 0)
      return { text, passages: found.length, occurrences, equal: true }
    })
    const { query, mode, indexVersion } = said(p)
    return { query, mode, equal: true, texts, left: 0, indexVersion }
  }

  function quality(): Quality {
    const named = reports.map(({ id, file, title }) => ({ id, file, title }))
    const { region } = reports[0]!
    const first = named.slice(0, 2)
    return {
      indexVersion: 'mock',
      reports: reports.length,
      missing: [
        { field: 'title', total: 2, reports: first },
        { field: 'region', total: 1, reports: named.slice(4) },
        { field: 'year', total: 240, reports: Array.from({ length: 200 }, (_, i) => named[i % 5]!) },
      ],
      doubts: {
        total: 241,
        groups: [
          {
            code: 'short',
            total: 1,
            items: [{ message: '正文只有 20 字', about: ['20'], report: named[3]! }],
          },
          {
            code: 'year-from-file-name',
            total: 240,
            items: Array.from({ length: 200 }, (_, i) => ({
              message: '据“2020年”',
              about: ['2020年'],
              report: named[i % 5]!,
            })),
          },
        ],
      },
      sameText: { total: 1, items: [{ reports: first }] },
      otherTitles: { total: 0, items: [] },
      sameNumber: { total: 0, items: [] },
      nearTexts: { total: 0, items: [] },
      sameRegionYear: { total: 1, items: [{ region: region!, year: 2021, reports: first }] },
      gaps: { total: 1, items: [{ region: region!, from: 2018, to: 2021, missing: [2019, 2020] }] },
      failed: { total: 1, items: [{ file: '<b>空</b>.txt', reason: '文件是空的：请放入正文后再索引' }] },
      cleaning: [{ reason: 'furniture', reports: 4, lines: 1234, characters: 56_789 }],
    }
  }

  function stats(): Stats {
    const passages = reports.flatMap(report => report.passages)
    const years = [...new Set(reports.map(report => report.year))]
    return {
      indexVersion: 'mock',
      builtAt: '2026-01-01T00:00:00Z',
      reports: reports.length,
      passages: passages.length,
      paragraphs: passages.length,
      characters: passages.reduce((sum, passage) => sum + passage.text.length, 0),
      regions: new Set(reports.map(report => report.region?.code)).size,
      years: years.map(year => ({ year, reports: reports.filter(report => report.year === year).length })),
      analysis: { segmenter: 'mock', dictionary: 'mock', skeleton: 'mock' },
      skipped: [],
    }
  }

  function coverage(p: URLSearchParams): Coverage {
    const asked = p.get('region')?.replace(/(00)+$/, '') ?? ''
    const held = reports.filter(({ region }) => region?.code.startsWith(asked))
    const names = new Map(
      held.map(({ region }) => {
        const { path, code } = region!
        const top = { code: `${code.slice(0, 2)}0000`, name: path[0]!, path: path.slice(0, 1) }
        return [code, p.get('depth') === 'province' ? top : region!]
      }),
    )
    return {
      rows: held.map(({ region, year }) => ({ region: names.get(region!.code)!, year, reports: 1 })),
      years: [...new Set(held.flatMap(({ year }) => year ?? []))].sort(),
      regions: [...names.values()],
      absent: [{ code: '510000', name: '四川省', path: ['四川省'] }],
      reports: held.length,
      indexVersion: 'mock',
    }
  }

  function report(id: string, p: URLSearchParams): { status: number; body: unknown } {
    const found = reports.find(report => report.id === id)
    if (!found)
      return { status: 404, body: { error: { code: 'not-found', message: `没有编号为 ${id} 的报告` } } }
    const terms = termsOf(p.get('q') ?? '')
    const sections: ReportDetail['sections'] = []
    for (const passage of found.passages) {
      const path = passage.section
      const before = sections.at(-1)?.path ?? []
      for (let depth = 1; depth <= path.length; depth++)
        if (path.slice(0, depth).join('\n') !== before.slice(0, depth).join('\n'))
          sections.push({ path: path.slice(0, depth), ordinal: passage.ordinal })
    }
    const passages = found.passages.map(passage => ({ ...passage, matches: find(passage.text, terms) }))
    return {
      status: 200,
      body: { ...found, sections, passages, indexVersion: 'mock' } satisfies ReportDetail,
    }
  }

  /** As where there is no other report. */
  const noReuse = (p: URLSearchParams): Reuse => ({
    k: 20,
    against: p.get('against') === 'last-year' ? 'last-year' : 'all',
    characters: 100,
    shares: { unique: 1, few: 0, formula: 0 },
    runs: [],
    sources: [],
    reports: 0,
    indexVersion: 'mock',
  })

  function api(path: string, p: URLSearchParams): { status: number; body: unknown } {
    if (path === '/api/search') return search(p)
    if (path === '/api/compare') return { status: 200, body: compare(p) }
    if (path === '/api/concordance') return { status: 200, body: concordance(p) }
    if (path === '/api/collocates') return { status: 200, body: collocates(p) }
    if (path === '/api/quality') return { status: 200, body: quality() }
    if (path === '/api/parity') return { status: 200, body: parity(p) }
    if (path === '/api/coverage') return { status: 200, body: coverage(p) }
    if (path === '/api/stats') return { status: 200, body: stats() }
    if (path === '/api/reports') {
      const region = p.get('region')?.replace(/(00)+$/, '')
      const year = p.get('year')
      const found = reports.filter(
        report =>
          (!region || report.region?.code.startsWith(region) || report.region?.path.includes(region)) &&
          (!year || String(report.year) === year),
      )
      return { status: 200, body: { total: found.length, reports: found.map(summaryOf).slice(0, 12) } }
    }
    if (path.startsWith('/api/reports/') && path.endsWith('/reuse')) return { status: 200, body: noReuse(p) }
    if (path.startsWith('/api/reports/')) return report(decodeURIComponent(path.slice(13)), p)
    if (path === '/api/suggest' && mock.suggestions)
      return { status: 200, body: { suggestions: mock.suggestions } }
    return { status: 404, body: { error: { code: 'not-found', message: '没有这个接口' } } }
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://mock')
    // As behind a proxy that keeps a path to itself.
    url.pathname = url.pathname.replace(/^\/portal-path(?=\/)/, '')
    mock.requests.push(decodeURIComponent(request.url ?? ''))
    const send = (status: number, type: string, body: string | Buffer, policy: string = POLICY) => {
      response.writeHead(status, {
        'content-type': type,
        'content-security-policy': policy,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'access-control-allow-origin': '*',
        'cache-control': 'no-cache',
      })
      response.end(body)
    }
    const own = mock.files.get(url.pathname)
    if (own) return send(200, TYPES[extname(url.pathname) || '.html']!, own.body, own.policy)
    if (url.pathname.startsWith('/api/')) {
      const forced = mock.answers.get(url.pathname)
      if (forced && 'delay' in forced) await new Promise(resolve => setTimeout(resolve, forced.delay))
      const { status, body } = forced && 'status' in forced ? forced : api(url.pathname, url.searchParams)
      return send(status, 'application/json; charset=utf-8', JSON.stringify(body))
    }
    if (url.pathname === '/embed/check.json') {
      const forced = mock.answers.get(url.pathname)
      const { status, body } = forced && 'status' in forced ? forced : { status: 404, body: null }
      return send(status, 'application/json; charset=utf-8', JSON.stringify(body))
    }
    const embedded = /^\/embed\/(frame|check)$/.test(url.pathname) ? `${url.pathname}.html` : url.pathname
    const file = ['/check', '/inspection'].includes(url.pathname)
      ? `${url.pathname}.html`
      : url.pathname === '/'
        ? '/index.html'
        : url.pathname.startsWith('/r/')
          ? '/report.html'
          : embedded
    try {
      send(200, TYPES[extname(file)] ?? 'application/octet-stream', readFileSync(join(WEB, file)))
    } catch {
      send(404, 'text/plain', 'not found')
    }
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(error => response.destroy(error))
  })
  const mock: Mock = {
    origin: '',
    requests: [],
    answers: new Map(),
    suggestions: null,
    repeat: 1,
    files: new Map(),
    close: () => new Promise(resolve => server.close(() => resolve()).closeAllConnections()),
  }
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  mock.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return mock
}
