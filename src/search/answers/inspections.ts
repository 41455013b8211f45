// inspections.ts — the inspection of one report, and a table of many. Not: how parts are recognised (src/inspection).
import { skeleton } from '../../analysis/skeleton.ts'
import type { Inspection, Inspections, InspectionsOptions, PART_KEYS } from '../../api/inspection.ts'
import type { Condition, Engine, ReportContent, ReportRecord } from '../../engine/engine.ts'
import { type InspectedPassage, inspectPassages } from '../../inspection/inspect.ts'
import { openingOwes, SUBJECTS, titleOwes } from '../../inspection/owes.ts'
import { inTurns } from '../../turns.ts'
import { summary } from '../marks/present.ts'
import type { Opened } from '../opened.ts'
import { type Filters, readRestrictions } from '../question/filters.ts'
import { paging } from '../question/paging.ts'
import { contentOf, reportsLeft } from './reports.ts'

export function createInspection({ engine }: Opened) {
  return async (id: string): Promise<Inspection> => {
    const content = await contentOf(engine, id)
    return { parts: partsOf(content), reports: 1, indexVersion: engine.info.version }
  }
}

export function createInspections({ engine }: Opened) {
  return async ({ limit, offset, ...restrictions }: InspectionsOptions = {}): Promise<Inspections> => {
    const page = paging({ limit, offset }, 100)
    const { filters } = await readRestrictions(restrictions, () => engine.reports())
    const within = await reportsLeft(engine, filters)
    const records = await owing(engine, within, filters)
    const turn = inTurns()
    const rows: Inspections['rows'] = []
    for (const record of records.slice(page.offset, page.offset + page.limit)) {
      const parts = partsOf((await engine.report(record.id))!)
      const found = Object.fromEntries(parts.map(part => [part.key, part.found]))
      rows.push({ report: summary(record), found: found as Record<(typeof PART_KEYS)[number], boolean> })
      await turn()
    }
    return { total: records.length, rows, reports: within.length, indexVersion: engine.info.version }
  }
}

/**
 * The reports that owe the parts. Only where there is no title a text is read, and only where it speaks of the subject
 * at all, which the index says.
 *
 * @param filters what `records` were left by
 */
export async function owing(engine: Engine, records: readonly ReportRecord[], filters: Filters) {
  const untitled = records.some(({ title }) => title === null)
  const spoken = untitled ? await reportsLeft(engine, filters, OF_THE_SUBJECT) : []
  const speaking = new Set(spoken.map(({ id }) => id))
  const turn = inTurns()
  const owed: ReportRecord[] = []
  for (const record of records) {
    const { id, title } = record
    if (title === null ? speaking.has(id) && openingOwes(await openingOf(engine, id)) : titleOwes(title))
      owed.push(record)
    await turn()
  }
  return owed
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

const OF_THE_SUBJECT: Condition = {
  type: 'or',
  conditions: SUBJECTS.map(subject => ({ type: 'phrase', text: skeleton(subject) })),
}

const openingOf = async (engine: Engine, id: string): Promise<string> =>
  inspected((await engine.report(id))!)
    .map(({ text }) => text)
    .join('')

const partsOf = (content: ReportContent) => inspectPassages(inspected(content))
