// results-request.ts — what the page of results asks of /api/search, and in which order. Not: sending it; the questions of
// other views.
import type { SearchResult } from '../../src/api/search.ts'
import type { Answers } from '../../src/server/renderer.ts'
import { apiParameters, RESTRICTIONS, type Restriction, type State, unrestricted } from '../shared/state.ts'

export type { Answers }

type Ask = (parameters: URLSearchParams) => Promise<SearchResult>

/**
 * The page's question and those beside it: facets of a restricted question would show only what is restricted to, so each
 * is asked without its own. Where nothing holds all of it, what is found without the filters is asked then.
 */
export async function answersTo(state: State, ask: Ask): Promise<Answers> {
  const asked = apiParameters(state)
  if (state.view !== 'passages') asked.set('limit', '1')
  const used = RESTRICTIONS.filter(name => state[name].length > 0)
  const freeOf = (names: readonly Restriction[]) =>
    names.map(async name => [name, await ask(oneOf({ ...state, [name]: [] }))] as const)
  const [own, ...faceted] = await Promise.all([ask(asked), ...freeOf(used.filter(hasFacet))])
  if (!isMissing(own)) return { own, without: Object.fromEntries(faceted) }
  const free = own.unrestricted
  const [typed, all, ...others] = await Promise.all([
    free ? ask(oneOf({ ...state, q: free })) : undefined,
    used.length + (free ? 1 : 0) > 1 ? ask(oneOf(freed(state, own))) : undefined,
    ...freeOf(used.filter(name => !hasFacet(name))),
  ])
  const without = Object.fromEntries([...faceted, ...others])
  return { own, without: { ...without, ...(typed && { typed }), ...(all && { all }) } }
}

/** No passage holds all of what was asked for. */
const isMissing = ({ totalHits, relaxed }: SearchResult): boolean => totalHits === 0 || relaxed

/** The question without any filter, chosen or typed. */
export const freed = (state: State, { unrestricted: free }: SearchResult): State => ({
  ...unrestricted(state),
  q: free || state.q,
})

/** Each facet from the answer that it is not restricted in. */
export const facetsOf = ({ own, without }: Answers): SearchResult['facets'] => ({
  region: (without.region ?? own).facets.region,
  year: (without.year ?? own).facets.year,
  genre: (without.genre ?? own).facets.genre ?? [],
  level: (without.level ?? own).facets.level ?? [],
})

// --- internal ---

const hasFacet = (name: Restriction): boolean => name !== 'except'

/** The first hit with the totals. */
function oneOf(state: State): URLSearchParams {
  const parameters = apiParameters({ ...state, page: 1 })
  parameters.set('limit', '1')
  return parameters
}
