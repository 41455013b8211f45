// chips.ts — the restrictions in use, each with a way to take it off: above results and on the page before a question. Not:
// how to match (toolbar.ts).
import { type State, toggled } from '../shared/state.ts'
import type { PageWords } from '../words/words.ts'
import { chip } from './nodes.ts'

/** @param placeOf what a division of the address is called */
export function restrictionChips(
  state: State,
  placeOf: (value: string) => string,
  words: PageWords,
): HTMLElement[] {
  const named = {
    region: placeOf,
    year: words.year,
    genre: (value: string) => words.genres[value] ?? value,
    level: (value: string) => words.levels[value] ?? value,
  }
  const items = (['region', 'year', 'genre', 'level'] as const).flatMap(name =>
    state[name].map(value => chip(toggled(state, name, value), named[name](value), `chip-${value}`, words)),
  )
  if (state.by === 'published' && state.year.length > 0)
    items.push(chip({ ...state, by: 'report', page: 1 }, words.yearsBy.published, 'chip-by', words))
  return items
}
