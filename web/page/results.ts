// results.ts — the passages found, as cards. Not: filters, totals, paging.
import type { Hit } from '../../src/api/hit.ts'
import type { SearchResult } from '../../src/api/search.ts'
import { reportHref } from '../shared/base.ts'
import { cite } from '../shared/citation.ts'
import { COPY_ICON, copyBy } from '../shared/clipboard.ts'
import { h, icon } from '../shared/dom.ts'
import { markedNodes } from '../shared/marks.ts'
import { metaLine, titleNodes } from '../shared/report-nodes.ts'
import { keepSelection, selectedIn } from '../shared/selection.ts'
import { readerParameters, type State } from '../shared/state.ts'
import type { PageWords } from '../words/words.ts'
import { sectionPath } from './nodes.ts'

const OPEN_ICON = 'M5 12h13M13 6l6 6-6 6'

/** Neighbours of one report stand together under its name; the order stays. */
function grouped(hits: readonly Hit[]): Hit[][] {
  const groups: Hit[][] = []
  for (const hit of hits) {
    const last = groups.at(-1)
    if (last?.[0]?.reportId === hit.reportId) last.push(hit)
    else groups.push([hit])
  }
  return groups
}

/** The headings above a passage; one that opens the passage itself is read there. */
function above({ section, text }: Hit): string[] {
  return section.filter((heading, i) => i < section.length - 1 || !text.startsWith(heading))
}

/** As the totals count; where only words of a term stand, it says that these are what is marked. */
function marksCount({ matches, occurrences }: Hit, { related }: State, words: PageWords): HTMLElement | null {
  if (matches.length === 0) return null
  const text =
    occurrences === 0
      ? words.wordOccurrences(matches.length, related)
      : words.occurrences(occurrences ?? matches.length)
  return h('span', { class: 'count' }, text)
}

function passage(hit: Hit, state: State, words: PageWords): HTMLElement {
  const href = reportHref(hit.reportId, readerParameters(state), hit.id)
  const copy = h(
    'button',
    { type: 'button', class: 'quiet', title: words.copyHint },
    icon(COPY_ICON),
    h('span', {}, words.copy),
  )
  const text = h('p', { class: `text ${hit.kind === 'paragraph' ? '' : 'heading'}`, lang: 'zh-CN' })
  // Where it stands, not how it was found.
  const citation = () =>
    cite(selectedIn(text) || hit.text, hit.section, hit.report, reportHref(hit.reportId, undefined, hit.id))
  keepSelection(copy)
  copy.addEventListener('click', () => void copyBy(copy, citation(), words))
  text.append(...markedNodes(hit.text, hit.matches))
  return h(
    'div',
    { class: 'passage' },
    sectionPath(above(hit), words),
    text,
    h(
      'p',
      { class: 'actions' },
      marksCount(hit, state, words),
      h('a', { href, class: 'quiet' }, icon(OPEN_ICON), h('span', {}, words.open)),
      copy,
    ),
  )
}

/** How many of a report's passages match beside those on this page, and the way to all of them. */
function othersNode(href: string, hits: number, shown: number, words: PageWords): HTMLElement | null {
  if (hits <= shown) return null
  const link = h('a', { href, class: 'quiet' }, words.allOfReport(hits))
  return h('p', { class: 'others' }, words.otherPassages(hits - shown), link)
}

export function resultNodes(result: SearchResult, state: State, words: PageWords): HTMLElement[] {
  return grouped(result.hits).map(hits => {
    const { report, reportId, id } = hits[0]!
    const href = reportHref(reportId, readerParameters(state), id)
    const passages = hits.map(hit => passage(hit, state, words))
    return h(
      'article',
      { class: 'card' },
      h('header', {}, h('h2', {}, ...titleNodes(report, href, words)), metaLine(report, words)),
      ...passages,
      state.list !== 'flat' && othersNode(href, result.reportHits?.[reportId] ?? 0, hits.length, words),
    )
  })
}
