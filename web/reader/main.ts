// main.ts — the reader: one report, whole, with the matches of a question marked. Not: searching.
import type { ReportDetail } from '../../src/api/reports.ts'
import { reportLabel } from '../../src/report/reference.ts'
import type { JiansuoBox } from '../box/element.ts'
import { BASE, reportHref, route } from '../shared/base.ts'
import { dress } from '../shared/chrome.ts'
import { getJson } from '../shared/client.ts'
import { followComposition } from '../shared/composition.ts'
import { h, icon } from '../shared/dom.ts'
import { errorNode } from '../shared/failure.ts'
import { newestOnly } from '../shared/newest.ts'
import { joinPasted } from '../shared/pasted.ts'
import { preferredLanguage } from '../shared/preferences.ts'
import { metaLine } from '../shared/report-nodes.ts'
import { parseState, readerParameters } from '../shared/state.ts'
import { lastTrail } from '../shared/trail.ts'
import { READER, REUSE, wordsOf } from '../words/words.ts'
import { aboutNode, cleaningNode } from './about.ts'
import { besideChooser, besideNodes } from './beside.ts'
import { BACK_ICON, DOWN_ICON, UP_ICON } from './icons.ts'
import { followLooks } from './looked-at.ts'
import { ORIGINAL, originalSwitch, removedLines } from './original.ts'
import { followOutline, outlineNode } from './outline.ts'
import { paperNote } from './paper-note.ts'
import { passageTools } from './passage-tools.ts'
import { reuseNode } from './reuse.ts'
import { takeAwayNode } from './take-away.ts'
import { bodyNodes, titleNode, titleOf } from './text.ts'
import { createWalk, minimap, type Walk } from './walk.ts'

const words = wordsOf(READER, preferredLanguage())
const reuseWords = wordsOf(REUSE, preferredLanguage())
const part = (id: string) => document.getElementById(id)!
const box = document.querySelector<JiansuoBox>('jiansuo-box')!
const [article, side, bar, status] = [part('report'), part('side'), part('bar'), part('status')]
const input = part('find') as HTMLInputElement
const form = part('find-form') as HTMLFormElement
const place = part('place')
const [previous, next] = [part('previous') as HTMLButtonElement, part('next') as HTMLButtonElement]

const id = decodeURIComponent(location.pathname.split('/').at(-1) ?? '')
let state = parseState(location.search)
/** The report that stands beside this one. */
const besideId = new URLSearchParams(location.search).get('beside')
/** Lines that were cleaned away are shown too. */
const isOriginal = () => new URLSearchParams(location.search).has(ORIGINAL)
let original = isOriginal()
const nextSignal = newestOnly()
let walk: Walk | null = null

/** The address of a report as it is read now: same question, or with another beside it. */
function address(reportId: string, besideIt: string | null, passageId?: string): string {
  const parameters = readerParameters(state)
  if (besideIt !== null) parameters.set('beside', besideIt)
  if (original) parameters.set(ORIGINAL, '1')
  return reportHref(reportId, parameters, passageId)
}

function showPlace(): void {
  const total = walk?.total ?? 0
  const position = walk?.position() ?? 0
  place.textContent = !state.q
    ? ''
    : total === 0
      ? words.noHits
      : position
        ? words.hit(position, total)
        : words.hits(total, besideId !== null)
  previous.disabled = next.disabled = total === 0
  bar.classList.toggle('searching', state.q !== '')
}

function show(report: ReportDetail, besideIt: ReportDetail | null, signal: AbortSignal): void {
  const names = [report, besideIt].flatMap(shown => (shown ? reportLabel(shown) : []))
  document.title = `${names.join(' | ')} — ${words.site}`
  document.body.classList.toggle('beside', besideIt !== null)
  const outline = besideIt ? null : (outlineNode(report, words) as HTMLDetailsElement | null)
  if (besideIt) {
    const alone = (one: ReportDetail) => address(one.id, null)
    article.replaceChildren(...besideNodes(report, besideIt, alone, words))
  } else {
    const chooser = besideChooser(report, other => address(id, other.id), words)
    const removed = removedLines(report, words)
    const title = titleOf(report.passages)
    const besideHref = (other: string, passageId: string) => address(id, other, passageId)
    article.replaceChildren(
      h(
        'header',
        {},
        ...((title && removed?.before(title)) ?? []),
        titleNode(report, words),
        metaLine(report, words),
        aboutNode(report, words),
        chooser,
        reuseNode(article, { report, besideHref, words, reuse: reuseWords }, signal),
        h(
          'div',
          { class: 'report-tools' },
          removed && originalSwitch(article, original, keepOriginal, words),
          takeAwayNode(words),
        ),
      ),
      ...bodyNodes(report.passages, title, removed),
    )
    const cleaning = cleaningNode(report, words)
    if (cleaning) article.append(h('footer', {}, cleaning))
  }
  const wide = matchMedia('(min-width: 56rem)')
  if (outline) outline.open = wide.matches
  side.replaceChildren(...(outline ? [outline] : []))

  const both = besideIt ? [report, besideIt] : [report]
  const moveTools = passageTools(both, (one, passageId) => address(one.id, null, passageId), words)
  // Going somewhere says where one is; scrolling by hand is asked again after.
  let told = 0
  walk = createWalk(article, passage => {
    told = performance.now()
    moveTools(passage)
    followOutline(outline, Number(passage.dataset.ordinal))
    showPlace()
  })
  article.append(paperNote(both, state, walk.total, words))
  document.querySelector('.minimap')?.remove()
  if (walk.total > 0) document.body.append(minimap(article, signal))
  followLooks(
    article,
    {
      entered: passage => walk?.enter(passage),
      // What is selected is left in peace, but its passage is the one to be copied from.
      selected: moveTools,
      scrolledTo: passage => {
        if (performance.now() - told > 800) followOutline(outline, Number(passage.dataset.ordinal))
      },
    },
    signal,
  )
  showPlace()
}

