// state.ts — a question with its filters and view, as the address of a page says it. Not: the address bar itself.

export interface State {
  q: string
  mode: 'smart' | 'exact'
  /** `strict`: within results, so never relaxed. */
  match: 'all' | 'any' | 'strict'
  /** Codes or names, as the server takes them. */
  region: string[]
  /** `2021` or `2020..2022`. */
  year: string[]
  sort: 'relevance' | 'year:desc' | 'year:asc' | 'region'
  /** One passage per report, the best. */
  distinct: boolean
  /** Passages of the same text are counted, and shown, once. */
  once: boolean
  /** From 1. */
  page: number
  /** `quality` is about the collection: only without a question. */
  view: (typeof VIEWS)[number] | 'quality'
  /** Further questions set beside `q` in the comparison; at most `MOST_BESIDE`. */
  vs: string[]
  measure: (typeof MEASURES)[number]
  /** How deep the rows of the comparison go; `auto` takes the deepest that can be looked over. */
  depth: (typeof DEPTHS)[number]
  /** Which year of a report the comparison counts by: the one it is about, or that of its publication. */
  by: (typeof YEARS_BY)[number]
  /** Years of the comparison: from the first use to the last, or all that have reports. */
  axis: (typeof AXES)[number]
  /** Of the lines of the concordance. */
  order: (typeof ORDERS)[number]
}

export const VIEWS = ['passages', 'compare', 'concordance'] as const
export const MEASURES = ['occurrences', 'per10k', 'hits', 'reports', 'share'] as const
export const YEARS_BY = ['report', 'published'] as const
export const AXES = ['used', 'all'] as const
export const DEPTHS = ['auto', 'province', 'city', 'all'] as const
export const ORDERS = ['right', 'left', 'region', 'year'] as const
/** With `q`, five lines in one chart. */
export const MOST_BESIDE = 4

export const PAGE_SIZE = 20
/** The server takes no offset beyond. */
export const LAST_PAGE = 10_000 / PAGE_SIZE

export const SORTS = ['relevance', 'year:desc', 'year:asc', 'region'] as const

/** Reads any address; what it cannot read it takes as not given. */
export function parseState(search: string): State {
  const parameters = new URLSearchParams(search)
  const one = <T extends string>(name: string, known: readonly [T, ...T[]]): T =>
    known.find(value => value === parameters.get(name)) ?? known[0]
  const page = Number(parameters.get('page'))
  const all = (name: string) => [...new Set(parameters.getAll(name).filter(value => value.trim()))]
  const q = (parameters.get('q') ?? '').trim()
  const others = all('vs').map(value => value.trim())
  return {
    q,
    mode: parameters.get('mode') === 'exact' ? 'exact' : 'smart',
    match: one('match', ['all', 'any', 'strict']),
    region: all('region'),
    year: all('year'),
    sort: one('sort', SORTS),
    distinct: parameters.get('distinct') === 'report',
    once: parameters.get('repeats') === 'once',
    page: Number.isInteger(page) && page > 1 ? Math.min(page, LAST_PAGE) : 1,
    view: !q && parameters.get('view') === 'quality' ? 'quality' : one('view', VIEWS),
    vs: [...new Set(others)].filter(value => value !== q).slice(0, MOST_BESIDE),
    measure: one('measure', MEASURES),
    depth: one('depth', DEPTHS),
    by: one('by', YEARS_BY),
    axis: one('axis', AXES),
    order: one('order', ORDERS),
  }
}

function common(state: State): URLSearchParams {
  const parameters = new URLSearchParams()
  if (state.q) parameters.set('q', state.q)
  if (state.mode !== 'smart') parameters.set('mode', state.mode)
  if (state.match !== 'all') parameters.set('match', state.match)
  for (const region of state.region) parameters.append('region', region)
  for (const year of state.year) parameters.append('year', year)
  if (state.sort !== 'relevance') parameters.set('sort', state.sort)
  if (state.distinct) parameters.set('distinct', 'report')
  if (state.once) parameters.set('repeats', 'once')
  return parameters
}

/** The address of a state, without what is the default. `parseState(pageParameters(s).toString())` is `s`. */
export function pageParameters(state: State): URLSearchParams {
  const parameters = common(state)
  if (state.page > 1) parameters.set('page', String(state.page))
  if (state.view !== VIEWS[0] && !(state.q && state.view === 'quality')) parameters.set('view', state.view)
  for (const other of state.vs) parameters.append('vs', other)
  if (state.measure !== MEASURES[0]) parameters.set('measure', state.measure)
  if (state.depth !== DEPTHS[0]) parameters.set('depth', state.depth)
  if (state.by !== YEARS_BY[0]) parameters.set('by', state.by)
  if (state.axis !== AXES[0]) parameters.set('axis', state.axis)
  if (state.order !== ORDERS[0]) parameters.set('order', state.order)
  return parameters
}

/** What every view over the same passages asks: the question and its restrictions, no order. */
export function viewParameters(state: State): URLSearchParams {
  return common({ ...state, sort: 'relevance', distinct: false })
}

/** The question of `/api/compare`. */
export function compareParameters(state: State): URLSearchParams {
  const parameters = viewParameters(state)
  if (state.by !== YEARS_BY[0]) parameters.set('by', state.by)
  return parameters
}

/** The question of `/api/export`: all that the view holds, in its order. */
export function exportParameters(state: State, format: string): URLSearchParams {
  const { view, order } = state
  const parameters =
    view === 'passages'
      ? common(state)
      : view === 'compare'
        ? compareParameters(state)
        : viewParameters(state)
  if (view !== 'passages') parameters.set('view', view)
  if (view === 'concordance') parameters.set('sort', order)
  parameters.set('format', format)
  return parameters
}

/** The question a state asks of `/api/search`. */
export function apiParameters(state: State): URLSearchParams {
  const parameters = common(state)
  parameters.set('limit', String(PAGE_SIZE))
  if (state.page > 1) parameters.set('offset', String((state.page - 1) * PAGE_SIZE))
  return parameters
}

/** What the reader needs of a state to mark the same matches. */
export function readerParameters(state: State): URLSearchParams {
  const { q, mode, match } = state
  const own = { sort: 'relevance', distinct: false, once: false } as const
  return common({ ...state, q, mode, match, ...own, region: [], year: [] })
}

/** A value put in, or taken out where it was in. Starts over at the first page. */
export function toggled(state: State, name: 'region' | 'year', value: string): State {
  const values = state[name]
  const next = values.includes(value) ? values.filter(other => other !== value) : [...values, value]
  return { ...state, [name]: next, page: 1 }
}
