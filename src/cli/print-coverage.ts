// print-coverage.ts — what the library holds, and what it lacks, as text for a terminal. Not: finding it out.
import type { Coverage } from '../api/coverage.ts'
import { yearSpans } from '../report/years.ts'
import type { Missing } from '../search/answers/missing.ts'
import { placeName } from './print-answers.ts'
import { columns } from './terminal.ts'

/** A line for each division: its years, those with several reports as `2020（2 篇）`. */
export function coverageText({ rows, years, regions, reports, indexVersion }: Coverage): string {
  const byRegion = new Map<string, { place: string; reports: number; years: string[] }>()
  for (const { region, year, reports } of rows) {
    const place = placeName(region)
    const row = byRegion.get(place) ?? { place, reports: 0, years: [] }
    row.reports += reports
    row.years.push(`${year ?? '年份不详'}${reports > 1 ? `（${reports} 篇）` : ''}`)
    byRegion.set(place, row)
  }
  const span = years.length > 0 ? `，${years[0]}–${years.at(-1)} 年` : ''
  return [
    `索引 ${indexVersion}，${reports} 篇报告，${regions.length} 个地区${span}`,
    ...(rows.length > 0 ? [''] : []),
    columns(
      [...byRegion.values()].map(({ place, reports, years }) => [place, reports, '篇', years.join('、')]),
    ),
  ]
    .join('\n')
    .trimEnd()
}

/** What is due, and how much of it there is. */
export const dueText = ({
  expected,
  held,
  assumed,
}: Pick<Missing, 'expected' | 'held' | 'assumed'>): string =>
  `应有 ${expected} 篇（一个地区一年计一篇），已有 ${held}，缺 ${expected - held}` +
  (assumed.length > 0 ? `；没有写年份的行按 ${yearSpans(assumed).join('、')} 年对照` : '')

/** The reports to ask for, a line for each division. */
export function missingText(missing: Missing): string {
  const { rows } = missing
  return [
    `${dueText(missing)}${rows.length > 0 ? '：' : ''}`,
    columns(
      rows.map(({ region, years, undated }) => [
        `  ${placeName(region)}`,
        `缺 ${years.join('、')}`,
        undated > 0 ? `（另有 ${undated} 篇年份不详，请先核对）` : '',
      ]),
    ),
  ]
    .join('\n')
    .trimEnd()
}
