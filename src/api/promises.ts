// promises.ts — GET /api/reports/{id}/promises: what last year's report planned, beside what this one says nearest to it.
// Not: whether it was done.
import { z } from 'zod'
import { contract } from './contract.ts'
import { count, reportSummary } from './hit.ts'

const nearest = z.object({
  passageId: z.string(),
  text: z.string(),
  words: z.array(z.string()).meta({ description: '与那一句共有的词' }),
  share: z.number().min(0).max(1).meta({ description: '共有的词占那一句全部词的比例；长的、少见的词分量重' }),
  clauses: z.array(z.string()).meta({ description: '那一句中逐字写在这一段里的分句，八字以上的才算' }),
})

const promise = z
  .object({
    passageId: z.string().meta({ description: '在上一年报告里的段落' }),
    text: z.string().meta({ description: '上一年写的打算' }),
    nearest: z.array(nearest).meta({
      description:
        '本年报告中用词最相近的，至多两段；逐字写有其中分句的一定列出，一个分句至多两段；都没有的为空',
    }),
  })
  .meta({ id: 'Promise', description: '上一年的一句打算，与本年最相近的段落' })

export const promises = z
  .object({
    report: reportSummary,
    previous: reportSummary.nullable().meta({ description: '本地区上一年的报告；null：本库没有' }),
    promises: z.array(promise),
    reports: count.meta({ description: '看过的报告数' }),
    indexVersion: z.string(),
  })
  .meta({ id: 'Promises', description: '承诺对照：只是供人核对的线索，不判断是否做到' })
export type Promises = z.infer<typeof promises>

export const promisesContract = contract({
  path: '/api/reports/{id}/promises',
  summary: '承诺对照：上一年的打算与本年最相近的段落',
  parameters: {},
  answer: promises,
  failures: [404, 503],
})
