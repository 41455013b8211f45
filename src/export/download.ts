// download.ts — a view of a question as a file: its name, its type, and its bytes as they are made. Not: HTTP, disks.

import type { ConcordanceSort } from '../api/concordance.ts'
import { type ExportOptions, MEDIA_TYPES, SORTS, type View } from '../api/export.ts'
import type { Hit } from '../api/hit.ts'
import type { ViewOptions } from '../api/question.ts'
import type { SearchOptions } from '../api/search.ts'
import { JiansuoError } from '../errors.ts'
import type { AllHits } from '../search/answers/all-hits.ts'
import type { Searcher } from '../search/searcher.ts'
import { aboutTable, type Facts } from './about-sheet.ts'
import { csv } from './csv-writer.ts'
import { jsonLines } from './json-lines.ts'
import { isLiteralHit, isLiteralRow } from './literal.ts'
import { bibtex, type Reference, ris } from './references.ts'
import { reportHref } from './report-href.ts'
import { compareTable, concordanceTable, hitsTable, type LinkTo, type Table } from './view-tables.ts'
import { MAX_ROWS, xlsx } from './xlsx-writer.ts'

export interface Download {
  /** With the query in it, safe on every file system: `行政复议-段落.csv`. Null: read where it is, not kept as a file. */
  fileName: string | null
  mediaType: string
  /** Rows there are, headings not counted. */
  rows: number
  chunks: AsyncIterable<string | Uint8Array>
}

/**
 * The whole of a view, in the order on screen. Hits are found as the bytes are read: memory does not grow with them.
 *
 * @param base where the pages are, for the links: `http://10.0.0.8:3000`; empty gives links like `/r/…`
 * @throws JiansuoError `bad-query` also for an option that the view does not have, and for more rows than XLSX holds
 */
export async function download(
  searcher: Searcher,
  query: string,
  options: ExportOptions,
  base: string,
): Promise<Download> {
  const { format = 'csv', view = 'hits' } = options
  refuseOthers(view, options)
  if (format === 'ris' || format === 'bib') return references(searcher, query, options, base)
  const content = await contentOf(view, searcher, query, options, base)
  const { rows } = content.said
  if (format === 'xlsx' && rows >= MAX_ROWS)
    throw new JiansuoError(
      'bad-query',
      `共 ${rows} 行，超过一张 Excel 工作表的 ${MAX_ROWS - 1} 行：请改用 format=csv，或缩小范围`,
      { reason: 'too-many-rows', about: [rows, MAX_ROWS - 1] },
    )
  const name = NAMES[view]
  return {
    fileName: `${stem(query)}-${name}.${format}`,
    mediaType: MEDIA_TYPES[format],
    rows,
    chunks:
      format === 'jsonl'
        ? jsonLines(content.objects)
        : format === 'csv'
          ? csv(content.table())
          : xlsx(content.table(), name, aboutTable(content.said, options, content.totals, base)),
  }
}

/** What of a query may stand in the name of a file on any system: letters and digits, 40 at most. */
export function stem(query: string): string {
  const words = query
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return [...words].slice(0, 40).join('').trim() || '检索'
}

// --- internal ---

const NAMES: Record<View, string> = { hits: '段落', compare: '对比', concordance: '语境' }

/** One entry a report that has a hit, in the order of search. */
async function references(
  searcher: Searcher,
  query: string,
  { format, view: _view, sort, width: _width, ...filters }: ExportOptions,
  base: string,
): Promise<Download> {
  const ordered = sort && { sort: sort as NonNullable<SearchOptions['sort']> }
  const { total, hits } = await searcher.hits(query, { ...filters, ...ordered, distinct: 'report' })
  const write = format === 'ris' ? ris : bibtex
  return {
    fileName: `${stem(query)}-文献.${format}`,
    mediaType: MEDIA_TYPES[format!],
    rows: total,
    chunks: write(reportsOf(hits, base)),
  }
}

