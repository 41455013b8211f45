// related.ts — GET /api/related: other wordings of what is asked for. Not: asking for them too (question.ts: `related`).
import { z } from 'zod'
import { contract } from './contract.ts'
import { count } from './hit.ts'
import type { Options, Parameters } from './parameter.ts'
import { question } from './question.ts'

const { related: _related, repeats: _repeats, ...restrictions } = question

const relatedParameters = restrictions satisfies Parameters
export type RelatedOptions = Options<typeof relatedParameters>

export const relatedAnswer = z
  .object({
    query: z.string(),
    related: z
      .array(
        z.object({
          text: z.string().meta({ description: '检索词中的一个' }),
          also: z.array(
            z.object({
              text: z.string().meta({ description: '与它意思相同的说法' }),
              hits: count.meta({ description: '把检索词中的这一个换成此说法，逐字符合的段数' }),
              source: z.string().meta({ description: '两种说法同义的出处' }),
            }),
          ),
        }),
      )
      .meta({ description: '按检索词的次序；没有相关说法的不列' }),
    indexVersion: z.string(),
  })
  .meta({ id: 'RelatedAnswer', description: '检索词的相关说法' })
export type RelatedAnswer = z.infer<typeof relatedAnswer>

export const relatedContract = contract({
  path: '/api/related',
  summary: '检索词的相关说法，各有多少段',
  parameters: relatedParameters,
  answer: relatedAnswer,
  failures: [503],
})
