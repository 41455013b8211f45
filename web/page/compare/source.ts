// source.ts — what a figure says of where its numbers come from, so that it can stand in a paper. Not: the figure.
import type { CompareResult } from '../../../src/api/compare.ts'
import type { State } from '../../shared/state.ts'
import type { ViewWords } from '../../words/words.ts'

/** Notes below a figure: the questions, the restrictions, how many reports, which index, which day. */
export function sourceNotes(
  questions: readonly string[],
  { rows, indexVersion }: CompareResult,
  state: State,
  words: ViewWords,
  today = new Date(),
): string[] {
  const years = rows.flatMap(({ year }) => year ?? []).sort((a, b) => a - b)
  const names = new Map(rows.flatMap(({ region }) => (region ? [[region.code, region.name] as const] : [])))
  const [first, last] = [years[0], years.at(-1)]
  const filters = [
    ...state.region.map(value => names.get(value) ?? value),
    ...state.year.map(value => value.replace('..', '–')),
    ...(state.mode === 'exact' ? [words.literal] : []),
  ]
  const day = [today.getFullYear(), today.getMonth() + 1, today.getDate()]
  return words.sources({
    queries: questions.join('；'),
    filters: filters.join('、'),
    indexed: rows.reduce((sum, { indexedReports }) => sum + indexedReports, 0),
    span: first === undefined ? '' : first === last ? String(first) : `${first}–${last}`,
    by: words.axis[state.by],
    version: indexVersion,
    date: day.map(part => String(part).padStart(2, '0')).join('-'),
  })
}
