// indicators.ts — the numbers of reports as a table under Chinese headings, in a file. Not: finding them.
import type { IndicatorList, IndicatorRow } from '../api/indicators.ts'
import { genreOrUntitled } from '../report/genre.ts'
import { csv } from './csv-writer.ts'
import { PLACE_COLUMNS, placeCells } from './place-columns.ts'
import { reportHref } from './report-href.ts'
import type { Cell, Table } from './view-tables.ts'
import { xlsx } from './xlsx-writer.ts'

const COLUMNS = [
  ['指标', 20],
  ['归并', 6],
  ['值', 10],
  ['单位', 6],
  ['写法', 12],
  ['性质', 6],
  ['升降', 6],
  ...PLACE_COLUMNS,
  ['年份', 6],
  ['句子', 60],
  ['勾稽', 24],
  ['题名', 40],
  ['文种', 10],
  ['链接', 20],
  ['报告编号', 14],
  ['段落编号', 18],
] as const

const ROLE_NAMES: Readonly<Record<IndicatorRow['role'], string>> = {
  value: '值',
  change: '增减',
  from: '由',
  to: '到',
  target: '目标',
}

const DIRECTION_NAMES = { up: '上升', down: '下降' } as const

/**
 * @param format `csv` gives text with a byte order mark, `xlsx` the bytes of a workbook
 * @param base where the pages are, for the links: `http://10.0.0.8:3000`; empty gives links like `/r/…`
 */
export function indicatorFile(
  list: IndicatorList,
  format: 'csv' | 'xlsx',
  base = '',
): AsyncIterable<string | Uint8Array> {
  const table: Table = {
    columns: COLUMNS.map(([name, width]) => ({ name, width })),
    rows: list.rows.map(row => cells(row, base)),
  }
  return format === 'csv' ? csv(table) : xlsx(table, '指标')
}

// --- internal ---

function cells(row: IndicatorRow, base: string): Cell[] {
  return [
    row.indicator,
    row.tier === 1 ? '已归并' : '未归并',
    row.value,
    row.unit,
    row.written,
    ROLE_NAMES[row.role],
    row.direction === null ? null : DIRECTION_NAMES[row.direction],
    ...placeCells(row.region),
    row.year,
    row.sentence,
    row.checks.map(({ result, formula }) => `${result === 'pass' ? '相符' : '不符'}：${formula}`).join('；'),
    row.title,
    genreOrUntitled(row.title),
    reportHref(base, row.reportId, undefined, row.passageId),
    row.reportId,
    row.passageId,
  ]
}
