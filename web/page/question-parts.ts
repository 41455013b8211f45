// question-parts.ts — the pieces of a question that was not found as it stands. Not: what was found.
import type { SearchResult } from '../../src/api/search.ts'
import { h } from '../shared/dom.ts'
import type { State } from '../shared/state.ts'
import type { PageWords } from '../words/words.ts'
import { stateLink } from './nodes.ts'
import { anew } from './within.ts'

/** The pieces of a question that was not found as it stands, with how often each occurs: a click asks for it alone. */
export function partsNode({ parts }: SearchResult, state: State, words: PageWords): HTMLElement | null {
  if (!parts) return null
  const items = parts.map(({ text, occurrences }) => {
    const name = words.part(text, occurrences)
    const next = anew({ ...state, match: 'all' }, `"${text}"`)
    return h(
      'li',
      { lang: 'zh-CN' },
      occurrences > 0 ? stateLink(next, { 'data-key': `part-${text}` }, name) : h('span', {}, name),
    )
  })
  return h('div', { class: 'parts' }, h('span', {}, words.parts), h('ul', {}, ...items))
}
