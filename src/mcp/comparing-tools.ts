// comparing-tools.ts — tools that hold reports against each other: trend, keyness, promises. Not: comparing (src/search).
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { z } from 'zod'
import { placeText } from '../regions/place-text.ts'
import type { Region } from '../regions/region.ts'
import { citation } from '../report/reference.ts'
import type { Searcher } from '../search/searcher.ts'
import { answered, type Coverage, filters, genre, given, level } from './answered.ts'

export function addComparingTools(
  server: McpServer,
  searcher: Searcher,
  coverage: () => Promise<Coverage>,
): void {
  server.registerTool(
    'trend',
    {
      title: '首见与扩散',
      description:
        '一个说法在本库最早见于哪些报告（不等于首创），此后各年有多少篇、多少个地区用到。逐字检索，不放宽；low、high 是用到的比例的 95% 区间；first 只列 firstReports 篇中的几篇，先后不明；头一次用到的地区（joined）分 adopted（此前有报告而没有用到）和 arrived（此前在本库没有报告，看不出是不是这一年才用到）。',
      inputSchema: {
        query: z.string().min(1).max(1000).describe('一个说法，例如 "双随机、一公开"'),
        region: filters.region,
        genre,
        level,
      },
    },
    ({ query, region, genre, level }) =>
      answered(coverage, async () => {
        const { first, firstReports, years, undated, notices } = await searcher.trend(
          query,
          given({ region, genre, level }),
        )
        return {
          first: first.map(({ report, passageId, text }) => ({
            reportId: report.id,
            passageId,
            citation: citation(report, []),
            text,
          })),
          firstReports,
          years: years.map(({ joined, adopted, arrived, ...year }) => ({
            ...year,
            joined: joined.map(({ name }) => name),
            adopted: placesOf(adopted),
            arrived: placesOf(arrived),
          })),
          undated,
          notices: notices.map(({ message }) => message),
        }
      }),
  )

  server.registerTool(
    'keyness',
    {
      title: '用词差别',
      description:
        '所选地区或年份的报告比其余报告用得明显多（score 大于 0）或少（小于 0）的词，按篇数计。ratio 是两边占比之比，score 是它的区间靠近 1 的一端（以 2 为底的对数）；只说用词不同，不说为什么——levelsDiffer 为真时，可能只是层级不同，宜选定 level 再比；两边各要有 10 篇以上。',
      inputSchema: {
        ...filters,
        genre,
        level,
        limit: z.number().int().min(1).max(200).optional().describe('至多几个词，默认 50'),
      },
    },
    ({ region, year, genre, level, limit = 50 }) =>
      answered(coverage, async () => {
        const { total, words, reports, others, levels, levelsDiffer } = await searcher.keyness({
          ...given({ region, year, genre, level }),
          limit,
        })
        return { total, words, reports, others, levels, levelsDiffer }
      }),
  )

  server.registerTool(
    'promises',
    {
      title: '上一年的打算',
      description:
        '本地区上一年的报告写的打算，各配本篇用词最相近的段落。只供核对：相近不等于做到，没有相近的也不等于没有做；previous 为 null 时本库没有上一年的报告。',
      inputSchema: { reportId: z.string().describe('本年报告的编号') },
    },
    ({ reportId }) =>
      answered(coverage, async () => {
        const { previous, promises } = await searcher.promises(reportId)
        return {
          previous: previous && { reportId: previous.id, citation: citation(previous, []) },
          promises,
        }
      }),
  )
}

// --- internal ---

const placesOf = (regions: readonly Region[]) => regions.map(({ path }) => placeText(path, ''))
