// main.ts — the search page: address → question → nodes. Not: what the nodes look like.
import type { SearchResult } from '../../src/api/search.ts'
import type { JiansuoBox } from '../box/element.ts'
import type { SelectDetail, SubmitDetail } from '../box/events.ts'
import { dress, refill } from '../shared/chrome.ts'
import { getJson } from '../shared/client.ts'
import { h } from '../shared/dom.ts'
import { errorNode } from '../shared/failure.ts'
import { preferredLanguage } from '../shared/preferences.ts'
import { isRestricted, pageParameters, parseState, type State, unrestricted } from '../shared/state.ts'
import { lastTrail, leaveTrail } from '../shared/trail.ts'
import { PAGE, QUALITY, VIEWS, wordsOf } from '../words/words.ts'
import { askContext, contextNodes } from './concordance/view.ts'
import { emptyNode } from './empty.ts'
import { facetNodes } from './facets.ts'
import { rememberQuery } from './home/recent.ts'
import { homeNodes } from './home/view.ts'
import { focusAgain, type LeftAt, leftAt, readLeftAt } from './left-at.ts'
import { narrowField } from './narrow.ts'
import { pager } from './pager.ts'
import { showParity } from './parity.ts'
import { qualityNodes } from './quality.ts'
import { partsNode } from './question-parts.ts'
import { regionTree } from './region-tree.ts'
import { showRelated } from './related.ts'
import { resultNodes } from './results.ts'
import { answersTo, facetsOf } from './results-request.ts'
import { step } from './steps.ts'
import { syntaxPanel } from './syntax.ts'
import { calledIn, chips, controls, isFound, notices, toResults, totalsNode, totalsText } from './toolbar.ts'
import { viewBar } from './views.ts'
import { anew } from './within.ts'
import type { Go } from './year-range.ts'

const language = preferredLanguage()
const words = wordsOf(PAGE, language)
const viewWords = wordsOf(VIEWS, language)
const qualityWords = wordsOf(QUALITY, language)
const part = (id: string) => document.getElementById(id) as HTMLElement
const box = document.querySelector<JiansuoBox>('jiansuo-box')!
const [home, summary, facets, list, pages, status] = [
  'home',
  'summary',
  'facets',
  'list',
  'pages',
  'status',
].map(part) as [HTMLElement, HTMLElement, HTMLElement, HTMLElement, HTMLElement, HTMLElement]
const filters = part('filters') as HTMLDetailsElement
const look = () => summary.querySelector<HTMLDetailsElement>('.look')
// Filters stand open beside the results where there is room, and folded above them on a phone; so does how to look.
const wide = matchMedia('(min-width: 56rem)')
const roomy = matchMedia('(min-width: 40.01rem)')

const panel = syntaxPanel(language, words)
let state = parseState(location.search)
let asking: AbortController | null = null

async function ask(now: State, signal: AbortSignal) {
  const search = (parameters: URLSearchParams) => getJson<SearchResult>('api/search', parameters, signal)
  return answersTo(now, search)
}

/** @param options.left where the page was left, to be there again; `focus` has its heading take the focus */
async function show(options: { left?: LeftAt; focus?: boolean } = {}): Promise<void> {
  asking?.abort()
  asking = new AbortController()
  const { signal } = asking
  const now = state
  box.value = now.q
  box.setAttribute('region', now.region.join(','))
  box.setAttribute('year', now.year.join(','))
  box.setAttribute('mode', now.mode)
  document.body.dataset.view = now.q ? 'results' : now.view === 'quality' ? 'quality' : 'home'
  document.body.dataset.results = now.view
  document.body.setAttribute('aria-busy', 'true')
  try {
    if (now.q) await showResults(now, signal)
    else if (now.view === 'quality') await showQuality(signal)
    else await showHome(signal)
  } catch (error) {
    if (signal.aborted) return
    refill(summary, [])
    refill(facets, [])
    refill(pages, [])
    // Without restrictions a question that was refused for one of them is answered.
    const bare = unrestricted({ ...now, page: 1 })
    const way = isRestricted(now) ? { text: words.tryClear, href: `?${pageParameters(bare)}` } : undefined
    // A script that did not come, because a newer server no longer has it, comes with the page.
    const again = () => (error instanceof TypeError ? location.reload() : void show())
    refill(list, [errorNode(error, words, again, way)])
  }
  if (signal.aborted) return
  document.body.setAttribute('aria-busy', 'false')
  delete document.body.dataset.served
  if (options.left && !location.hash) {
    const { scroll, focus } = options.left
    scrollTo(0, scroll)
    // Lines of the concordance come with the scrolling, a frame later.
    if (focus !== undefined) requestAnimationFrame(() => requestAnimationFrame(() => focusAgain(focus)))
  }
  if (options.focus) (now.q ? summary : home).querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
}

async function showHome(signal: AbortSignal): Promise<void> {
  const nodes = await homeNodes({ state, language, words, help: panel.open, signal })
  document.title = `${words.site} — ${words.tagline}`
  refill(home, nodes)
}

