// all-terms.ts — every number of a comparison of several questions as one CSV file. Not: one question (the server's export).
import type { CompareRow } from '../../../src/api/compare.ts'
import { isLiteralRow } from '../../../src/export/literal.ts'
import { csvText } from '../../shared/csv.ts'
import type { ViewWords } from '../../words/words.ts'
import type { Compared } from './compared.ts'

/** With a byte order mark, so that spreadsheets read it as UTF-8; a row for each question, division and year. */
export function allTermsCsv(compared: readonly Compared[], words: ViewWords): string {
  const rows = compared.flatMap(({ label, result }) =>
    result.rows.map(row => [
      label,
      ...places(row),
      row.year ?? '',
      row.hits,
      row.reports,
      row.indexedReports,
      row.occurrences ?? '',
      row.characters,
      row.per10k === null ? '' : Number(row.per10k.toPrecision(6)),
      isLiteralRow(row, result) ? words.literal : words.loose,
    ]),
  )
  return csvText([words.csvHeads, ...rows])
}

/** Province, prefecture, county; what lies deeper stands with the county. */
function places({ region }: CompareRow): string[] {
  const [province = '', prefecture = '', ...deeper] = region?.path ?? []
  return [province, prefecture, deeper.join(' › ')]
}