/** Keeps the choice in the address, without a step in the history. */
function keepOriginal(chosen: boolean): void {
  original = chosen
  const url = new URL(address(id, besideId))
  history.replaceState(history.state, '', url.pathname + url.search + location.hash)
}

function visitAddress(): void {
  const target = decodeURIComponent(location.hash.slice(1))
  if (target && walk?.visit(target)) showPlace()
}

async function load(): Promise<void> {
  const signal = nextSignal()
  input.value = state.q
  box.value = state.q
  document.body.setAttribute('aria-busy', 'true')
  try {
    const parameters = readerParameters(state)
    const ask = (one: string) =>
      getJson<ReportDetail>(`api/reports/${encodeURIComponent(one)}`, parameters, signal)
    const [report, besideIt] = await Promise.all([ask(id), besideId === null ? null : ask(besideId)])
    show(report, besideIt, signal)
    visitAddress()
    status.textContent = state.q ? `${state.q} ${words.hits(walk?.total ?? 0, besideId !== null)}` : ''
  } catch (error) {
    if (signal.aborted) return
    side.replaceChildren()
    article.replaceChildren(errorNode(error, words, () => void load()))
  }
  document.body.setAttribute('aria-busy', 'false')
}

function find(q: string): void {
  state = { ...state, q }
  const url = new URL(address(id, besideId))
  history.pushState(null, '', url.pathname + url.search)
  void load().then(() => {
    if (walk && walk.total > 0) walk.hit(1)
  })
}

const composition = followComposition(input)
joinPasted(input)
input.addEventListener('keydown', event => {
  if (composition.owns(event)) return
  if (event.key === 'Escape') input.blur()
  // Enter in the field steps on while the question is the same, as in every find bar.
  if (event.key === 'Enter' && input.value.trim() === state.q && walk?.total) {
    event.preventDefault()
    walk.hit(event.shiftKey ? -1 : 1)
  }
})
form.addEventListener('submit', event => {
  event.preventDefault()
  if (!composition.active()) find(input.value.trim())
})
previous.addEventListener('click', () => walk?.hit(-1))
next.addEventListener('click', () => walk?.hit(1))

const KEYS: Record<string, () => void> = {
  n: () => walk?.hit(1),
  N: () => walk?.hit(-1),
  j: () => walk?.passage(1),
  k: () => walk?.passage(-1),
  '/': () => input.focus(),
}
document.addEventListener('keydown', event => {
  if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return
  if ((event.target as Element).closest('input, select, textarea, jiansuo-box, [contenteditable]')) return
  const act = KEYS[event.key]
  if (!act) return
  event.preventDefault()
  act()
})
window.addEventListener('hashchange', visitAddress)
window.addEventListener('popstate', () => {
  const before = [state.q, original].join()
  state = parseState(location.search)
  original = isOriginal()
  if ([state.q, original].join() !== before) void load()
})

const back = part('back') as HTMLAnchorElement
const trail = lastTrail()
/** What this report was opened from, as far as its question tells. */
const from = trail && (trail.q ?? parseState(trail.search).q) === state.q ? trail : null
back.href = from
  ? new URL((from.page ?? '') + from.search, BASE).href
  : route('', readerParameters(state)).href
back.replaceChildren(
  icon(BACK_ICON),
  h('span', {}, from?.page ? words.table : state.q ? words.back : words.home),
)
input.placeholder = words.find
input.setAttribute('aria-label', words.findLabel)
for (const [button, text, path] of [
  [previous, words.previousHit, UP_ICON],
  [next, words.nextHit, DOWN_ICON],
] as const) {
  button.setAttribute('aria-label', text)
  button.title = text
  button.replaceChildren(icon(path))
}
dress(words, box)
void load()
