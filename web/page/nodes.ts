// nodes.ts — small pieces that several parts of the search page share: links between states, chips, crumbs. Not: what
// other pages have too (shared/).
import { route } from '../shared/base.ts'
import { type Child, h } from '../shared/dom.ts'
import { pageParameters, type State } from '../shared/state.ts'
import type { PageWords } from '../words/words.ts'

/** A link to another state of this page: real, so that it opens in a new tab too; main.ts takes plain clicks. */
export function stateLink(
  state: State,
  attributes: Record<string, string | boolean | null>,
  ...children: Child[]
): HTMLAnchorElement {
  return h(
    'a',
    { href: route('', pageParameters(state)).href, 'data-state': true, ...attributes },
    ...children,
  )
}

/** A restriction in use, as an item of a list: a click takes it off. */
export function chip(without: State, name: string, key: string, words: PageWords): HTMLElement {
  const cross = h('span', { 'aria-hidden': 'true' }, '×')
  const attributes = { class: 'chip', 'aria-label': words.remove(name), 'data-key': key }
  return h('li', {}, stateLink(without, attributes, name, cross))
}

export function sectionPath(section: readonly string[], words: PageWords): HTMLElement | null {
  if (section.length === 0) return null
  const steps = section.map(heading => h('span', {}, heading))
  return h(
    'p',
    { class: 'section', lang: 'zh-CN' },
    h('span', { class: 'visually-hidden' }, `${words.section} `),
    ...steps,
  )
}
