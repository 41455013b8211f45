// inspection.ts — GET /api/reports/{id}/inspection and /api/inspection: which parts of an annual report are there. Not:
// how they are recognised (src/inspection).
import { z } from 'zod'
import { contract } from './contract.ts'
import { count, reportSummary } from './hit.ts'
import { type Options, type Parameters, whole } from './parameter.ts'
import { question } from './question.ts'

/** In the order in which an annual report is to have them. */
export const PART_KEYS = ['measures', 'shortcomings', 'leadership', 'plans', 'other'] as const

const part = z.object({
  key: z.enum(PART_KEYS),
  name: z.string().meta({ examples: ['第一责任人履职'] }),
  found: z.boolean().meta({ description: 'false：未见；不等于没有做' }),
  evidence: z.array(z.object({ passageId: z.string(), text: z.string() })),
  patterns: z.array(z.string()).meta({ description: '按什么字样找的' }),
})
export type InspectedPart = z.infer<typeof part>

export const inspection = z
  .object({ parts: z.array(part), reports: count, indexVersion: z.string() })
  .meta({ id: 'Inspection', description: '年度报告应有的五个部分，见到或未见' })
export type Inspection = z.infer<typeof inspection>

export const inspectionContract = contract({
  path: '/api/reports/{id}/inspection',
  summary: '年报体检：应有的五个部分，见到或未见',
  parameters: {},
  answer: inspection,
  failures: [404, 503],
})

export const inspectionsParameters = {
  region: question.region,
  year: question.year,
  limit: whole(1, 1000, 100, '一页的篇数', '篇数'),
  offset: whole(0, 1_000_000, 0, '跳过的篇数', '篇数'),
} satisfies Parameters
export type InspectionsOptions = Options<typeof inspectionsParameters>

export const inspections = z
  .object({
    total: count,
    rows: z.array(
      z.object({
        report: reportSummary,
        found: z.object(
          Object.fromEntries(PART_KEYS.map(key => [key, z.boolean()])) as Record<
            (typeof PART_KEYS)[number],
            z.ZodBoolean
          >,
        ),
      }),
    ),
    reports: count.meta({ description: '看过的报告数，不是年度报告的也算' }),
    indexVersion: z.string(),
  })
  .meta({ id: 'Inspections', description: '年报体检的表：法治政府建设年度报告每篇一行；别的文种不列' })
export type Inspections = z.infer<typeof inspections>

export const inspectionsContract = contract({
  path: '/api/inspection',
  summary: '年报体检的表：每篇报告见到哪几个部分',
  parameters: inspectionsParameters,
  answer: inspections,
  failures: [503],
})
