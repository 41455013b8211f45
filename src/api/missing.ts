// missing.ts — POST /api/missing: which annual reports on 法治政府建设 of a list of what is due the library does not hold.
// Not: what it holds (coverage.ts).
import { z } from 'zod'
import { UNTAKEN } from '../report/metadata/untaken.ts'
import { MOST_TEXT } from './check.ts'
import { contract } from './contract.ts'
import { count, region } from './hit.ts'
import { type Options, type Parameters, parameter } from './parameter.ts'
import { question } from './question.ts'

export const missingParameters = {
  expected: parameter({
    schema: z.string().min(1).max(MOST_TEXT),
    description:
      '应报清单：每行一个地区，可以接着写年份（2021、2019..2022），或有列名“地区”“年份”的 CSV；不保存',
    must: `应为 1 到 ${MOST_TEXT} 字，每行一个地区`,
    example: '地区,年份\n兴庆区,2020..2022',
  }),
  region: question.region,
  year: question.year,
} satisfies Parameters

export type MissingOptions = Omit<Options<typeof missingParameters>, 'expected'>

export const missing = z
  .object({
    expected: count.meta({ description: '应有几篇：一个地区一年计一篇' }),
    held: count.meta({ description: '其中已有的' }),
    rows: z
      .array(
        z.object({
          region,
          years: z.array(z.int()).meta({ description: '缺的年份' }),
          others: z
            .array(z.int())
            .meta({ description: '缺的年份中，有其他报告（如政府工作报告）的；它们不算交了' }),
          undated: count.meta({ description: '这个地区年份不详的报告数：缺的可能就在其中' }),
        }),
      )
      .meta({ description: '缺报告的地区一行，按代码排列' }),
    assumed: z.array(z.int()).meta({ description: '没有写年份的行按这些年份对照；每行都写了年份的为空' }),
    failures: z
      .array(
        z.object({
          line: z.int(),
          reason: z.string(),
          code: z.enum(UNTAKEN).meta({ description: '原因，供程序判断' }),
          about: z.array(z.string()).meta({ description: '原因里提到的文字' }),
        }),
      )
      .meta({ description: '清单里没有采用的行，各有原因' }),
    reports: count.meta({ description: '看过的报告数' }),
    indexVersion: z.string(),
  })
  .meta({ id: 'Missing', description: '催报表：清单上应有而本库没有的法治政府建设年度报告' })
export type Missing = z.infer<typeof missing>

export const missingContract = contract({
  path: '/api/missing',
  summary: '催报表：应报清单上哪些地区哪些年份还没有法治政府建设年度报告',
  takes: 'json',
  parameters: missingParameters,
  answer: missing,
  failures: [503],
})
