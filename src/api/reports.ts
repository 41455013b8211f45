// reports.ts — GET /api/reports and /api/reports/{id}: the list, and one whole. Not: passages that match (search.ts).
import { z } from 'zod'
import { CLEANING_REASONS, METADATA_FIELDS, type MetadataField, SOURCES } from '../report/report.ts'
import { contract } from './contract.ts'
import { count, passage, reportSummary } from './hit.ts'
import { type Options, type Parameters, parameter, whole } from './parameter.ts'
import { QUERY_MUST, queryText, question } from './question.ts'

/** A list of reports is read whole more often than paged, so its limits are wider. */
const reportsParameters = {
  name: parameter({
    schema: queryText.exactOptional(),
    description: '只要这样称呼的报告：地区、年份、题名或文件名里的字，连写或以空格分开，或编号；最相符的在前',
    must: '应为 1 到 1000 个字，例如 name=四川 2024',
    value: '名称',
    example: '四川 2024年政府工作报告',
  }),
  near: parameter({
    ...question.report,
    description: '报告编号（id）：与这一篇相近的在前（同类、同地区、年份相近、同级），不含它自己',
  }),
  region: question.region,
  year: question.year,
  by: question.by,
  genre: question.genre,
  level: question.level,
  except: question.except,
  limit: whole(1, 1000, 100, '一页的篇数', '篇数'),
  offset: whole(0, 1_000_000, 0, '跳过的篇数', '篇数'),
} satisfies Parameters
export type ReportsOptions = Options<typeof reportsParameters>

/** How a name was understood. With no report but a place or a year, the library holds none of these. */
const nameRead = z
  .object({
    places: z.array(z.string()),
    years: z.array(z.int()),
    /** As compared: skeletons. */
    words: z.array(z.string()).meta({ description: '其余的字，应在题名或文件名里' }),
    loosened: z.boolean().meta({ description: '没有一篇还含有其余的字，所列只合地区和年份' }),
  })
  .meta({ id: 'NameRead' })
export type NameRead = z.infer<typeof nameRead>

export const reportList = z
  .object({
    total: count,
    reports: z.array(reportSummary),
    name: nameRead.exactOptional().meta({ description: '给出 name 时：它被怎样理解' }),
  })
  .meta({ id: 'ReportList' })
export type ReportList = z.infer<typeof reportList>

export const reportsContract = contract({
  path: '/api/reports',
  summary: '报告列表',
  parameters: reportsParameters,
  answer: reportList,
  failures: [404, 503],
})

const reportParameters = {
  q: parameter({
    schema: queryText.exactOptional(),
    description: '给出时，符合的段落带有匹配位置：检索在本篇所计的各处；一处都没有时，是检索词的各个词',
    must: QUERY_MUST,
    example: '行政复议',
  }),
  mode: question.mode,
  match: question.match,
  related: question.related,
} satisfies Parameters
export type ReportOptions = Options<typeof reportParameters>

const provenance = z
  .object({
    source: z.enum(SOURCES),
    evidence: z.string().meta({ description: '原文' }),
  })
  .meta({ id: 'Provenance', description: '一项元数据从何处读得' })

/** A line that is not searched, or how it was changed. */
export const cleaningEntry = z
  .object({
    line: z.int().positive(),
    text: z.string(),
    reason: z.enum(CLEANING_REASONS),
  })
  .meta({ id: 'CleaningEntry', description: '不参与检索的一行及原因' })

const sectionEntry = z.object({
  /** The headings down to this one, outermost first. */
  path: z.array(z.string()),
  /** Ordinal of the first passage under it. */
  ordinal: count,
})
export type SectionEntry = z.infer<typeof sectionEntry>

// `z.partialRecord` says `undefined` of a key that is absent; here a source is there or its key is not.
const provenances = z.partialRecord(z.enum(METADATA_FIELDS), provenance) as unknown as z.ZodType<
  Partial<Record<MetadataField, z.infer<typeof provenance>>>
>

export const reportDetail = reportSummary
  .extend({
    provenance: provenances,
    sections: z.array(sectionEntry),
    passages: z.array(passage),
    cleaning: z.array(cleaningEntry),
    indexVersion: z.string(),
  })
  .meta({ id: 'ReportDetail', description: '整篇报告' })
export type ReportDetail = z.infer<typeof reportDetail>

export const reportContract = contract({
  path: '/api/reports/{id}',
  summary: '一篇报告的全文、出处与清理记录',
  parameters: reportParameters,
  answer: reportDetail,
  failures: [404, 503],
})
