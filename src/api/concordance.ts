// concordance.ts — GET /api/concordance: keyword in context, a line for each occurrence. Not: its neighbours counted
// (collocates.ts).
import { z } from 'zod'
import { contract } from './contract.ts'
import { count, reportSummary } from './hit.ts'
import { choice, integer, type Options, type Parameters, parameter, whole } from './parameter.ts'
import { question, viewResult } from './question.ts'

/** Orders of lines. */
export const SORTS_OF_LINES = ['left', 'right', 'region', 'year', 'number'] as const
export type ConcordanceSort = (typeof SORTS_OF_LINES)[number]

const concordanceParameters = {
  ...question,
  /** A character is never cut in two. */
  width: whole(0, 200, 20, '左右各取多少字（UTF-16 码元）', '字数'),
  sort: choice(
    SORTS_OF_LINES,
    '排序：left、right 按左右语境，由近到远，依拼音；region 按地区代码；year 按年份；number 按旁边的数字，同一单位的在一起，从大到小；默认按原文次序',
    '次序',
  ),
  limit: parameter({
    schema: integer(1, 10_000).exactOptional(),
    description: '一页的行数，1–10000，默认全部',
    must: '应为 1 到 10000 的整数；要全部时请去掉',
    value: '行数',
    example: '200',
  }),
  offset: whole(0, 9_999_999, 0, '跳过的行数', '行数'),
} satisfies Parameters
export type ConcordanceOptions = Options<typeof concordanceParameters>

/** A number that the sentence gives with the occurrence. */
const numberBeside = z.object({
  /** A decimal string in the unit's base: 8.08亿元 is 808000000. */
  value: z.string().meta({ description: '十进制数，万、亿已乘出' }),
  unit: z.string().nullable(),
  /** As it stands in the text. */
  written: z.string().meta({ description: '原文的写法' }),
  /** Meant to be reached, not reported: 力争达到98%, or under a heading of plans. */
  target: z.boolean().meta({ description: '是目标，不是做到的' }),
})
export type NumberBeside = z.infer<typeof numberBeside>

/** An occurrence in its paragraph, as printed: `left + key + right` is a stretch of the paragraph. */
const concordanceLine = z
  .object({
    left: z.string(),
    key: z.string().meta({ description: '原文；间隔与邻近条件为从首到尾的整段' }),
    right: z.string(),
    number: numberBeside.nullable().meta({ description: '同一分句里紧随其后（没有时紧接其前）的数字' }),
    /** The passage in which the occurrence starts. */
    hit: z
      .object({ id: z.string(), reportId: z.string(), ordinal: count, report: reportSummary })
      .meta({ description: '所在的段' }),
  })
  .meta({ id: 'ConcordanceLine', description: '一处及其语境：三段相连即自然段中的原文' })
export type ConcordanceLine = z.infer<typeof concordanceLine>

export const concordanceResult = viewResult
  .extend({
    /** Lines there are, whatever `limit`. */
    total: count.meta({ description: '全部行数' }),
    /** `null`: all. */
    limit: count.nullable(),
    offset: count,
    lines: z.array(concordanceLine),
  })
  .meta({ id: 'ConcordanceResult' })
export type ConcordanceResult = z.infer<typeof concordanceResult>

export const concordanceContract = contract({
  path: '/api/concordance',
  summary: '语境：逐处列出上下文',
  parameters: concordanceParameters,
  answer: concordanceResult,
  failures: [503],
})
