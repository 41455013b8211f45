// answers.ts — the shapes of the answers as zod schemas, from which /openapi.json is made. Not: checked on the way out.
//
// The types of src/search/answer.ts are the truth: `shapeOf` has the compiler hold each schema to them. A field it
// cannot miss (the type has one more) is caught by the tests, which parse answers strictly.
import { z } from 'zod'
import type { Notice } from '../query/query.ts'
import { type CleaningEntry, METADATA_FIELDS, type Provenance, type Region } from '../report/report.ts'
import type {
  CollocatesResult,
  CompareResult,
  ConcordanceResult,
  Explanation,
  Hit,
  Match,
  Parity,
  Passage,
  Quality,
  ReportDetail,
  ReportList,
  ReportSummary,
  SearchResult,
  Stats,
} from '../search/answer.ts'
import type { Suggestion } from '../suggest/suggester.ts'

/** The schema itself, if what it describes is assignable to `T` and `T` to it. */
const shapeOf =
  <T>() =>
  <S extends z.ZodType<T>>(schema: S & ([T] extends [z.output<S>] ? unknown : never)): S =>
    schema

const count = z.int().nonnegative()

const region = shapeOf<Region>()(
  z
    .object({
      code: z.string().meta({ description: '六位行政区划代码', examples: ['640104'] }),
      name: z.string().meta({ examples: ['兴庆区'] }),
      path: z
        .array(z.string())
        .meta({ description: '由上到下', examples: [['宁夏回族自治区', '银川市', '兴庆区']] }),
    })
    .meta({ id: 'Region', description: '行政区划' }),
)

const notice = shapeOf<Notice>()(
  z
    .object({ code: z.string().meta({ description: '供程序判断，不变' }), message: z.string() })
    .meta({ id: 'Notice', description: '检索词被怎样理解、是否放宽等说明' }),
)

const match = shapeOf<Match>()(
  z
    .object({ start: count, length: count })
    .meta({ id: 'Match', description: 'text 中的位置，以 UTF-16 码元计' }),
)

const reportSummary = shapeOf<ReportSummary>()(
  z
    .object({
      id: z.string(),
      title: z.string().nullable(),
      year: z.int().nullable().meta({ description: '报告所述的年份，不是发布年份' }),
      level: z.enum(['国家', '省', '市', '县', '乡']).nullable(),
      region: region.nullable(),
      publisher: z.string().nullable(),
      publishedAt: z.string().nullable().meta({ description: 'YYYY-MM-DD' }),
      documentNumber: z.string().nullable(),
      file: z.string().meta({ description: '相对于所索引文件夹的路径' }),
      url: z.string().nullable(),
    })
    .meta({
      id: 'ReportSummary',
      description: '一篇报告；报告没有写明的为 null',
    }),
)

const passage = z.object({
  id: z.string(),
  reportId: z.string(),
  ordinal: count.meta({ description: '在报告各段中的次序，从 0 起' }),
  paragraph: count.meta({ description: '所在自然段在报告中的次序，从 0 起；同一自然段的各段相同' }),
  line: z.int().min(1).nullable().meta({
    description: '所在自然段从原文件的第几行开始，从 1 起，与清理记录的 line 同一计法；不详为 null',
  }),
  kind: z.enum(['title', 'heading', 'paragraph']),
  section: z.array(z.string()).meta({ description: '所在的各级小标题，由外到内' }),
  text: z.string(),
  html: z.string().meta({ description: '转义后的 text，匹配处加 <mark>' }),
  matches: z.array(match),
})

const plainPassage = shapeOf<Passage>()(
  passage.meta({
    id: 'Passage',
    description: '索引、排序与显示的单位：一段，或长段的一部分',
  }),
)

