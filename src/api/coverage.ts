// coverage.ts — GET /api/coverage: how many reports the library holds of each division and year. Not: what of them is
// doubtful (quality.ts), which they are (reports.ts).
import { z } from 'zod'
import { contract } from './contract.ts'
import { count, region } from './hit.ts'
import { choice, type Options, type Parameters } from './parameter.ts'
import { question } from './question.ts'

export const coverageParameters = {
  region: question.region,
  year: question.year,
  by: question.by,
  depth: choice(['province'], 'province：下级的报告并入省级，一个省级地区的一年一行；默认各级分列', '层级'),
} satisfies Parameters
export type CoverageOptions = Options<typeof coverageParameters>

export const coverage = z
  .object({
    rows: z.array(z.object({ region: region.nullable(), year: z.int().nullable(), reports: count })).meta({
      description:
        '一个地区的一年一行，按地区代码、年份排列，不详（null）的在后；没有 depth 时不含下级的报告',
    }),
    years: z.array(z.int()).meta({ description: '各行中的年份，由早到晚' }),
    regions: z.array(region).meta({ description: '各行中的地区，按代码排列' }),
    absent: z
      .array(region)
      .meta({ description: '筛选之内，本级和下级都没有一篇报告的省、自治区、直辖市与兵团' }),
    reports: count.meta({ description: '各行 reports 之和' }),
    indexVersion: z.string(),
  })
  .meta({ id: 'Coverage', description: '收录了哪些地区、哪些年份的报告' })
export type Coverage = z.infer<typeof coverage>

export const coverageContract = contract({
  path: '/api/coverage',
  summary: '收录情况：各地区各年份有多少篇',
  parameters: coverageParameters,
  answer: coverage,
  failures: [503],
})
