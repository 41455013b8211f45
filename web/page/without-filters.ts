// without-filters.ts — where the filters leave nothing: how much there is without each of them, and without all, as links.
// Not: asking (results-request.ts), other advice (empty.ts).
import type { SearchResult } from '../../src/api/search.ts'
import { h } from '../shared/dom.ts'
import { isRestricted, RESTRICTIONS, type State } from '../shared/state.ts'
import type { PageWords } from '../words/words.ts'
import { type Called, restrictionNames } from './chips.ts'
import { stateLink } from './nodes.ts'
import { type Answers, freed } from './results-request.ts'

/**
 * A line for each filter that can be left out, and one for all of them, what holds the whole question first; one line that
 * says so where that would find nothing either.
 */
export function withoutFilters(
  { own, without }: Answers,
  state: State,
  called: Called,
  words: PageWords,
): HTMLElement[] {
  const free = own.unrestricted
  const names = restrictionNames(called, words)
  const line = (key: string, next: State, name: string, found: SearchResult | undefined) =>
    found && isBetter(found, own)
      ? [{ found, link: stateLink(next, { 'data-key': `without-${key}` }, words.without(name, found)) }]
      : []
  const lines = [
    ...RESTRICTIONS.flatMap(name => {
      const label = words.labelled(name, state[name].map(names[name]))
      return line(name, { ...state, [name]: [], page: 1 }, label, without[name])
    }),
    ...(free ? line('typed', { ...state, q: free, page: 1 }, words.typedFilters, without.typed) : []),
    ...line('all', freed(state, own), words.allFilters, without.all),
  ]
  lines.sort((a, b) => Number(a.found.relaxed) - Number(b.found.relaxed))
  if (lines.length > 0) return lines.map(({ link }) => link)
  const tried = isRestricted(state) || Boolean(free)
  return tried && own.totalHits === 0 ? [h('span', {}, words.noneWithout)] : []
}

// --- internal ---

/** Beside a relaxed answer another one is no help. */
const isBetter = (found: SearchResult, own: SearchResult) =>
  found.totalHits > 0 && (!found.relaxed || own.totalHits === 0)
