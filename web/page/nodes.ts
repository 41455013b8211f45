// nodes.ts — small pieces that several parts of the pages share: links between states, names, crumbs.
import type { ReportSummary } from '../../src/search/answer.ts'
import { route } from '../shared/base.ts'
import { type Child, h } from '../shared/dom.ts'
import { reportName } from '../shared/report-name.ts'
import { pageParameters, type State } from './state.ts'
import type { Words } from './words.ts'

/** A link to another state of this page: real, so that it opens in a new tab too; main.ts takes plain clicks. */
export function stateLink(
  state: State,
  attributes: Record<string, string | boolean | null>,
  ...children: Child[]
): HTMLAnchorElement {
  return h(
    'a',
    { href: route('', pageParameters(state)).href, 'data-state': true, ...attributes },
    ...children,
  )
}

/** The name of a report, linked; one that we made up says so. */
export function titleNodes(
  report: ReportSummary,
  href: string,
  words: Pick<Words, 'made' | 'madeHint'>,
): Node[] {
  const name = reportName(report)
  const link = h('a', { href, lang: 'zh-CN' }, name.text)
  return name.made ? [link, h('small', { class: 'made', title: words.madeHint }, words.made)] : [link]
}

/** Region, year and publisher in one line. */
export function metaLine(report: ReportSummary, words: Pick<Words, 'year' | 'unknownYear'>): HTMLElement {
  const parts: Child[] = []
  if (report.region) parts.push(h('span', { class: 'region', lang: 'zh-CN' }, report.region.path.join(' › ')))
  parts.push(h('span', {}, report.year === null ? words.unknownYear : words.year(String(report.year))))
  if (report.publisher) parts.push(h('span', { lang: 'zh-CN' }, report.publisher))
  return h('p', { class: 'meta' }, ...parts)
}

export function sectionPath(section: readonly string[], words: Words): HTMLElement | null {
  if (section.length === 0) return null
  const steps = section.map(heading => h('span', {}, heading))
  return h(
    'p',
    { class: 'section', lang: 'zh-CN' },
    h('span', { class: 'visually-hidden' }, `${words.section} `),
    ...steps,
  )
}
