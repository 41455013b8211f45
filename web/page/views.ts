// views.ts — the way from one view to another, and out into a file. Not: the views.
import { route } from '../shared/base.ts'
import { h } from '../shared/dom.ts'
import { exportParameters, type State, VIEWS } from '../shared/state.ts'
import { stateLink } from './nodes.ts'
import type { ViewWords } from './view-words.ts'

const FORMATS = ['csv', 'xlsx', 'jsonl'] as const

/** @param some whether there is anything to take away */
export function viewBar(state: State, some: boolean, words: ViewWords): HTMLElement {
  const tabs = VIEWS.map(view =>
    stateLink(
      { ...state, view, page: 1 },
      { 'aria-current': view === state.view ? 'page' : null, 'data-key': `view-${view}` },
      words.view[view],
    ),
  )
  // A file answers one question: of several side by side each has its own.
  const questions = state.view === 'compare' ? [state.q, ...state.vs] : [state.q]
  const files = questions.map(q => {
    const links = FORMATS.map(format => {
      const { href } = route('api/export', exportParameters({ ...state, q }, format))
      const name = format.toUpperCase()
      return h('a', { href, class: 'quiet', download: true, title: words.exportHint(name) }, name)
    })
    if (questions.length === 1) return h('span', {}, ...links)
    return h(
      'span',
      { role: 'group', 'aria-label': q },
      h('span', { class: 'of', lang: 'zh-CN' }, q),
      ...links,
    )
  })
  return h(
    'div',
    { class: 'views' },
    h('nav', { class: 'tabs', 'aria-label': words.views }, ...tabs),
    some && h('p', { class: 'export' }, h('span', {}, words.export), ...files),
  )
}
