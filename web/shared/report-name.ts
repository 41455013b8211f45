// report-name.ts — what to call a report on screen. Not: what it calls itself, where it does not.
import type { ReportSummary } from '../../src/search/answer.ts'

export interface ReportName {
  text: string
  /** The report has no title of its own: the name is ours, made of region and year, and must be shown as such. */
  made: boolean
}

/** @example reportName({ title: null, region: 兴庆区, year: 2022, … }) // { text: '兴庆区 2022 年报告', made: true } */
export function reportName(report: Pick<ReportSummary, 'title' | 'region' | 'year' | 'file'>): ReportName {
  if (report.title) return { text: report.title, made: false }
  const year = report.year === null ? '' : `${report.year} 年`
  const text = report.region || year ? `${report.region?.name ?? ''} ${year}报告`.trim() : report.file
  return { text, made: true }
}
