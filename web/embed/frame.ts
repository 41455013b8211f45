// frame.ts — /embed/frame: the box and its answers in a frame of a portal, whose page then needs no script of ours. Its
// address takes `q`, `region`, `year`, `mode`, `limit` (1–20) and `theme`; links open outside the frame. Not: whether a
// portal may use it (check.ts).
import type { SearchResult } from '../../src/api/search.ts'
import type { JiansuoBox } from '../box/element.ts'
import type { SubmitDetail } from '../box/events.ts'
import { reportHref, route } from '../shared/base.ts'
import { getJson } from '../shared/client.ts'
import { h } from '../shared/dom.ts'
import { failureText } from '../shared/failure.ts'
import { excerpt, markedNodes } from '../shared/marks.ts'
import { newestOnly } from '../shared/newest.ts'
import { saidNode } from '../shared/notice.ts'
import { preferredLanguage } from '../shared/preferences.ts'
import { metaLine, titleNodes } from '../shared/report-nodes.ts'
import { pageParameters, parseState, readerParameters, type State, viewParameters } from '../shared/state.ts'
import { PAGE, wordsOf } from '../words/words.ts'

/** Passages shown unless the address says otherwise. */
const LIMIT = 8
/** UTF-16 units of a passage shown. */
const SHOWN = 140

const words = wordsOf(PAGE, preferredLanguage())
const part = (id: string) => document.getElementById(id) as HTMLElement
const box = document.querySelector<JiansuoBox>('jiansuo-box')!
const [list, status] = [part('list'), part('status')]

const given = new URLSearchParams(location.search)
const theme = given.get('theme')
const asked = Number(given.get('limit') ?? LIMIT)
const limit = Number.isInteger(asked) && asked >= 1 && asked <= 20 ? asked : LIMIT
let state = parseState(location.search)
const nextSignal = newestOnly()

/** Outside the frame, which is too small to read in. */
const OUTSIDE = { target: '_blank', rel: 'noopener' }

function resultNodes(result: SearchResult, now: State): HTMLElement[] {
  const { totalReports, totalHits, totalOccurrences, hits } = result
  const rows = hits.map(hit => {
    const href = reportHref(hit.reportId, readerParameters(now), hit.id)
    const names = titleNodes(hit.report, href, words)
    for (const node of names)
      if (node instanceof HTMLAnchorElement)
        for (const [name, value] of Object.entries(OUTSIDE)) node.setAttribute(name, value)
    const cut = excerpt(hit.text, hit.matches, SHOWN)
    return h(
      'li',
      {},
      h('h2', {}, ...names),
      metaLine(hit.report, words),
      h('p', { class: 'text', lang: 'zh-CN' }, ...markedNodes(cut.text, cut.matches)),
    )
  })
  const everything = route('', pageParameters({ ...now, page: 1 })).href
  return [
    h('p', { class: 'totals' }, words.totals(totalReports, totalHits, totalOccurrences)),
    ...result.notices.map(notice => saidNode(notice, words, 'notice')),
    h('ol', {}, ...rows),
    ...(totalHits > hits.length
      ? [h('p', {}, h('a', { href: everything, ...OUTSIDE }, words.allOutside(totalHits)))]
      : []),
  ]
}

async function show(): Promise<void> {
  const signal = nextSignal()
  const now = state
  box.value = now.q
  document.body.setAttribute('aria-busy', 'true')
  try {
    if (!now.q) list.replaceChildren()
    else {
      const parameters = viewParameters(now)
      parameters.set('limit', String(limit))
      const result = await getJson<SearchResult>('api/search', parameters, signal)
      const nodes = resultNodes(result, now)
      list.replaceChildren(...(result.totalHits > 0 ? nodes : [h('p', {}, words.none(now.q))]))
      status.textContent = words.loaded(
        now.q,
        words.totals(result.totalReports, result.totalHits, result.totalOccurrences),
      )
    }
  } catch (error) {
    if (signal.aborted) return
    list.replaceChildren(h('p', { role: 'alert', class: 'notice' }, failureText(error, words)))
  }
  document.body.setAttribute('aria-busy', 'false')
}

box.addEventListener('jiansuo-submit', event => {
  event.preventDefault()
  state = { ...state, q: (event as CustomEvent<SubmitDetail>).detail.query }
  // The history belongs to the portal: its Back must not walk through our queries.
  const parameters = new URLSearchParams(location.search)
  parameters.set('q', state.q)
  history.replaceState(null, '', `?${parameters}`)
  void show()
})

if (theme === 'light' || theme === 'dark') {
  document.documentElement.dataset.theme = theme
  box.setAttribute('theme', theme)
}
part('title').textContent = words.site
void show()
