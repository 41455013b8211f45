// check.ts — POST /api/check and /api/read: a draft held against the library, sentence by sentence. Not: how (checking/).
import { z } from 'zod'
import { contract } from './contract.ts'
import { count, reportSummary } from './hit.ts'
import { type Parameters, parameter } from './parameter.ts'

/** UTF-16 units of a draft. */
export const MOST_TEXT = 200_000

const distance = parameter({
  schema: z
    .preprocess(
      value => (typeof value === 'string' && /^(0|0?\.\d+|0\.0*)$/.test(value) ? Number(value) : value),
      z.number().min(0).max(0.3),
    )
    .default(0.15),
  description: '近似到什么程度：增、删、改的字数不超过全句的这个比例，0–0.3，默认 0.15',
  must: '应为 0 到 0.3 的小数，例如 0.15',
  value: '比例',
  example: '0.15',
})

export const checkParameters = {
  text: parameter({
    schema: z.string().min(1).max(MOST_TEXT),
    description: `要核对的文稿，至多 ${MOST_TEXT} 字；不保存，不记入日志`,
    must: `应为 1 到 ${MOST_TEXT} 字的文字；更长的请分几次核对`,
    example: '行政复议案件64件。',
  }),
  distance,
} satisfies Parameters
export interface CheckOptions {
  distance?: number
}

const stretch = { text: z.string(), start: count, length: count }

export const difference = z
  .object({
    kind: z.enum(['negation', 'number', 'place', 'year', 'opposite', 'other']),
    draft: z.string().meta({ description: '文稿里的；空：文稿少了' }),
    source: z.string().meta({ description: '库中的；空：文稿多了' }),
    start: count.meta({ description: '在文稿这一句里的位置' }),
    sourceStart: count.meta({ description: '在库中文字 text 里的位置' }),
    kept: z.literal(true).exactOptional().meta({
      description: '有：改正稿不改这一处。换上去不成整个分句，或会丢掉文稿自己的分句、地名、年份、数字',
    }),
    from: z.literal('report').exactOptional().meta({
      description: '有：source 是那篇报告的年份、地区，不是它的原文',
    }),
  })
  .meta({
    id: 'Difference',
    description:
      '一处出入：否定、数字、地名、年份，opposite 是增减、上下限、单位、时段、范围等用词相反或不同，或其他',
  })
export type Difference = z.infer<typeof difference>

const correction = z
  .object({
    start: count.meta({ description: '在文稿这一句里的位置' }),
    length: count.meta({ description: '换掉的字数；0：在这里添上' }),
    text: z.string().meta({ description: '库中的整个分句，连同它的标点' }),
  })
  .meta({ id: 'Correction', description: '改正稿的一处改动，总是整个分句' })
export type Correction = z.infer<typeof correction>

const checkMatch = z.object({
  reportId: z.string(),
  passageId: z.string(),
  text: z.string().meta({ description: '库中的原文' }),
  edits: count.meta({ description: '增、删、改的字数，标点、空白不计' }),
  differences: z.array(difference),
  corrections: z.array(correction).meta({
    description: '可以换上的库中文字，从左到右，互不重叠',
  }),
  report: reportSummary,
})
export type CheckMatch = z.infer<typeof checkMatch>

const sentence = z
  .object({
    ...stretch,
    verdict: z.enum(['verbatim', 'near', 'absent']).meta({
      description: 'verbatim 逐字相同，near 整句近似，absent 整句本库未收；未收而有 part 的，有一部分近似',
    }),
    part: z.object({ start: count, length: count }).exactOptional().meta({
      description:
        '比对的只是这一段：位置在这一句里。matches 只说这一段，另加句首的年份、地名与那篇报告自己的不同之处。整句超出允许的出入、只因换了的数、地名各按一处算才比得上的，这一段就是整句',
    }),
    also: z
      .array(z.object({ start: count, length: count, matches: z.array(checkMatch) }))
      .exactOptional()
      .meta({ description: '这一句里比对了的其余各段，从左到右，与 part 互不重叠' }),
    rest: z
      .array(z.object({ start: count, length: count }))
      .exactOptional()
      .meta({
        description: '有 part 时，没有比对的各段，从左到右：本库没有相近的分句，句首引语不在内',
      }),
    matches: z.array(checkMatch).meta({ description: '至多 3 处，出入最少的在前，各在一篇' }),
  })
  .meta({ id: 'CheckedSentence', description: '一句；不足 6 字的不判断，也不列出' })
export type CheckedSentence = z.infer<typeof sentence>

const title = z
  .object({
    ...stretch,
    kind: z.enum(['title', 'number']).meta({ description: 'title 《…》，number 文号' }),
    verdict: z.enum(['held', 'not-held', 'malformed']).meta({
      description: 'held 本库有这一篇，not-held 本库未收，malformed 书名号或括号不成对，或文号缺号',
    }),
    fault: z.enum(['unclosed', 'unopened', 'brackets', 'number']).exactOptional().meta({
      description:
        'malformed 的缘由：unclosed 缺右书名号，unopened 缺左书名号，brackets 里面的括号不成对，number 文号不全',
    }),
    reportId: z.string().exactOptional(),
    quoted: z.string().exactOptional().meta({
      description: '题名后面的文号：本库的这一篇自己写明的，或本库的报告引这个题名时写作的另一个文号',
    }),
  })
  .meta({ id: 'CheckedTitle', description: '提到的一篇文件' })
export type CheckedTitle = z.infer<typeof title>

export const check = z
  .object({
    sentences: z.array(sentence),
    titles: z.array(title),
    counts: z.object({ verbatim: count, near: count, absent: count, partly: count, flagged: count }).meta({
      description:
        'partly：absent 里有一部分近似的句数；flagged：比对过的文字里，否定、数字、地名、年份或增减等用词有出入的句数',
    }),
    distance: z.number(),
    reports: count.meta({ description: '与多少篇报告比过' }),
    builtAt: z.string().meta({ description: '本库截至何时，ISO 8601' }),
    indexVersion: z.string(),
  })
  .meta({ id: 'Check', description: '一份文稿的核对结果；位置以 UTF-16 码元计' })
export type Check = z.infer<typeof check>

export const checkContract = contract({
  path: '/api/check',
  summary: '核对文稿：逐句与本库比对，出入标明',
  takes: 'json',
  parameters: checkParameters,
  answer: check,
  failures: [413, 415, 503],
})

/** Bytes of a file. */
export const MOST_BYTES = 20_000_000

export const draft = z
  .object({ text: z.string(), file: z.string() })
  .meta({ id: 'Draft', description: '文件里的文字，一段一行' })
export type Draft = z.infer<typeof draft>

export const readContract = contract({
  path: '/api/read',
  summary: '读出一个文件的文字，以便核对；不保存',
  takes: 'file',
  parameters: {
    file: parameter({
      schema: z.string().min(1).max(200),
      description: '文件名，凭扩展名识别格式',
      must: '应为带扩展名的文件名，例如 文稿.docx',
      example: '文稿.docx',
    }),
  },
  answer: draft,
  failures: [413, 415],
})
