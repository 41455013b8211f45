// chips.ts — the restrictions in use, each with a way to take it off: above results and on the page before a question. Not:
// how to match (toolbar.ts).
import { RESTRICTIONS, type Restriction, type State, toggled } from '../shared/state.ts'
import type { PageWords } from '../words/words.ts'
import { chip } from './nodes.ts'

/** What the answer tells of values in the address. */
export interface Called {
  region(value: string): string
  /** A report. */
  except(id: string): string
}

/** What a value of each restriction is called. */
export const restrictionNames = (
  called: Called,
  words: PageWords,
): Record<Restriction, (value: string) => string> => ({
  region: called.region,
  except: id => words.leftOut(called.except(id)),
  year: words.year,
  genre: value => words.genres[value] ?? value,
  level: value => words.levels[value] ?? value,
})

export function restrictionChips(state: State, called: Called, words: PageWords): HTMLElement[] {
  const named = restrictionNames(called, words)
  const items = RESTRICTIONS.flatMap(name =>
    state[name].map(value => chip(toggled(state, name, value), named[name](value), `chip-${value}`, words)),
  )
  if (state.by === 'published' && state.year.length > 0)
    items.push(chip({ ...state, by: 'report', page: 1 }, words.yearsBy.published, 'chip-by', words))
  return items
}
