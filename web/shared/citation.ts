// citation.ts — a passage as one quotes it: 地区，《题名》，年份，章节. Not: putting it on the clipboard.
import type { ReportSummary } from '../../src/search/answer.ts'
import { reportName } from './report-name.ts'

/**
 * @example cite(hit.text, hit.section, hit.report, href)
 * // “……”（湖北省天门市，《天门市人民政府关于……的报告》，2020年，一、……）⏎http://…
 */
export function cite(text: string, section: string[], report: ReportSummary, href: string): string {
  const name = reportName(report)
  const parts = [
    report.region?.path.join(''),
    name.made ? `${name.text}（原文无题名，代拟）` : `《${name.text}》`,
    report.year === null ? null : `${report.year}年`,
    section.join(' '),
  ].filter(Boolean)
  return `“${text}”（${parts.join('，')}）\n${href}`
}