const hit = shapeOf<Hit>()(
  passage
    .extend({
      score: z.number().meta({ description: '逐字包含全部检索词的不小于 1，其余小于 1；只在一次检索内可比' }),
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
    .meta({ id: 'Hit', description: '一个命中的段落' }),
)

export const searchResult = shapeOf<SearchResult>()(
  z
    .object({
      query: z.string(),
      didYouMean: z
        .string()
        .exactOptional()
        .meta({ description: '所输入的文字没有出现过、而有相近的文字时：可改用的检索词' }),
      unquoted: z
        .string()
        .exactOptional()
        .meta({ description: '没有找到、而去掉引号就有时：去掉引号的检索词' }),
      mode: z.enum(['smart', 'exact']),
      relaxed: z.boolean().meta({ description: '没有同时符合的段落，已放宽为符合其一' }),
      notices: z.array(notice),
      totalHits: count.meta({ description: '符合的段数，准确' }),
      totalReports: count.meta({ description: '符合的篇数，准确' }),
      totalOccurrences: count
        .nullable()
        .meta({ description: '逐字出现的次数，准确；有间隔或邻近条件时为 null' }),
      limit: count,
      offset: count,
      processingTimeMs: z.number(),
      indexVersion: z.string(),
      hits: z.array(hit),
      filters: z
        .object({ region: z.array(region) })
        .exactOptional()
        .meta({ description: '给出 region 时：它所指的行政区划' }),
      facets: z.object({
        region: z.array(region.extend({ hits: count, reports: count })),
        year: z.array(z.object({ year: z.int().nullable(), hits: count, reports: count })),
      }),
    })
    .meta({ id: 'SearchResult' }),
)

const view = z.object({
  query: z.string(),
  mode: z.enum(['smart', 'exact']),
  relaxed: z.boolean(),
  notices: z.array(notice),
  processingTimeMs: z.number(),
  indexVersion: z.string(),
})

export const compareResult = shapeOf<CompareResult>()(
  view
    .extend({
      totalHits: count,
      totalReports: count,
      totalOccurrences: count.nullable(),
      rows: z
        .array(
          z
            .object({
              region: region.nullable().meta({ description: '报告写明的地区，不含下级；null 为地区不详' }),
              year: z.int().nullable().meta({ description: 'null 为年份不详' }),
              hits: count.meta({ description: '符合的段数' }),
              reports: count.meta({ description: '符合的篇数' }),
              indexedReports: count.meta({ description: '所有的篇数' }),
              occurrences: count
                .nullable()
                .meta({ description: '逐字出现的次数；有间隔或邻近条件时为 null' }),
              characters: count.meta({ description: '这些报告的字数，标点不计' }),
              per10k: z.number().nullable().meta({ description: '每万字出现的次数' }),
            })
            .meta({ id: 'CompareRow', description: '一个地区的一年' }),
        )
        .meta({ description: '筛选范围内每个有报告的地区与年份，没有出现的也在内' }),
    })
    .meta({ id: 'CompareResult' }),
)

export const concordanceResult = shapeOf<ConcordanceResult>()(
  view
    .extend({
      total: count.meta({ description: '全部行数' }),
      limit: count.nullable(),
      offset: count,
      lines: z.array(
        z
          .object({
            left: z.string(),
            key: z.string().meta({ description: '原文；间隔与邻近条件为从首到尾的整段' }),
            right: z.string(),
            hit: z
              .object({ id: z.string(), reportId: z.string(), ordinal: count, report: reportSummary })
              .meta({ description: '所在的段' }),
          })
          .meta({ id: 'ConcordanceLine', description: '一处及其语境：三段相连即自然段中的原文' }),
      ),
    })
    .meta({ id: 'ConcordanceResult' }),
)

const collocate = z
  .object({ text: z.string().meta({ description: '归一后的文字，标点不计' }), count })
  .meta({ id: 'Collocate', description: '紧挨着的文字及次数' })

export const collocatesResult = shapeOf<CollocatesResult>()(
  view
    .extend({
      total: count.meta({ description: '看了多少处' }),
      followers: z.array(collocate).meta({ description: '之后最常出现的，多的在前；只出现一次的不列' }),
      preceders: z.array(collocate).meta({ description: '之前最常出现的' }),
    })
    .meta({ id: 'CollocatesResult' }),
)

export const reportList = shapeOf<ReportList>()(
  z.object({ total: count, reports: z.array(reportSummary) }).meta({ id: 'ReportList' }),
)

const provenance = shapeOf<Provenance>()(
  z
    .object({
      source: z.enum([
        'sidecar',
        'header',
        'byline',
        'title',
        'first-sentence',
        'signature',
        'text',
        'file-name',
        'folder',
      ]),
      evidence: z.string().meta({ description: '原文' }),
    })
    .meta({ id: 'Provenance', description: '一项元数据从何处读得' }),
)

const cleaningEntry = shapeOf<CleaningEntry>()(
  z
    .object({
      line: z.int().positive(),
      text: z.string(),
      reason: z.enum([
        'furniture',
        'header-table',
        'byline',
        'repeated-title',
        'repeated-line',
        'markup',
        'joined',
        'blank',
      ]),
    })
    .meta({ id: 'CleaningEntry', description: '不参与检索的一行及原因' }),
)

// Partial<Record<…>> with exactOptionalPropertyTypes: a source is there or its key is not.
const provenances = z.partialRecord(z.enum(METADATA_FIELDS), provenance) as unknown as z.ZodType<
  ReportDetail['provenance']
>

export const reportDetail = shapeOf<ReportDetail>()(
  reportSummary
    .extend({
      provenance: provenances,
      sections: z.array(z.object({ path: z.array(z.string()), ordinal: count })),
      passages: z.array(plainPassage),
      cleaning: z.array(cleaningEntry),
      indexVersion: z.string(),
    })
    .meta({ id: 'ReportDetail', description: '整篇报告' }),
)

export const stats = shapeOf<Stats>()(
  z
    .object({
      indexVersion: z.string(),
      builtAt: z.string().meta({ description: 'ISO 8601' }),
      reports: count,
      passages: count,
      paragraphs: count,
      characters: count.meta({ description: '各段字数之和，以 UTF-16 码元计' }),
      regions: count,
      years: z.array(z.object({ year: z.int().nullable(), reports: count })),
      analysis: z
        .object({
          segmenter: z.string(),
          dictionary: z.string(),
          skeleton: z.string(),
          userDictionary: z
            .object({ file: z.string(), words: count.meta({ description: '词数' }) })
            .exactOptional()
            .meta({ description: '所用的自定义词典；没有用时不出现' }),
        })
        .meta({ description: '分词器、词典与逐字比对规则的版本' }),
      skipped: z
        .array(z.object({ file: z.string(), reason: z.string() }))
        .meta({ description: '未能读取的文件' }),
    })
    .meta({ id: 'Stats', description: '当前索引的概况' }),
)

export const explanation = shapeOf<Explanation>()(
  z
    .object({
      query: z.string(),
      mode: z.enum(['smart', 'exact']),
      report: reportSummary,
      found: z.boolean().meta({ description: '这篇报告是否在结果里' }),
      hits: count.meta({ description: '这篇报告里符合的段数' }),
      relaxed: z.boolean(),
      reasons: z.array(z.string()).meta({ description: '给人看的说明，结论在前' }),
      parts: z.array(
        z.object({
          text: z.string().meta({ description: '检索词的一部分，照检索语法写出' }),
          type: z.enum(['term', 'phrase', 'gap', 'near', 'field']),
          excluded: z.boolean().meta({ description: '是否为“不含”' }),
          passages: count.meta({ description: '这篇报告里符合它的段数' }),
          occurrences: count.nullable().meta({ description: '这篇报告里逐字出现的次数' }),
          ordinals: z.array(count).meta({ description: '符合的段的次序，至多 50 个' }),
          words: z.array(z.object({ text: z.string(), passages: count, occurrences: count })),
          first: plainPassage.nullable().meta({ description: '第一个符合的段' }),
          nearest: z
            .object({ passage: plainPassage, common: z.array(z.string()) })
            .nullable()
            .meta({ description: '没有符合的段时，最接近的一段及其中相同的文字' }),
          cleaned: z.array(cleaningEntry).meta({ description: '含有它、但不参与检索的行' }),
        }),
      ),
      notices: z.array(notice),
      indexVersion: z.string(),
    })
    .meta({ id: 'Explanation' }),
)

export const parity = shapeOf<Parity>()(
  z
    .object({
      query: z.string(),
      mode: z.enum(['smart', 'exact']),
      equal: z.boolean().meta({ description: 'texts 是否全部一致；texts 为空时没有可比的' }),
      texts: z
        .array(
          z.object({
            text: z.string().meta({ description: '归一之后的文字', examples: ['行政复议'] }),
            passages: count.meta({ description: '逐字读遍全部文字，它所在的段数' }),
            occurrences: count.meta({ description: '逐字读遍全部文字，它出现的次数' }),
            equal: z.boolean().meta({ description: '索引给出的段，以及每段的次数，是否与此一一相同' }),
          }),
        )
        .meta({ description: '检索词与短语，以及 smart 时词语拆开后的各词；至多 10 个，不论筛选' }),
      left: count.meta({ description: '超出 10 个、没有比对的' }),
      indexVersion: z.string(),
    })
    .meta({ id: 'Parity', description: '索引与逐字比对是否一致' }),
)

export const suggestions = shapeOf<{ suggestions: Suggestion[] }>()(
  z
    .object({
      suggestions: z.array(
        z.object({
          text: z.string().meta({ examples: ['行政复议体制改革'] }),
          kind: z
            .enum(['phrase', 'section', 'region', 'title'])
            .meta({ description: '常见短语、小标题、地区、报告标题' }),
          hits: z.int().positive().meta({
            description: '逐字检索 text 命中的段数；地区和标题为这些报告的段数',
          }),
        }),
      ),
    })
    .meta({ id: 'Suggestions' }),
)

const reportName = z.object({ id: z.string(), file: z.string(), title: z.string().nullable() })
const listing = <Item extends z.ZodType>(item: Item) => z.object({ total: count, items: z.array(item) })

export const quality = shapeOf<Quality>()(
  z
    .object({
      indexVersion: z.string(),
      reports: count,
      missing: z
        .array(z.object({ field: z.enum(METADATA_FIELDS), total: count, reports: z.array(reportName) }))
        .meta({ description: '每项元数据缺失的报告' }),
      doubts: listing(
        z.object({
          code: z.enum([
            'year-after-publication',
            'published-late',
            'weak-source',
            'short',
            'mostly-cleaned',
          ]),
          message: z.string(),
          report: reportName,
        }),
      ).meta({ description: '可能有误、请人核对的' }),
      sameText: listing(z.object({ reports: z.array(reportName) })).meta({ description: '正文相同的报告' }),
      sameRegionYear: listing(z.object({ region, year: z.int(), reports: z.array(reportName) })).meta({
        description: '同一地区同一年份的报告',
      }),
      gaps: listing(z.object({ region, from: z.int(), to: z.int(), missing: z.array(z.int()) })).meta({
        description: '各地区首末年份之间缺少的年份',
      }),
      failed: listing(z.object({ file: z.string(), reason: z.string() })).meta({
        description: '未能读取的文件',
      }),
      cleaning: z
        .array(
          z.object({ reason: cleaningEntry.shape.reason, reports: count, lines: count, characters: count }),
        )
        .meta({ description: '清理掉的行，按原因合计' }),
    })
    .meta({ id: 'Quality', description: '数据质量；各清单至多 limit 项，total 为总数' }),
)

export const failure = z
  .object({
    error: z.object({
      code: z.string().meta({ description: '供程序判断，不变' }),
      message: z.string().meta({ description: '给人看：哪里不对、怎样改' }),
    }),
  })
  .meta({ id: 'Failure', description: '任何 4xx 与 5xx 回答' })

export const available = z.object({ status: z.literal('available') }).meta({ id: 'Available' })
export const readiness = z.object({ status: z.literal('ready') }).meta({ id: 'Readiness' })
