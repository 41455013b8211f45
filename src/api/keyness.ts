// keyness.ts — GET /api/keyness: words that more of some reports have than of the others. Not: how (keyness/).
import { z } from 'zod'
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
  limit: whole(1, 500, 50, '列出的词数', '词数'),
} satisfies Parameters
export type KeynessOptions = Options<typeof keynessParameters>

const keyWord = z
  .object({
    text: z.string().meta({ description: '词，或几乎总连着用的几个词；标点不计' }),
    reports: count.meta({ description: '所选报告中有这个词的篇数' }),
    others: count.meta({ description: '其余报告中有这个词的篇数' }),
    score: z.number().meta({ description: '保守对数比：两边比例至少相差 2 的几次方；负的是所选的用得少' }),
  })
  .meta({ id: 'KeyWord', description: '用得明显多或少的词' })
export type KeyWord = z.infer<typeof keyWord>

export const keyness = z
  .object({
    total: count.meta({ description: '用得明显多或少的词共有几个' }),
    words: z.array(keyWord).meta({ description: '相差最大的在前' }),
    reports: count.meta({ description: '所选报告的篇数' }),
    others: count.meta({ description: '其余报告的篇数' }),
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
