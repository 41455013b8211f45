// search-all.ts — GET /api/search-all: one question to every index of a server. Not: to one of them (search.ts).
import { z } from 'zod'
import { contract } from './contract.ts'
import { count, hit } from './hit.ts'
import type { Options, Parameters } from './parameter.ts'
import { question, viewResult } from './question.ts'
import { searchParameters, searchResult } from './search.ts'

// Reports are of one collection.
const { report: _one, except: _others, ...filters } = question

const parameters = {
  ...filters,
  limit: searchParameters.limit,
  offset: searchParameters.offset,
} satisfies Parameters
export type SearchAllOptions = Options<typeof parameters>

const NAME = '库的名称；第一个索引没有名称，为空'

const collectionHit = hit
  .extend({ collection: z.string().meta({ description: NAME }) })
  .meta({ id: 'CollectionHit', description: '一个命中的段落，与它所在的库' })
export type CollectionHit = z.infer<typeof collectionHit>

const answerOfOne = z
  .object({
    name: z.string().meta({ description: NAME }),
    indexVersion: z.string(),
    totalHits: count,
    totalReports: count,
    totalOccurrences: count.nullable(),
  })
  .meta({ id: 'CollectionAnswer', description: '一个库答了多少' })

const searchAllResult = z
  .object({
    query: z.string(),
    mode: viewResult.shape.mode,
    relaxed: z.boolean().meta({ description: '没有一个库有同时符合的段落，各库都已放宽' }),
    notices: viewResult.shape.notices,
    totalHits: count.meta({ description: '各库段数之和，准确' }),
    totalReports: count.meta({ description: '各库篇数之和；同一篇在两个库里算两篇' }),
    totalOccurrences: count.nullable(),
    literalHits: count.meta({ description: '其中逐字含有全部检索词的段数；它们排在前面' }),
    limit: count,
    offset: count,
    processingTimeMs: z.number(),
    collections: z.array(answerOfOne),
    hits: z.array(collectionHit),
    facets: searchResult.shape.facets,
  })
  .meta({ id: 'SearchAllResult' })
export type SearchAllResult = z.infer<typeof searchAllResult>

export const searchAllContract = contract({
  path: '/api/search-all',
  summary: '在各库里一起检索：逐字符合的在前，各库按自己的名次轮流',
  parameters,
  answer: searchAllResult,
  failures: [503],
})
