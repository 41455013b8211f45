// all-terms.ts — every number of a comparison of several questions as one table. Not: one question (the server's export).
import type { CompareRow } from '../../../src/api/compare.ts'
import { isLiteralRow } from '../../../src/export/literal.ts'
import { wilson } from '../../../src/keyness/interval.ts'
import { cellNumber } from '../../words/numbers.ts'
import type { ViewWords } from '../../words/words.ts'
import type { Compared } from './compared.ts'

/** A row for each question, division and year, under their heads. */
export function allTerms(compared: readonly Compared[], words: ViewWords): (string | number)[][] {
  const rows = compared.flatMap(({ label, result }) =>
    result.rows.map(row => [
      label,
      ...places(row),
      row.year ?? '',
      row.hits,
      row.literalHits,
      row.reports,
      row.literalReports,
      row.indexedReports,
      ...shareOf(row),
      row.occurrences ?? '',
      row.characters,
      cellNumber(row.per10k),
      row.hits === 0 ? '' : isLiteralRow(row, result) ? words.literal : words.loose,
    ]),
  )
  return [words.csvHeads, ...rows]
}

/** The share of reports that match, and the ends of its interval. */
function shareOf({ reports, indexedReports }: CompareRow): (string | number)[] {
  const { low, high } = wilson(reports, indexedReports)
  return [reports / indexedReports, low, high].map(cellNumber)
}

/** Province, prefecture, county; what lies deeper stands with the county. */
function places({ region }: CompareRow): string[] {
  const [province = '', prefecture = '', ...deeper] = region?.path ?? []
  return [province, prefecture, deeper.join(' › ')]
}
