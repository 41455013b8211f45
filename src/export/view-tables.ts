// view-tables.ts — answers as rows and columns under Chinese headings. Not: file formats.

import type { CompareResult } from '../api/compare.ts'
import type { ConcordanceResult } from '../api/concordance.ts'
import type { ReportSummary } from '../api/hit.ts'
import { placeText } from '../regions/place-text.ts'
import { genreOrUntitled } from '../report/genre.ts'
import { citation, issuedNumber } from '../report/reference.ts'
import type { AllHits } from '../search/answers/all-hits.ts'
import { isLiteralHit, isLiteralRow } from './literal.ts'
import { PLACE_COLUMNS, placeCells } from './place-columns.ts'

export type Cell = string | number | null

export interface Column {
  name: string
  /** In Chinese characters, for spreadsheets. */
  width: number
}

export interface Table {
  columns: Column[]
  /** Each with a cell for every column. */
  rows: Iterable<Cell[]> | AsyncIterable<Cell[]>
}

/** The address of a passage in its report. */
export type LinkTo = (reportId: string, passageId: string) => string

export function hitsTable({ hits, relaxed }: AllHits, linkTo: LinkTo): Table {
  const columns = [
    ['地区', 16],
    ...PLACE_COLUMNS,
    ['年份', 5],
    ['题名', 24],
    ['章节', 20],
    ['段落', 40],
    ['命中数', 6],
    ['引文', 30],
    ['链接', 20],
    ['发布机构', 14],
    ['发布日期', 10],
    ['文号', 14],
    ['文件', 20],
    ['文种', 6],
    ['各词处数', 8],
    ['编号', 14],
    ['相合', 6],
  ] as const
  async function* rows(): AsyncGenerator<Cell[]> {
    for await (const { id, reportId, section, text, matches, occurrences, score, report } of hits) {
      const isLiteral = isLiteralHit({ score }, { relaxed })
      yield [
        place(report),
        ...placeCells(report.region),
        report.year,
        report.title,
        section.join(SEPARATOR),
        text,
        // Literal ones: their sum is what the page says. Words that stand apart have a column of their own.
        occurrences ?? (isLiteral ? matches.length : null),
        citation(report, section),
        linkTo(reportId, id),
        report.publisher,
        report.publishedAt,
        issuedNumber(report.documentNumber),
        report.file,
        genreOrUntitled(report.title),
        isLiteral ? null : matches.length,
        id,
        agreement(isLiteral),
      ]
    }
  }
  return { columns: named(columns), rows: rows() }
}

export function compareTable(result: CompareResult): Table {
  const columns = [
    ['地区', 24],
    ...PLACE_COLUMNS,
    ['代码', 7],
    ['年份', 5],
    ['命中段数', 8],
    ['其中逐字段数', 8],
    ['命中篇数', 8],
    ['其中逐字篇数', 8],
    ['全部篇数', 8],
    ['次数', 6],
    ['字数', 8],
    ['每万字次数', 10],
    ['相合', 6],
  ] as const
  return {
    columns: named(columns),
    rows: result.rows.map(row => [
      place(row),
      ...placeCells(row.region),
      row.region?.code ?? null,
      row.year,
      row.hits,
      row.literalHits,
      row.reports,
      row.literalReports,
      row.indexedReports,
      row.occurrences,
      row.characters,
      row.per10k,
      agreement(isLiteralRow(row, result)),
    ]),
  }
}

export function concordanceTable({ lines, relaxed }: ConcordanceResult, linkTo: LinkTo): Table {
  const columns = [
    ['地区', 16],
    ...PLACE_COLUMNS,
    ['年份', 5],
    ['题名', 24],
    ['左', 24],
    ['词', 10],
    ['右', 24],
    ['数字', 10],
    ['单位', 6],
    ['原文写法', 10],
    ['性质', 6],
    ['引文', 30],
    ['链接', 20],
    ['文件', 20],
    ['编号', 14],
    ['相合', 6],
  ] as const
  function* rows(): Generator<Cell[]> {
    for (const { left, key, right, number, hit } of lines) {
      const { report } = hit
      yield [
        place(report),
        ...placeCells(report.region),
        report.year,
        report.title,
        left,
        key,
        right,
        number && figure(number.value),
        number?.unit ?? null,
        number?.written ?? null,
        number?.target ? '目标' : null,
        citation(report, []),
        linkTo(hit.reportId, hit.id),
        report.file,
        hit.id,
        agreement(!relaxed),
      ]
    }
  }
  return { columns: named(columns), rows: rows() }
}

/** Columns by their names and widths, in characters. */
export const named = (columns: readonly (readonly [name: string, width: number])[]): Column[] =>
  columns.map(([name, width]) => ({ name, width }))

// --- internal ---

/** Whether every term and phrase stands in the passage as it was asked for, or only more loosely. */
const agreement = (literal: boolean) => (literal ? '逐字' : '放宽')

/** A number that a spreadsheet adds up, unless it has more digits than one keeps. */
const figure = (decimal: string): Cell => (decimal.length <= 15 ? Number(decimal) : decimal)

const SEPARATOR = ' › '

const place = ({ region }: Pick<ReportSummary, 'region'>) => region && placeText(region.path)
