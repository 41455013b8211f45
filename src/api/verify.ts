// verify.ts — GET /api/parity: whether the index and a scan of all text agree on the texts of a query. Not: checksums
// (snapshot/read.ts). The path keeps the word it was first served under; everywhere else it is called verifying.
import { z } from 'zod'
import { contract } from './contract.ts'
import { count } from './hit.ts'
import type { Options, Parameters } from './parameter.ts'
import { question, viewResult } from './question.ts'

/** Of the texts themselves, so filters play no part. */
const verifyParameters = { q: question.q, mode: question.mode } satisfies Parameters
export type VerifyOptions = Options<typeof verifyParameters>

/** A text of a query in the whole collection, counted by reading all of it. */
const verifiedText = z.object({
  /** As literal matching sees it (a skeleton). */
  text: z.string().meta({ description: '归一之后的文字', examples: ['行政复议'] }),
  passages: count.meta({ description: '逐字读遍全部文字，它所在的段数' }),
  occurrences: count.meta({ description: '逐字读遍全部文字，它出现的次数' }),
  /** The index finds it in exactly these passages, and in each of them as often. */
  equal: z.boolean().meta({ description: '索引给出的段，以及每段的次数，是否与此一一相同' }),
})
export type VerifiedText = z.infer<typeof verifiedText>

export const verification = z
  .object({
    query: z.string(),
    mode: viewResult.shape.mode,
    /** All of `texts` are equal; without texts nothing was compared and this says nothing. */
    equal: z.boolean().meta({ description: 'texts 是否全部一致；texts 为空时没有可比的' }),
    /** At most ten; whatever the filters, so the counts are those of the whole collection. */
    texts: z
      .array(verifiedText)
      .meta({ description: '检索词与短语，以及 smart 时词语拆开后的各词；至多 10 个，不论筛选' }),
    /** Texts of the query beyond these, not compared. */
    left: count.meta({ description: '超出 10 个、没有比对的' }),
    indexVersion: z.string(),
  })
  .meta({ id: 'Verification', description: '索引与逐字比对是否一致' })
export type Verification = z.infer<typeof verification>

export const verifyContract = contract({
  path: '/api/parity',
  summary: '与逐字比对是否一致',
  parameters: verifyParameters,
  answer: verification,
  failures: [503],
})
