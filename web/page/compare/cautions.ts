// cautions.ts — warnings beside a figure about what it counts, so that it does not look more exact than it is. Not: where
// its numbers come from (source.ts).

import { levelsApart } from '../../../src/keyness/year-levels.ts'
import { isMuchRepeated } from '../../../src/search/much-repeated.ts'
import { relatedIn, saidOf } from '../../shared/notice.ts'
import type { State } from '../../shared/state.ts'
import { quoted } from '../../words/numbers.ts'
import type { ViewWords } from '../../words/words.ts'
import { type Compared, countsPassages, isLoose } from './compared.ts'
import type { Measure, Pivot } from './pivot.ts'

export interface OneReport {
  note: string
  /** It stands over a year, and so draws the curve. */
  isDated: boolean
  /** The filter that leaves it out, by kind of text; null: none does. */
  genre: string | null
  /** Its id. */
  report: string | null
}

/** Of each question most of whose occurrences stand in one report: which. */
export const oneReports = (compared: readonly Compared[], words: ViewWords): OneReport[] =>
  compared.flatMap(({ label, result }) =>
    result.notices
      .filter(({ code }) => code === ONE_REPORT)
      .map(notice => ({
        note: `${quoted(label)}${words.colon}${saidOf(notice, words).text}`,
        isDated: Boolean(notice.about?.[3]),
        genre: notice.about?.[4] || null,
        report: notice.about?.[5] || null,
      })),
  )

/** Said with the figures, of each question. */
export const ONE_REPORT = 'one-report'

/** Said with the figures, of the years they show. */
export const LEVELS_APART = 'levels-apart'

/** Where the reports of the years shown are of other levels: what is said, and the levels to choose one of. */
export function levelsNote(
  { result }: Pick<Compared, 'result'>,
  years: Pivot['years'],
  { level }: Pick<State, 'level'>,
  words: ViewWords,
): { note: string; levels: string[] } | null {
  const notice =
    level.length > 0 ? null : levelsApart(result.levels.filter(({ year }) => years.includes(year)))
  return notice && { note: saidOf(notice, words).text, levels: notice.about?.slice(7) ?? [] }
}

/** Said with the figures, of what they count. */
export const IN_REPEATS = 'in-repeats'

/** Of each question of which much stands in repeated passages: how much of what is counted. */
export const repeatsNotes = (compared: readonly Compared[], measure: Measure, words: ViewWords): string[] => {
  const counted = countedBy(measure)
  return compared.flatMap(({ label, result }) => {
    const { totalHits, totalReports, totalOccurrences } = result
    const all = { hits: totalHits, reports: totalReports, occurrences: totalOccurrences ?? 0 }[counted]
    const some = result.repeated?.[counted] ?? 0
    return isMuchRepeated(some, all) ? words.repeatsNote(label, some, all, counted) : []
  })
}

/** Of each question what no year has a place for: the counts beside those in the picture. Of measures that count. */
export function undatedNotes(
  compared: readonly Compared[],
  measure: Measure,
  words: ViewWords,
): { note: string; isMost: boolean }[] {
  const counted = countedBy(measure)
  return compared.flatMap(({ label, result }) => {
    const count = (some: typeof result.rows) => some.reduce((sum, row) => sum + (row[counted] ?? 0), 0)
    const undated = count(result.rows.filter(({ year }) => year === null))
    const dated = count(result.rows) - undated
    if (undated === 0) return []
    return { note: words.undatedNote(label, dated, undated, counted), isMost: undated > dated }
  })
}

/** Occurrences are literal always; passages and reports may count what holds the words of a term apart. */
export function cautions(
  compared: readonly Compared[],
  measure: Measure,
  { once }: Pick<State, 'once'>,
  words: ViewWords,
): string[] {
  const relaxed = compared.flatMap(({ label, result }) => (result.relaxed ? label : []))
  const loose = compared.filter(isLoose)
  const passages = countsPassages(measure)
  const unpublished = compared.flatMap(({ label, result }) =>
    result.notices
      .filter(({ code }) => code === 'unpublished')
      .map(notice => `${quoted(label)}${words.colon}${saidOf(notice, words).text}`),
  )
  return [
    ...unpublished,
    ...repeatsNotes(compared, measure, words),
    ...(passages ? [] : oneReports(compared, words).map(({ note }) => note)),
    ...(relaxed.length > 0 ? [words.relaxedNote(relaxed)] : []),
    ...loose.map(({ label, result }) => {
      if (!passages) return words.literalNote(label)
      const sum = (of: 'literalReports' | 'literalHits') =>
        result.rows.reduce((total, row) => total + row[of], 0)
      const { totalReports, totalHits } = result
      const all = { reports: totalReports, hits: totalHits }
      const literal = { reports: sum('literalReports'), hits: sum('literalHits') }
      return words.looseNote(label, relatedIn(result), all, literal)
    }),
    ...(once && (measure === 'reports' || measure === 'share') ? [words.onceNote] : []),
    ...(once && measure === 'per10k' ? [words.onceRateNote] : []),
  ]
}

// --- internal ---

/** Of what a measure says how much, or which share. */
const countedBy = (measure: Measure) =>
  measure === 'per10k' ? 'occurrences' : measure === 'share' ? 'reports' : measure
