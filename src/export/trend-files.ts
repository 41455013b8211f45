// trend-files.ts — first use and spread by year, and key words, as files with what they rest on. Not: counting, views of a
// search (download.ts).
import { MEDIA_TYPES, type TableFormat } from '../api/export.ts'
import type { KeynessExportOptions } from '../api/keyness.ts'
import type { TrendExportOptions } from '../api/trend.ts'
import { placeName } from '../regions/place-text.ts'
import { citation } from '../report/reference.ts'
import type { Searcher } from '../search/searcher.ts'
import {
  askedLines,
  type Line,
  noticeLines,
  restrictionLines,
  sourceLines,
  tableOfLines,
} from './about-sheet.ts'
import { csv } from './csv-writer.ts'
import { type Download, stem } from './download.ts'
import { type Cell, type Column, named } from './view-tables.ts'
import { xlsx } from './xlsx-writer.ts'

/** @param base where the pages are, for the address */
export async function trendFile(
  searcher: Searcher,
  query: string,
  { format = 'csv', ...options }: TrendExportOptions,
  base: string,
): Promise<Download> {
  const answer = await searcher.trend(query, options)
  const { first, years, undated, reports, notices, indexVersion } = answer
  const earliest = first[0]?.report.year ?? null
  const rows = years.map(({ year, indexed, reports, low, high, regions, using, joined }): Cell[] => [
    year,
    indexed,
    reports,
    reports / indexed,
    low,
    high,
    regions,
    using,
    joined.map(({ name }) => placeName(name)).join('、'),
    year === earliest ? first.map(({ report }) => citation(report, [])).join('；') : null,
  ])
  return tableFile(format, `${stem(query)}-扩散`, '扩散', TREND_COLUMNS, rows, [
    ...askedLines(answer),
    ...restrictionLines(options),
    ['看过的篇数', reports],
    ['用到的篇数', years.reduce((sum, { reports }) => sum + reports, undated)],
    ['用到而年份不详', undated],
    ['行数', rows.length],
    ['怎样算', '逐字比对，按篇数计，只就本库而言：首见不等于首创；比例的区间为 95%（Wilson）'],
    ...noticeLines(notices),
    ...sourceLines(indexVersion, addressOf(base, { q: query, ...options })),
  ])
}

export async function keynessFile(
  searcher: Searcher,
  { format = 'csv', ...options }: KeynessExportOptions,
  base: string,
): Promise<Download> {
  const { words, reports, others, indexVersion } = await searcher.keyness({
    ...options,
    limit: Number.MAX_SAFE_INTEGER,
  })
  const rows = words.map(({ text, reports: some, others: elsewhere, score }): Cell[] => [
    text,
    some,
    reports,
    elsewhere,
    others,
    score > 0 ? '多' : '少',
    2 ** Math.abs(score),
    score,
  ])
  const { region, year, genre } = options
  const ours = { 'key-region': region, 'key-year': year, 'key-genre': genre }
  const name = [region, year, genre].flatMap(given => given ?? []).join(' ')
  return tableFile(format, `${stem(name)}-用词差别`, '用词差别', KEYNESS_COLUMNS, rows, [
    ...restrictionLines(options),
    ['所选的篇数', reports],
    ['其余的篇数', others],
    ['行数', rows.length],
    [
      '怎样算',
      '按篇数计；词按切出来的算，夹在别的词里的字样不算，所以可少于逐字检索的篇数；两边比例之比的置信区间靠近 1 的一端（保守对数比），全部词一并检验（Bonferroni，合计 5%），区间含 1 的不列；选了文种的，其余的也只取这种文种',
    ],
    ...sourceLines(indexVersion, addressOf(base, ours)),
  ])
}

// --- internal ---

const TREND_COLUMNS = named([
  ['年份', 5],
  ['收录篇数', 8],
  ['用到篇数', 8],
  ['占比', 8],
  ['区间下限', 8],
  ['区间上限', 8],
  ['收录地区数', 9],
  ['用到地区数', 9],
  ['头一次用到的地区', 40],
  ['首见', 40],
])

const KEYNESS_COLUMNS = named([
  ['词', 16],
  ['所选有此词', 9],
  ['所选共', 8],
  ['其余有此词', 9],
  ['其余共', 8],
  ['所选用得', 8],
  ['至少几倍', 8],
  ['保守对数比', 9],
])

/** @param sheet what the table is called in a workbook; a CSV is the table alone */
function tableFile(
  format: TableFormat,
  name: string,
  sheet: string,
  columns: Column[],
  rows: Cell[][],
  about: readonly Line[],
): Download {
  const table = { columns, rows }
  return {
    fileName: `${name}.${format}`,
    mediaType: MEDIA_TYPES[format],
    rows: rows.length,
    chunks: format === 'csv' ? csv(table) : xlsx(table, sheet, tableOfLines(about)),
  }
}

/** Of the page that shows the same. */
function addressOf(
  base: string,
  parameters: Readonly<Record<string, string | readonly string[] | undefined>>,
) {
  const given = new URLSearchParams()
  for (const [name, values] of Object.entries(parameters))
    for (const value of [values ?? []].flat()) given.append(name, value)
  return `${base}/trends?${given}`
}
