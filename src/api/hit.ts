// hit.ts — the nouns of answers: division, report, passage, match, hit. Not: an answer, where they are found.
import { z } from 'zod'
import { LEVELS } from '../regions/region.ts'
import { PASSAGE_KINDS } from '../report/report.ts'

/** Of anything that is counted. */
export const count = z.int().nonnegative()

export const region = z
  .object({
    code: z.string().meta({ description: '六位行政区划代码', examples: ['640104'] }),
    name: z.string().meta({ examples: ['兴庆区'] }),
    path: z
      .array(z.string())
      .meta({ description: '由上到下', examples: [['宁夏回族自治区', '银川市', '兴庆区']] }),
  })
  .meta({ id: 'Region', description: '行政区划' })

/** One highlight: UTF-16 code units of the passage's `text`. Sorted, never overlapping. */
export const match = z
  .object({ start: count, length: count })
  .meta({ id: 'Match', description: 'text 中的位置，以 UTF-16 码元计' })
export type Match = z.infer<typeof match>

/** A report as it appears in a hit or a list. */
export const reportSummary = z
  .object({
    id: z.string(),
    title: z.string().nullable(),
    year: z.int().nullable().meta({ description: '报告所述的年份，不是发布年份' }),
    level: z.enum(LEVELS).nullable(),
    region: region.nullable(),
    publisher: z.string().nullable(),
    /** `YYYY-MM-DD` */
    publishedAt: z.string().nullable().meta({ description: 'YYYY-MM-DD' }),
    documentNumber: z.string().nullable(),
    file: z.string().meta({ description: '相对于所索引文件夹的路径' }),
    url: z.string().nullable(),
  })
  .meta({ id: 'ReportSummary', description: '一篇报告；报告没有写明的为 null' })
export type ReportSummary = z.infer<typeof reportSummary>

/** A report by name, in lists about many. */
export const reportName = z.object({ id: z.string(), file: z.string(), title: z.string().nullable() })
export type ReportName = z.infer<typeof reportName>

const bare = z.object({
  id: z.string(),
  reportId: z.string(),
  /** Position among the passages of its report, from 0. */
  ordinal: count.meta({ description: '在报告各段中的次序，从 0 起' }),
  /** Position of its paragraph in the report, from 0: passages of one paragraph share it, so a reader can join them. */
  paragraph: count.meta({ description: '所在自然段在报告中的次序，从 0 起；同一自然段的各段相同' }),
  /** 1-based line of the decoded file that its paragraph begins on, as in the cleaning log; null where unknown. */
  line: z.int().min(1).nullable().meta({
    description: '所在自然段从原文件的第几行开始，从 1 起，与清理记录的 line 同一计法；不详为 null',
  }),
  kind: z.enum(PASSAGE_KINDS),
  section: z.array(z.string()).meta({ description: '所在的各级小标题，由外到内' }),
  text: z.string(),
  /** `text` escaped, with `<mark>`; safe as innerHTML. */
  html: z.string().meta({ description: '转义后的 text，匹配处加 <mark>' }),
  matches: z.array(match),
})

export const passage = bare.meta({
  id: 'Passage',
  description: '索引、排序与显示的单位：一段，或长段的一部分',
})
export type Passage = z.infer<typeof passage>

export const hit = bare
  .extend({
    /** At least 1 where every term stands literally, less than 1 elsewhere; comparable within one answer only. */
    score: z.number().meta({ description: '逐字包含全部检索词的不小于 1，其余小于 1；只在一次检索内可比' }),
    /** Literal occurrences that start in it, counted as `totalOccurrences` counts; null where that is. */
    occurrences: count
      .nullable()
      .meta({ description: '本段里逐字出现的次数，总和即 totalOccurrences；有间隔或邻近条件时为 null' }),
    /** With `explain`. */
    explanation: z
      .object({
        literal: z.boolean().meta({ description: '逐字包含全部检索词' }),
        text: z.number().meta({ description: '文字得分，与最高者之比' }),
        work: z.number().meta({ description: '所在报告或法规的加分：其余部分也相关、被他处引用' }),
      })
      .exactOptional()
      .meta({ description: '得分的构成，explain=1 时给出' }),
    report: reportSummary,
  })
  .meta({ id: 'Hit', description: '一个命中的段落' })
export type Hit = z.infer<typeof hit>
