// report-name.ts — what to call a report on screen. Not: what it calls itself, where it does not.

import type { ReportSummary } from '../../src/api/hit.ts'
import { fileName } from '../../src/report/reference.ts'

type Named = Pick<ReportSummary, 'id' | 'title' | 'region' | 'year' | 'file'>

export interface ReportName {
  text: string
  /** The report has no title of its own: the name is ours, made of region and year, and must be shown as such. */
  made: boolean
  /** Tells reports apart whose made-up names are one: the file's, without folder and ending. Null: `text` does. */
  file: string | null
}

/**
 * @example
 * reportName({ title: null, region: 兴庆区, year: 2022, file: '宁夏/005.txt', … })
 * // { text: '兴庆区 2022 年报告', made: true, file: '005' }
 */
export function reportName(report: Named): ReportName {
  if (report.title) return { text: report.title, made: false, file: null }
  const file = fileName(report)
  if (!report.region && report.year === null) return { text: file, made: true, file: null }
  const year = report.year === null ? '' : `${report.year} 年`
  return { text: `${report.region?.name ?? ''} ${year}报告`.trim(), made: true, file }
}

/** A report's name where there is room for nothing else: a tab, a tooltip. */
export function reportLabel(report: Named): string {
  const { text, file } = reportName(report)
  return file === null ? text : `${text}（${file}）`
}
