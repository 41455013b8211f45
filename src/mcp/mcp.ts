// mcp.ts — the searcher as tools of the Model Context Protocol: search, read, check_quote, indicators. Not: what compares
// reports (comparing-tools.ts), a transport, opening an index.
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { z } from 'zod'
import { citation } from '../report/reference.ts'
import type { Searcher } from '../search/searcher.ts'
import { answered, type Coverage, filters, genre, given } from './answered.ts'
import { addComparingTools } from './comparing-tools.ts'

const PASSAGES = 400

/**
 * A server whose tools answer from one searcher. Every answer carries `coverage`, so that “not found” is never taken for
 * “does not exist”.
 *
 * @example
 * const server = createMcpServer(searcher, '0.1.0')
 * await server.connect(new StdioServerTransport())
 */
export function createMcpServer(searcher: Searcher, version: string): McpServer {
  const server = new McpServer({ name: 'jiansuo', version })

  const coverage = async (): Promise<Coverage> => {
    const { reports, years, indexVersion } = await searcher.stats()
    const known = years.flatMap(({ year }) => (year === null ? [] : [year]))
    const span = known.length > 0 ? `${Math.min(...known)}–${Math.max(...known)}` : null
    return { reports, years: span, indexVersion }
  }

  server.registerTool(
    'search',
    {
      title: '检索',
      description:
        '在收录的政府报告中检索段落。"引号"内逐字比对；-排除；A | B 任一。返回最相符的段落及总数；relaxed 为 true 时已放宽，不是逐字结果。',
      inputSchema: {
        query: z.string().min(1).max(1000).describe('检索词，例如 "双随机、一公开" 监管'),
        ...filters,
        genre,
        limit: z.number().int().min(1).max(50).optional().describe('至多几段，默认 10'),
      },
    },
    ({ query, region, year, genre, limit = 10 }) =>
      answered(coverage, async () => {
        const found = await searcher.search(query, { ...given({ region, year, genre }), limit })
        const { totalHits, totalReports, totalOccurrences, relaxed, notices } = found
        return {
          totalHits,
          totalReports,
          totalOccurrences,
          relaxed,
          notices: notices.map(({ message }) => message),
          passages: found.hits.map(({ id, reportId, section, text, report }) => ({
            reportId,
            passageId: id,
            citation: citation(report, section),
            text,
          })),
        }
      }),
  )

  server.registerTool(
    'read',
    {
      title: '读一篇报告',
      description: '按次序读一篇报告的段落；长的分几次读。',
      inputSchema: {
        reportId: z.string(),
        from: z.number().int().min(0).optional().describe('从第几段起，默认 0'),
        count: z.number().int().min(1).max(PASSAGES).optional().describe('几段，默认 100'),
      },
    },
    ({ reportId, from = 0, count = 100 }) =>
      answered(coverage, async () => {
        const { passages, provenance, title, year, region, publisher, file } = await searcher.report(reportId)
        return {
          report: { title, year, region: region?.path ?? null, publisher, file, provenance },
          total: passages.length,
          passages: passages
            .slice(from, from + count)
            .map(({ id, kind, section, text }) => ({ passageId: id, kind, section, text })),
        }
      }),
  )

  server.registerTool(
    'check_quote',
    {
      title: '核对引文',
      description:
        '一段引文是否逐字见于收录的报告：verbatim 逐字，near 近似（列出差异，否定、数字、地名、年份、增减等用词不同的要紧），absent 本库未收——不等于错误。',
      inputSchema: { quote: z.string().min(1).max(20_000) },
    },
    ({ quote }) =>
      answered(coverage, async () => {
        const { sentences, titles, counts } = await searcher.check(quote)
        return { counts, sentences, titles }
      }),
  )

  server.registerTool(
    'indicators',
    {
      title: '报告中的数字',
      description:
        '报告中的指标和数字，各带所在的句子。没有写的不在其中，不等于 0；不同地区的数不要相加；role 为 target 的是目标，不是做到的。',
      inputSchema: {
        name: z.string().max(100).optional().describe('指标名称，例如 行政复议案件受理数'),
        ...filters,
        limit: z.number().int().min(1).max(500).optional().describe('至多几行，默认 100'),
      },
    },
    ({ name, region, year, limit = 100 }) =>
      answered(coverage, async () => {
        const { total, rows } = await searcher.indicators({ ...given({ name, region, year }), limit })
        return { total, rows }
      }),
  )

  addComparingTools(server, searcher, coverage)
  return server
}
