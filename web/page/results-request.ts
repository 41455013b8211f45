// results-request.ts — what the page of results asks of /api/search. Not: sending it; the questions of other views.
import type { SearchResult } from '../../src/api/search.ts'
import { apiParameters, RESTRICTIONS, type Restriction, type State } from '../shared/state.ts'

export interface Questions {
  own: URLSearchParams
  /** For the facet of each restriction in use; of the others `own` answers it. */
  without: Partial<Record<Restriction, URLSearchParams>>
}

/** Facets of a restricted question would show only what is restricted to: each is asked without its own. */
export function questionsOf(state: State): Questions {
  const own = apiParameters(state)
  if (state.view !== 'passages') own.set('limit', '1')
  const without = RESTRICTIONS.filter(name => state[name].length > 0).map(name => {
    const parameters = apiParameters({ ...state, [name]: [], page: 1 })
    parameters.set('limit', '1')
    return [name, parameters] as const
  })
  return { own, without: Object.fromEntries(without) }
}

export interface Answers {
  own: SearchResult
  without: Partial<Record<Restriction, SearchResult>>
}

/** Each facet from the answer that it is not restricted in. */
export const facetsOf = ({ own, without }: Answers): SearchResult['facets'] => ({
  region: (without.region ?? own).facets.region,
  year: (without.year ?? own).facets.year,
  genre: (without.genre ?? own).facets.genre ?? [],
  level: (without.level ?? own).facets.level ?? [],
})
