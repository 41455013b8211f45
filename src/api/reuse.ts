// reuse.ts — GET /api/reports/{id}/reuse: what of a report stands in others too. Not: how it is found (reuse/).
import { z } from 'zod'
import { contract } from './contract.ts'
import { count, reportSummary } from './hit.ts'
import { choice, type Options, type Parameters, whole } from './parameter.ts'

export const reuseParameters = {
  k: whole(
    10,
    50,
    20,
    '连续多少字相同才算（全半角、空白、标点不计，中间的句号、问号、叹号、分号各算一字）',
    '字数',
  ),
  against: choice(
    ['all', 'region', 'last-year'],
    '与哪些报告比：all 全库（默认），region 本地区及其下级的，last-year 本地区上一年的同类报告',
    '范围',
  ),
} satisfies Parameters
export type ReuseOptions = Options<typeof reuseParameters>

const place = { passageId: z.string(), start: count.meta({ description: '段内位置，以 UTF-16 码元计' }) }

/** A stretch of one paragraph that stands in another report, as long as it goes. */
const run = z
  .object({
    ...place,
    length: count.meta({ description: '以 UTF-16 码元计；可延续到同一自然段的下一段' }),
    /** This one included. */
    reports: z.int().min(2).meta({ description: '有这一处的报告数，连本篇在内' }),
    class: z.enum(['few', 'formula']).meta({
      description: 'formula 套话：见于 10 篇以上，或全库 20% 以上的报告；few 其余',
    }),
    samples: z
      .array(z.object({ reportId: z.string(), ...place }))
      .meta({ description: '别处在哪里，至多 3 例，各在一篇' }),
    places: z
      .array(z.object({ own: z.string(), other: z.string() }))
      .meta({ description: '这一处所在的句子与第一例的只有这些地名不同；没有的为空' }),
  })
  .meta({ id: 'ReuseRun', description: '与别的报告相同的一处' })
export type ReuseRun = z.infer<typeof run>

const share = z.number().min(0).max(1)

export const reuse = z
  .object({
    k: count,
    against: z.enum(['all', 'region', 'last-year']),
    characters: count.meta({ description: '本篇字数，空白、标点不计，句号、问号、叹号、分号各算一字' }),
    shares: z
      .object({ unique: share, few: share, formula: share })
      .meta({ description: '独有、与少数几篇相同、套话各占本篇的比例，合计为 1' }),
    runs: z.array(run).meta({ description: '由先到后；可以互相交叠' }),
    sources: z.array(reportSummary).meta({ description: '各例所在的报告，每篇一次' }),
    reports: count.meta({ description: '与多少篇报告比过' }),
    previous: z.object({ report: reportSummary, characters: count }).exactOptional().meta({
      description: 'against=last-year：上一年的那一篇和它的字数；短得多的可能不全',
    }),
    indexVersion: z.string(),
  })
  .meta({ id: 'Reuse', description: '一篇报告与其他报告相同的各处' })
export type Reuse = z.infer<typeof reuse>

export const reuseContract = contract({
  path: '/api/reports/{id}/reuse',
  summary: '一篇报告哪些文字别处也有，哪些只有它有',
  parameters: reuseParameters,
  answer: reuse,
  failures: [404, 503],
})
