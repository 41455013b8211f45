// views.ts — switches between views, and takes them away as files, feeds or on paper. Not: the views.
import { route } from '../shared/base.ts'
import { styleChoice } from '../shared/citation.ts'
import { copyBy } from '../shared/clipboard.ts'
import { h } from '../shared/dom.ts'
import { closeByEscape } from '../shared/menu.ts'
import { exportParameters, type State, VIEWS, viewParameters } from '../shared/state.ts'
import type { ViewWords } from '../words/words.ts'
import { stateLink } from './nodes.ts'

const TABLES = ['csv', 'xlsx', 'jsonl'] as const
const REFERENCES = ['ris', 'bib'] as const

/** @param some whether there is anything to take away */
export function viewBar(state: State, some: boolean, words: ViewWords): HTMLElement {
  const tabs = VIEWS.map(view =>
    stateLink(
      { ...state, view, page: 1 },
      { 'aria-current': view === state.view ? 'page' : null, 'data-key': `view-${view}` },
      words.view[view],
    ),
  )
  const print = h('button', { type: 'button', class: 'quiet', 'data-key': 'print' }, words.print)
  print.addEventListener('click', () => window.print())
  return h(
    'div',
    { class: 'views' },
    h('nav', { class: 'tabs', 'aria-label': words.views }, ...tabs),
    some &&
      h(
        'div',
        { class: 'out' },
        exportMenu(state, words),
        print,
        // Of the citations that stand with the passages below.
        state.view === 'passages' && styleChoice(words),
      ),
  )
}

// --- internal ---

/** All that can be taken away, in one place; without scripts it unfolds all the same. */
function exportMenu(state: State, words: ViewWords): HTMLElement {
  // A file answers one question: of several side by side each has its own.
  const questions = state.view === 'compare' ? [state.q, ...state.vs] : [state.q]
  const file = (q: string, format: string, from: State) => {
    const { href } = route('api/export', exportParameters({ ...from, q }, format))
    return h(
      'a',
      { href, download: true, title: words.exportHint(words.formats[format]!) },
      words.formats[format],
    )
  }
  const tables = questions.map(q =>
    h(
      'div',
      { role: 'group', 'aria-label': q },
      questions.length > 1 && h('p', { class: 'of', lang: 'zh-CN' }, q),
      ...TABLES.map(format => file(q, format, state)),
    ),
  )
  const feed = route('feed', viewParameters(state))
  const subscribe = h('button', { type: 'button', 'data-key': 'feed' }, words.feedAddress)
  subscribe.addEventListener(
    'click',
    () => void copyBy(subscribe, new URL(feed.href, location.href).href, words),
  )
  const menu = h(
    'details',
    { class: 'export' },
    h('summary', { class: 'quiet', 'data-key': 'export' }, words.export),
    h(
      'div',
      { class: 'menu' },
      ...tables,
      h(
        'div',
        { role: 'group', 'aria-label': words.references },
        h('p', { class: 'of' }, words.references),
        ...REFERENCES.map(format => file(state.q, format, { ...state, view: 'passages' })),
      ),
      h(
        'div',
        { role: 'group', 'aria-label': words.feed },
        h('p', { class: 'of' }, words.feed),
        h('p', { class: 'hint' }, words.feedHint),
        subscribe,
        h('a', { href: feed.href, type: 'application/atom+xml' }, words.formats.atom),
      ),
    ),
  )
  closeByEscape(menu)
  menu.addEventListener('toggle', () => {
    const { left } = menu.getBoundingClientRect()
    menu.classList.toggle('from-start', left + menu.lastElementChild!.clientWidth < innerWidth)
  })
  menu.addEventListener('focusout', event => {
    const next = event.relatedTarget
    if (next instanceof Node && !menu.contains(next)) menu.open = false
  })
  return menu
}
