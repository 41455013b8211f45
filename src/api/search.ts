// search.ts — GET /api/search: passages, a page at a time. Not: the nouns it answers in (hit.ts).
import { z } from 'zod'
import { LEVELS } from '../regions/region.ts'
import { GENRES } from '../report/genre.ts'
import { contract } from './contract.ts'
import { count, hit, region } from './hit.ts'
import { choice, flag, type Options, type Parameters, whole } from './parameter.ts'
import { question, viewResult } from './question.ts'

/** Orders of passages. */
export const SORTS_OF_HITS = ['relevance', 'year:desc', 'year:asc', 'region'] as const

export const distinct = choice(
  ['report'],
  '每篇报告只取最相关的一段；limit 与 offset 此时按篇计，总数不变',
  '单位',
)

export const searchParameters = {
  ...question,
  sort: choice(SORTS_OF_HITS, '排序：relevance 相关度（默认）、year:desc、year:asc、region', '次序'),
  distinct,
  each: whole(1, 10, 1, 'distinct=report 时每篇取几段，最相关的在前', '段数'),
  facets: choice(['all'], 'all 另给文种与层级的分面', '分面'),
  explain: flag('为每个命中给出得分的构成'),
  limit: whole(1, 100, 20, '一页的段数', '段数'),
  offset: whole(0, 10_000, 0, '跳过的段数', '段数'),
} satisfies Parameters
export type SearchOptions = Options<typeof searchParameters>

const regionFacet = region.extend({ hits: count, reports: count })
export type RegionFacet = z.infer<typeof regionFacet>

const genreFacet = z.object({ genre: z.enum(GENRES).nullable(), hits: count, reports: count })
export type GenreFacet = z.infer<typeof genreFacet>

const levelFacet = z.object({ level: z.enum(LEVELS).nullable(), hits: count, reports: count })
export type LevelFacet = z.infer<typeof levelFacet>

const yearFacet = z.object({ year: z.int().nullable(), hits: count, reports: count })
export type YearFacet = z.infer<typeof yearFacet>

/** A term, or a word of one, looked up literally and by itself. */
const questionPart = z
  .object({ text: z.string(), hits: count, occurrences: count })
  .meta({ id: 'QuestionPart', description: '检索词的一部分，单独逐字检索所得' })
export type QuestionPart = z.infer<typeof questionPart>

export const searchResult = z
  .object({
    query: z.string(),
    /** Present where what was typed occurs nowhere and something near it does: a query to offer in its place. */
    didYouMean: z
      .string()
      .exactOptional()
      .meta({ description: '所输入的文字没有出现过、而有相近的文字时：可改用的检索词' }),
    /** Where nothing is found but would be without the quotation marks: the query without them. */
    unquoted: z
      .string()
      .exactOptional()
      .meta({ description: '没有找到、而去掉引号就有时：去掉引号的检索词' }),
    /**
     * Where nothing is found and filters were typed in the query: the query without them, empty where that asks for no
     * text.
     */
    unrestricted: z.string().exactOptional().meta({
      description: '没有找到、而检索词里写有地区、年份等限定时：去掉限定的检索词；此外没有要找的文字的，为空',
    }),
    mode: viewResult.shape.mode,
    relaxed: z.boolean().meta({ description: '没有同时符合的段落，已放宽为符合其一' }),
    notices: viewResult.shape.notices,
    totalHits: count.meta({ description: '符合的段数，准确' }),
    totalReports: count.meta({ description: '符合的篇数，准确' }),
    /** `null` when a gap or near expression makes “occurrence” undefined. */
    totalOccurrences: count
      .nullable()
      .meta({ description: '逐字出现的次数，准确；有间隔或邻近条件时为 null' }),
    /** Passages with every term and phrase literally; with `relaxed` none. Absent with a query that holds nothing. */
    literalHits: count
      .exactOptional()
      .meta({ description: '其中逐字含有全部检索词的段数，准确；其余的段只是各词都有' }),
    /** Occurrences in those passages. */
    literalOccurrences: count.nullable().exactOptional().meta({ description: '这些段里逐字出现的次数' }),
    /** Where the answer was relaxed or is empty: each piece of the question by itself, with the same filters. */
    parts: z
      .array(questionPart)
      .exactOptional()
      .meta({ description: '放宽或没有找到时：检索词的各部分分别出现多少' }),
    limit: count,
    offset: count,
    processingTimeMs: z.number(),
    indexVersion: z.string(),
    hits: z.array(hit),
    /** The divisions that `region` named, as they were understood; absent without any. */
    filters: z
      .object({ region: z.array(region) })
      .exactOptional()
      .meta({ description: '给出 region 时：它所指的行政区划' }),
    /** With `facets=all`: of each report on this page, how many of its passages match. */
    reportHits: z
      .record(z.string(), count)
      .exactOptional()
      .meta({ description: 'facets=all 时：本页每篇报告（编号）共有多少段符合' }),
    facets: z.object({
      region: z.array(regionFacet),
      year: z.array(yearFacet).meta({ description: '按 by 所选的年份' }),
      genre: z.array(genreFacet).exactOptional().meta({ description: 'facets=all 时；null 为没有题名' }),
      level: z.array(levelFacet).exactOptional().meta({ description: 'facets=all 时；null 为不详' }),
    }),
  })
  .meta({ id: 'SearchResult' })
export type SearchResult = z.infer<typeof searchResult>

export const searchContract = contract({
  path: '/api/search',
  summary: '检索段落',
  parameters: searchParameters,
  answer: searchResult,
  failures: [503],
})
