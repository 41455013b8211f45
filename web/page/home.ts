// home.ts — the page before a question: what is here, how to ask, which reports. Not: results.
import type { ReportList } from '../../src/api/reports.ts'
import type { Stats } from '../../src/api/service.ts'
import { reportHref, route } from '../shared/base.ts'
import { getJson } from '../shared/client.ts'
import { h } from '../shared/dom.ts'
import { failureText } from '../shared/failure.ts'
import type { Language } from '../shared/preferences.ts'
import { metaLine, titleNodes } from '../shared/report-nodes.ts'
import { parseState } from '../shared/state.ts'
import { stateLink } from './nodes.ts'
import { recentNode } from './recent.ts'
import type { Words } from './words.ts'

const LISTED = 12

/** Live examples of the query language: what is typed, what it means. */
const EXAMPLES: readonly [query: string, zh: string, en: string][] = [
  ['行政复议 调解', '两个词都出现', 'both words'],
  ['“行政复议体制改革”', '逐字出现，不计标点', 'this phrase, whatever the punctuation'],
  ['行政复议 -信访', '有前者，没有后者', 'the first without the second'],
  ['复议 | 应诉', '任一出现', 'either'],
  ['"依法*行政"', '中间可隔几个字', 'with a few characters between'],
  ['"法律顾问 重大行政决策"~句', '在同一句里', 'in one sentence'],
  ['"行政复议 调解"~20', '相距不超过 20 个字', 'within 20 characters'],
  ['(复议 | 应诉) 调解', '括号分组', 'grouping'],
  ['地区:内蒙古 年份:2020..2021 法治', '限定地区和年份', 'in a region, in some years'],
  ['章节:下一步 行政复议', '限定章节', 'under certain headings'],
  ['标题:法治政府 法律顾问', '限定标题', 'in reports of a certain title'],
]

function examples(language: Language, words: Words): HTMLElement {
  const rows = EXAMPLES.flatMap(([query, zh, en]) => [
    h('dt', {}, stateLink({ ...parseState(''), q: query }, { lang: 'zh-CN' }, query)),
    h('dd', {}, language === 'en' ? en : zh),
  ])
  return h('section', { class: 'examples', id: 'syntax' }, h('h2', {}, words.examples), h('dl', {}, ...rows))
}

function collection(stats: Stats, words: Words): HTMLElement {
  const years = stats.years.flatMap(({ year }) => year ?? []).sort((a, b) => a - b)
  const line = [words.stats(stats.reports, stats.regions, stats.passages, stats.characters)]
  if (years.length > 0) line.push(words.span(years[0]!, years.at(-1)!))
  return h('p', { class: 'collection' }, line.join(' · '))
}

function reports(list: ReportList, words: Words): HTMLElement {
  const note = words.allReports(list.reports.length, list.total)
  return h(
    'section',
    { class: 'reports' },
    h('h2', {}, words.reports, note !== '' && h('small', {}, note)),
    list.total === 0 && h('p', {}, words.noReports),
    h(
      'ul',
      {},
      ...list.reports.map(report =>
        h(
          'li',
          {},
          h('h3', {}, ...titleNodes(report, reportHref(report.id), words)),
          metaLine(report, words),
        ),
      ),
    ),
  )
}

export async function homeNodes(
  language: Language,
  words: Words,
  signal: AbortSignal,
): Promise<(Node | null)[]> {
  const hero = h('h1', {}, words.tagline)
  try {
    const [stats, list] = await Promise.all([
      getJson<Stats>('api/stats', new URLSearchParams(), signal),
      getJson<ReportList>('api/reports', new URLSearchParams({ limit: String(LISTED) }), signal),
    ])
    return [
      hero,
      collection(stats, words),
      recentNode(words),
      examples(language, words),
      reports(list, words),
      h(
        'p',
        { class: 'about-data' },
        h('a', { href: route('check').href }, words.check),
        h('span', { 'aria-hidden': 'true' }, ' · '),
        h('a', { href: route('indicators').href }, words.indicators),
        h('span', { 'aria-hidden': 'true' }, ' · '),
        stateLink({ ...parseState(''), view: 'quality' }, { 'data-page': true }, words.quality),
      ),
    ]
  } catch (error) {
    if (signal.aborted) throw error
    return [
      hero,
      h('p', { class: 'collection', role: 'alert' }, failureText(error, words)),
      examples(language, words),
    ]
  }
}
