// citation.ts — a passage as one quotes it: 地区，《题名》，年份，章节. Not: putting it on the clipboard.
import type { ReportSummary } from '../../src/search/answer.ts'

/**
 * A report without a title is cited by its file, as exports cite it (`src/export/table.ts`).
 *
 * @example cite(hit.text, hit.section, hit.report, href)
 * // “……”（湖北省天门市，《天门市人民政府关于……的报告》，2020年，一、……）⏎http://…
 */
export function cite(text: string, section: string[], report: ReportSummary, href: string): string {
  const { id, file, title, region, year } = report
  const line = file.toLowerCase().endsWith('.jsonl') ? `，编号“${id}”` : ''
  const parts = [
    region?.path.join(''),
    title ? `《${title}》` : `〔原文无题名，文件“${file}”${line}〕`,
    year === null ? null : `${year}年`,
    section.join(' '),
  ].filter(Boolean)
  return `“${text}”（${parts.join('，')}）\n${href}`
}
