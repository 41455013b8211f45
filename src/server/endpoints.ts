// endpoints.ts — every route of the API: what it takes, what it answers, whom it asks. Not: Express, headers, error
// bodies.
//
// The router, /openapi.json and /docs are all made from this table, so they cannot disagree. A new view is one more
// entry.
import type { z } from 'zod'
import { JiansuoError } from '../errors.ts'
import { download, MEDIA_TYPES } from '../export/download.ts'
import { REPORT_ID } from '../report/identity.ts'
import type { Searcher } from '../search/searcher.ts'
import {
  available,
  collocatesResult,
  compareResult,
  concordanceResult,
  explanation,
  parity,
  quality,
  readiness,
  reportDetail,
  reportList,
  searchResult,
  stats,
  suggestions,
} from './answers.ts'
import {
  collocatesParameters,
  compareParameters,
  concordanceParameters,
  explainParameters,
  exportParameters,
  type Parameters,
  parityParameters,
  qualityParameters,
  quoted,
  reportParameters,
  reportsParameters,
  searchParameters,
  suggestParameters,
  type Values,
} from './parameters.ts'

export interface Endpoint<P extends Parameters = Parameters> {
  /** In the manner of OpenAPI: `/api/reports/{id}`. */
  path: string
  /** In Chinese, a few words. */
  summary: string
  parameters: P
  /** Of JSON its schema; of a file, which `handle` gives as a `Download`, the media types it may have. */
  answer: z.ZodType | readonly string[]
  /** Statuses beside 200 and 400 that a caller must expect. */
  failures?: number[]
  /** `id` is the segment of the path, where it has one; `base` is where the caller finds the pages. */
  handle(searcher: Searcher, values: Values<P>, id: string, base: string): Promise<unknown>
}

// Each entry is checked against its own parameters, then the table forgets them.
const endpoint = <P extends Parameters>(given: Endpoint<P>) => given as unknown as Endpoint

const noSnapshot = () =>
  new JiansuoError('no-snapshot', '还没有可用的索引：请先运行 jiansuo index 文件夹，完成后会自动载入')

/** The id of a report as a path carries it; what cannot be one is not found, and never looked for. */
function identifier(id: string): string {
  if (REPORT_ID.test(id)) return id
  throw new JiansuoError('not-found', `没有编号为${quoted(id)}的报告：编号见 /api/reports`)
}

export const endpoints: Endpoint[] = [
  endpoint({
    path: '/api/search',
    summary: '检索段落',
    parameters: searchParameters,
    answer: searchResult,
    failures: [503],
    handle: (searcher, { q, ...options }) => searcher.search(q, options),
  }),
  endpoint({
    path: '/api/suggest',
    summary: '输入时的建议',
    parameters: suggestParameters,
    answer: suggestions,
    failures: [503],
    handle: async (searcher, { q, limit }) => ({ suggestions: await searcher.suggest(q, limit) }),
  }),
  endpoint({
    path: '/api/compare',
    summary: '对比：各地区各年份的次数',
    parameters: compareParameters,
    answer: compareResult,
    failures: [503],
    handle: (searcher, { q, ...options }) => searcher.compare(q, options),
  }),
  endpoint({
    path: '/api/concordance',
    summary: '语境：逐处列出上下文',
    parameters: concordanceParameters,
    answer: concordanceResult,
    failures: [503],
    handle: (searcher, { q, ...options }) => searcher.concordance(q, options),
  }),
  endpoint({
    path: '/api/export',
    summary: '导出全部结果为文件',
    parameters: exportParameters,
    answer: Object.values(MEDIA_TYPES),
    failures: [503],
    handle: (searcher, { q, ...options }, _id, base) => download(searcher, q, options, base),
  }),
  endpoint({
    path: '/api/collocates',
    summary: '前后最常出现的字词',
    parameters: collocatesParameters,
    answer: collocatesResult,
    failures: [503],
    handle: (searcher, { q, ...options }) => searcher.collocates(q, options),
  }),
  endpoint({
    path: '/api/parity',
    summary: '与逐字比对是否一致',
    parameters: parityParameters,
    answer: parity,
    failures: [503],
    handle: (searcher, { q, ...options }) => searcher.parity(q, options),
  }),
  endpoint({
    path: '/api/reports',
    summary: '报告列表',
    parameters: reportsParameters,
    answer: reportList,
    failures: [503],
    handle: (searcher, options) => searcher.reports(options),
  }),
  endpoint({
    path: '/api/reports/{id}',
    summary: '一篇报告的全文、出处与清理记录',
    parameters: reportParameters,
    answer: reportDetail,
    failures: [404, 503],
    handle: async (searcher, { q, ...options }, id) => searcher.report(identifier(id), q, options),
  }),
  endpoint({
    path: '/api/reports/{id}/explain',
    summary: '一篇报告为什么在、或不在检索结果里',
    parameters: explainParameters,
    answer: explanation,
    failures: [404, 503],
    handle: async (searcher, { q, ...options }, id) => searcher.explain(q, identifier(id), options),
  }),
  endpoint({
    path: '/api/stats',
    summary: '索引概况',
    parameters: {},
    answer: stats,
    failures: [503],
    handle: searcher => searcher.stats(),
  }),
  endpoint({
    path: '/api/quality',
    summary: '数据质量：缺失、存疑、重复、未能读取的',
    parameters: qualityParameters,
    answer: quality,
    failures: [503],
    handle: (searcher, options) => searcher.quality(options),
  }),
  endpoint({
    path: '/health',
    summary: '服务是否在运行',
    parameters: {},
    answer: available,
    handle: async () => ({ status: 'available' }),
  }),
  endpoint({
    path: '/ready',
    summary: '索引是否已载入',
    parameters: {},
    answer: readiness,
    failures: [503],
    async handle(searcher) {
      if (!searcher.ready()) throw noSnapshot()
      return { status: 'ready' }
    },
  }),
]
