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
  /** Kinds of text and levels, as the server names them. */
  genre: string[]
  level: string[]
  /** Ids of reports that are left out. */
  except: string[]
  sort: 'relevance' | 'year:desc' | 'year:asc' | 'region'
  /** Passages of one report together, the best of them; of each report only the best; or each by itself. */
  list: (typeof LISTS)[number]
  /** Passages of the same text are counted, and shown, once. */
  once: boolean
  /** Other wordings are asked for too. */
  related: boolean
  /** From 1. */
  page: number
  /** `quality` is about the collection: only without a question. */
  view: (typeof VIEWS)[number] | 'quality'
  /** Further questions set beside `q` in the comparison; at most `MOST_BESIDE`. */
  vs: string[]
  /** Which of `vs` the divisions are shown of; empty: of `q`. */
  of: string
  measure: (typeof MEASURES)[number]
  /** How deep the rows of the comparison go; `auto` takes the deepest that can be looked over. */
  depth: (typeof DEPTHS)[number]
  /** Whether the comparison lists divisions in which nothing is found. */
  rows: (typeof ROWS)[number]
  /** Which year of a report counts, in filters and figures: the one it is about, or that of its publication. */
  by: (typeof YEARS_BY)[number]
  /** Years of the comparison: from the first use to the last, or all that have reports. */
  axis: (typeof AXES)[number]
  /** Of the lines of the concordance. */
  order: (typeof ORDERS)[number]
  /** Characters on either side of a line. */
  width: (typeof WIDTHS)[number]
}

export const VIEWS = ['passages', 'compare', 'concordance'] as const
export const MEASURES = ['occurrences', 'per10k', 'hits', 'reports', 'share'] as const
export const YEARS_BY = ['report', 'published'] as const
export const AXES = ['used', 'all'] as const
export const DEPTHS = ['auto', 'province', 'city', 'all'] as const
export const ROWS = ['all', 'found'] as const
export const ORDERS = ['right', 'left', 'region', 'year', 'number'] as const
/** As many as one line of the window shows, or so many in as many lines as they take. */
export const WIDTHS = ['line', '40', '80', '120', '200'] as const
/** Characters that no window shows more of in one line. */
const LINE = '40'
/** Characters asked of the server. */
export const charactersOf = ({ width }: Pick<State, 'width'>): string => (width === 'line' ? LINE : width)
/** With `q`, five lines in one chart. */
export const MOST_BESIDE = 4

export const LISTS = ['grouped', 'best', 'flat'] as const
/** Passages of one report that stand together. */
const EACH = 3
/** Of reports, or with `flat` of passages. */
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
  const vs = [...new Set(others)].filter(value => value !== q).slice(0, MOST_BESIDE)
  return {
    q,
    mode: parameters.get('mode') === 'exact' ? 'exact' : 'smart',
    match: one('match', ['all', 'any', 'strict']),
    region: all('region'),
    year: all('year'),
    genre: all('genre'),
    level: all('level'),
    except: all('except'),
    sort: one('sort', SORTS),
    list: parameters.get('distinct') === 'report' ? 'best' : one('list', LISTS),
    once: parameters.get('repeats') === 'once',
    related: parameters.get('related') === 'on',
    page: Number.isInteger(page) && page > 1 ? Math.min(page, LAST_PAGE) : 1,
    view: !q && parameters.get('view') === 'quality' ? 'quality' : one('view', VIEWS),
    vs,
    of: vs.find(value => value === parameters.get('of')?.trim()) ?? '',
    measure: one('measure', MEASURES),
    depth: one('depth', DEPTHS),
    rows: one('rows', ROWS),
    by: one('by', YEARS_BY),
    axis: one('axis', AXES),
    order: one('order', ORDERS),
    width: one('width', WIDTHS),
  }
}

