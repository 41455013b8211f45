// reuse-runs.ts — the list of shared runs; a click shows one beside what stands elsewhere. Not: asking for runs, shares.
import type { ReportSummary } from '../../src/api/hit.ts'
import type { ReportDetail } from '../../src/api/reports.ts'
import type { Reuse, ReuseRun } from '../../src/api/reuse.ts'
import { reportLabel } from '../../src/report/reference.ts'
import { reportHref } from '../shared/base.ts'
import { getJson } from '../shared/client.ts'
import { h } from '../shared/dom.ts'
import { failureText } from '../shared/failure.ts'
import type { ReaderWords, ReuseWords } from '../words/words.ts'

/** Runs drawn at once; the next when somebody scrolls so far. */
const DRAWN = 200

/** UTF-16 units of context on either side of a run. */
const AROUND = 8

export interface Place {
  report: ReportDetail
  /** The address of this report, at a passage, with another beside it. */
  besideHref: (otherId: string, passageId: string) => string
  words: ReaderWords
  reuse: ReuseWords
}

export function runsNode({ runs, sources }: Reuse, place: Place): HTMLElement {
  const names = new Map(sources.map(source => [source.id, source]))
  const ordinals = new Map(place.report.passages.map(({ id }, i) => [id, i]))
  const list = h('ol', { class: 'runs' })
  let drawn = 0
  const draw = () => {
    const portion = runs.slice(drawn, drawn + DRAWN)
    drawn += portion.length
    list.append(...portion.map(run => runNode(run, ordinals.get(run.passageId)!, names, place)))
  }
  draw()
  list.addEventListener('scroll', () => {
    if (drawn < runs.length && list.scrollTop + list.clientHeight > list.scrollHeight - 400) draw()
  })
  return list
}

/** Reports read beside this one, by id: their passages do not change while the page is open. */
const read = new Map<string, Promise<ReportDetail>>()

export function reportOf(id: string): Promise<ReportDetail> {
  const known = read.get(id)
  if (known) return known
  const asking = getJson<ReportDetail>(`api/reports/${encodeURIComponent(id)}`, new URLSearchParams())
  read.set(id, asking)
  asking.catch(() => read.delete(id))
  return asking
}

// --- internal ---

function runNode(
  run: ReuseRun,
  ordinal: number,
  names: ReadonlyMap<string, ReportSummary>,
  place: Place,
): HTMLElement {
  const { report, reuse } = place
  const swaps = run.places.map(({ own, other }) => `${own} → ${other}`).join(reuse.separator)
  const button = h(
    'button',
    { type: 'button', class: 'run', lang: 'zh-CN', 'aria-expanded': 'false' },
    ...stretch(report, ordinal, run.start, run.length),
  )
  const node = h(
    'li',
    { class: run.class },
    button,
    h('small', {}, reuse.reports(run.reports), swaps && h('b', {}, reuse.places(swaps))),
  )
  let pair: HTMLElement | null = null
  button.addEventListener('click', () => {
    const isOpen = button.getAttribute('aria-expanded') === 'true'
    button.setAttribute('aria-expanded', String(!isOpen))
    if (!pair) {
      pair = pairNode(run, ordinal, names, place)
      node.append(pair)
    }
    pair.hidden = isOpen
  })
  return node
}

/** This passage and that of another report, the run marked in both. */
function pairNode(
  run: ReuseRun,
  ordinal: number,
  names: ReadonlyMap<string, ReportSummary>,
  { report, besideHref, words, reuse }: Place,
): HTMLElement {
  const other = h('div', { class: 'run-source', 'aria-live': 'polite' })
  const show = async ({ reportId, passageId, start }: ReuseRun['samples'][number]) => {
    try {
      const detail = await reportOf(reportId)
      const at = detail.passages.findIndex(({ id }) => id === passageId)
      other.replaceChildren(
        marked(detail, at, start, run.length),
        h(
          'p',
          { class: 'run-links' },
          h('a', { href: reportHref(reportId, new URLSearchParams(), passageId) }, reuse.open),
          h('a', { href: besideHref(reportId, run.passageId) }, reuse.beside),
        ),
      )
    } catch (error) {
      other.replaceChildren(h('p', { role: 'alert' }, failureText(error, words)))
    }
  }
  const chooser = h(
    'select',
    { 'aria-label': reuse.elsewhere },
    ...run.samples.map(({ reportId }, i) => {
      const source = names.get(reportId)
      return h('option', { value: String(i) }, source ? reportLabel(source) : reportId)
    }),
  )
  chooser.addEventListener('change', () => void show(run.samples[Number(chooser.value)]!))
  void show(run.samples[0]!)
  return h(
    'div',
    { class: 'run-pair' },
    h('div', {}, h('p', { class: 'whose' }, reuse.own), marked(report, ordinal, run.start, run.length)),
    h('div', {}, h('p', { class: 'whose' }, chooser), other),
  )
}

/** The whole passages that a run lies in, with the run marked. */
function marked(report: ReportDetail, at: number, start: number, length: number): HTMLElement {
  const text = passagesOf(report, at, start + length)
  return h(
    'p',
    { lang: 'zh-CN' },
    text.slice(0, start),
    h('mark', {}, text.slice(start, start + length)),
    text.slice(start + length),
  )
}

/** The run as it stands: it may begin and end within a word, so a little of what is around it is shown as well. */
function stretch(report: ReportDetail, at: number, start: number, length: number): Node[] {
  const text = passagesOf(report, at, start + length)
  const [from, end] = [Math.max(0, start - AROUND), start + length]
  const around = (content: string) => h('span', { class: 'around' }, content)
  return [
    around((from > 0 ? '…' : '') + text.slice(from, start)),
    h('b', {}, text.slice(start, end)),
    around(text.slice(end, end + AROUND) + (end + AROUND < text.length ? '…' : '')),
  ]
}

/** The text from a passage on as far as a run goes: it may go on into the next passages of its paragraph. */
function passagesOf({ passages }: ReportDetail, at: number, end: number): string {
  let text = ''
  for (let i = at; text.length < end && i < passages.length; i++) text += passages[i]!.text
  return text
}
