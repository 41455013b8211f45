// trend-files.ts — first use and spread by year, and key words, as files with what they rest on. Not: counting, views of a
// search (download.ts).
import { MEDIA_TYPES, type TableFormat } from '../api/export.ts'
import type { KeynessExportOptions } from '../api/keyness.ts'
import type { Trend, TrendExportOptions } from '../api/trend.ts'
import { levelsText } from '../keyness/levels.ts'
import { timesOf } from '../keyness/times.ts'
import { placesText } from '../regions/place-text.ts'
import type { Region } from '../regions/region.ts'
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
  const { first, firstReports, years, undated, reports, notices, indexVersion } = answer
  const earliest = first[0]?.report.year ?? null
  const rows = years.map(
    ({ year, indexed, reports, low, high, regions, using, joined, adopted, arrived }): Cell[] => [
      year,
      indexed,
      reports,
      reports / indexed,
      low,
      high,
      regions,
      using,
      joined.length,
      adopted.length,
      placesOf(adopted),
      placesOf(arrived),
      year === earliest ? firstText(first, firstReports) : null,
    ],
  )
  return tableFile(format, `${stem(query)}-扩散`, '扩散', TREND_COLUMNS, rows, [
    ...askedLines(answer),
    ...restrictionLines(options),
    ['看过的篇数', reports],
    ['用到的篇数', years.reduce((sum, { reports }) => sum + reports, undated)],
    ['用到而年份不详', undated],
    ...firstLines(earliest, firstReports, first.length),
    ['行数', rows.length],
    [
      '怎样算',
      '逐字比对，按篇数计，只就本库而言：首见不等于首创；占比的区间为 95%（Wilson）；头一次用到的地区，此前各年在本库已有报告的列在前一栏，没有的列在后一栏——后一栏是不是这一年才用到，看不出来',
    ],
    ...noticeLines(notices),
    ...sourceLines(indexVersion, addressOf(base, { q: query, ...options })),
  ])
}

export async function keynessFile(
  searcher: Searcher,
  { format = 'csv', ...options }: KeynessExportOptions,
  base: string,
): Promise<Download> {
  const { words, reports, others, levels, levelsDiffer, indexVersion } = await searcher.keyness({
    ...options,
    limit: Number.MAX_SAFE_INTEGER,
  })
  const rows = words.map(({ text, reports: some, others: elsewhere, ratio, score }): Cell[] => {
    const { seen, least } = timesOf({ ratio, score })
    return [text, some, reports, elsewhere, others, score > 0 ? '多' : '少', seen, least, score]
  })
  const { region, year, genre, level } = options
  const ours = { 'key-region': region, 'key-year': year, 'key-genre': genre, 'key-level': level }
  const name = [region, year, genre, level].flatMap(given => given ?? []).join(' ')
  return tableFile(format, `${stem(name)}-用词差别`, '用词差别', KEYNESS_COLUMNS, rows, [
    ...restrictionLines(options),
    ['所选的篇数', reports],
    ['其余的篇数', others],
    ['所选的层级', levelsText(levels, 'reports')],
    ['其余的层级', levelsText(levels, 'others')],
    ...(levelsDiffer ? [['关于层级', '两边的层级不同，列出的词可能只是层级之别'] as Line] : []),
    ['行数', rows.length],
    [
      '怎样算',
      '按篇数计；词由分词切出，篇数是逐字有它的篇数，与检索一致；倍数是用得多的一边的占比除以另一边的，另一边一篇也没有的，“倍数”空着；“至少几倍”是倍数的置信区间靠近 1 的一端（保守对数比），全部词一并检验（Bonferroni，合计 5%），区间含 1 的不列；选了文种、层级的，两边都只取这几种',
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
  ['头一次用到地区数', 10],
  ['其中此前有报告', 9],
  ['头一次用到：此前有报告', 40],
  ['头一次用到：此前没有报告', 40],
  ['首见', 40],
])

const KEYNESS_COLUMNS = named([
  ['词', 16],
  ['所选有此词', 9],
  ['所选共', 8],
  ['其余有此词', 9],
  ['其余共', 8],
  ['所选用得', 8],
  ['倍数', 8],
  ['至少几倍', 8],
  ['保守对数比', 9],
])

const placesOf = (regions: readonly Region[]) => placesText(regions.map(({ path }) => path))

const firstText = (first: Trend['first'], reports: number) =>
  first.map(({ report }) => citation(report, [])).join('；') +
  (reports > first.length ? ` 等 ${reports} 篇，先后不明` : '')

/** How many reports of the first year use it: those listed are some of them, in no order. */
const firstLines = (year: number | null, reports: number, listed: number): Line[] =>
  reports === 0
    ? []
    : [['首见', `${year === null ? '年份不详的' : `${year} 年`} ${reports} 篇，先后不明，列出 ${listed} 篇`]]

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
