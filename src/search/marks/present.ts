// present.ts — records of the engine as answers show them. Not: finding them.

import type { Hit, Passage, ReportSummary } from '../../api/hit.ts'
import type { PassageRecord, RankedPassage, ReportRecord } from '../../engine/engine.ts'
import type { Finders, Plan } from '../question/plan.ts'
import { createFolding, type Folding } from './folding.ts'
import { createMarker, type Marker, markUp } from './highlight.ts'
import { occurrenceCounter } from './occurrences.ts'

/** Marks what a plan looks for, and its other wordings; words only where none of these stands in the passage. */
export function markerOf({ literal, words, related }: Finders, fold?: Folding): Marker {
  return createMarker([[...literal, ...related], words], fold)
}

/** A passage with its matches. */
export function present(record: PassageRecord, mark: Marker): Passage {
  const { id, reportId, ordinal, paragraphOrdinal: paragraph, line, kind, section } = record
  const text = record.paragraph.slice(record.start, record.end)
  const shown = { id, reportId, ordinal, paragraph, line, kind, section, text }
  return Object.assign(Object.defineProperty(shown as Passage, 'html', HTML), { matches: mark(record) })
}

/** Makes hits of what a plan found: with their matches, how often the texts occur in them, score and report. */
export function hitsOf({
  finders,
  counted,
}: Pick<Plan, 'finders' | 'counted'>): (ranked: RankedPassage) => Hit {
  const fold = createFolding()
  const mark = markerOf(finders, fold)
  const count = counted && occurrenceCounter(counted, fold)
  return ({ passage, report, score }) =>
    // Assigned, not spread: a copy of that many properties with two more takes thirty times as long.
    Object.assign(present(passage, mark), {
      score,
      occurrences: count?.(passage) ?? null,
      report: summary(report),
    })
}

export function summary(record: ReportRecord): ReportSummary {
  const { id, title, year, level, region, publisher, publishedAt, documentNumber, file, url } = record
  return { id, title, year, level, region, publisher, publishedAt, documentNumber, file, url }
}

// --- internal ---

/**
 * Made when it is read: as JSON it is, while exports and the command line go by `matches`. One getter for all
 * passages: with a `get` of its own in each, an object takes five times as long to make.
 */
const HTML: PropertyDescriptor & ThisType<Passage> = {
  get() {
    return markUp(this.text, this.matches)
  },
  enumerable: true,
}
