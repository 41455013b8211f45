// report-nodes.ts — the title and the particulars of a report, as all pages show them. Not: its text.
import type { ReportSummary } from '../../src/api/hit.ts'
import { reportName } from '../../src/report/reference.ts'
import { type Child, h } from './dom.ts'
import { placeLang, placePath } from './place.ts'

/** The name of a report, linked; one that we made up says so, and the file's name stands beside it. */
export function titleNodes(report: ReportSummary, href: string, words: MadeWords): Node[] {
  return [h('a', { href, lang: 'zh-CN' }, reportName(report).text), ...madeNodes(report, words)]
}

export interface MadeWords {
  made: string
  madeHint: string
}

/** What stands beside a name that we made up: that we did, and the file's name. */
export function madeNodes(report: ReportSummary, words: MadeWords): Node[] {
  const { made, file } = reportName(report)
  if (!made) return []
  const badge = h('small', { class: 'made', title: words.madeHint }, words.made)
  return file === null
    ? [badge]
    : [badge, h('small', { class: 'file-name', title: report.file, lang: 'zh-CN' }, file)]
}

/** Region, year and publisher in one line. */
export function metaLine(
  report: ReportSummary,
  words: { year: (year: string) => string; unknownYear: string; nation: string },
): HTMLElement {
  const parts: Child[] = []
  if (report.region)
    parts.push(
      h(
        'span',
        { class: 'region', lang: placeLang(report.region.path) },
        placePath(report.region.path, words),
      ),
    )
  parts.push(h('span', {}, report.year === null ? words.unknownYear : words.year(String(report.year))))
  if (report.publisher) parts.push(h('span', { lang: 'zh-CN' }, report.publisher))
  return h('p', { class: 'meta' }, ...parts)
}
