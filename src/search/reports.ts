// reports.ts — the reports there are, and one of them whole. Not: which passages match (search.ts).
import type { Passage } from '../api/hit.ts'
import type { ReportDetail, ReportList, ReportOptions, ReportsOptions, SectionEntry } from '../api/reports.ts'
import { JiansuoError } from '../errors.ts'
import { readFilters } from './filters.ts'
import type { Opened } from './opened.ts'
import { present, summary } from './present.ts'
import { NO_MARKS, reportMarker } from './report-marks.ts'
import { EVERYTHING } from './request.ts'

export function createReports({ engine }: Opened) {
  return async ({ limit = 20, offset = 0, ...restrictions }: ReportsOptions = {}): Promise<ReportList> => {
    const { filters } = readFilters(restrictions)
    const unfiltered = filters.regions.length === 0 && filters.years.length === 0
    const found = unfiltered
      ? await engine.reports()
      : (await engine.tally({ ...EVERYTHING, ...filters })).map(tally => tally.report)
    return { total: found.length, reports: found.slice(offset, offset + limit).map(summary) }
  }
}

export function createReport(opened: Opened) {
  const { engine } = opened
  return async (id: string, text?: string, options: ReportOptions = {}): Promise<ReportDetail> => {
    const content = await engine.report(id)
    if (!content)
      throw new JiansuoError('not-found', `没有编号为 ${id} 的报告：请从检索结果或报告列表重新打开`)
    const mark = text ? await reportMarker(opened, text, { ...options, report: id }) : NO_MARKS
    const { report, provenance, cleaning } = content
    const passages = content.passages.map(passage => present(passage, mark))
    const indexVersion = engine.info.version
    return { ...summary(report), provenance, sections: outline(passages), passages, cleaning, indexVersion }
  }
}

// --- internal ---

/** Each section once, where its first passage stands. */
function outline(passages: Passage[]): SectionEntry[] {
  const entries = new Map<string, SectionEntry>()
  for (const { section, ordinal } of passages) {
    for (let depth = 1; depth <= section.length; depth++) {
      const path = section.slice(0, depth)
      const key = path.join('\n')
      if (!entries.has(key)) entries.set(key, { path, ordinal })
    }
  }
  return [...entries.values()]
}
