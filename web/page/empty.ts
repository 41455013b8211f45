// empty.ts — what to show, and to try, when nothing was found. Not: failures (shared/failure.ts).
import { type Child, h } from '../shared/dom.ts'
import { saidNode } from '../shared/notice.ts'
import type { State } from '../shared/state.ts'
import type { PageWords } from '../words/words.ts'
import type { Called } from './chips.ts'
import { stateLink } from './nodes.ts'
import { partsNode } from './question-parts.ts'
import type { Answers } from './results-request.ts'
import { whyButton } from './why.ts'
import { withoutFilters } from './without-filters.ts'

/** Notices that are not shown above, because `emptyNode` says them with links. */
export const SAID_WHERE_EMPTY: readonly string[] = ['not-found', 'no-report']

export function emptyNode(answers: Answers, state: State, called: Called, words: PageWords): HTMLElement {
  const { own: result } = answers
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
    ...withoutFilters(answers, state, called, words),
    bare !== undefined && stateLink({ ...state, q: bare, page: 1 }, { 'data-key': 'bare' }, words.tryBare),
    !reason && state.mode === 'exact' && stateLink({ ...state, mode: 'smart', page: 1 }, {}, words.trySmart),
    !reason && state.match === 'strict' && stateLink({ ...state, match: 'all', page: 1 }, {}, words.tryRelax),
    !reason && free === undefined && h('span', {}, words.tryShorter),
  ].filter(Boolean)
  return h(
    'div',
    { class: 'empty' },
    h('h2', {}, words.noneTitle),
    reason ? saidNode(reason, words) : h('p', {}, words.none(state.q)),
    tries.length > 0 && h('ul', {}, ...tries.map(node => h('li', {}, node))),
    !reason && partsNode(result, state, words),
    h('p', {}, whyButton(state, words)),
  )
}
