// beside.ts — two reports side by side, section by section; and the way to choose the second. Not: which sections
// belong together.
import type { ReportSummary } from '../../src/api/hit.ts'
import type { ReportDetail, ReportList } from '../../src/api/reports.ts'
import { reportLabel } from '../../src/report/reference.ts'
import { getJson } from '../shared/client.ts'
import { h } from '../shared/dom.ts'
import { failureText } from '../shared/failure.ts'
import { oneLine } from '../shared/one-line.ts'
import { placeName } from '../shared/place.ts'
import { metaLine, titleNodes } from '../shared/report-nodes.ts'
import type { ReaderWords } from '../words/words.ts'
import { aboutNode } from './about.ts'
import { align, partsOf } from './align-sections.ts'
import { bodyNodes, titleNode, titleOf } from './text.ts'

/** Reports offered of one kind. */
const OFFERED = 50

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

/** Offers other years of the same region first, then the same year elsewhere; others by the name of their region. */
export function besideChooser(
  report: ReportSummary,
  hrefOf: (other: ReportSummary) => string,
  words: ReaderWords,
): HTMLElement {
  const list = h('div', { 'aria-live': 'polite' })
  const ask = async (name: 'region' | 'year', value: string) => {
    const parameters = new URLSearchParams({ [name]: value, limit: String(OFFERED) })
    const { reports } = await getJson<ReportList>('api/reports', parameters)
    return reports.filter(({ id }) => id !== report.id)
  }
  const group = (title: string, reports: readonly ReportSummary[]) =>
    reports.length === 0
      ? []
      : [
          h('h2', {}, title),
          h(
            'ul',
            {},
            ...reports.map(other =>
              h('li', { lang: 'zh-CN' }, ...titleNodes(other, hrefOf(other), words), metaLine(other, words)),
            ),
          ),
        ]
  async function show(asking: Promise<HTMLElement[]>): Promise<void> {
    try {
      const nodes = await asking
      list.replaceChildren(...(nodes.length > 0 ? nodes : [h('p', {}, words.besideNone)]))
    } catch (error) {
      list.replaceChildren(h('p', { role: 'alert' }, failureText(error, words)))
    }
  }
  async function first(): Promise<HTMLElement[]> {
    const { region, year } = report
    const same = region ? await ask('region', region.code) : []
    const own = same.filter(other => other.region?.code === region?.code)
    const known = new Set(own.map(({ id }) => id))
    const near = year === null ? [] : (await ask('year', String(year))).filter(({ id }) => !known.has(id))
    return [
      ...group(words.besideYears(region ? placeName(region.name, words) : ''), own),
      ...group(words.besideRegions(year ?? 0), near),
    ]
  }
  const form = oneLine(
    { label: words.besideRegion, button: words.findGo },
    name => void show(name ? ask('region', name).then(found => group(name, found)) : first()),
  )
  const details = h('details', { class: 'chooser' }, h('summary', {}, words.beside), form, list)
  details.addEventListener('toggle', () => {
    if (details.open && !list.firstChild) void show(first())
  })
  return details
}
