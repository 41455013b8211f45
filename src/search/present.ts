// present.ts — records of the engine as answers show them. Not: finding them.
import type { PassageRecord, RankedPassage, ReportRecord } from '../engine/engine.ts'
import type { Hit, Passage, ReportSummary } from './answer.ts'
import { markUp, matchesIn } from './highlight.ts'
import type { Finders } from './plan.ts'

/** A passage with its matches; those of words only where no term stands in it as a whole. */
export function present(record: PassageRecord, { literal, words }: Finders): Passage {
  const { id, reportId, ordinal, paragraphOrdinal: paragraph, line, kind, section } = record
  const text = record.paragraph.slice(record.start, record.end)
  const matches = matchesIn(record, [literal, words])
  return { id, reportId, ordinal, paragraph, line, kind, section, text, html: markUp(text, matches), matches }
}

/** A ranked passage with its matches, its score, and its report. */
export function hitOf({ passage, report, score }: RankedPassage, finders: Finders): Hit {
  // Assigned, not spread: a copy of that many properties with two more takes thirty times as long.
  return Object.assign(present(passage, finders), { score, report: summary(report) })
}

export function summary(record: ReportRecord): ReportSummary {
  const { id, title, year, level, region, publisher, publishedAt, documentNumber, file, url } = record
  return { id, title, year, level, region, publisher, publishedAt, documentNumber, file, url }
}
