// explain.ts — GET /api/reports/{id}/explain: why a report is, or is not, in an answer. Not: what a score is made of
// (`explain=1` of search.ts).
import { z } from 'zod'
import { LEAF_TYPES } from '../query/query.ts'
import { contract } from './contract.ts'
import { count, passage, reportSummary } from './hit.ts'
import type { Options, Parameters } from './parameter.ts'
import { question, viewResult } from './question.ts'
import { cleaningEntry } from './reports.ts'

const { report: _, ...filters } = question

const explainParameters = filters satisfies Parameters
export type ExplainOptions = Options<typeof explainParameters>
/** Parameters that may keep a report, or passages of it, out of an answer. */
export type FilterName = 'region' | 'year' | 'genre' | 'level' | 'except' | 'kind'

/**
 * What an explanation may say; `about` holds, in this order:
 *
 * `found`, `found-loosely` how many passages, then the first of them, counted from 1 · `part-found` the text, its
 * passages, its occurrences (empty where there is no saying), then the first passages · `outside-region` the report's
 * own (empty: unknown), the one asked for · `outside-year`, `outside-published`, `outside-genre`, `outside-level` the
 * same · `outside-kind` the kind · `outside-except` nothing · `without-filters`, `not-filters-alone` the filters that keep it out, by parameter ·
 * `unmet` the restriction, the report's region, year and title · `excluded` passages, then the texts · `repeated`
 * passages · `apart` the texts · `absent`, `no-alternative`, `too-far` the text · `words-absent`, `words-apart` the
 * text, then the words · `cleaned` the line, the reason · `nearest` the passage, then what it has in common ·
 * `nothing-asked`, `not-here`, `relaxed-too` nothing.
 */
export const VERDICTS = [
  'nothing-asked',
  'found',
  'found-loosely',
  'not-here',
  'part-found',
  'outside-region',
  'outside-year',
  'outside-published',
  'outside-genre',
  'outside-level',
  'outside-kind',
  'outside-except',
  'without-filters',
  'not-filters-alone',
  'unmet',
  'excluded',
  'repeated',
  'apart',
  'absent',
  'no-alternative',
  'words-absent',
  'words-apart',
  'too-far',
  'cleaned',
  'nearest',
  'relaxed-too',
] as const
export type VerdictCode = (typeof VERDICTS)[number]

const finding = z
  .object({ code: z.enum(VERDICTS), about: z.array(z.string()), message: z.string() })
  .meta({ id: 'Finding', description: '一句说明：供程序判断的 code，其中提到的文字与数字，给人看的中文' })
export type Finding = z.infer<typeof finding>

/** A word of a term, or a part of a gap or near expression, looked up by itself. */
const explainedWord = z.object({
  /** As compared: a skeleton. */
  text: z.string(),
  passages: count,
  occurrences: count,
})
export type ExplainedWord = z.infer<typeof explainedWord>

/** One term, phrase, gap, near expression or restriction of the query. */
const explainedPart = z.object({
  /** As one would type it. */
  text: z.string().meta({ description: '检索词的一部分，照检索语法写出' }),
  type: z.enum(LEAF_TYPES),
  /** Whether the query excludes it. */
  excluded: z.boolean().meta({ description: '是否为“不含”' }),
  /** Passages of this report that satisfy it. */
  passages: count.meta({ description: '这篇报告里符合它的段数' }),
  /** Literal occurrences in this report; null where there is no saying what one is. */
  occurrences: count.nullable().meta({ description: '这篇报告里逐字出现的次数' }),
  /** Which passages, by ordinal: the first 50. */
  ordinals: z.array(count).meta({ description: '符合的段的次序，至多 50 个' }),
  /** Empty for what is looked up as a whole. */
  words: z.array(explainedWord),
  /** The first passage that satisfies it. */
  first: passage.nullable().meta({ description: '第一个符合的段' }),
  /** Where there is none: the passage that comes nearest, what it has in common marked. */
  nearest: z
    .object({ passage, common: z.array(z.string()) })
    .nullable()
    .meta({ description: '没有符合的段时，最接近的一段及其中相同的文字' }),
  /** Lines that are not searched and do contain it. */
  cleaned: z.array(cleaningEntry).meta({ description: '含有它、但不参与检索的行' }),
})
export type ExplainedPart = z.infer<typeof explainedPart>

export const explanation = z
  .object({
    query: z.string(),
    mode: viewResult.shape.mode,
    report: reportSummary,
    /** Whether the report is in the answer. */
    found: z.boolean().meta({ description: '这篇报告是否在结果里' }),
    /** Passages of it that are. */
    hits: count.meta({ description: '这篇报告里符合的段数' }),
    /** The answer as a whole was relaxed: see search. */
    relaxed: z.boolean(),
    /** Why, and what to try, the decisive first. */
    findings: z.array(finding).meta({ description: '说明，结论在前' }),
    /** The same in Chinese alone, one line each. */
    reasons: z.array(z.string()).meta({ description: 'findings 里给人看的各句' }),
    parts: z.array(explainedPart),
    notices: viewResult.shape.notices,
    indexVersion: z.string(),
  })
  .meta({ id: 'Explanation' })
export type Explanation = z.infer<typeof explanation>

export const explainContract = contract({
  path: '/api/reports/{id}/explain',
  summary: '一篇报告为什么在、或不在检索结果里',
  parameters: explainParameters,
  answer: explanation,
  failures: [404, 503],
})
