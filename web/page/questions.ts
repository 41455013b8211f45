// questions.ts — what the page of results asks of /api/search. Not: sending it; the questions of other views.
import { apiParameters, type State } from '../shared/state.ts'

export interface Questions {
  own: URLSearchParams
  /** For the facet of regions, or of years, where it is restricted; else `own` answers it. */
  anyRegion: URLSearchParams | null
  anyYear: URLSearchParams | null
}

/** Facets of a restricted question would show only what is restricted to: each is asked without its own. */
export function questionsOf(state: State): Questions {
  const without = (name: 'region' | 'year') => {
    if (state[name].length === 0) return null
    const parameters = apiParameters({ ...state, [name]: [], page: 1 })
    parameters.set('limit', '1')
    return parameters
  }
  const own = apiParameters(state)
  if (state.view !== 'passages') own.set('limit', '1')
  return { own, anyRegion: without('region'), anyYear: without('year') }
}
