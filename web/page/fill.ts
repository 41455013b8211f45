// fill.ts — what the search page shows: its first page, the state of the data, results, or what went wrong. Not: when, and
// what a click does (main.ts).
import type { SearchResult } from '../../src/api/search.ts'
import { refill } from '../shared/chrome.ts'
import { getJson } from '../shared/client.ts'
import { h } from '../shared/dom.ts'
import { errorNode } from '../shared/failure.ts'
import { isRestricted, pageParameters, type State, unrestricted } from '../shared/state.ts'
import { askContext, contextNodes } from './concordance/view.ts'
import { emptyNode } from './empty.ts'
import { facetNodes } from './facets.ts'
import { rememberQuery } from './home/recent.ts'
import { homeNodes } from './home/view.ts'
import { narrowField } from './narrow.ts'
import { pager } from './pager.ts'
import * as page from './parts.ts'
import { qualityNodes } from './quality.ts'
import { partsNode } from './question-parts.ts'
import { regionTree } from './region-tree.ts'
import { showRelated } from './related.ts'
import { resultNodes } from './results.ts'
import { answersTo, facetsOf } from './results-request.ts'
import { calledIn, chips, controls, isFound, notices, toResults, totalsNode, totalsText } from './toolbar.ts'
import { showVerified } from './verified.ts'
import { viewBar } from './views.ts'
import type { Go } from './year-range.ts'

/** What the nodes of the page do when they are used. */
export interface Actions {
  /** Shows another state, as a step that Back undoes. */
  go(next: State): void
  /** The same, where one press may be part of a run. */
  goByYears: Go
  /** The same for a filter, which on a phone covers what it leaves. */
  goFromFilters(next: State): void
  /** Asks again. */
  again(): void
}

const { words, viewWords, qualityWords } = page

/** Asks for what a state shows, and shows it. Rejects as asking does; then `fillFailure` says so. */
export function fill(now: State, signal: AbortSignal, actions: Actions): Promise<void> {
  if (now.q) return fillResults(now, signal, actions)
  return now.view === 'quality' ? fillQuality(signal, actions) : fillHome(now, signal)
}

/** Says what went wrong in place of the results. */
export function fillFailure(error: unknown, now: State, { again }: Actions): void {
  refill(page.summary, [])
  refill(page.facets, [])
  refill(page.pages, [])
  // Without its restrictions the question may be answered.
  const bare = unrestricted({ ...now, page: 1 })
  const way = isRestricted(now) ? { text: words.tryClear, href: `?${pageParameters(bare)}` } : undefined
  // A TypeError is a script that a newer server no longer has: loading the page anew brings the new one.
  const retry = () => (error instanceof TypeError ? location.reload() : again())
  refill(page.list, [errorNode(error, words, retry, way)])
}

// --- internal ---

async function fillHome(state: State, signal: AbortSignal): Promise<void> {
  const nodes = await homeNodes({ state, language: page.language, words, help: page.panel.open, signal })
  document.title = `${words.site} — ${words.tagline}`
  refill(page.home, nodes)
}

async function fillQuality(signal: AbortSignal, { again }: Actions): Promise<void> {
  // The server reads every report for whoever asks first, which takes its time.
  refill(page.home, [
    h('h1', { tabindex: -1 }, qualityWords.title),
    h('p', { class: 'collection' }, qualityWords.busy),
  ])
  const nodes = await qualityNodes(qualityWords, signal).catch((error: unknown) => {
    if (signal.aborted) throw error
    return [errorNode(error, words, again)]
  })
  document.title = `${qualityWords.title} — ${words.site}`
  refill(page.home, nodes)
}

/** Asks for the chosen view along with the totals. Null: the list of passages, which comes with the totals. */
async function askView(
  now: State,
  signal: AbortSignal,
  { go }: Actions,
): Promise<((result: SearchResult) => HTMLElement[]) | null> {
  if (now.view === 'compare') {
    // Fetched when first shown: someone who reads passages never needs it.
    const { askCompare, compareNodes } = await import('./compare/view.ts')
    const compared = await askCompare(now, signal)
    return () => compareNodes(compared, now, viewWords, go)
  }
  if (now.view === 'concordance') {
    const context = await askContext(now, signal)
    return () => contextNodes(context, now, viewWords, go, signal)
  }
  return null
}

async function fillResults(now: State, signal: AbortSignal, actions: Actions): Promise<void> {
  const search = (parameters: URLSearchParams) => getJson<SearchResult>('api/search', parameters, signal)
  const [answers, view] = await Promise.all([answersTo(now, search), askView(now, signal, actions)])
  const { own: result } = answers
  const rows = facetsOf(answers)
  const tree = regionTree(rows.region)
  const found = isFound(result, now)
  const called = calledIn(tree, result, words)
  const totals = totalsText(result, now, words)
  document.title = words.document(now.q, totals)
  const totalsRow = totalsNode(result, now, words)
  const related = h('div', { class: 'parts related' })
  const isUnfolded = page.roomy.matches || page.choices()?.open === true
  refill(page.summary, [
    found ? toResults(words) : null,
    totalsRow,
    ...(result.relaxed ? [notices(answers, now, called, words), partsNode(result, now, words)] : []),
    viewBar(now, result.totalHits > 0, viewWords),
    controls(now, words, actions.go, page.panel.open, isUnfolded),
    chips(now, called, words),
    related,
    result.relaxed ? null : notices(answers, now, called, words),
  ])
  void showRelated(related, now, words, signal)
  const narrow = result.totalHits > 1 ? narrowField(now, result.relaxed, words, actions.goFromFilters) : null
  refill(page.facets, [narrow, ...facetNodes(rows, tree, now, words, actions.goByYears)])
  if (result.totalHits > 0) rememberQuery(now.q)
  page.filters.hidden = rows.region.length === 0 && rows.year.length === 0
  const nodes = view ? view(result) : resultNodes(result, now, words)
  refill(page.list, found ? nodes : [emptyNode(answers, now, called, words)])
  refill(page.pages, [view ? null : pager(result, now, words)])
  page.status.textContent = words.loaded(now.q, totals)
  void showVerified(totalsRow, result, now, words, signal)
}
