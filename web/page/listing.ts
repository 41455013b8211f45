// listing.ts — lists of the page about the data: what stands open, what unfolds, what is asked for then. Not: what they list.
import type { Listing, Quality } from '../../src/api/quality.ts'
import { getJson } from '../shared/client.ts'
import { append, type Child, h } from '../shared/dom.ts'
import { grouped } from '../words/numbers.ts'
import type { QualityWords } from '../words/words.ts'

/** Of each list at first, and of one with each click more. */
const [ASKED, MORE] = [200, 1000]
/** What stands open of a list; the rest is folded. */
export const OPEN = 12

/** The first of every list. */
export const askQuality = (signal: AbortSignal) => ask(0, ASKED, signal)

export function section<Item>(
  title: string,
  quality: Quality,
  pick: (quality: Quality) => Listing<Item> | null,
  line: (item: Item) => Child[],
  words: QualityWords,
  signal: AbortSignal,
): HTMLElement {
  const listing = pick(quality)!
  const { total, items } = listing
  const node = h('section', { class: 'listing' }, h('h2', {}, title, h('small', {}, grouped(total))))
  append(node, [h('ul', {}, ...items.slice(0, OPEN).map(item => itemNode(line(item))))])
  if (total > OPEN)
    append(node, [
      h(
        'details',
        {},
        h('summary', {}, words.more(total - OPEN)),
        ...growing(h('ul', {}), listing, OPEN, pick, line, words, signal),
      ),
    ])
  return node
}

/** A list from an item on, and a button for those that were not asked for yet. */
export function growing<Item>(
  list: HTMLElement,
  { total, items }: Listing<Item>,
  from: number,
  pick: (quality: Quality) => Listing<Item> | null,
  line: (item: Item) => Child[],
  words: QualityWords,
  signal: AbortSignal,
): HTMLElement[] {
  const grow = (more: readonly Item[]) =>
    append(
      list,
      more.map(item => itemNode(line(item))),
    )
  grow(items.slice(from))
  const button = h('button', { type: 'button', class: 'quiet' })
  const label = () => {
    const left = total - from - list.childElementCount
    button.textContent = words.further(left)
    if (left <= 0) button.remove()
  }
  button.addEventListener('click', async () => {
    const before = list.childElementCount
    const more = pick(await ask(from + before, MORE, signal))?.items ?? []
    grow(more)
    label()
    // The button may be gone: who goes by keys goes on where the list does.
    list.children[before]?.querySelector('a')?.focus()
  })
  if (items.length >= total) return [list]
  label()
  return [list, button]
}

export function table(
  title: string,
  heads: string[],
  rows: [name: string, ...counts: number[]][],
): HTMLElement {
  const head = h('tr', {}, ...heads.map(name => h('th', { scope: 'col' }, name)))
  const body = rows.map(([name, ...counts]) =>
    h('tr', {}, h('th', { scope: 'row' }, name), ...counts.map(count => h('td', {}, grouped(count)))),
  )
  return h(
    'section',
    { class: 'listing' },
    h('h2', {}, title),
    h('table', {}, h('thead', {}, head), h('tbody', {}, ...body)),
  )
}

// --- internal ---

const ask = (offset: number, limit: number, signal: AbortSignal) =>
  getJson<Quality>(
    'api/quality',
    new URLSearchParams({ limit: String(limit), ...(offset > 0 && { offset: String(offset) }) }),
    signal,
  )

const itemNode = (children: Child[]) => h('li', { lang: 'zh-CN' }, ...children)
