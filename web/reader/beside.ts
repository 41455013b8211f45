// beside.ts — two reports side by side, section by section; and the way to choose the second. Not: which sections
// belong together.
import type { ReportSummary } from '../../src/api/hit.ts'
import type { ReportDetail, ReportList } from '../../src/api/reports.ts'
import { reportLabel } from '../../src/report/reference.ts'
import { getJson } from '../shared/client.ts'
import { h } from '../shared/dom.ts'
import { failureText } from '../shared/failure.ts'
import { newestOnly } from '../shared/newest.ts'
import { oneLine } from '../shared/one-line.ts'
import { metaLine, titleNodes } from '../shared/report-nodes.ts'
import type { ReaderWords } from '../words/words.ts'
import { aboutNode } from './about.ts'
import { align, partsOf } from './align-sections.ts'
import { bodyNodes, titleNode, titleOf } from './text.ts'

/** Reports offered at first, and with each click more. */
const OFFERED = 50
/** How long typing must rest before it is asked, in milliseconds. */
const REST = 150

export function besideNodes(
  left: ReportDetail,
  right: ReportDetail,
  /** The address of one of them alone. */
  alone: (report: ReportDetail) => string,
  words: ReaderWords,
): HTMLElement[] {
  const head = (report: ReportDetail) =>
    h(
      'div',
      {},
      titleNode(report, words),
      metaLine(report, words),
      h('a', { href: alone(report), class: 'quiet alone' }, words.alone),
      aboutNode(report, words),
    )
  const [ours, theirs] = [partsOf(left.passages), partsOf(right.passages)]
  const rows = align(
    ours.map(({ heading }) => heading),
    theirs.map(({ heading }) => heading),
  ).map(([i, j]) => {
    const side = (report: ReportDetail, passages: ReportDetail['passages'] | undefined) => {
      const name = reportLabel(report)
      if (!passages) return h('div', { class: 'absent' }, h('p', {}, words.noCounterpart))
      return h('div', {}, h('p', { class: 'whose' }, name), ...bodyNodes(passages, titleOf(report.passages)))
    }
    return h(
      'section',
      { class: 'pair' },
      side(left, i === null ? undefined : ours[i]!.passages),
      side(right, j === null ? undefined : theirs[j]!.passages),
    )
  })
  return [h('header', { class: 'pair' }, head(left), head(right)), ...rows]
}

/** Offers the other reports, those first that one would compare: the nearest, or of what is typed the nearest. */
export function besideChooser(
  report: ReportSummary,
  hrefOf: (other: ReportSummary) => string,
  words: ReaderWords,
): HTMLElement {
  const count = h('p', { class: 'hint', role: 'status' })
  const list = h('ul', {})
  const more = h('button', { type: 'button', class: 'quiet', hidden: true })
  let asked = ''
  const nextSignal = newestOnly()
  let rest = 0
  async function ask(name: string, offset: number): Promise<void> {
    const signal = nextSignal()
    asked = name
    const parameters = new URLSearchParams({ near: report.id, limit: String(OFFERED) })
    if (name !== '') parameters.set('name', name)
    if (offset > 0) parameters.set('offset', String(offset))
    try {
      const found = await getJson<ReportList>('api/reports', parameters, signal)
      if (offset === 0) list.replaceChildren()
      const items = found.reports.map(other =>
        h('li', { lang: 'zh-CN' }, ...titleNodes(other, hrefOf(other), words), metaLine(other, words)),
      )
      list.append(...items)
      // The button may be gone: who goes by keys goes on where the list does.
      if (offset > 0) items[0]?.querySelector('a')?.focus()
      else list.scrollTop = 0
      const left = found.total - list.childElementCount
      more.hidden = left <= 0
      more.textContent = words.besideRest(left)
      count.textContent = words.besideFound(found.total, name, found.name?.loosened === true)
    } catch (error) {
      if (signal.aborted) return
      list.replaceChildren()
      more.hidden = true
      count.textContent = failureText(error, words)
    }
  }
  more.addEventListener('click', () => void ask(asked, list.childElementCount))
  const form = oneLine(
    {
      label: words.besideName,
      typed: name => {
        clearTimeout(rest)
        rest = setTimeout(() => void ask(name, 0), REST)
      },
    },
    name => {
      clearTimeout(rest)
      void ask(name, 0)
    },
  )
  const details = h('details', { class: 'chooser' }, h('summary', {}, words.beside), form, count, list, more)
  details.addEventListener('toggle', () => {
    if (details.open && !list.firstChild) void ask('', 0)
  })
  return details
}
