// quality.ts — GET /api/quality: what of the data a person should look at. Not: whether the index is sound (verify.ts).
import { z } from 'zod'
import { DOUBT_NAMES, type DoubtCode } from '../report/chinese-names.ts'
import { METADATA_FIELDS } from '../report/report.ts'
import { contract } from './contract.ts'
import { count, region, reportName } from './hit.ts'
import { type Options, type Parameters, whole } from './parameter.ts'
import { cleaningEntry } from './reports.ts'

const qualityParameters = {
  limit: whole(1, 1000, 100, '每个清单的项数', '项数'),
  offset: whole(0, 1_000_000, 0, '每个清单跳过的项数', '项数'),
} satisfies Parameters
export type QualityOptions = Options<typeof qualityParameters>

/** What is counted whole and listed in part. */
export interface Listing<Item> {
  total: number
  items: Item[]
}
const listing = <Item extends z.ZodType>(item: Item) => z.object({ total: count, items: z.array(item) })

/** The gravest first. */
export const DOUBTS = Object.keys(DOUBT_NAMES) as [DoubtCode, ...DoubtCode[]]

/** A report that a person should look at; it may well be right. */
const doubt = z.object({
  /** In Chinese. */
  message: z.string(),
  /** What the message speaks of: numbers, dates, names. */
  about: z.array(z.string()),
  report: reportName,
})
export type Doubt = z.infer<typeof doubt>

export const quality = z
  .object({
    indexVersion: z.string(),
    reports: count,
    /** Every field, with the reports that do not have it. */
    missing: z
      .array(z.object({ field: z.enum(METADATA_FIELDS), total: count, reports: z.array(reportName) }))
      .meta({ description: '每项元数据缺失的报告' }),
    doubts: z
      .object({
        total: count,
        groups: z.array(listing(doubt).extend({ code: z.enum(DOUBTS) })),
      })
      .meta({ description: '可能有误、请人核对的，按缘由分组，要紧的在前' }),
    /** Reports with the same text, white space aside. */
    sameText: listing(z.object({ reports: z.array(reportName) })).meta({ description: '正文相同的报告' }),
    otherTitles: listing(z.object({ reports: z.array(reportName) })).meta({
      description: '同文异题：除题名外正文相同，题名不同',
    }),
    sameNumber: listing(z.object({ number: z.string(), reports: z.array(reportName) })).meta({
      description: '同一文号（或索引号）有不止一个题名',
    }),
    nearTexts: listing(z.object({ share: z.number(), reports: z.array(reportName).length(2) }))
      .nullable()
      .meta({ description: '几乎相同：较短一篇八成以上的文字见于另一篇；本库太大、没有比对时为 null' }),
    sameRegionYear: listing(z.object({ region, year: z.int(), reports: z.array(reportName) })).meta({
      description: '同一地区同一年份的报告',
    }),
    /** Years without a report between a region's first and last. */
    gaps: listing(z.object({ region, from: z.int(), to: z.int(), missing: z.array(z.int()) })).meta({
      description: '各地区首末年份之间缺少的年份',
    }),
    failed: listing(
      z.object({
        file: z.string(),
        total: count,
        reasons: z.array(
          z.object({
            reason: z.string(),
            lines: z
              .array(z.object({ from: z.int(), to: z.int() }))
              .meta({ description: '第几行到第几行；整个文件不能读取的为空' }),
          }),
        ),
      }),
    ).meta({ description: '未能读取的文件；JSONL、CSV 里不能读取的各行合为一项，total 为行数' }),
    /** What was cleaned away, by reason, most lines first. */
    cleaning: z
      .array(
        z.object({ reason: cleaningEntry.shape.reason, reports: count, lines: count, characters: count }),
      )
      .meta({ description: '清理掉的行，按原因合计' }),
  })
  .meta({ id: 'Quality', description: '数据质量；各清单至多 limit 项，total 为总数' })
export type Quality = z.infer<typeof quality>

export const qualityContract = contract({
  path: '/api/quality',
  summary: '数据质量：缺失、存疑、重复、未能读取的',
  parameters: qualityParameters,
  answer: quality,
  failures: [503],
})
