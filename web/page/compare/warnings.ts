// warnings.ts — what changes how the picture of a comparison is read, above it, with a way out of each. Not: the same as notes
// below it and in files (cautions.ts).
import { h } from '../../shared/dom.ts'
import type { State } from '../../shared/state.ts'
import type { ViewWords } from '../../words/words.ts'
import { stateLink } from '../nodes.ts'
import { levelsNote, type OneReport, oneReports, repeatsNotes, undatedNotes } from './cautions.ts'
import { type Compared, countsPassages } from './compared.ts'
import type { Measure, Pivot } from './pivot.ts'

/** @param years that are shown */
export function warningItems(
  compared: readonly Compared[],
  years: Pivot['years'],
  measure: Measure,
  state: State,
  words: ViewWords,
): HTMLElement[] {
  const apart = levelsNote(compared[0]!, years, state, words)
  const undated = undatedNotes(compared, measure, words)
  // If one question needs the note, all get it: the others would look complete without.
  const notes = undated.some(({ isMost }) => isMost) ? undated : []
  const single = countsPassages(measure) ? [] : oneReports(compared, words).filter(({ isDated }) => isDated)
  return [
    ...(apart ? [levelsItem(apart, state, words)] : []),
    ...notes.map(({ note }) => h('li', {}, note)),
    ...repeatsNotes(compared, measure, words).map(note => onceItem(note, state, words)),
    ...single.map(one => oneReportItem(one, state, words)),
  ]
}

// --- internal ---

/** A way out of a warning, behind its words. */
const way = (key: string, next: State, name: string): [string, HTMLElement] => [
  ' ',
  stateLink({ ...next, page: 1 }, { class: 'unbroken', 'data-key': key }, name),
]

/** The warning that the years are of other levels offers one of them. */
const levelsItem = (
  { note, levels }: NonNullable<ReturnType<typeof levelsNote>>,
  state: State,
  words: ViewWords,
): HTMLElement =>
  h(
    'li',
    {},
    note,
    ...levels.flatMap(level =>
      way(`only-level-${level}`, { ...state, level: [level] }, words.onlyLevel(words.levels[level] ?? level)),
    ),
  )

/** The warning that much is repeated offers to count it once. */
const onceItem = (note: string, state: State, words: ViewWords): HTMLElement =>
  h('li', {}, note, ...way('count-once', { ...state, once: true }, words.once))

/** The warning that one report makes the curve offers to leave it out. */
const oneReportItem = ({ note, genre, report }: OneReport, state: State, words: ViewWords): HTMLElement =>
  h(
    'li',
    {},
    note,
    ...(genre === null
      ? []
      : way('only-genre', { ...state, genre: [genre] }, words.onlyGenre(words.genres[genre] ?? genre))),
    ...(report === null
      ? []
      : way('leave-out', { ...state, except: [...state.except, report] }, words.leaveOut)),
  )
