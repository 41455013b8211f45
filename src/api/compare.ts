// compare.ts — GET /api/compare: a question counted by division and year. Not: several questions, which are asked, cached
// and refused one at a time.
import { z } from 'zod'
import { LEVELS } from '../regions/region.ts'
import { contract } from './contract.ts'
import { count, region } from './hit.ts'
import type { Options, Parameters } from './parameter.ts'
import { question, viewResult } from './question.ts'

const compareParameters = question satisfies Parameters
export type CompareOptions = Options<typeof compareParameters>

/** A division in a year: all reports that name exactly this division (none below it) and this year. */
const compareRow = z
  .object({
    /** `null`: unknown. */
    region: region.nullable().meta({ description: '报告写明的地区，不含下级；null 为地区不详' }),
    year: z.int().nullable().meta({ description: '按 by 所选的年份；null 为不详' }),
    hits: count.meta({ description: '符合的段数' }),
    /** Those of them with every term and phrase literally; with `relaxed` none. */
    literalHits: count.meta({ description: '其中逐字含有检索词的段数；放宽时为 0' }),
    /** Reports that match. */
    reports: count.meta({ description: '符合的篇数' }),
    /** Those of them with a passage that is literal. */
    literalReports: count.meta({ description: '其中有逐字相合的段落的篇数；放宽时为 0' }),
    /** Reports there are. */
    indexedReports: count.meta({ description: '所有的篇数' }),
    /** `null` when a gap or near expression makes “occurrence” undefined. */
    occurrences: count.nullable().meta({ description: '逐字出现的次数；有间隔或邻近条件时为 null' }),
    /** Skeleton characters of these reports, whole, whatever `kind` says. */
    characters: count.meta({
      description: '这些报告的字数（归一后，句末标点与百分号计，其余标点与空白不计），每万字的分母',
    }),
    /** Occurrences ÷ characters × 10,000; `null` where one is undefined or the other 0. */
    per10k: z.number().nullable().meta({ description: '每万字出现的次数' }),
  })
  .meta({ id: 'CompareRow', description: '一个地区的一年' })
export type CompareRow = z.infer<typeof compareRow>

const yearLevel = z
  .object({
    year: z.int().nullable().meta({ description: '按 by 所选的年份；null 为不详' }),
    level: z.enum(LEVELS).nullable().meta({ description: 'null 为层级不详' }),
    reports: count,
  })
  .meta({ id: 'YearLevel', description: '一年里一个层级的篇数' })

export const compareResult = viewResult
  .extend({
    totalHits: count,
    totalReports: count,
    totalOccurrences: count.nullable(),
    /** What the totals would be less if passages of the same text counted once; `null`: not known. */
    repeated: z.object({ hits: count, reports: count, occurrences: count.nullable() }).nullable().meta({
      description:
        '总数里与别处文字相同的，即 repeats=once 时少计的；重复的已只计一次，或超过 5000 段时为 null',
    }),
    /** Of the same reports as the rows. */
    levels: z.array(yearLevel).meta({ description: '筛选范围内各年各层级的篇数' }),
    /** By code of the division, then by year; the unknown last. */
    rows: z.array(compareRow).meta({ description: '筛选范围内每个有报告的地区与年份，没有出现的也在内' }),
  })
  .meta({ id: 'CompareResult' })
export type CompareResult = z.infer<typeof compareResult>

export const compareContract = contract({
  path: '/api/compare',
  summary: '对比：各地区各年份的次数',
  parameters: compareParameters,
  answer: compareResult,
  failures: [503],
})
