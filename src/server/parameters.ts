// parameters.ts — what a caller may ask for, and reading it from text. Not: what is done with it, HTTP statuses.
import { z } from 'zod'
import { JiansuoError } from '../errors.ts'
import { FORMATS, VIEWS } from '../export/download.ts'
import { REPORT_ID } from '../report/identity.ts'

/**
 * One named value a caller may give, over HTTP or as a flag.
 *
 * The schema checks it and, turned into JSON Schema, documents it. It is given a string, or for a repeatable
 * parameter a list of strings, or nothing.
 */
export interface Parameter<Schema extends z.ZodType = z.ZodType> {
  schema: Schema
  /** What it means, in Chinese, for the documentation. */
  description: string
  /** What a valid value is, in Chinese: the remedy in an error message. */
  must: string
  /** May be given more than once. Default: false. */
  repeatable?: boolean
  example?: string
}

export type Parameters = Record<string, Parameter>

/** What `readParameters` returns: a parameter that was not given is absent, not `undefined`. */
export type Values<P extends Parameters> = z.output<z.ZodObject<{ [Name in keyof P]: P[Name]['schema'] }>>

const parameter = <Schema extends z.ZodType>(given: Parameter<Schema>): Parameter<Schema> => given

// `Number` would also take 0x10, 1e2 and blanks.
const digits = (value: unknown) =>
  typeof value === 'string' && /^\d{1,7}$/.test(value) ? Number(value) : value

const whole = (minimum: number, maximum: number, fallback: number, description: string) =>
  parameter({
    schema: z.preprocess(digits, z.int().min(minimum).max(maximum)).default(fallback),
    description: `${description}，${minimum}–${maximum}，默认 ${fallback}`,
    must: `应为 ${minimum} 到 ${maximum} 的整数`,
    example: String(fallback),
  })

const choice = <const Values extends readonly [string, ...string[]]>(values: Values, description: string) =>
  parameter({
    schema: z.enum(values).exactOptional(),
    description,
    must: `应为 ${values.join('、')} 之一`,
    example: values[0],
  })

const isYears = (text: string) => {
  const [from, to] = text.split('..')
  return /^\d{4}(\.\.\d{4})?$/.test(text) && (to === undefined || from! <= to)
}

/** Characters, not code units: 1,000 emoji are 1,000 characters. */
const MAX_QUERY = 1000
const query = z
  .string()
  .refine(text => text.trim() !== '' && [...text].length <= MAX_QUERY)
  .meta({ minLength: 1, maxLength: MAX_QUERY })
const queryMust = `应为 1 到 ${MAX_QUERY} 个字的检索词，例如 q=行政复议`

const q = parameter({
  schema: query,
  description: '检索词：词、"短语"、-排除 等，写法见检索语法',
  must: queryMust,
  example: '行政复议',
})
const mode = choice(['smart', 'exact'], 'smart 按词检索；exact 把没有引号的词也当作短语，逐字比对')
const match = choice(
  ['all', 'any', 'strict'],
  'all 所有词都要出现，一段也没有时放宽；any 出现其一即可，按匹配多少排序；strict 同 all 而从不放宽',
)
const region = parameter({
  schema: z.array(z.string().max(100)).max(100).exactOptional(),
  description: '行政区划：全称、简称或六位代码，含其下级（中国只指国家机关的报告）；可重复',
  must: '应为行政区划的全称、简称或六位代码（每个不超过 100 字，至多 100 个），例如 region=宁夏',
  repeatable: true,
  example: '宁夏',
})
const year = parameter({
  schema: z
    .array(z.string().refine(isYears).meta({ pattern: '^\\d{4}(\\.\\.\\d{4})?$' }))
    .max(100)
    .exactOptional(),
  description: '报告所述的年份，单年 2021 或起止 2020..2022；可重复',
  must: '应为四位年份，或“起..止”（起不晚于止），例如 year=2021 或 year=2020..2022',
  repeatable: true,
  example: '2020..2022',
})
const report = parameter({
  schema: z.string().regex(REPORT_ID).exactOptional(),
  description: '只在这一篇报告中检索：报告编号（id）',
  must: '应为报告编号，即检索结果中的 reportId（字母、数字与 . _ -）',
})
const kind = choice(['title', 'heading', 'paragraph'], '段落种类：标题、小标题、正文')
const sort = choice(['relevance', 'year:desc', 'year:asc', 'region'], '排序，默认 relevance（相关度）')
const distinct = choice(['report'], '每篇报告只取最相关的一段；limit 与 offset 此时按篇计，总数不变')

const explain = choice(['1'], '为每个命中给出得分的构成')

/** `GET /api/search`, and the flags of `jiansuo search`. */
export const searchParameters = {
  q,
  mode,
  match,
  region,
  year,
  report,
  kind,
  sort,
  distinct,
  explain,
  limit: whole(1, 100, 20, '一页的段数'),
  offset: whole(0, 10_000, 0, '跳过的段数'),
} satisfies Parameters

/** `GET /api/suggest`. */
export const suggestParameters = {
  q: parameter({
    schema: query,
    description: '已输入的文字：汉字，或拼音全拼（xingzheng）、首字母（xzfy）',
    must: queryMust,
    example: '行政复',
  }),
  limit: whole(1, 20, 8, '建议的条数'),
} satisfies Parameters

