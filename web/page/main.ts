// main.ts — the search page: its address and history, and what clicks and keys do. Not: what it shows (fill.ts).
import type { SelectDetail, SubmitDetail } from '../box/events.ts'
import { dress } from '../shared/chrome.ts'
import { newestOnly } from '../shared/newest.ts'
import { pageParameters, parseState, type State } from '../shared/state.ts'
import { lastTrail, leaveTrail } from '../shared/trail.ts'
import { type Actions, fill, fillFailure } from './fill.ts'
import { focusAgain, type LeftAt, leftAt, readLeftAt } from './left-at.ts'
import { box, choices, facets, filters, home, panel, roomy, summary, wide, words } from './parts.ts'
import { step } from './steps.ts'
import { anew } from './within.ts'

let state = parseState(location.search)
const nextSignal = newestOnly()

/**
 * Shows the state. A newer call stops an older one.
 *
 * @param options.left where the page was left: it is scrolled there, and the focus given back
 * @param options.focus gives the focus to the heading of what is shown
 */
async function show(options: { left?: LeftAt; focus?: boolean } = {}): Promise<void> {
  const signal = nextSignal()
  const now = state
  box.value = now.q
  box.setAttribute('region', now.region.join(','))
  box.setAttribute('year', now.year.join(','))
  box.setAttribute('mode', now.mode)
  document.body.dataset.view = now.q ? 'results' : now.view === 'quality' ? 'quality' : 'home'
  document.body.dataset.results = now.view
  document.body.setAttribute('aria-busy', 'true')
  try {
    await fill(now, signal, actions)
  } catch (error) {
    if (signal.aborted) return
    fillFailure(error, now, actions)
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

/** A committed change, which Back undoes. */
function go(next: State, { focus = false, isRun = false } = {}): void {
  const search = pageParameters(next).toString()
  step(search ? `?${search}` : location.pathname, isRun)
  // As the address says it: a question asked on the page about the data leaves that page.
  state = parseState(search)
  void show({ ...(focus ? { left: { scroll: 0 } } : {}), focus })
}

/** On a phone the filters cover the results: they fold, and the results are shown from their count on. */
function goFromFilters(next: State): void {
  go(next, { focus: !wide.matches })
  filters.open = wide.matches
}

const actions: Actions = {
  go: next => go(next),
  goByYears: (next, isRun = false) => go(next, { isRun }),
  goFromFilters,
  again: () => void show(),
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
  const row = choices()
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
