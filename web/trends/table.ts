// table.ts — tables of this page, and how they are taken away. Not: what is in them.
import { route } from '../shared/base.ts'
import { h } from '../shared/dom.ts'
import type { TrendWords } from '../words/words.ts'

/** What was asked, as files: all of it, with what it rests on in the workbook. */
export const files = (path: string, asked: URLSearchParams, words: TrendWords): HTMLElement[] =>
  (['csv', 'xlsx'] as const).map(format =>
    h(
      'a',
      { href: route(path, new URLSearchParams([...asked, ['format', format]])).href, download: true },
      words.files[format],
    ),
  )

export type Cells = (string | HTMLElement)[]

/**
 * Rows of a name and cells.
 *
 * @param columns of the table, that of the names left out: one other cell is as wide as all of them
 */
export const bodyOf = (rows: Cells[], columns: number): HTMLElement =>
  h(
    'tbody',
    {},
    ...rows.map(([first, ...cells]) =>
      h(
        'tr',
        {},
        h('th', { scope: 'row' }, first!),
        ...cells.map(cell => h('td', cells.length === 1 ? { class: 'gap', colspan: columns } : {}, cell)),
      ),
    ),
  )

export function table(heads: string[], bodies: HTMLElement[], kind: string): HTMLElement {
  const head = h('tr', {}, ...heads.map(name => h('th', { scope: 'col' }, name)))
  return h(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': heads[0]! },
    h('table', { class: kind }, h('thead', {}, head), ...bodies),
  )
}
