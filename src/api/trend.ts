// trend.ts — GET /api/trend: where and when the library first has what is asked for, and how it spread. Not: counts by
// region and year (compare.ts).
import { z } from 'zod'
import { contract } from './contract.ts'
import { TABLE_TYPES, tableFormat } from './export.ts'
import { count, match, region, reportSummary } from './hit.ts'
import type { Options, Parameters } from './parameter.ts'
import { question, viewResult } from './question.ts'

export const trendParameters = {
  q: question.q,
  mode: question.mode,
  region: question.region,
  genre: question.genre,
  level: question.level,
} satisfies Parameters
export type TrendOptions = Options<typeof trendParameters>

const firstUse = z
  .object({
    report: reportSummary,
    passageId: z.string(),
    text: z.string(),
    matches: z.array(match).meta({ description: '检索词在 text 里的位置' }),
  })
  .meta({ id: 'FirstUse', description: '本库最早的一处；不等于首创' })

const trendYear = z
  .object({
    year: z.int(),
    indexed: count.meta({ description: '这一年收录的报告数' }),
    reports: count.meta({ description: '其中用到的' }),
    low: z.number().meta({ description: '用到的比例的 95% 区间下限（Wilson）' }),
    high: z.number().meta({ description: '上限' }),
    regions: count.meta({ description: '这一年收录的地区数' }),
    using: count.meta({ description: '其中用到的地区数' }),
    joined: z.array(region).meta({ description: '在本库里这一年头一次用到的地区' }),
    adopted: z.array(region).meta({ description: 'joined 中此前各年在本库有报告而没有用到的' }),
    arrived: z
      .array(region)
      .meta({ description: 'joined 中此前在本库没有报告的：是不是这一年才用到，看不出来' }),
  })
  .meta({ id: 'TrendYear', description: '一年' })

export const trend = viewResult
  .extend({
    first: z
      .array(firstUse)
      .meta({ description: '用到的最早一年的报告，每篇一处，至多 5 处；同一年的先后不明' }),
    firstReports: count.meta({ description: '最早一年用到的报告数，first 列出的是其中几篇' }),
    years: z.array(trendYear).meta({ description: '有报告的各年，由早到晚' }),
    undated: count.meta({ description: '用到而年份不详的报告数，不在各年之中' }),
    reports: count.meta({ description: '看过的报告数' }),
  })
  .meta({ id: 'Trend', description: '首见与扩散：只就本库而言' })
export type Trend = z.infer<typeof trend>

export const trendContract = contract({
  path: '/api/trend',
  summary: '首见与扩散：本库最早在哪里出现，各年有多少报告、地区用到',
  parameters: trendParameters,
  answer: trend,
  failures: [503],
})

export const trendExportParameters = { ...trendParameters, format: tableFormat } satisfies Parameters
export type TrendExportOptions = Options<typeof trendExportParameters>

export const trendExportContract = contract({
  path: '/api/trend/export',
  summary: '首见与扩散为表格，一年一行',
  parameters: trendExportParameters,
  answer: TABLE_TYPES,
  failures: [503],
})
