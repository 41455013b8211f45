// source.ts — the notes below a figure: questions, filters, reports, index and day, so that a paper can cite it. Not: the
// figure.
import type { CompareResult } from '../../../src/api/compare.ts'
import type { Stats } from '../../../src/api/service.ts'
import { isLocal } from '../../../src/export/local-address.ts'
import { leftOutIn } from '../../shared/notice.ts'
import { placeName } from '../../shared/place.ts'
import type { State } from '../../shared/state.ts'
import type { ViewWords } from '../../words/words.ts'
import { ancestorCode } from '../region-tree.ts'

/** The notes of one comparison. */
export type Source = (questions: readonly string[], drawn?: Drawn) => string[]

/** Years that are drawn, the unknown one too where it is, and the reports of each. */
export interface Drawn {
  years: readonly (number | null)[]
  indexed: readonly number[]
}

/** Notes below a figure: the questions, the restrictions, how many reports, which index, which day. */
export function sourceNotes(
  questions: readonly string[],
  { rows, indexVersion, notices }: CompareResult,
  state: State,
  words: ViewWords,
  /** What the library holds, where that was asked for. */
  stats: Stats | null = null,
  /** All there are if not said. */
  drawn: Drawn | null = null,
  today = new Date(),
): string[] {
  const years = rows.flatMap(({ year }) => year ?? []).sort((a, b) => a - b)
  // A division that was chosen may have no report of its own, and be named by those below it.
  const names = new Map(
    rows.flatMap(({ region }) =>
      (region?.path ?? []).map((name, depth, { length }) => [
        depth === length - 1 ? region!.code : ancestorCode(region!.code, depth),
        placeName(name, words),
      ]),
    ),
  )
  const filters = [
    ...state.region.map(value => names.get(value) ?? value),
    ...state.year.map(value => value.replace('..', '–')),
    ...state.genre.map(value => words.ofGenre(words.genres[value] ?? value)),
    ...state.level.map(value => words.levels[value] ?? value),
    ...state.except.map(id => words.leftOut(leftOutIn(notices, id))),
    ...(state.mode === 'exact' ? [words.literal] : []),
    ...(state.match === 'any' ? [words.any] : []),
    ...(state.once ? [words.once] : []),
  ]
  const indexed = rows.reduce((sum, { indexedReports }) => sum + indexedReports, 0)
  const undated = rows.reduce((sum, row) => sum + (row.year === null ? row.indexedReports : 0), 0)
  const shown = drawn?.indexed.reduce((sum, reports) => sum + reports, 0) ?? indexed
  const day = [today.getFullYear(), today.getMonth() + 1, today.getDate()]
  return words.sources({
    origin: publicOrigin(),
    queries: questions,
    filters,
    // 地区:四川 typed in the question restricts it as well as a filter does.
    typed: questions.some(question => /(?:^|[\s(（-])\p{L}+[:：]/u.test(question)),
    indexed,
    span: spanOf(years),
    undated,
    held:
      stats && stats.reports > indexed ? { reports: stats.reports, span: spanOf(knownYears(stats)) } : null,
    drawn:
      drawn && shown < indexed
        ? {
            reports: shown,
            span: spanOf(drawn.years.filter(year => year !== null)),
            undated: drawn.years.includes(null) ? undated : 0,
          }
        : null,
    by: words.axis[state.by],
    version: indexVersion,
    date: day.map(part => String(part).padStart(2, '0')).join('-'),
  })
}

// --- internal ---

/** Null where nobody else could open it, and outside of a page. */
const publicOrigin = () =>
  typeof location === 'undefined' || isLocal(location.href) ? null : location.origin

const knownYears = ({ years }: Stats) => years.flatMap(({ year }) => year ?? []).sort((a, b) => a - b)

/** The first and the last of ascending years; nothing where there are none. */
function spanOf(years: readonly number[]): string {
  const [first, last] = [years[0], years.at(-1)]
  return first === undefined ? '' : first === last ? String(first) : `${first}–${last}`
}
