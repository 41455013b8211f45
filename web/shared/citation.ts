// citation.ts — a passage as one quotes it: 地区，《题名》，年份，章节. Not: putting it on the clipboard.

import type { ReportSummary } from '../../src/api/hit.ts'
import { citation } from '../../src/report/reference.ts'

/**
 * @example cite(hit.text, hit.section, hit.report, href)
 * // “……”（湖北省天门市，《天门市人民政府关于……的报告》，2020年，一、……）⏎http://…
 */
export function cite(text: string, section: string[], report: ReportSummary, href: string): string {
  return `“${text}”（${citation(report, section)}）\n${href}`
}
