// collocates.ts — GET /api/collocates: what most often stands next to an occurrence. Not: where it stands.
import { z } from 'zod'
import { contract } from './contract.ts'
import { count } from './hit.ts'
import { type Options, type Parameters, whole } from './parameter.ts'
import { question, viewResult } from './question.ts'

const collocatesParameters = {
  ...question,
  /** The most characters of a neighbour. */
  length: whole(1, 8, 4, '前后各看几个字', '字数'),
  /** Rows a side. */
  limit: whole(1, 200, 20, '每侧的行数', '行数'),
} satisfies Parameters
export type CollocatesOptions = Options<typeof collocatesParameters>

const collocate = z
  .object({
    /** As literal matching sees it (a skeleton), so that the phrase with it in place can be looked up. */
    text: z.string().meta({ description: '归一后的文字，标点不计' }),
    /** Occurrences that have it as their neighbour. */
    count,
  })
  .meta({ id: 'Collocate', description: '紧挨着的文字及次数' })
export type Collocate = z.infer<typeof collocate>

export const collocatesResult = viewResult
  .extend({
    /** Occurrences looked at: the lines of the concordance. */
    total: count.meta({ description: '看了多少处' }),
    /** What stands right behind, most often first; not what stands there only once. */
    followers: z.array(collocate).meta({ description: '之后最常出现的，多的在前；只出现一次的不列' }),
    /** What stands right in front. */
    preceders: z.array(collocate).meta({ description: '之前最常出现的' }),
  })
  .meta({ id: 'CollocatesResult' })
export type CollocatesResult = z.infer<typeof collocatesResult>

export const collocatesContract = contract({
  path: '/api/collocates',
  summary: '前后最常出现的字词',
  parameters: collocatesParameters,
  answer: collocatesResult,
  failures: [503],
})
