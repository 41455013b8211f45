// suggest.ts — GET /api/suggest: what a person may be about to type. Not: what was probably meant (search.ts).
import { z } from 'zod'
import { contract } from './contract.ts'
import { type Parameters, parameter, whole } from './parameter.ts'
import { QUERY_MUST, queryText } from './question.ts'

const suggestParameters = {
  q: parameter({
    schema: queryText,
    description: '已输入的文字：汉字，或拼音全拼（xingzheng）、首字母（xzfy）',
    must: QUERY_MUST,
    example: '行政复',
  }),
  limit: whole(1, 20, 8, '建议的条数', '条数'),
} satisfies Parameters

const suggestion = z.object({
  /** To be searched as it is. */
  text: z.string().meta({ examples: ['行政复议体制改革'] }),
  kind: z
    .enum(['phrase', 'section', 'region', 'title'])
    .meta({ description: '常见短语、小标题、地区、报告标题' }),
  /** Passages: in which the text occurs; of the reports of the region, of the title. At least 1. */
  hits: z.int().positive().meta({
    description: '逐字检索 text 命中的段数；地区和标题为这些报告的段数',
  }),
})
export type Suggestion = z.infer<typeof suggestion>

export const suggestions = z.object({ suggestions: z.array(suggestion) }).meta({ id: 'Suggestions' })

export const suggestContract = contract({
  path: '/api/suggest',
  summary: '输入时的建议',
  parameters: suggestParameters,
  answer: suggestions,
  failures: [503],
})
