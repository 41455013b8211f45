// pager.ts — previous, next, and the pages near. Not: asking for them.
import type { SearchResult } from '../../src/api/search.ts'
import { h } from '../shared/dom.ts'
import { LAST_PAGE, PAGE_SIZE, type State } from '../shared/state.ts'
import type { PageWords } from '../words/words.ts'
import { stateLink } from './nodes.ts'

/** @example pagesNear(6, 12) // => [1, null, 4, 5, 6, 7, 8, null, 12], where null is a gap */
export function pagesNear(page: number, last: number): (number | null)[] {
  const out: (number | null)[] = []
  for (let n = 1; n <= last; n++) {
    if (n === 1 || n === last || Math.abs(n - page) <= 2) out.push(n)
    else if (out.at(-1) !== null) out.push(null)
  }
  return out
}

export function pager(result: SearchResult, state: State, words: PageWords): HTMLElement | null {
  const rows = state.list === 'flat' ? result.totalHits : result.totalReports
  const pages = Math.ceil(rows / PAGE_SIZE)
  const last = Math.min(pages, LAST_PAGE)
  if (last < 2) return null
  const link = (page: number, text: string, rel: string | null = null) =>
    stateLink({ ...state, page }, { rel, 'data-page': true, 'data-key': rel ?? `page-${page}` }, text)
  const near = pagesNear(state.page, last).map(page => {
    if (page === null) return h('li', { class: 'gap', 'aria-hidden': 'true' }, '…')
    const here = page === state.page
    const node = link(page, String(page))
    node.setAttribute('aria-label', words.pageOf(page))
    if (here) node.setAttribute('aria-current', 'page')
    return h('li', {}, node)
  })
  return h(
    'nav',
    { class: 'pager', 'aria-label': words.pages },
    h(
      'ul',
      {},
      state.page > 1 && h('li', {}, link(state.page - 1, words.previous, 'prev')),
      ...near,
      state.page < last && h('li', {}, link(state.page + 1, words.next, 'next')),
    ),
    pages > LAST_PAGE && state.page === last && h('p', {}, words.beyond),
  )
}