async function showQuality(signal: AbortSignal): Promise<void> {
  // The first who asks has every report looked at, which takes its time.
  refill(home, [
    h('h1', { tabindex: -1 }, qualityWords.title),
    h('p', { class: 'collection' }, qualityWords.busy),
  ])
  const nodes = await qualityNodes(qualityWords, signal).catch((error: unknown) => {
    if (signal.aborted) throw error
    return [errorNode(error, words, () => void show())]
  })
  document.title = `${qualityWords.title} — ${words.site}`
  refill(home, nodes)
}

/** What the chosen view shows, once it is known that there is something; asked for along with the totals. */
async function askView(
  now: State,
  signal: AbortSignal,
): Promise<((result: SearchResult) => HTMLElement[]) | null> {
  if (now.view === 'compare') {
    // Fetched when first shown: who reads passages never needs it.
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

async function showResults(now: State, signal: AbortSignal): Promise<void> {
  const [answers, view] = await Promise.all([ask(now, signal), askView(now, signal)])
  const { own: result } = answers
  const rows = facetsOf(answers)
  const tree = regionTree(rows.region)
  const found = isFound(result, now)
  const called = calledIn(tree, result, words)
  const totals = totalsText(result, now, words)
  document.title = words.document(now.q, totals)
  const totalsRow = totalsNode(result, now, words)
  const related = h('div', { class: 'parts related' })
  refill(summary, [
    found ? toResults(words) : null,
    totalsRow,
    ...(result.relaxed ? [notices(answers, now, called, words), partsNode(result, now, words)] : []),
    viewBar(now, result.totalHits > 0, viewWords),
    controls(now, words, go, panel.open, roomy.matches || look()?.open === true),
    chips(now, called, words),
    related,
    result.relaxed ? null : notices(answers, now, called, words),
  ])
  void showRelated(related, now, words, signal)
  const narrow = result.totalHits > 1 ? narrowField(now, result.relaxed, words, goFromFilters) : null
  refill(facets, [narrow, ...facetNodes(rows, tree, now, words, goByYears)])
  if (result.totalHits > 0) rememberQuery(now.q)
  filters.hidden = rows.region.length === 0 && rows.year.length === 0
  const nodes = view ? view(result) : resultNodes(result, now, words)
  refill(list, found ? nodes : [emptyNode(answers, now, called, words)])
  refill(pages, [view ? null : pager(result, now, words)])
  status.textContent = words.loaded(now.q, totals)
  void showParity(totalsRow, result, now, words, signal)
}

/** A committed change, which Back undoes. */
function go(next: State, { focus = false, isRun = false } = {}): void {
  const search = pageParameters(next).toString()
  step(search ? `?${search}` : location.pathname, isRun)
  // As the address says it: a question asked on the page about the data leaves that page.
  state = parseState(search)
  void show({ ...(focus ? { left: { scroll: 0 } } : {}), focus })
}

const goByYears: Go = (next, isRun) => go(next, { isRun })

/** On a phone the filters cover what they leave: they fold, and the results are shown from their count on. */
function goFromFilters(next: State): void {
  go(next, { focus: !wide.matches })
  filters.open = wide.matches
}

document.addEventListener('click', event => {
  const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-state]')
  if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  const next = parseState(new URL(link.href).search)
  if (facets.contains(link)) goFromFilters(next)
  else go(next, { focus: 'page' in link.dataset })
})

box.addEventListener('jiansuo-submit', event => {
  event.preventDefault()
  const { query } = (event as CustomEvent<SubmitDetail>).detail
  go(anew(state, query))
  scrollTo(0, 0)
  // A keyboard on the screen would cover what was asked for.
  if (matchMedia('(pointer: coarse)').matches) (document.activeElement as HTMLElement | null)?.blur()
})
box.addEventListener('jiansuo-select', event => {
  const { type, query } = (event as CustomEvent<SelectDetail>).detail
  if (type === 'passage') return
  event.preventDefault()
  box.close()
  go(anew(state, query))
})

window.addEventListener('popstate', event => {
  state = parseState(location.search)
  void show({ left: readLeftAt(event.state) ?? { scroll: 0 } })
})
window.addEventListener('pagehide', () => {
  const left = leftAt()
  history.replaceState(left, '')
  leaveTrail({ search: location.search, ...left })
})

document.addEventListener('keydown', event => {
  if (event.isComposing || event.keyCode === 229 || event.altKey || event.shiftKey) return
  const typing = (event.target as Element).closest('input, select, textarea, jiansuo-box, [contenteditable]')
  const chord = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k'
  const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !typing
  if (!chord && !slash) return
  event.preventDefault()
  box.focus()
})

const fold = () => {
  filters.open = wide.matches
}
roomy.addEventListener('change', () => {
  const row = look()
  if (row) row.open = roomy.matches
})
wide.addEventListener('change', fold)
fold()

history.scrollRestoration = 'manual'
dress(words, box)
if (!state.q && state.view !== 'quality' && !location.hash) box.focus({ preventScroll: true })
const trail = lastTrail()
const left =
  readLeftAt(history.state) ?? (trail && !trail.page && trail.search === location.search ? trail : null)
void show({ left: left ?? { scroll: 0 } })
if (location.hash === '#syntax') panel.open()