/** What every view takes. */
const view = { q, mode, match, region, year, report, kind } satisfies Parameters

/** `GET /api/compare`. Several phrases side by side are several questions: each is answered, kept and refused alone. */
export const compareParameters = view

/** `GET /api/reports/{id}/explain`, and the flags of `jiansuo explain`. */
export const explainParameters = { q, mode, match, region, year, kind } satisfies Parameters

/** `GET /api/parity`: of the texts themselves, so filters play no part. */
export const parityParameters = { q, mode } satisfies Parameters

/** `GET /api/concordance`. */
export const concordanceParameters = {
  ...view,
  width: whole(0, 200, 20, '左右各取多少字（UTF-16 码元）'),
  sort: choice(
    ['left', 'right', 'region', 'year'],
    '排序：left、right 按左右语境，由近到远，依拼音；region 按地区代码；year 按年份；默认按原文次序',
  ),
  limit: parameter({
    schema: z.preprocess(digits, z.int().min(1).max(10_000)).exactOptional(),
    description: '一页的行数，1–10000，默认全部',
    must: '应为 1 到 10000 的整数；要全部时请去掉',
    example: '200',
  }),
  offset: whole(0, 9_999_999, 0, '跳过的行数'),
} satisfies Parameters

/** `GET /api/export`. What goes with which view is checked where files are made. */
export const exportParameters = {
  ...view,
  format: choice(FORMATS, '文件格式，默认 csv'),
  view: choice(VIEWS, '导出什么，默认 hits：hits 段落，compare 对比，concordance 语境'),
  sort: choice(
    ['relevance', 'year:desc', 'year:asc', 'region', 'left', 'right', 'year'],
    '排序：段落为 relevance（默认）、year:desc、year:asc、region；语境为 left、right、region、year',
  ),
  distinct,
  width: parameter({
    schema: z.preprocess(digits, z.int().min(0).max(200)).exactOptional(),
    description: '语境左右各取多少字（UTF-16 码元），0–200，默认 20',
    must: '应为 0 到 200 的整数',
    example: '20',
  }),
} satisfies Parameters

/** `GET /api/collocates`. */
export const collocatesParameters = {
  ...view,
  length: whole(1, 8, 4, '前后各看几个字'),
  limit: whole(1, 200, 20, '每侧的行数'),
} satisfies Parameters

/** `GET /api/quality` */
export const qualityParameters = {
  limit: whole(1, 1000, 100, '每个清单的项数'),
} satisfies Parameters

/** `GET /api/reports`. A list of reports is read whole more often than paged, so its limits are wider. */
export const reportsParameters = {
  region,
  year,
  limit: whole(1, 1000, 100, '一页的篇数'),
  offset: whole(0, 1_000_000, 0, '跳过的篇数'),
} satisfies Parameters

/** `GET /api/reports/{id}`. */
export const reportParameters = {
  q: parameter({
    schema: query.exactOptional(),
    description: '给出时，符合的段落带有匹配位置：检索在本篇所计的各处；一处都没有时，是检索词的各个词',
    must: queryMust,
    example: '行政复议',
  }),
  mode,
  match,
} satisfies Parameters

/** Shortens what somebody sent before it is said back to them. */
export const quoted = (text: string): string => {
  const characters = [...text.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '�')]
  return `“${characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : characters.join('')}”`
}

/**
 * Checks what was given against what may be given.
 *
 * A blank value counts as absent. `nameOf` says how a parameter is called where it was given.
 *
 * @throws JiansuoError `bad-query`, naming the first parameter that is unknown, repeated or malformed, and the remedy
 * @example readParameters({ limit }, [['limit', '5']]).limit   // 5
 */
export function readParameters<P extends Parameters>(
  parameters: P,
  given: Iterable<[name: string, value: string]>,
  nameOf: (name: string) => string = name => `参数 ${name} `,
): Values<P> {
  const raw = new Map<string, string[]>()
  for (const [name, value] of given) {
    if (!Object.hasOwn(parameters, name)) {
      const known = Object.keys(parameters)
      throw new JiansuoError(
        'bad-query',
        `不认识参数${quoted(name)}：${known.length ? `可用的参数有 ${known.join('、')}` : '这里不接受任何参数，请去掉'}`,
      )
    }
    if (value.trim() === '') continue
    const values = raw.get(name)
    if (!values) raw.set(name, [value])
    else if (parameters[name]!.repeatable) values.push(value)
    else throw new JiansuoError('bad-query', `${nameOf(name)}给了不止一次：请只保留一个`)
  }
  const shape = Object.fromEntries(Object.entries(parameters).map(([name, { schema }]) => [name, schema]))
  const texts = Array.from(raw, ([name, values]) => [name, parameters[name]!.repeatable ? values : values[0]])
  const result = z.object(shape).safeParse(Object.fromEntries(texts))
  if (result.success) return result.data as Values<P>
  const name = String(result.error.issues[0]!.path[0])
  const found = raw.get(name)
  throw new JiansuoError(
    'bad-query',
    `${nameOf(name)}${found ? `的值${quoted(found.join('、'))}不对` : '不能缺少或为空'}：${parameters[name]!.must}`,
  )
}
