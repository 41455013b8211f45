// print-views.ts — comparison and concordance as text that is read in a terminal. Not: where it goes.

import type { CompareResult } from '../api/compare.ts'
import type { ConcordanceResult } from '../api/concordance.ts'
import type { ViewResult } from '../api/question.ts'
import { placeName as divisionName } from '../regions/place-text.ts'
import { fileName } from '../report/reference.ts'
import { placeName } from './print-answers.ts'
import { columns, harmless, type Style, width } from './terminal.ts'

/** Totals, notices, and a row for each division and year. */
export function compareText(answer: CompareResult, style: Style): string {
  const { rows, totalReports, totalHits, totalOccurrences } = answer
  const totals = [`${totalReports} 篇`, `${totalHits} 段`]
  if (totalOccurrences !== null) totals.push(`${totalOccurrences} 处`)
  const table = columns([
    ['地区', '年份', '次数', '每万字', '段', '篇', '共有篇数', '字数'],
    ...rows.map(row => [
      placeName(row.region),
      row.year ?? '不详',
      row.occurrences ?? '—',
      row.per10k === null ? '—' : row.per10k.toFixed(2).padStart(6),
      row.hits,
      row.reports,
      row.indexedReports,
      row.characters,
    ]),
  ])
  return [style.strong(totals.join(' · ')), ...said(answer), '', table].join('\n')
}

/** The number of lines, notices, and each occurrence in its context, the keys one below the other. */
export function concordanceText(answer: ConcordanceResult, style: Style): string {
  const { total, lines, offset } = answer
  const rows = lines.map(({ left, key, right, hit }) => {
    const { title, region, year } = hit.report
    // Place and year do not name a report where several without a title, or of no region, share them.
    const name = title === null ? fileName(hit.report) : region ? '' : title
    return {
      left: harmless(left),
      key: harmless(key),
      right: harmless(right),
      place: `${region ? divisionName(region.name) : '地区不详'} ${year ?? ''}`.trim(),
      name: harmless(name),
    }
  })
  const most = (texts: string[]) => texts.reduce((widest, text) => Math.max(widest, width(text)), 0)
  const widths = [most(rows.map(row => row.left)), most(rows.map(row => row.key + row.right))] as const
  const placeWidth = most(rows.map(row => row.place))
  const gap = (text: string, columns: number) => ' '.repeat(columns - width(text))
  const printed = rows.map(
    ({ left, key, right, place, name }) =>
      `${gap(left, widths[0])}${left} ${style.mark(key)} ${right}${gap(key + right, widths[1])}  ${style.dim(name ? `${place}${gap(place, placeWidth)}  ${name}` : place)}`,
  )
  const next = offset + lines.length
  const more =
    lines.length > 0 && next < total ? ['', style.dim(`后面还有：加 --offset ${next} 看下一页`)] : []
  return [style.strong(`${total} 处`), ...said(answer), '', ...printed, ...more].join('\n').trimEnd()
}

// --- internal ---

const said = ({ notices }: ViewResult) => notices.map(({ message }) => `提示：${harmless(message)}`)
