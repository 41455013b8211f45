// export.ts — GET /api/export: a whole view as a file. Not: making it (export/), what a row holds.
import { SORTS_OF_LINES } from './concordance.ts'
import { contract } from './contract.ts'
import { choice, integer, type Options, type Parameters, parameter } from './parameter.ts'
import { question } from './question.ts'
import { distinct, SORTS_OF_HITS } from './search.ts'

export const FORMATS = ['csv', 'xlsx', 'jsonl', 'ris', 'bib'] as const
export type Format = (typeof FORMATS)[number]

export const VIEWS = ['hits', 'compare', 'concordance'] as const
export type View = (typeof VIEWS)[number]

export const MEDIA_TYPES: Record<Format, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jsonl: 'application/jsonl; charset=utf-8',
  ris: 'application/x-research-info-systems; charset=utf-8',
  bib: 'application/x-bibtex; charset=utf-8',
}

/** What tables that are no view of a search can be taken away as. */
export const TABLE_FORMATS = ['csv', 'xlsx'] as const
export type TableFormat = (typeof TABLE_FORMATS)[number]
export const tableFormat = choice(TABLE_FORMATS, '文件格式，默认 csv；xlsx 另有一张表“说明”', '格式')
export const TABLE_TYPES = TABLE_FORMATS.map(format => MEDIA_TYPES[format])

/** Of each view, the orders it can be exported in. */
export const SORTS = {
  hits: SORTS_OF_HITS,
  compare: [],
  concordance: SORTS_OF_LINES,
} as const satisfies Record<View, readonly string[]>

/** What goes with which view is checked where files are made. */
export const exportParameters = {
  ...question,
  format: choice(FORMATS, '文件格式，默认 csv；ris、bib 是文献条目，一篇一条，只用于段落', '格式'),
  view: choice(VIEWS, '导出什么，默认 hits：hits 段落，compare 对比，concordance 语境', '内容'),
  sort: choice(
    ['relevance', 'year:desc', 'year:asc', 'region', 'left', 'right', 'year', 'number'],
    '排序：段落为 relevance（默认）、year:desc、year:asc、region；语境为 left、right、region、year、number',
    '次序',
  ),
  distinct,
  width: parameter({
    schema: integer(0, 200).exactOptional(),
    description: '语境左右各取多少字（UTF-16 码元），0–200，默认 20',
    must: '应为 0 到 200 的整数',
    value: '字数',
    example: '20',
  }),
} satisfies Parameters
export type ExportOptions = Options<typeof exportParameters>

export const exportContract = contract({
  path: '/api/export',
  summary: '导出全部结果为文件',
  parameters: exportParameters,
  answer: Object.values(MEDIA_TYPES),
  failures: [503],
})
