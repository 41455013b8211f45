// print-inspection.ts — inspections, promises and what is missing as text for a terminal. Not: finding them.
import type { Inspection, Inspections } from '../api/inspection.ts'
import { PART_KEYS } from '../api/inspection.ts'
import type { Missing } from '../api/missing.ts'
import type { Promises } from '../api/promises.ts'
import { PARTS } from '../inspection/parts.ts'
import { byRegion, type Region } from '../regions/region.ts'
import { placeName, reportName } from './print-answers.ts'
import { dueText } from './print-coverage.ts'
import { columns, harmless, type Style } from './terminal.ts'

/** Each part of one report, with the sentences it is known by. */
export function inspectionText({ parts }: Inspection, { strong, dim }: Style): string {
  return [
    ...parts.flatMap(({ name, found, evidence }) => [
      `${strong(name)}  ${found ? '见到' : '未见'}`,
      ...evidence.map(({ text }) => dim(`  ${harmless(text)}`)),
    ]),
    dim(UNSEEN),
  ].join('\n')
}

/** A row for each division: year by year how many of the parts are seen, and which are not. */
export function inspectionsText({ rows, total }: Inspections, missing: Missing | null): string {
  const lines = new Map<string | null, { region: Region | null; cells: { year: number; text: string }[] }>()
  const add = (region: Region | null, year: number, text: string) => {
    const line = lines.get(region?.code ?? null) ?? { region, cells: [] }
    line.cells.push({ year, text })
    lines.set(region?.code ?? null, line)
  }
  for (const { report, found } of rows) {
    const { region, year } = report
    const unseen = PART_KEYS.filter(key => !found[key]).map(key => PARTS.find(part => part.key === key)!.name)
    const said = `${PART_KEYS.length - unseen.length}/${PART_KEYS.length}${unseen.length ? `（未见 ${unseen.join('、')}）` : ''}`
    add(region, year ?? UNDATED, `${year ?? '年份不详'} ${said}`)
  }
  for (const { region, years, others } of missing?.rows ?? [])
    for (const year of years)
      add(region, year, `${year} 缺${others.includes(year) ? '（只有其他报告）' : ''}`)
  const table = [...lines.values()]
    .sort((a, b) => byRegion(a.region, b.region))
    .map(({ region, cells }) => [
      placeName(region),
      cells
        .sort((a, b) => a.year - b.year)
        .map(({ text }) => text)
        .join('；'),
    ])
  const more =
    rows.length < total ? [`只列了前 ${rows.length} 篇，共 ${total} 篇：请用 --region、--year 收窄`] : []
  return [
    `${total} 篇报告；应有的五个部分：${PARTS.map(({ name }) => name).join('、')}`,
    ...(missing ? [dueText(missing)] : []),
    '',
    columns(table),
    '',
    ...more,
    UNSEEN,
  ].join('\n')
}

/** Each plan of last year, with the nearest passages of this one. */
export function promisesText({ report, previous, promises }: Promises, { strong, dim }: Style): string {
  if (!previous) return `${reportName(report)}：本库没有本地区上一年的同类报告，无从对照`
  if (promises.length === 0) return `上一年的报告（${reportName(previous)}）里没有认出写打算的句子`
  return [
    strong(`上一年的打算（${reportName(previous)}，${promises.length} 句）与本年最相近的段落`),
    ...promises.flatMap(({ text, nearest }) => [
      '',
      harmless(text),
      ...(nearest.length === 0
        ? [dim('  本年没有用词相近的段落')]
        : nearest.map(({ text, share, clauses }) => {
            const verbatim = clauses.length > 0 ? `，逐字写有“${clauses.map(harmless).join('”“')}”` : ''
            return dim(`  共有词 ${Math.round(share * 100)}%${verbatim}  ${harmless(text)}`)
          })),
    ]),
    '',
    dim('按共有的词找出，只供核对：相近不等于做到，没有相近的也不等于没有做。'),
  ].join('\n')
}

// --- internal ---

const UNSEEN = '“未见”只是按通常的字样没有找到，不等于没有写。'

/** After every year. */
const UNDATED = 9999
