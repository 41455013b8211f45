// related.ts — other wordings of what was asked for, each with what it would find, and whether they are asked for too.
// Not: the question (the server's).
import type { RelatedAnswer } from '../../src/api/related.ts'
import { getJson } from '../shared/client.ts'
import { h } from '../shared/dom.ts'
import { RESTRICTIONS, type State } from '../shared/state.ts'
import type { PageWords } from '../words/words.ts'
import { stateLink } from './nodes.ts'
import { anew } from './within.ts'

/** Fills its place once it is known what there is; nothing where nothing is. */
export async function showRelated(
  place: HTMLElement,
  state: State,
  words: PageWords,
  signal: AbortSignal,
): Promise<void> {
  const parameters = new URLSearchParams({ q: state.q, mode: state.mode, by: state.by })
  for (const name of RESTRICTIONS) for (const value of state[name]) parameters.append(name, value)
  try {
    const { related } = await getJson<RelatedAnswer>('api/related', parameters, signal)
    if (!signal.aborted && related.length > 0) place.append(...relatedNodes(related, state, words))
  } catch {}
}

/** Each wording links to its own results; the switch includes all of them, or none. */
function relatedNodes(related: RelatedAnswer['related'], state: State, words: PageWords): HTMLElement[] {
  const items = related.flatMap(({ text, also }) =>
    also.map(other => {
      const query = queryWith(state.q, text, other.text)
      const attributes = {
        title: words.relatedHint(text, other.text, other.source),
        'data-key': `related-${other.text}`,
      }
      const name = `${other.text} ${words.passages(other.hits)}`
      return h(
        'li',
        { lang: 'zh-CN' },
        other.hits > 0 && query !== null
          ? stateLink(anew({ ...state, related: false }, query), attributes, name)
          : h('span', { title: attributes.title }, name),
      )
    }),
  )
  const all = stateLink(
    { ...state, related: !state.related, page: 1 },
    { class: 'all', 'data-key': 'related' },
    state.related ? words.relatedOff : words.relatedOn,
  )
  return [h('span', {}, state.related ? words.relatedToo : words.related), h('ul', {}, ...items), all]
}

/** The query with another wording, as the phrase that was counted; null where the text does not stand in it just once. */
function queryWith(query: string, text: string, other: string): string | null {
  const [before, behind, ...more] = query.split(text)
  if (behind === undefined || more.length > 0) return null
  const isQuoted = /["“「『]$/.test(before!) && /^["”」』]/.test(behind)
  return `${before}${isQuoted ? other : `"${other}"`}${behind}`
}
