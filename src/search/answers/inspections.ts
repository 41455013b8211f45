// inspections.ts — the inspection of one report, and a table of many. Not: how parts are recognised (src/inspection).
import type { Inspection, Inspections, InspectionsOptions, PART_KEYS } from '../../api/inspection.ts'
import type { ReportContent } from '../../engine/engine.ts'
import { type InspectedPassage, inspectPassages } from '../../inspection/inspect.ts'
import { genreOf } from '../../report/genre.ts'
import { inTurns } from '../../turns.ts'
import { summary } from '../marks/present.ts'
import type { Opened } from '../opened.ts'
import { paging } from '../question/paging.ts'
import { contentOf, reportsWithin } from './reports.ts'

export function createInspection({ engine }: Opened) {
  return async (id: string): Promise<Inspection> => {
    const content = await contentOf(engine, id)
    return { parts: partsOf(content), reports: 1, indexVersion: engine.info.version }
  }
}

export function createInspections({ engine }: Opened) {
  return async ({ limit, offset, ...restrictions }: InspectionsOptions = {}): Promise<Inspections> => {
    const page = paging({ limit, offset }, 100)
    const records = (await reportsWithin(engine, restrictions)).filter(mayOwe)
    const turn = inTurns()
    const rows: Inspections['rows'] = []
    for (const record of records.slice(page.offset, page.offset + page.limit)) {
      const parts = partsOf((await engine.report(record.id))!)
      const found = Object.fromEntries(parts.map(part => [part.key, part.found]))
      rows.push({ report: summary(record), found: found as Record<(typeof PART_KEYS)[number], boolean> })
      await turn()
    }
    return { total: records.length, rows, reports: records.length, indexVersion: engine.info.version }
  }
}

/** What is looked at of a report. */
export const inspected = ({ passages }: ReportContent): InspectedPassage[] =>
  passages.map(({ id, section, kind, paragraph, start, end }) => ({
    id,
    section,
    kind,
    text: paragraph.slice(start, end),
  }))

// --- internal ---

/**
 * Laws, meetings and the yearly report of a government to its congress owe no such parts. What else a title names may be
 * an annual report all the same.
 */
const mayOwe = ({ title }: { title: string | null }): boolean => {
  const genre = genreOf(title)
  return genre !== '法规' && genre !== '会议' && !(title?.includes('政府工作报告') && !title.includes('法治'))
}

const partsOf = (content: ReportContent) => inspectPassages(inspected(content))
