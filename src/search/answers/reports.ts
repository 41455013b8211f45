// reports.ts — the reports there are, and one of them whole. Not: which passages match (search.ts).
import type { Passage } from '../../api/hit.ts'
import type {
  ReportDetail,
  ReportList,
  ReportOptions,
  ReportsOptions,
  SectionEntry,
} from '../../api/reports.ts'
import type { Condition, Engine, ReportContent, ReportRecord } from '../../engine/engine.ts'
import { JiansuoError } from '../../errors.ts'
import { mapInTurns } from '../../turns.ts'
import { present, summary } from '../marks/present.ts'
import { NO_MARKS, reportMarker } from '../marks/report-marks.ts'
import type { Opened } from '../opened.ts'
import { type Filters, type Restrictions, readRestrictions } from '../question/filters.ts'
import { paging } from '../question/paging.ts'
import { EVERYTHING } from '../question/request.ts'
import { namedReports } from './named-reports.ts'
import { nearestTo } from './nearness.ts'

export function createReports({ engine }: Opened) {
  return async (options: ReportsOptions = {}): Promise<ReportList> => {
    const { name, near, limit, offset, ...restrictions } = options
    const page = paging({ limit, offset }, 20)
    const left = await reportsWithin(engine, restrictions)
    const within = near === undefined ? left : await nearestTo(await recordOf(engine, near), left)
    const named = name === undefined ? null : await namedReports(name, within, near !== undefined)
    const found = named?.reports ?? within
    const reports = found.slice(page.offset, page.offset + page.limit).map(summary)
    return { total: found.length, reports, ...(named && { name: named.read }) }
  }
}

/**
 * The reports that restrictions leave, in the order of the snapshot.
 *
 * @throws JiansuoError `bad-query`: a region is no division
 */
export async function reportsWithin(
  engine: Engine,
  restrictions: Restrictions,
): Promise<readonly ReportRecord[]> {
  const { filters } = await readRestrictions(restrictions, () => engine.reports())
  return reportsLeft(engine, filters)
}

/**
 * The same of filters that have been read. Kinds of passage leave out no report.
 *
 * @param where what a passage of the report must satisfy beside them. Default: nothing
 */
export async function reportsLeft(
  engine: Engine,
  filters: Filters,
  where: Condition = EVERYTHING.where,
): Promise<readonly ReportRecord[]> {
  const { regions, years, report, reports } = filters
  const isFree = regions.length === 0 && years.length === 0 && report === null && reports === undefined
  if (isFree && where === EVERYTHING.where) return engine.reports()
  return (await engine.tally({ ...EVERYTHING, where, ...filters, kind: null })).map(tally => tally.report)
}

/** @throws JiansuoError `not-found` */
async function recordOf(engine: Engine, id: string): Promise<ReportRecord> {
  const record = (await engine.reports()).find(report => report.id === id)
  if (!record) throw noSuchReport(id)
  return record
}

/** A report whole. @throws JiansuoError `not-found` */
export async function contentOf(engine: Engine, id: string): Promise<ReportContent> {
  const content = await engine.report(id)
  if (!content) throw noSuchReport(id)
  return content
}

export const noSuchReport = (id: string) =>
  new JiansuoError('not-found', `没有编号为 ${id} 的报告：请从检索结果或报告列表重新打开`, {
    reason: 'no-report',
    about: [id],
  })

export function createReport(opened: Opened) {
  const { engine } = opened
  return async (id: string, text?: string, options: ReportOptions = {}): Promise<ReportDetail> => {
    const content = await contentOf(engine, id)
    const mark = text ? await reportMarker(opened, text, { ...options, report: id }) : NO_MARKS
    const { report, provenance, cleaning } = content
    const passages = await mapInTurns(content.passages, passage => present(passage, mark))
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
