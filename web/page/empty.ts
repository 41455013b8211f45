// empty.ts — what to show, and to try, when nothing was found. Not: failures (shared/failure.ts).
import type { SearchResult } from '../../src/api/search.ts'
import { type Child, h } from '../shared/dom.ts'
import { saidNode } from '../shared/notice.ts'
import { isRestricted, type State, unrestricted } from '../shared/state.ts'
import type { PageWords } from '../words/words.ts'
import { stateLink } from './nodes.ts'
import { partsNode } from './question-parts.ts'
import { whyButton } from './why.ts'

/** Notices that `emptyNode` says in its own words, with links. */
export const SAID_WHERE_EMPTY: readonly string[] = ['not-found', 'no-report']

export function emptyNode(result: SearchResult, state: State, words: PageWords): HTMLElement {
  if (result.totalHits > 0)
    return h(
      'div',
      { class: 'empty' },
      h('h2', {}, words.pastEnd),
      h('ul', {}, h('li', {}, stateLink({ ...state, page: 1 }, {}, words.tryFirst))),
    )
  const reason = result.notices.find(({ code }) => code === 'no-report')
  const bare = result.unquoted
  // Absent without filters, empty with nothing else: then there is no wording to be shorter.
  const free = result.unrestricted
  // Where words are relaxed and none is there either, to accept any of them is no advice.
  const tries: Child[] = [
    free && stateLink({ ...state, q: free, page: 1 }, {}, words.tryFree(free)),
    bare !== undefined && stateLink({ ...state, q: bare, page: 1 }, { 'data-key': 'bare' }, words.tryBare),
    isRestricted(state) && stateLink(unrestricted(state), {}, words.tryClear),
    !reason && state.mode === 'exact' && stateLink({ ...state, mode: 'smart', page: 1 }, {}, words.trySmart),
    !reason && state.match === 'strict' && stateLink({ ...state, match: 'all', page: 1 }, {}, words.tryRelax),
    !reason && free === undefined && h('span', {}, words.tryShorter),
  ].filter(Boolean)
  return h(
    'div',
    { class: 'empty' },
    h('h2', {}, words.noneTitle),
    reason ? saidNode(reason, words) : h('p', {}, words.none(state.q)),
    !reason && partsNode(result, state, words),
    tries.length > 0 && h('ul', {}, ...tries.map(node => h('li', {}, node))),
    h('p', {}, whyButton(state, words)),
  )
}
