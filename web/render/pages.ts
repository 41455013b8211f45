// pages.ts — the first page of results and a report as HTML, for browsers without scripts, made by the very functions
// that draw them in the page. Bundled for Node; the server asks it. Not: asking the searcher, HTTP.

import { reportLabel } from '../../src/report/reference.ts'
import type { Renderer } from '../../src/server/renderer.ts'
import { emptyNode } from '../page/empty.ts'
import { facetNodes } from '../page/facets.ts'
import { pager } from '../page/pager.ts'
import { partsNode } from '../page/question-parts.ts'
import { regionTree } from '../page/region-tree.ts'
import { resultNodes } from '../page/results.ts'
import { answersTo, facetsOf } from '../page/results-request.ts'
import { calledIn, chips, notices, totalsNode, totalsText } from '../page/toolbar.ts'
import { viewBar } from '../page/views.ts'
import { anew } from '../page/within.ts'
import { aboutNode } from '../reader/about.ts'
import { paperNote } from '../reader/paper-note.ts'
import { bodyNodes, titleNode, titleOf } from '../reader/text.ts'
import { h } from '../shared/dom.ts'
import { LANGUAGES, type Language } from '../shared/preferences.ts'
import { metaLine } from '../shared/report-nodes.ts'
import { pageParameters, parseState, readerParameters, type State, viewParameters } from '../shared/state.ts'
import { PAGE, READER, spokenIn, VIEWS, wordsOf } from '../words/words.ts'
import { route, setBase } from './base.ts'
import { escaped } from './document.ts'

export const renderer: Renderer = {
  languages: LANGUAGES,
  isDrawn(search) {
    return parseState(search).q !== ''
  },
  answersTo: (search, ask) => answersTo(passagesOf(search), ask),
  resultsPage(template, search, answers, language) {
    setBase('./')
    const state = passagesOf(search)
    const { view } = parseState(search)
    const words = said(PAGE, language)
    const viewWords = said(VIEWS, language)
    const { own } = answers
    const facets = facetsOf(answers)
    const tree = regionTree(facets.region)
    const found = own.hits.length > 0
    const called = calledIn(tree, own, words)
    const told = notices(answers, state, called, words)
    const summary = [
      // Where there are scripts they draw the view.
      view === 'passages' || view === 'quality'
        ? null
        : h('noscript', {}, h('p', { class: 'hint' }, viewWords.needsScripts(viewWords.view[view]))),
      totalsNode(own, state, words),
      ...(own.relaxed ? [told, partsNode(own, state, words)] : []),
      viewBar(state, own.totalHits > 0, viewWords),
      chips(state, called, words),
      own.relaxed ? null : told,
    ]
    return filled(template, {
      language,
      title: words.document(state.q, totalsText(own, state, words)),
      state,
      words,
      view,
      kept: pageParameters(anew(state, '')),
      head: h('link', {
        rel: 'alternate',
        type: 'application/atom+xml',
        title: state.q,
        href: route('feed', viewParameters(state)).href,
      }),
      parts: {
        summary,
        facets: facetNodes(facets, tree, state, words, null),
        list: found ? resultNodes(own, state, words) : [emptyNode(answers, state, called, words)],
        pages: [pager(own, state, words)],
      },
    })
  },
  reportPage(template, search, report, language) {
    setBase('../')
    const words = said(READER, language)
    const state = parseState(search)
    const marks = report.passages.reduce((sum, { matches }) => sum + matches.length, 0)
    const note = paperNote([report], state, marks, words)
    const head = h('header', {}, titleNode(report, words), metaLine(report, words), aboutNode(report, words))
    return filled(template, {
      language,
      title: `${reportLabel(report)} — ${words.site}`,
      state,
      words,
      parts: { report: [head, ...bodyNodes(report.passages, titleOf(report.passages)), note] },
    })
  },
  failurePage(template, search, refusal, language) {
    const isReader = template.includes('id="report"')
    setBase(isReader ? '../' : './')
    const words = said(PAGE, language)
    const heading = h('h1', {}, words.errorTitle)
    const node = h(
      'div',
      { class: 'empty error', role: 'alert' },
      heading,
      h('p', {}, words.failure(refusal)),
    )
    return filled(template, {
      language,
      title: `${words.errorTitle} — ${words.site}`,
      state: parseState(search),
      words: isReader ? said(READER, language) : words,
      parts: isReader ? { report: [node] } : { list: [node] },
    })
  },
  failureWords(refusal, language) {
    const { refused, broken, back } = said(PAGE, language)
    const [what, next] = refused(refusal) ?? [broken, '']
    return { what, next, back }
  },
}

// --- internal ---

/** What is drawn of a question: other views are for scripts to draw. */
const passagesOf = (search: string): State => ({ ...parseState(search), view: 'passages' })

/** @param language a `lang` attribute, which may be any tag */
const said = <Words>(set: Record<Language, Words>, language: string) => wordsOf(set, spokenIn(language))

interface Filling {
  language: string
  title: string
  state: State
  words: object
  /** The view that scripts will draw. Default: what is drawn. */
  view?: State['view']
  /** What another question keeps of this one: its filters. Default: nothing. */
  kept?: URLSearchParams
  /** What the head has beside that of the template. */
  head?: object
  parts: Record<string, (object | null)[]>
}

/** The template with its empty parts filled. It is ours: what it has and how it is written is known. */
function filled(template: string, filling: Filling): string {
  const { language, title, state, words, view = 'passages', kept, head, parts } = filling
  const word = (name: string) => String((words as Record<string, unknown>)[name])
  const isFiltered = parts.facets?.some(node => node !== null) ?? false
  const back = escaped(route('', readerParameters(state)).href)
  let html = template
    .replace('lang="zh-CN"', () => `lang="${language}"`)
    .replace(/<noscript>.*<\/noscript>/, '')
    .replace(/(data-word="(\w+)">)[^<]*/g, (_, open: string, name: string) => `${open}${escaped(word(name))}`)
    .replace(/<title>[^<]*/, () => `<title>${escaped(title)}`)
    .replace('</head>', close => `${head ?? ''}${close}`)
    .replace(/name="q" /g, () => `name="q" value="${escaped(state.q)}" `)
    .replace(/<input type="search" name="q"[^>]*>/, input => `${input}${hidden(kept).join('')}`)
    .replace(/id="back" href="[^"]*"/, () => `id="back" href="${back}"`)
    .replace(/<body[^>]*>/, `<body data-view="results" data-results="passages" data-served="${view}">`)
    .replace('<details id="filters"', `<details ${isFiltered ? 'open' : 'hidden'} id="filters"`)
  for (const [id, nodes] of Object.entries(parts))
    html = html.replace(
      new RegExp(`<(?:div|article)[^>]* id="${id}"[^>]*>`),
      open => `${open}${nodes.filter(node => node !== null).join('')}`,
    )
  return html
}

const hidden = (kept = new URLSearchParams()) =>
  [...kept].map(([name, value]) => h('input', { type: 'hidden', name, value }))
