// question.ts — what every view of a question takes, and what it says of the question it answers. Not: one view.
import { z } from 'zod'
import { readYears } from '../query/years.ts'
import { LEVELS } from '../regions/region.ts'
import { GENRE_CHOICES } from '../report/genre.ts'
import { PASSAGE_KINDS, REPORT_ID } from '../report/report.ts'
import { choice, type Options, type Parameters, parameter, several } from './parameter.ts'

/** Characters, not code units: 1,000 emoji are 1,000 characters. */
const MAX_QUERY = 1000

/** What is typed into a box: not blank, not endless. */
export const queryText = z
  .string()
  .refine(text => text.trim() !== '' && [...text].length <= MAX_QUERY)
  .meta({ minLength: 1, maxLength: MAX_QUERY })

/** What `queryText` takes, in Chinese. */
export const QUERY_MUST = `应为 1 到 ${MAX_QUERY} 个字的检索词，例如 行政复议`

const isYears = (text: string) => readYears(text)?.swapped === false

/** The parameters that narrow what is asked, by name: an endpoint takes those that apply to it. */
export const question = {
  q: parameter({
    schema: queryText,
    description: '检索词：词、"短语"、-排除 等，写法见检索语法',
    must: QUERY_MUST,
    value: '检索词',
    example: '行政复议',
  }),
  mode: choice(['smart', 'exact'], 'smart 按词检索（默认）；exact 把没有引号的词也当作短语，逐字比对'),
  match: choice(
    ['all', 'any', 'strict'],
    'all 所有词都要出现，一段也没有时放宽（默认）；any 出现其一即可，按匹配多少排序；strict 同 all 而从不放宽',
    '条件',
  ),
  region: parameter({
    schema: z.array(z.string().max(100)).max(100).exactOptional(),
    description: '行政区划：全称、简称或六位代码，含其下级（中国、国家只指国家机关的报告）；可重复',
    must: '应为行政区划的全称、简称或六位代码（每个不超过 100 字，至多 100 个），例如 宁夏',
    value: '行政区划',
    repeatable: true,
    example: '宁夏',
  }),
  year: parameter({
    schema: z
      .array(z.string().refine(isYears).meta({ pattern: '^\\d{4}年?(\\.\\.\\d{4}年?)?$' }))
      .max(100)
      .exactOptional(),
    description: '报告所述的年份（by=published 时为发布年份），单年 2021 或起止 2020..2022；可重复',
    must: '应为四位年份，或“起..止”（起不晚于止），例如 2021 或 2020..2022',
    value: '年份',
    repeatable: true,
    example: '2020..2022',
  }),
  by: choice(
    ['report', 'published'],
    '年份按哪一种计：report 报告所述的年份（默认），published 发布的年份；筛选、分面与对比都照此',
    '年份',
  ),
  genre: several(GENRE_CHOICES, '文种，由题名判定：报告、法规、会议、其他、无题名；可重复', '文种'),
  level: several(LEVELS, '行政层级：国家、省、市、县、乡；可重复', '层级'),
  report: parameter({
    schema: z.string().regex(REPORT_ID).exactOptional(),
    description: '只在这一篇报告中检索：报告编号（id）',
    must: '应为报告编号，即检索结果中的 reportId（文字、数字与 . _ -）',
    value: '编号',
  }),
  except: parameter({
    schema: z.array(z.string().regex(REPORT_ID)).max(100).exactOptional(),
    description: '不计这几篇报告：报告编号（id）；可重复',
    must: '应为报告编号，即检索结果中的 reportId（文字、数字与 . _ -），至多 100 个',
    value: '编号',
    repeatable: true,
  }),
  repeats: choice(
    ['all', 'once'],
    'all 每一段都计（默认）；once 文字相同的段落只计一次，计在最早的一篇',
    '计法',
  ),
  related: choice(
    ['off', 'on'],
    'off 只找所写的（默认）；on 也找相关说法（/api/related 列出），不计入逐字的段数和次数',
    '相关说法',
  ),
  kind: choice(PASSAGE_KINDS, '段落种类：title 标题、heading 小标题、paragraph 正文', '种类'),
} satisfies Parameters

/** What every view takes beside the query: the filters of search. */
export type ViewOptions = Options<typeof question>

export const notice = z
  .object({
    /** Stable, for programs: `unbalanced-quote`, `relaxed`, … */
    code: z.string().meta({ description: '供程序判断，不变' }),
    /** In Chinese, for people. */
    message: z.string(),
    about: z.array(z.string()).exactOptional().meta({ description: '说明里提到的文字、名称或数字' }),
  })
  .meta({ id: 'Notice', description: '检索词被怎样理解、是否放宽等说明' })

/** What every view says of the question it answers. */
export const viewResult = z.object({
  query: z.string(),
  mode: z.enum(['smart', 'exact']),
  relaxed: z.boolean(),
  notices: z.array(notice),
  processingTimeMs: z.number(),
  indexVersion: z.string(),
})
export type ViewResult = z.infer<typeof viewResult>
