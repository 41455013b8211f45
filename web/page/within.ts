// within.ts — turns a question into one that searches within its results, or in reports of unknown year, and back. Not: the
// field it is typed in.
import type { State } from '../shared/state.ts'

/**
 * Narrows a question to the results that contain `more` too: never more results than before.
 *
 * @param relaxed whether the question was answered more loosely than it was asked
 * @example narrowed(parseState('q=行政复议'), '应诉', false) // asks for 行政复议 应诉, with match=strict
 */
export function narrowed(state: State, more: string, relaxed: boolean): State {
  // An operator between the two would join them otherwise.
  const before = state.q.replace(/(?:[|｜\s]|(?:^|(?<=\s))(?:AND|OR|NOT)$)+$/u, '')
  const after = more.replace(/^(?:[|｜\s]|(?:AND|OR)(?=\s|$))+/u, '')
  if (!after) return state
  // Any of the words was enough so far: one more word would let in more, but a phrase always holds.
  if ((state.match === 'any' || relaxed) && /^[\p{L}\p{N}\s]+$/u.test(after) && !/["“]/.test(before)) {
    const phrases = after.split(/\s+/).map(word => `"${word}"`)
    return { ...state, q: `${before} ${phrases.join(' ')}`, match: 'any', page: 1 }
  }
  return { ...state, q: `${before} ${after}`, match: 'strict', page: 1 }
}

/** The same question to the reports whose year is unknown: no filter names these, but the query language does. */
export const undated = (state: State): State => ({
  ...state,
  // Brackets: the restriction holds for every alternative.
  q: `${/[|｜]|(?:^|\s)OR(?:\s|$)/u.test(state.q) ? `(${state.q})` : state.q} -年份:1000..9999`,
  year: [],
  page: 1,
})

/** Another question, with the filters there are; one that looked within results ends. */
export function anew(state: State, q: string): State {
  return { ...state, q, match: state.match === 'strict' ? 'all' : state.match, page: 1 }
}
