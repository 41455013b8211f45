// neighbours.ts — what most often stands before and behind, each a step deeper into the phrase. Not: counting it.
import type { Collocate, CollocatesResult } from '../../../src/api/collocates.ts'
import { barNode, h } from '../../shared/dom.ts'
import type { State } from '../../shared/state.ts'
import type { ViewWords } from '../../words/words.ts'
import { stateLink } from '../nodes.ts'

/**
 * The text of a question that is nothing but one word or phrase; `null` for all others, which no neighbour can be
 * added to.
 *
 * @example plainText('“行政复议”') // => '行政复议'
 */
export function plainText(query: string): string | null {
  const quoted = /^["“”「『＂](.*)["“”」』＂]$/su.exec(query)
  const text = (quoted?.[1] ?? query).trim()
  if (text === '' || /["“”「」『』＂|｜*＊~～:：()（）]/u.test(text)) return null
  return quoted || !/^[-－]|\s/u.test(text) ? text : null
}

function list(
  side: 'preceders' | 'followers',
  rows: readonly Collocate[],
  total: number,
  state: State,
  words: ViewWords,
): HTMLElement {
  const plain = plainText(state.q)
  const most = rows[0]?.count ?? 1
  const items = rows.map(({ text, count }) => {
    const bar = barNode(count / most)
    const name = h('span', { class: 'name', lang: 'zh-CN' }, text)
    const content = [name, bar, h('span', { class: 'number' }, count)]
    const title = words.of(count, total)
    const longer = plain === null ? null : side === 'followers' ? plain + text : text + plain
    return h(
      'li',
      {},
      longer === null
        ? h('span', { class: 'row', title }, ...content)
        : stateLink({ ...state, q: `"${longer}"`, page: 1 }, { class: 'row', title }, ...content),
    )
  })
  return h(
    'section',
    { 'aria-labelledby': side },
    h('h2', { id: side }, words[side]),
    items.length > 0 ? h('ol', {}, ...items) : h('p', {}, words.noNeighbours),
  )
}

export function neighboursNode(result: CollocatesResult, state: State, words: ViewWords): HTMLElement {
  return h(
    'div',
    { class: 'neighbours years' },
    list('preceders', result.preceders, result.total, state, words),
    list('followers', result.followers, result.total, state, words),
  )
}
