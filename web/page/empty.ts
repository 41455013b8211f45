// empty.ts — what to show, and to try, when nothing was found. Not: failures (shared/failure.ts).
import type { SearchResult } from '../../src/search/answer.ts'
import { type Child, h } from '../shared/dom.ts'
import type { State } from '../shared/state.ts'
import { stateLink } from './nodes.ts'
import type { Words } from './words.ts'

export function emptyNode(result: SearchResult, state: State, words: Words): HTMLElement {
  if (result.totalHits > 0)
    return h(
      'div',
      { class: 'empty' },
      h('h2', {}, words.pastEnd),
      h('ul', {}, h('li', {}, stateLink({ ...state, page: 1 }, {}, words.tryFirst))),
    )
  const restricted = state.region.length > 0 || state.year.length > 0
  const tries: Child[] = [
    restricted && stateLink({ ...state, region: [], year: [], page: 1 }, {}, words.tryClear),
    state.mode === 'exact' && stateLink({ ...state, mode: 'smart', page: 1 }, {}, words.trySmart),
    state.match === 'strict' && stateLink({ ...state, match: 'all', page: 1 }, {}, words.tryRelax),
    state.match === 'all' && stateLink({ ...state, mode: 'smart', match: 'any', page: 1 }, {}, words.tryAny),
    h('span', {}, words.tryShorter),
  ]
  return h(
    'div',
    { class: 'empty' },
    h('h2', {}, words.noneTitle),
    h('p', {}, words.none(state.q)),
    h('ul', {}, ...tries.filter(Boolean).map(node => h('li', {}, node))),
  )
}