function common(state: State): URLSearchParams {
  const parameters = new URLSearchParams()
  if (state.q) parameters.set('q', state.q)
  if (state.mode !== 'smart') parameters.set('mode', state.mode)
  if (state.match !== 'all') parameters.set('match', state.match)
  for (const region of state.region) parameters.append('region', region)
  for (const year of state.year) parameters.append('year', year)
  if (state.by !== YEARS_BY[0]) parameters.set('by', state.by)
  for (const genre of state.genre) parameters.append('genre', genre)
  for (const level of state.level) parameters.append('level', level)
  for (const report of state.except) parameters.append('except', report)
  if (state.sort !== 'relevance') parameters.set('sort', state.sort)
  if (state.list === 'best') parameters.set('distinct', 'report')
  if (state.once) parameters.set('repeats', 'once')
  if (state.related) parameters.set('related', 'on')
  return parameters
}

/** The address of a state, without what is the default. `parseState(pageParameters(s).toString())` is `s`. */
export function pageParameters(state: State): URLSearchParams {
  const parameters = common(state)
  if (state.list === 'flat') parameters.set('list', state.list)
  if (state.page > 1) parameters.set('page', String(state.page))
  if (state.view !== VIEWS[0] && !(state.q && state.view === 'quality')) parameters.set('view', state.view)
  for (const other of state.vs) parameters.append('vs', other)
  if (state.of) parameters.set('of', state.of)
  if (state.measure !== MEASURES[0]) parameters.set('measure', state.measure)
  if (state.depth !== DEPTHS[0]) parameters.set('depth', state.depth)
  if (state.rows !== ROWS[0]) parameters.set('rows', state.rows)
  if (state.axis !== AXES[0]) parameters.set('axis', state.axis)
  if (state.order !== ORDERS[0]) parameters.set('order', state.order)
  if (state.width !== WIDTHS[0]) parameters.set('width', state.width)
  return parameters
}

/** What every view over the same passages asks: the question and its restrictions, no order. */
export function viewParameters(state: State): URLSearchParams {
  return common({ ...state, sort: 'relevance', list: 'grouped' })
}

/** The question of `/api/export`: all that the view holds, in its order. */
export function exportParameters(state: State, format: string): URLSearchParams {
  const { view, order } = state
  const parameters = view === 'passages' ? common(state) : viewParameters(state)
  if (view !== 'passages') parameters.set('view', view)
  if (view === 'concordance') {
    parameters.set('sort', order)
    // What the page shows by default is not what the server gives by default.
    parameters.set('width', charactersOf(state))
  }
  parameters.set('format', format)
  return parameters
}

/** The question a state asks of `/api/search`. */
export function apiParameters(state: State): URLSearchParams {
  const parameters = common(state)
  parameters.set('limit', String(PAGE_SIZE))
  parameters.set('facets', 'all')
  if (state.list === 'grouped') {
    parameters.set('distinct', 'report')
    parameters.set('each', String(EACH))
  }
  if (state.page > 1) parameters.set('offset', String((state.page - 1) * PAGE_SIZE))
  return parameters
}

/** What the reader needs of a state to mark the same matches. */
export function readerParameters(state: State): URLSearchParams {
  return common({ ...unrestricted(state), sort: 'relevance', list: 'grouped', once: false })
}

/** What a question is restricted by beside its words. */
export const RESTRICTIONS = ['region', 'year', 'genre', 'level', 'except'] as const
export type Restriction = (typeof RESTRICTIONS)[number]

export const isRestricted = (state: State): boolean => RESTRICTIONS.some(name => state[name].length > 0)

/** The same question of everything there is. */
export const unrestricted = (state: State): State => ({
  ...state,
  region: [],
  year: [],
  genre: [],
  level: [],
  except: [],
  by: 'report',
  page: 1,
})

/** A value put in, or taken out where it was in. Starts over at the first page. */
export function toggled(state: State, name: Restriction, value: string): State {
  const values = state[name]
  const next = values.includes(value) ? values.filter(other => other !== value) : [...values, value]
  return { ...state, [name]: next, page: 1 }
}
