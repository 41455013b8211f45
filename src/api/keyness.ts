// keyness.ts — GET /api/keyness: words that more of some reports have than of the others. Not: how (keyness/).
import { z } from 'zod'
import { LEVELS } from '../regions/region.ts'
import { GENRE_CHOICES } from '../report/genre.ts'
import { contract } from './contract.ts'
import { TABLE_TYPES, tableFormat } from './export.ts'
import { count } from './hit.ts'
import { type Options, type Parameters, several, whole } from './parameter.ts'
import { question } from './question.ts'

export const keynessParameters = {
  region: question.region,
  year: question.year,
  genre: several(GENRE_CHOICES, '文种，由题名判定：两边都只取这几种；可重复', '文种'),
  level: several(LEVELS, '行政层级：两边都只取这几级；可重复', '层级'),
  limit: whole(1, 500, 50, '列出的词数', '词数'),
} satisfies Parameters
export type KeynessOptions = Options<typeof keynessParameters>

const keyWord = z
  .object({
    text: z.string().meta({ description: '词，或几乎总连着用的几个词；标点不计' }),
    reports: count.meta({ description: '所选报告中逐字有它的篇数' }),
    others: count.meta({ description: '其余报告中逐字有它的篇数' }),
    ratio: z
      .number()
      .nullable()
      .meta({ description: '所选中有它的占比是其余中的几倍；其余的一篇也没有时为 null' }),
    score: z.number().meta({
      description:
        '保守对数比：这个倍数的区间（全部词一并 95%）靠近 1 的一端，以 2 为底的对数；负的是所选的用得少',
    }),
  })
  .meta({ id: 'KeyWord', description: '用得明显多或少的词' })
export type KeyWord = z.infer<typeof keyWord>

const keyLevel = z
  .object({ level: z.enum(LEVELS).nullable(), reports: count, others: count })
  .meta({ id: 'KeyLevel', description: '一个行政层级在两边各有几篇；层级不详的为 null' })

export const keyness = z
  .object({
    total: count.meta({ description: '用得明显多或少的词共有几个' }),
    words: z.array(keyWord).meta({ description: '相差最大的在前' }),
    reports: count.meta({ description: '所选报告的篇数' }),
    others: count.meta({ description: '其余报告的篇数' }),
    levels: z.array(keyLevel).meta({ description: '两边各层级的篇数' }),
    levelsDiffer: z
      .boolean()
      .meta({ description: '有的层级在两边的占比相差 20 个百分点以上：列出的词可能只是层级之别' }),
    indexVersion: z.string(),
  })
  .meta({ id: 'Keyness', description: '所选报告与其余报告的用词差别，按篇数计' })
export type Keyness = z.infer<typeof keyness>

export const keynessContract = contract({
  path: '/api/keyness',
  summary: '一个地区或年份的报告，哪些词用得明显比别的多或少',
  parameters: keynessParameters,
  answer: keyness,
  failures: [503],
})

const { limit: _limit, ...restrictions } = keynessParameters
export const keynessExportParameters = { ...restrictions, format: tableFormat } satisfies Parameters
export type KeynessExportOptions = Options<typeof keynessExportParameters>

export const keynessExportContract = contract({
  path: '/api/keyness/export',
  summary: '用词差别为表格，一词一行，全部列出',
  parameters: keynessExportParameters,
  answer: TABLE_TYPES,
  failures: [503],
})
