// about-sheet.ts — the sheet 说明: what was asked, how it was understood, and which index answered. Not: the rows.
import type { ExportOptions } from '../api/export.ts'
import type { ViewResult } from '../api/question.ts'
import { localTime } from '../local-time.ts'
import { printQuery } from '../query/print.ts'
import { placeText } from '../regions/place-text.ts'
import { regionByCode } from '../regions/regions.ts'
import { KIND_NAMES } from '../report/chinese-names.ts'
import { readQuery } from '../search/question/read-query.ts'
import { isLocal, ONLY_HERE } from './local-address.ts'
import type { Cell, Table } from './view-tables.ts'

export interface Facts extends Pick<ViewResult, 'query' | 'mode' | 'relaxed' | 'notices' | 'indexVersion'> {
  /** Rows of the other sheet. */
  rows: number
}

/**
 * @param totals what the view says beside its rows: `['符合的段', 12]`
 * @param base where the pages are; empty gives an address like `/?q=…`
 */
export function aboutTable(
  facts: Facts,
  options: ExportOptions,
  totals: readonly [name: string, value: number | null][],
  base: string,
): Table {
  const { query, relaxed, notices, indexVersion, rows } = facts
  return tableOfLines([
    ...askedLines(facts),
    ...restrictionLines(options),
    ['是否放宽', relaxed ? '是：没有一段同时含有全部检索词' : '否'],
    ...(options.view === undefined || options.view === 'hits' ? [LOOSE] : []),
    ...totals.map(([name, value]): Line => [name, value ?? '没有定义']),
    ['行数', rows],
    ...(options.view === 'concordance' ? ofLines(options.width ?? 20) : []),
    ...noticeLines(notices),
    ...sourceLines(indexVersion, address(query, options, base)),
  ])
}

export type Line = [name: string, value: Cell]

export const tableOfLines = (lines: readonly Line[]): Table => ({
  columns: [
    { name: '项目', width: 10 },
    { name: '内容', width: 60 },
  ],
  rows: lines.map(line => [...line]),
})

/** What was typed, and how it was read. */
export function askedLines({ query, mode }: Pick<ViewResult, 'query' | 'mode'>): Line[] {
  const { query: tree } = readQuery(query, mode)
  return [
    ['检索词', query],
    ['读作', tree === null ? '没有可以检索的文字' : printQuery(tree)],
    ['方式', mode === 'exact' ? '逐字' : '智能'],
  ]
}

export const restrictionLines = (options: ExportOptions): Line[] =>
  FILTERS.flatMap(([name, key]): Line[] => {
    const values = [options[key] ?? []].flat()
    return values.length === 0 ? [] : [[name, values.map(one => said(key, one)).join('、')]]
  })

export const noticeLines = (notices: ViewResult['notices']): Line[] =>
  notices.map(({ message }) => ['提示', message])

/** When it was made, of what, and where the same can be seen. */
export const sourceLines = (indexVersion: string, address: string): Line[] => [
  ['导出时间', localTime(new Date())],
  ['索引版本', indexVersion],
  ['地址', address],
  ...(isLocal(address) ? [['关于地址', ONLY_HERE] as Line] : []),
]

// --- internal ---

/** A row may be looser than the question was. */
const LOOSE: Line = ['相合', '“放宽”的段落只含拆开后的各词或相关说法，不计入处数']

const FILTERS = [
  ['匹配', 'match'],
  ['地区', 'region'],
  ['年份', 'year'],
  ['年份按', 'by'],
  ['文种', 'genre'],
  ['层级', 'level'],
  ['不计的报告', 'except'],
  ['报告', 'report'],
  ['段落种类', 'kind'],
  ['相同段落', 'repeats'],
  ['相关说法', 'related'],
  ['排序', 'sort'],
  ['每篇一段', 'distinct'],
] as const satisfies (readonly [string, keyof ExportOptions])[]

/** What values are called; names of divisions, kinds of text and levels are words already. */
const VALUES: Partial<Record<keyof ExportOptions, Record<string, string>>> = {
  match: { all: '全部检索词', any: '任一检索词', strict: '全部检索词，不放宽' },
  by: { report: '报告年度', published: '发布年份' },
  kind: KIND_NAMES,
  repeats: { all: '逐段计', once: '只计一次' },
  related: { on: '也找', off: '不找' },
  sort: {
    relevance: '最相关',
    'year:desc': '年份从近到远',
    'year:asc': '年份从远到近',
    region: '按地区',
    right: '按后文',
    left: '按前文',
    year: '按年份',
    number: '按数字',
  },
  distinct: { report: '是' },
}
const said = (key: keyof ExportOptions, value: string | number): string =>
  (key === 'region' && placeText(regionByCode(String(value))?.path ?? [], '')) ||
  (VALUES[key]?.[value] ?? String(value))

/** What the columns of a concordance hold. */
const ofLines = (width: number): Line[] => [
  ['左、右', `至多各 ${width} 字`],
  [
    '数字',
    '同一分句里写在词后 30 字以内的数，没有时是词前 8 字以内的；万、亿已乘出。是不是说这个词，要看那一句',
  ],
]

/** Of the page that shows the same rows; the order of lines has a name of its own there. */
function address(query: string, { view, ...options }: ExportOptions, base: string): string {
  const parameters = new URLSearchParams({ q: query })
  if (view !== undefined && view !== 'hits') parameters.set('view', view)
  for (const name of [
    'mode',
    'match',
    'region',
    'year',
    'by',
    'genre',
    'level',
    'except',
    'report',
    'kind',
    'repeats',
    'related',
    'sort',
    'width',
  ] as const)
    for (const value of [options[name] ?? []].flat())
      parameters.append(name === 'sort' && view === 'concordance' ? 'order' : name, String(value))
  return `${base}/?${parameters}`
}
