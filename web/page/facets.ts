// facets.ts — years as bars, kinds and levels as rows, regions as a tree: each a link that adds or takes away a
// restriction, with how many passages it leaves. Not: counting them.
import type { SearchResult, YearFacet } from '../../src/api/search.ts'
import { UNTITLED } from '../../src/report/genre.ts'
import { barNode, h } from '../shared/dom.ts'
import { placeLang, placeName } from '../shared/place.ts'
import { type State, toggled, YEARS_BY } from '../shared/state.ts'
import type { PageWords } from '../words/words.ts'
import { stateLink } from './nodes.ts'
import type { RegionNode } from './region-tree.ts'
import { undated } from './within.ts'
import { type Go, yearRange } from './year-range.ts'

/** Divisions of one parent shown before “show more”. */
const SHOWN = 12

/** @param go null: there are no scripts, and so no handles */
export function facetNodes(
  { year, genre = [], level = [] }: SearchResult['facets'],
  tree: readonly RegionNode[],
  state: State,
  words: PageWords,
  go: Go | null,
): (HTMLElement | null)[] {
  const genres = genre.map(({ genre, ...row }) => {
    const value = genre ?? UNTITLED
    return { ...row, value, name: nameOf(value, words.genres) }
  })
  const levels = level.map(row => ({ ...row, value: row.level, name: nameOf(row.level, words.levels) }))
  return [
    yearFacet(year, state, words, go),
    rowsFacet('genre', words.genre, genres, state, words),
    rowsFacet('level', words.level, levels, state, words),
    regionFacet(tree, state, words),
  ]
}

// --- internal ---

const nameOf = (value: string | null, names: Record<string, string>) =>
  value === null ? null : (names[value] ?? value)

const number = (hits: number, words: PageWords) => h('span', { class: 'number' }, words.passages(hits))

function section(name: string, title: string, ...children: (Node | null)[]): HTMLElement {
  const id = `facet-${name}`
  return h('section', { class: `facet ${name}s`, 'aria-labelledby': id }, h('h2', { id }, title), ...children)
}

function chosen(state: State, node: RegionNode): string | undefined {
  return state.region.find(value => value === node.code || value === node.name)
}

const isChosenIn = (state: State, nodes: readonly RegionNode[]): boolean =>
  nodes.some(node => chosen(state, node) !== undefined || isChosenIn(state, node.children))

function branch(nodes: readonly RegionNode[], state: State, words: PageWords): HTMLElement {
  const rows = nodes.map(node => {
    const value = chosen(state, node)
    const { children } = node
    const link = stateLink(
      toggled(state, 'region', value ?? node.code),
      { class: 'row', 'aria-current': value ? 'true' : null, 'data-key': `region-${node.code}` },
      h('span', { class: 'name', lang: placeLang([node.name]) }, placeName(node.name, words)),
      number(node.hits, words),
    )
    if (children.length === 0) return h('li', {}, link)
    const below = h(
      'details',
      { open: isChosenIn(state, children) },
      h('summary', { 'aria-label': words.below(placeName(node.name, words), children.length) }),
      branch(children, state, words),
    )
    return h('li', { class: 'has-below' }, link, below)
  })
  if (rows.length <= SHOWN + 2) return h('ul', {}, ...rows)
  const rest = h('details', { class: 'more' }, h('summary', {}, words.more(rows.length - SHOWN)))
  rest.append(h('ul', {}, ...rows.slice(SHOWN)))
  return h('ul', {}, ...rows.slice(0, SHOWN), h('li', {}, rest))
}

function regionFacet(tree: readonly RegionNode[], state: State, words: PageWords): HTMLElement | null {
  return tree.length === 0 ? null : section('region', words.regions, branch(tree, state, words))
}

interface FacetRow {
  /** As the address has it; null: unknown, which no restriction names. */
  value: string | null
  name: string | null
  hits: number
}

function rowsFacet(
  restriction: 'genre' | 'level',
  title: string,
  rows: readonly FacetRow[],
  state: State,
  words: PageWords,
): HTMLElement | null {
  // One that all have says nothing.
  if (rows.length < 2 && (rows.length === 0 || state[restriction].length === 0)) return null
  const items = rows.map(({ value, name, hits }) => {
    const content = [h('span', { class: 'name' }, name ?? words.unknown), number(hits, words)]
    if (value === null) return h('li', {}, h('span', { class: 'row' }, ...content))
    const isChosen = state[restriction].includes(value)
    const attributes = {
      class: 'row',
      'aria-current': isChosen ? 'true' : null,
      'data-key': `${restriction}-${value}`,
    }
    return h('li', {}, stateLink(toggled(state, restriction, value), attributes, ...content))
  })
  return section(restriction, title, h('ul', {}, ...items))
}

const within = (year: number, range: string) => {
  const [from, to = from] = range.split('..').map(Number)
  return from !== undefined && to !== undefined && year >= from && year <= to
}

/** A year is put in or taken out; of a range that it lies in, it alone is left. */
function yearChosen(state: State, year: string, within: string | undefined): State {
  if (within === undefined || within === year) return toggled(state, 'year', year)
  const others = state.year.filter(value => value !== within && value !== year)
  return { ...state, year: [...others, year], page: 1 }
}

/** Whether years are those of the reports or of their publication: one choice for filters and figures. */
function bySwitch(state: State, words: PageWords): HTMLElement {
  const links = YEARS_BY.map(by =>
    stateLink(
      { ...state, by, page: 1 },
      { 'aria-current': state.by === by ? 'true' : null, 'data-key': `facet-by-${by}` },
      words.yearsBy[by],
    ),
  )
  return h('nav', { class: 'switch small', 'aria-label': words.yearsByLabel }, ...links)
}

function yearFacet(
  rows: readonly YearFacet[],
  state: State,
  words: PageWords,
  go: Go | null,
): HTMLElement | null {
  if (rows.length === 0) return null
  const most = Math.max(...rows.map(row => row.hits), 1)
  const known = rows.filter(row => row.year !== null).sort((a, b) => b.year! - a.year!)
  const items = known.map(({ year, hits }) => {
    const value = state.year.find(range => within(year!, range))
    return h(
      'li',
      {},
      stateLink(
        yearChosen(state, String(year), value),
        { class: 'row', 'aria-current': value ? 'true' : null, 'data-key': `year-${year}` },
        h('span', { class: 'name' }, String(year)),
        barNode(hits / most),
        number(hits, words),
      ),
    )
  })
  const unknown = rows.find(row => row.year === null)
  if (unknown) {
    const content = [h('span', { class: 'name' }, words.unknownYear), number(unknown.hits, words)]
    const row = { class: 'row', 'data-key': 'year-unknown' }
    // No query restricts the year of publication.
    const node =
      state.by === 'report' ? stateLink(undated(state), row, ...content) : h('span', row, ...content)
    items.push(h('li', {}, node))
  }
  const years = known.map(({ year }) => year!)
  // A line that unfolds takes as much room as a year.
  const shown = items.length <= YEARS + 2 ? items.length : YEARS
  const list = h('ul', {}, ...items.slice(0, shown))
  return section(
    'year',
    words.years,
    bySwitch(state, words),
    go && yearRange(years, state, words, go),
    list,
    items.length > shown
      ? h(
          'details',
          { class: 'more' },
          h('summary', {}, words.moreYears(items.length - shown)),
          h('ul', {}, ...items.slice(shown)),
        )
      : null,
  )
}

/** Years listed before “show more”. */
const YEARS = 12
