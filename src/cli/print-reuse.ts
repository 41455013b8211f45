// print-reuse.ts — shared runs as text for a terminal. Not: finding them.
import type { ReportDetail } from '../api/reports.ts'
import type { Reuse } from '../api/reuse.ts'
import { reportName } from './print-answers.ts'
import { harmless, type Style } from './terminal.ts'

/** The report itself, and those that its first samples are from, by their ids. */
export interface Sources {
  own: ReportDetail
  others: Map<string, ReportDetail>
}

const AGAINST = {
  all: reports => `全库另外 ${reports} 篇`,
  region: reports => `本地区及其下级的另外 ${reports} 篇`,
  'last-year': reports =>
    reports === 0 ? '上一年（本库没有本地区上一年的同类报告）' : `本地区上一年的同类报告`,
} satisfies Record<Reuse['against'], (reports: number) => string>

const percent = (share: number) => `${(share * 100).toFixed(1)} %`

/** @param most runs shown; how many more there are is said */
export function reuseText(answer: Reuse, { own, others }: Sources, most: number, style: Style): string {
  const { shares, runs, k, against, reports, characters, previous } = answer
  const lines = [
    style.strong(reportName(own)),
    `独有 ${percent(shares.unique)} · 与少数几篇相同 ${percent(shares.few)} · 套话 ${percent(shares.formula)}`,
    style.dim(`本篇 ${characters} 字；与${AGAINST[against](reports)}比，连续 ${k} 字以上相同才算`),
    ...(previous
      ? [
          style.dim(
            `上一年的是 ${reportName(previous.report)}（${previous.characters} 字）· jiansuo show ${previous.report.id}`,
          ),
        ]
      : []),
  ]
  const texts = new Map(own.passages.map(passage => [passage.id, passage]))
  for (const { passageId, start, length, reports, class: kind, samples, places } of runs.slice(0, most)) {
    const { reportId, passageId: otherId } = samples[0]!
    const other = others.get(reportId)
    const ordinal = other?.passages.find(({ id }) => id === otherId)?.ordinal ?? 0
    lines.push(
      '',
      `${kind === 'formula' ? '套话' : '相同'} · 见于 ${reports} 篇${swapped(places)}`,
      `  ${harmless(stretch(own, texts.get(passageId)!.ordinal, start, length))}`,
      `  ${style.dim(`如 ${other ? reportName(other) : reportId} · jiansuo show ${reportId} · 第 ${ordinal + 1} 段`)}`,
    )
  }
  if (runs.length > most) lines.push('', style.dim(`…… 另有 ${runs.length - most} 处（--json 可全列）`))
  return lines.join('\n')
}

const swapped = (places: Reuse['runs'][number]['places']) =>
  places.length > 0 ? ` · 只换了地名：${places.map(({ own, other }) => `${own} → ${other}`).join('、')}` : ''

/** A run may go on into the next passages of its paragraph. */
function stretch({ passages }: ReportDetail, ordinal: number, start: number, length: number): string {
  let text = ''
  for (let i = ordinal; text.length < start + length && i < passages.length; i++) text += passages[i]!.text
  return text.slice(start, start + length)
}
