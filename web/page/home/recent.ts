// recent.ts — the last queries of this browser, stored in it and sent nowhere. Not: suggestions of the server.
import { h } from '../../shared/dom.ts'
import { parseState } from '../../shared/state.ts'
import type { PageWords } from '../../words/words.ts'
import { stateLink } from '../nodes.ts'

const KEY = 'jiansuo-recent'
const KEPT = 10

function recentQueries(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter(q => typeof q === 'string').slice(0, KEPT) : []
  } catch {
    return []
  }
}

function keep(queries: string[]): void {
  try {
    if (queries.length > 0) localStorage.setItem(KEY, JSON.stringify(queries))
    else localStorage.removeItem(KEY)
  } catch {
    // Storage is forbidden here: nothing is remembered.
  }
}

export function rememberQuery(q: string): void {
  keep([q, ...recentQueries().filter(other => other !== q)].slice(0, KEPT))
}

export function recentNode(words: PageWords): HTMLElement | null {
  const queries = recentQueries()
  if (queries.length === 0) return null
  const forget = h('button', { type: 'button', class: 'quiet' }, words.forget)
  const links = queries.map(q => stateLink({ ...parseState(''), q }, { class: 'chip', lang: 'zh-CN' }, q))
  const node = h(
    'section',
    { class: 'recent', 'aria-labelledby': 'recent' },
    h('h2', { id: 'recent' }, words.recent, h('small', {}, words.recentHint), forget),
    h('ul', { class: 'chips' }, ...links.map(link => h('li', {}, link))),
  )
  forget.addEventListener('click', () => {
    keep([])
    node.remove()
  })
  return node
}
