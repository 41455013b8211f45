// spread.ts — first use and spread by year as nodes. Not: asking for them.
import type { Match } from '../../src/api/hit.ts'
import type { Trend } from '../../src/api/trend.ts'
import { placesText } from '../../src/regions/place-text.ts'
import { reportLabel } from '../../src/report/reference.ts'
import { reportHref, route } from '../shared/base.ts'
import { barNode, h } from '../shared/dom.ts'
import { excerpt, markedNodes } from '../shared/marks.ts'
import { saidNode } from '../shared/notice.ts'
import { placePath } from '../shared/place.ts'
import { percent } from '../words/numbers.ts'
import type { TrendWords } from '../words/words.ts'
import { bodyOf, type Cells, files, table } from './table.ts'

/** Characters of an excerpt. */
const LONGEST = 160

export function trendNodes(
  { query, first, firstReports, years, undated, notices }: Trend,
  asked: URLSearchParams,
  words: TrendWords,
): (HTMLElement | null)[] {
  const said = notices.map(notice => saidNode(notice, words, 'intro'))
  if (first.length === 0) return [h('p', {}, words.none), ...said]
  const q = new URLSearchParams({ q: query })
  const { year } = first[0]!.report
  const isNew = years.some(({ arrived }) => arrived.length > 0)
  return [
    ...said,
    h('h3', {}, words.first(year)),
    h('p', { class: 'intro' }, words.firstNote),
    firstReports > 1
      ? h(
          'p',
          {},
          words.firstOf(year, firstReports, first.length),
          h('a', { href: searchHref(asked, year) }, words.firstAll(firstReports)),
        )
      : null,
    h(
      'ul',
      { class: 'first' },
      ...first.map(({ report, passageId, text, matches }) =>
        h(
          'li',
          { lang: 'zh-CN' },
          h('a', { href: reportHref(report.id, q, passageId) }, reportLabel(report)),
          h(
            'small',
            {},
            [report.region && placePath(report.region.path, words), report.year && words.yearOf(report.year)]
              .filter(Boolean)
              .join(' · '),
          ),
          h('p', {}, ...quotation(text, matches)),
        ),
      ),
    ),
    h('p', { class: 'summary' }, ...files('api/trend/export', asked, words)),
    table(
      [words.year, words.reports, words.share, words.regions, words.joined],
      spreadBodies(years, year ?? 0, words),
      'spread',
    ),
    isNew ? h('p', { class: 'note' }, words.arrivedNote) : null,
    undated > 0 && year !== null ? h('p', { class: 'note' }, words.undated(undated)) : null,
  ]
}

// --- internal ---

/** As much of a passage as one reads, around the first of its matches. */
function quotation(text: string, matches: readonly Match[]): Node[] {
  const cut = excerpt(text, matches, LONGEST)
  return markedNodes(cut.text, cut.matches)
}

/** The search that finds every report of the year; without one all that there are, which are of no known year. */
const searchHref = (asked: URLSearchParams, year: number | null): string =>
  `${route('').href}?${new URLSearchParams([
    ...asked,
    ['mode', 'exact'],
    ['distinct', 'report'],
    ...(year === null ? [] : [['year', String(year)]]),
  ])}`

/** Years before the first use that are shown one by one; more are one row until they are asked for. */
const FEW = 3

/**
 * Every year that the library has reports of, those before the first use as well: a 0 says that it is not there, a gap
 * that nothing is known.
 */
function spreadBodies(years: Trend['years'], first: number, words: TrendWords): HTMLElement[] {
  const before = years.filter(({ year }) => year < first)
  const rows = (some: Trend['years'], last: number | undefined) =>
    bodyOf(
      some.flatMap((one, i) => [
        ...gapRow(i === 0 ? last : some[i - 1]!.year, one.year, words),
        yearRow(one, words),
      ]),
      COLUMNS,
    )
  const since = rows(years.slice(before.length), before.at(-1)?.year)
  if (before.length <= FEW) return [rows(before, undefined), since]
  const all = rows(before, undefined)
  all.hidden = true
  const button = foldButton([words.each, words.fold], () => {
    all.hidden = !all.hidden
    return !all.hidden
  })
  const sum = (of: 'indexed' | 'reports') => before.reduce((sum, year) => sum + year[of], 0)
  const span = spanOf(before[0]!.year, before.at(-1)!.year)
  return [
    bodyOf([[span, `${sum('reports')}/${sum('indexed')}`, percent(0), '', button]], COLUMNS),
    all,
    since,
  ]
}

const spanOf = (from: number, to: number) => (from === to ? String(from) : `${from}–${to}`)

/** For the years without a report between two that have some. */
function gapRow(before: number | undefined, year: number, words: TrendWords): Cells[] {
  return before === undefined || year - before === 1 ? [] : [[spanOf(before + 1, year - 1), words.gap]]
}

function yearRow(
  { year, indexed, reports, low, high, regions, using, adopted, arrived }: Trend['years'][number],
  words: TrendWords,
): Cells {
  return [
    String(year),
    `${reports}/${indexed}`,
    h(
      'span',
      { class: 'share' },
      barNode(reports / indexed),
      percent(reports / indexed),
      ' ',
      h('span', { class: 'interval' }, words.interval(percent(low), percent(high))),
    ),
    `${using}/${regions}`,
    // Nothing at all in it, so that a phone has no line for it.
    adopted.length + arrived.length === 0
      ? ''
      : h('div', {}, namesNode(words.adopted, adopted, words), namesNode(words.arrived, arrived, words)),
  ]
}

/** Divisions named before the others are asked for. */
const NAMED = 8

/** Which divisions: the first of them, and the others once they are asked for. */
function namesNode(title: string, regions: Trend['years'][number]['joined'], words: TrendWords) {
  if (regions.length === 0) return null
  const text = (some: typeof regions) =>
    placesText(
      some.map(({ path }) => path),
      words.nation,
    )
  const all = h('span', { class: 'all', lang: 'zh-CN' }, text(regions))
  const label = h('span', { class: 'label' }, title)
  if (regions.length <= NAMED) return h('p', {}, label, all)
  const few = h('span', { class: 'few', lang: 'zh-CN' }, `${text(regions.slice(0, NAMED))} …`)
  all.hidden = true
  const button = foldButton([words.allOf(regions.length), words.fold], () => {
    few.hidden = all.hidden
    all.hidden = !all.hidden
    return !all.hidden
  })
  return h('p', {}, label, few, all, ' ', button)
}

/**
 * @param names what a click does: shows what is hidden, hides it again
 * @param turn does so; says whether it is now shown
 */
function foldButton([show, hide]: readonly [string, string], turn: () => boolean): HTMLElement {
  const button = h('button', { type: 'button', class: 'quiet' }, show)
  button.addEventListener('click', () => {
    button.textContent = turn() ? hide : show
  })
  return button
}

/** Of the table, that of the years left out. */
const COLUMNS = 4
