// view.ts — keyword in context: every occurrence a line, the keyword under the keyword, however many there are. Not:
// the lines on screen (grid.ts).
import type { CollocatesResult } from '../../../src/api/collocates.ts'
import type { ConcordanceResult } from '../../../src/api/concordance.ts'
import { getJson } from '../../shared/client.ts'
import { h } from '../../shared/dom.ts'
import { charactersOf, ORDERS, type State, viewParameters, WIDTHS } from '../../shared/state.ts'
import type { ViewWords } from '../../words/words.ts'
import { stateLink } from '../nodes.ts'
import { STRETCH } from './fetched-lines.ts'
import { grid } from './grid.ts'
import { neighboursNode } from './neighbours.ts'

/** Neighbours listed on either side, and the most characters of each. */
const NEIGHBOURS = { rows: 8, characters: 6 }

export interface Context {
  first: ConcordanceResult
  neighbours: CollocatesResult
}

function linesParameters(state: State, offset: number): URLSearchParams {
  const parameters = viewParameters(state)
  parameters.set('sort', state.order)
  parameters.set('width', charactersOf(state))
  parameters.set('limit', String(STRETCH))
  if (offset > 0) parameters.set('offset', String(offset))
  return parameters
}

export async function askContext(state: State, signal: AbortSignal): Promise<Context> {
  const around = viewParameters(state)
  around.set('limit', String(NEIGHBOURS.rows))
  around.set('length', String(NEIGHBOURS.characters))
  const [first, neighbours] = await Promise.all([
    getJson<ConcordanceResult>('api/concordance', linesParameters(state, 0), signal),
    getJson<CollocatesResult>('api/collocates', around, signal),
  ])
  return { first, neighbours }
}

function orderSwitch(state: State, words: ViewWords): HTMLElement {
  const links = ORDERS.map(order =>
    stateLink(
      { ...state, order },
      { 'aria-current': state.order === order ? 'true' : null, 'data-key': `order-${order}` },
      words.orders[order],
    ),
  )
  return h('nav', { class: 'switch', 'aria-label': words.order }, ...links)
}

function widthChoice(state: State, words: ViewWords, go: (next: State) => void): HTMLElement {
  const select = h(
    'select',
    { 'data-key': 'width' },
    ...WIDTHS.map(value => h('option', { value, selected: state.width === value }, words.widthOf(value))),
  )
  select.addEventListener('change', () => go({ ...state, width: select.value as State['width'] }))
  return h('label', { class: 'sort' }, h('span', {}, words.width), select)
}

/** @param signal ends the listening when the page shows something else */
export function contextNodes(
  context: Context,
  state: State,
  words: ViewWords,
  go: (next: State) => void,
  signal: AbortSignal,
): HTMLElement[] {
  const { total } = context.first
  const ask = (offset: number) =>
    getJson<ConcordanceResult>('api/concordance', linesParameters(state, offset), signal)
  if (total === 0) return [h('p', { class: 'empty' }, words.noLines)]
  return [
    neighboursNode(context.neighbours, state, words),
    h(
      'div',
      { class: 'kwic-bar' },
      h('h2', {}, words.lineCount(total)),
      orderSwitch(state, words),
      widthChoice(state, words, go),
      h('span', { class: 'keys' }, words.keys),
    ),
    grid({ total, first: context.first.lines, ask, state, words, signal }),
  ]
}
