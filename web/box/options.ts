// options.ts — the rows of the box's list, as nodes. Not: which row is active, what opening one does.
import type { Hit } from '../../src/api/hit.ts'
import { reportName } from '../../src/report/reference.ts'
import { h, icon } from '../shared/dom.ts'
import { excerpt, markedNodes } from '../shared/marks.ts'
import { placeName } from '../shared/place.ts'
import type { BoxWords } from '../words/words.ts'
import { type Answer, type Scope, scopeParameters } from './service.ts'

/** What a row stands for. `query` is the text it leads to. */
export type Choice =
  | { type: 'suggestion'; query: string; href: string }
  | { type: 'passage'; query: string; href: string; hit: Hit }
  | { type: 'all'; query: string; href: string }

export interface Option {
  element: HTMLAnchorElement
  choice: Choice
}

export const SEARCH_ICON = 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm4.8 11.3L20 20'

/** Characters of a passage shown in a row. */
const ROW_TEXT = 76

export function optionsOf(answer: Answer, base: URL, scope: Scope, words: BoxWords): Option[] {
  const page = (query: string) => {
    const url = new URL('', base)
    url.search = scopeParameters(query, scope).toString()
    return url.href
  }
  const row = (choice: Choice, ...children: (Node | string | false)[]): Option => ({
    choice,
    element: h(
      'a',
      {
        role: 'option',
        part: 'option',
        class: choice.type,
        href: choice.href,
        tabindex: -1,
        'aria-selected': 'false',
      },
      ...children,
    ),
  })

  const { query, result } = answer
  const rows = answer.suggestions
    .filter(suggestion => suggestion.text !== query)
    .map(({ text }) =>
      row(
        { type: 'suggestion', query: text, href: page(text) },
        icon(SEARCH_ICON),
        h('span', { class: 'what' }, text),
      ),
    )
  for (const hit of result.hits) {
    const url = new URL(`r/${encodeURIComponent(hit.reportId)}`, base)
    const asked = new URLSearchParams({ q: query })
    if (scope.mode === 'exact') asked.set('mode', 'exact')
    url.search = asked.toString()
    url.hash = encodeURIComponent(hit.id)
    const { region, year } = hit.report
    const name = reportName(hit.report)
    const meta = [
      name.file,
      region && placeName(region.name, words),
      year === null ? null : words.year(year),
      ...hit.section.slice(-1),
    ].filter(Boolean)
    const part = excerpt(hit.text, hit.matches, ROW_TEXT)
    const text = h('span', { class: 'text', part: 'text' })
    text.append(...markedNodes(part.text, part.matches, 'mark'))
    rows.push(
      row(
        { type: 'passage', query, href: url.href, hit },
        h('span', { class: 'title', part: 'title' }, name.text, name.made && h('small', {}, words.made)),
        text,
        h('span', { class: 'meta', part: 'meta' }, meta.join(' · ')),
      ),
    )
  }
  if (result.totalHits > result.hits.length)
    rows.push(row({ type: 'all', query, href: page(query) }, words.all(result.totalHits)))
  return rows
}
