// empty.ts — what to show, and to try, when there is nothing to show.
import type { SearchResult } from '../../src/search/answer.ts'
import { ServiceError } from '../shared/client.ts'
import { type Child, h } from '../shared/dom.ts'
import { stateLink } from './nodes.ts'
import type { State } from './state.ts'
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

type FailureWords = Pick<Words, 'offline' | 'starting' | 'broken'>

/** The server's own words where it gave any: they name the parameter and the remedy. */
export function failureText(error: unknown, words: FailureWords): string {
  if (!(error instanceof ServiceError)) return words.broken
  if (error.message) return error.message
  if (error.status === 0) return words.offline
  return error.status === 503 ? words.starting : words.broken
}

export function errorNode(
  error: unknown,
  words: FailureWords & Pick<Words, 'errorTitle' | 'retry'>,
  retry: () => void,
): HTMLElement {
  return h(
    'div',
    { class: 'empty error', role: 'alert' },
    h('h1', {}, words.errorTitle),
    h('p', {}, failureText(error, words)),
    h('p', {}, h('button', { type: 'button', class: 'primary', onclick: retry }, words.retry)),
  )
}
