// facets.ts — regions as a tree, years as bars, each a link that adds or takes away a restriction.
import type { YearFacet } from '../../src/api/search.ts'
import { barNode, h } from '../shared/dom.ts'
import { placeName } from '../shared/place.ts'
import { type State, toggled } from '../shared/state.ts'
import { stateLink } from './nodes.ts'
import type { RegionNode } from './region-tree.ts'
import type { Words } from './words.ts'
import { yearRange } from './year-range.ts'

/** Divisions of one parent shown before “show more”. */
const SHOWN = 12

function chosen(state: State, node: RegionNode): string | undefined {
  return state.region.find(value => value === node.code || value === node.name)
}

function branch(nodes: readonly RegionNode[], state: State, words: Words): HTMLElement {
  const rows = nodes.map(node => {
    const value = chosen(state, node)
    return h(
      'li',
      {},
      stateLink(
        toggled(state, 'region', value ?? node.code),
        { class: 'row', 'aria-current': value ? 'true' : null, 'data-key': `region-${node.code}` },
        h('span', { class: 'name', lang: 'zh-CN' }, placeName(node.name)),
        h('span', { class: 'number' }, node.hits),
      ),
      node.children.length > 0 && branch(node.children, state, words),
    )
  })
  if (rows.length <= SHOWN + 2) return h('ul', {}, ...rows)
  const rest = h('details', { class: 'more' }, h('summary', {}, words.more(rows.length - SHOWN)))
  rest.append(h('ul', {}, ...rows.slice(SHOWN)))
  return h('ul', {}, ...rows.slice(0, SHOWN), h('li', {}, rest))
}

export function regionFacet(tree: readonly RegionNode[], state: State, words: Words): HTMLElement | null {
  if (tree.length === 0) return null
  return h(
    'section',
    { class: 'facet regions', 'aria-labelledby': 'facet-regions' },
    h('h2', { id: 'facet-regions' }, words.regions, h('small', {}, words.unitPassages)),
    branch(tree, state, words),
  )
}

const within = (year: number, range: string) => {
  const [from, to = from] = range.split('..').map(Number)
  return from !== undefined && to !== undefined && year >= from && year <= to
}

export function yearFacet(
  rows: readonly YearFacet[],
  state: State,
  words: Words,
  /** Null: there are no scripts, and so no handles. */
  go: ((next: State) => void) | null,
): HTMLElement | null {
  if (rows.length === 0) return null
  const most = Math.max(...rows.map(row => row.hits), 1)
  const known = rows.filter(row => row.year !== null).sort((a, b) => b.year! - a.year!)
  const items = known.map(({ year, hits }) => {
    const value = state.year.find(range => within(year!, range))
    const bar = barNode(hits / most)
    return h(
      'li',
      {},
      stateLink(
        toggled(state, 'year', value ?? String(year)),
        { class: 'row', 'aria-current': value ? 'true' : null, 'data-key': `year-${year}` },
        h('span', { class: 'name' }, String(year)),
        bar,
        h('span', { class: 'number' }, hits),
      ),
    )
  })
  const unknown = rows.find(row => row.year === null)
  if (unknown)
    items.push(
      h(
        'li',
        {},
        h(
          'span',
          { class: 'row' },
          h('span', { class: 'name' }, words.unknownYear),
          h('span', { class: 'number' }, unknown.hits),
        ),
      ),
    )
  return h(
    'section',
    { class: 'facet years', 'aria-labelledby': 'facet-years' },
    h('h2', { id: 'facet-years' }, words.years, h('small', {}, words.unitPassages)),
    go &&
      yearRange(
        known.map(({ year }) => year!),
        state,
        words,
        go,
      ),
    h('ul', {}, ...items),
  )
}
