// indicators.ts — GET /api/indicators: the numbers of reports with what they measure. Not: finding them
// (src/indicators), passages that match (search.ts).
import { z } from 'zod'
import { contract } from './contract.ts'
import { count, region } from './hit.ts'
import { choice, type Options, type Parameters, parameter, whole } from './parameter.ts'
import { question } from './question.ts'

export const indicatorsParameters = {
  name: parameter({
    schema: z.string().max(100).exactOptional(),
    description: '指标名称或别名，例如 行政复议案件受理数；未归并的数字按其前后的字找',
    must: '应为不超过 100 字的指标名称，例如 行政复议案件受理数',
    value: '指标',
    example: '行政复议案件受理数',
  }),
  region: question.region,
  year: question.year,
  report: question.report,
  tier: choice(['1', '2'], '1 归并到指标的数字；2 未归并的数字；默认都要', '层'),
  checks: choice(['all', 'fail'], '只列勾稽过的：all 全部；fail 不符的；默认不限', '勾稽'),
  limit: whole(1, 10_000, 100, '一页的行数', '行数'),
  offset: whole(0, 10_000_000, 0, '跳过的行数', '行数'),
} satisfies Parameters
export type IndicatorsOptions = Options<typeof indicatorsParameters>

const check = z.object({
  kind: z.enum(['ratio', 'sum']).meta({ description: 'ratio 比率等于部分除以整体；sum 括号内各项之和' }),
  result: z.enum(['pass', 'fail']),
  formula: z.string().meta({ examples: ['1089 ÷ 1102 = 98.8%'] }),
})

const indicatorRow = z
  .object({
    indicator: z.string().meta({ description: '指标名称；未归并的是句中数字前后的字' }),
    tier: z.union([z.literal(1), z.literal(2)]),
    ownName: z.string().meta({ description: '句中对它的称呼', examples: ['办理人大代表议案'] }),
    value: z.string().meta({ description: '十进制，以 unit 为单位，万、亿已乘开', examples: ['808000000'] }),
    unit: z.string().nullable(),
    written: z.string().meta({ description: '文中的写法', examples: ['8.08亿元'] }),
    role: z.enum(['value', 'change', 'from', 'to', 'target']).meta({
      description: 'value 值；change 增减；from、to 由…到…；target 目标',
    }),
    direction: z.enum(['up', 'down']).nullable().meta({
      description: '增减和写成增减的目标：up 上升，down 下降；没有说的和其他数字为 null',
    }),
    region: region.nullable(),
    year: z.int().nullable(),
    title: z.string().nullable().meta({ description: '报告的题名' }),
    reportId: z.string(),
    passageId: z.string(),
    start: count.meta({ description: 'written 在这一段中的位置，以 UTF-16 码元计' }),
    length: count,
    sentence: z.string().meta({ description: '所在的句子' }),
    checks: z.array(check).meta({ description: '勾稽：与同一句中其他数字是否相符' }),
  })
  .meta({ id: 'IndicatorRow', description: '报告中的一个数字' })
export type IndicatorRow = z.infer<typeof indicatorRow>

export const indicatorList = z
  .object({
    total: count,
    rows: z.array(indicatorRow),
    reports: count.meta({ description: '看过的报告数' }),
    indexVersion: z.string(),
  })
  .meta({ id: 'IndicatorList', description: '数字的清单；没有写的不在其中，不等于 0' })
export type IndicatorList = z.infer<typeof indicatorList>

export const indicatorsContract = contract({
  path: '/api/indicators',
  summary: '报告中的数字：指标、值、所在的句子',
  parameters: indicatorsParameters,
  answer: indicatorList,
  failures: [503],
})

const indicatorDefinition = z.object({
  name: z.string(),
  synonyms: z.array(z.string()),
  unit: z.array(z.string()),
  meaning: z.string().meta({ description: '是什么，不是什么' }),
})
export const indicatorDefinitions = z
  .object({ definitions: z.array(indicatorDefinition) })
  .meta({ id: 'IndicatorDefinitions', description: '第一层的指标' })
export type IndicatorDefinitions = z.infer<typeof indicatorDefinitions>

export const definitionsContract = contract({
  path: '/api/indicators/definitions',
  summary: '有哪些指标，各是什么、不是什么',
  parameters: {},
  answer: indicatorDefinitions,
})

const countsParameters = { region: question.region, year: question.year } satisfies Parameters
export type IndicatorCountsOptions = Options<typeof countsParameters>

export const indicatorCounts = z
  .object({
    counts: z
      .array(
        z.object({
          name: z.string(),
          values: count.meta({ description: '认出的处数，即 /api/indicators?name= 的 total' }),
          reports: count.meta({ description: '写明它的篇数' }),
        }),
      )
      .meta({ description: '每个指标一项，次序同 /api/indicators/definitions；一处也没有的也在内' }),
    reports: count.meta({ description: '看过的报告数' }),
    indexVersion: z.string(),
  })
  .meta({ id: 'IndicatorCounts', description: '筛选范围内各指标写明了多少' })
export type IndicatorCounts = z.infer<typeof indicatorCounts>

export const countsContract = contract({
  path: '/api/indicators/counts',
  summary: '各指标在所选的报告里写明了多少',
  parameters: countsParameters,
  answer: indicatorCounts,
  failures: [503],
})