async function* reportsOf(hits: AsyncIterable<Hit>, base: string): AsyncGenerator<Reference> {
  // A path alone leads nowhere from a list of references.
  for await (const { report } of hits)
    yield {
      ...report,
      link: report.url ?? (!/^https?:/.test(base) ? null : reportHref(base, report.id)),
    }
}

interface Content {
  said: Facts
  totals: [name: string, value: number | null][]
  /** What one line of JSON holds. */
  objects: Iterable<unknown> | AsyncIterable<unknown>
  table(): Table
}

async function contentOf(
  view: View,
  searcher: Searcher,
  query: string,
  options: ExportOptions,
  base: string,
): Promise<Content> {
  const { format: _format, view: _view, sort, distinct, width, ...filters } = options
  const linkTo = links(base, query, filters)
  switch (view) {
    case 'hits': {
      const ordered = sort && { sort: sort as NonNullable<SearchOptions['sort']> }
      const found = await searcher.hits(query, { ...filters, ...ordered, ...(distinct && { distinct }) })
      return {
        said: { ...found, rows: found.total },
        totals: totalLines(found.totals),
        objects: marked(found.hits, hit => isLiteralHit(hit, found)),
        table: () => hitsTable(found, linkTo),
      }
    }
    case 'compare': {
      const result = await searcher.compare(query, filters)
      return {
        said: { ...result, rows: result.rows.length },
        totals: totalLines(result),
        objects: marked(result.rows, row => isLiteralRow(row, result)),
        table: () => compareTable(result),
      }
    }
    case 'concordance': {
      const ordered = sort && { sort: sort as ConcordanceSort }
      const wide = width !== undefined && { width }
      const result = await searcher.concordance(query, { ...filters, ...ordered, ...wide })
      return {
        said: { ...result, rows: result.total },
        totals: [],
        objects: marked(result.lines, () => !result.relaxed),
        table: () => concordanceTable(result, linkTo),
      }
    }
  }
}

const totalLines = ({ totalHits, totalReports, totalOccurrences }: AllHits['totals']): Content['totals'] => [
  ['符合的段数', totalHits],
  ['符合的篇数', totalReports],
  ['次数', totalOccurrences],
]

/** Each object with what the column 相合 says of it: `literal`, or false where it matches more loosely. */
async function* marked<Row extends object>(
  rows: Iterable<Row> | AsyncIterable<Row>,
  isLiteral: (row: Row) => boolean,
): AsyncGenerator<Row & { literal: boolean }> {
  // A copy: lines of a concordance are kept for whoever asks for them next.
  for await (const row of rows) yield { ...row, literal: isLiteral(row) }
}

/** Refuses an option that would change nothing: it is a mistake. */
function refuseOthers(view: View, { format, sort, distinct, width }: ExportOptions): void {
  const unfit = (name: string, message: string) =>
    new JiansuoError('bad-query', `参数 ${name} ${message}`, {
      reason: 'unfit-parameter',
      about: [name, view],
    })
  if ((format === 'ris' || format === 'bib') && view !== 'hits')
    throw unfit('format', `的值“${format}”不适用于 view=${view}：请改用 view=hits，或 csv、xlsx、jsonl`)
  const sorts: readonly string[] = SORTS[view]
  if (sort !== undefined && !sorts.includes(sort)) {
    const remedy = sorts.length ? `应为 ${sorts.join('、')} 之一` : '请去掉：对比按地区与年份排列'
    throw unfit('sort', `的值“${sort}”不适用于 view=${view}：${remedy}`)
  }
  if (distinct !== undefined && view !== 'hits')
    throw unfit('distinct', `不适用于 view=${view}：请去掉，或改用 view=hits`)
  if (width !== undefined && view !== 'concordance')
    throw unfit('width', `不适用于 view=${view}：请去掉，或改用 view=concordance`)
}

function links(base: string, query: string, { mode, match }: ViewOptions): LinkTo {
  const parameters = new URLSearchParams({ q: query })
  if (mode === 'exact') parameters.set('mode', mode)
  if (match !== undefined && match !== 'all') parameters.set('match', match)
  return (reportId, passageId) => reportHref(base, reportId, parameters, passageId)
}
