// tables.ts — first use, spread by year, and key words as nodes. Not: asking for them.
import type { Keyness } from '../../src/api/keyness.ts'
import type { Trend } from '../../src/api/trend.ts'
import { reportLabel } from '../../src/report/reference.ts'
import { reportHref, route } from '../shared/base.ts'
import { barNode, h } from '../shared/dom.ts'
import { excerpt } from '../shared/marks.ts'
import { saidNode } from '../shared/notice.ts'
import { placeName, placePath } from '../shared/place.ts'
import { percent } from '../words/numbers.ts'
import type { TrendWords } from '../words/words.ts'

/** Characters of an excerpt. */
const LONGEST = 160

/** Divisions named in a row. */
const NAMED = 8

export function trendNodes(
  { query, first, years, undated, notices }: Trend,
  asked: URLSearchParams,
  words: TrendWords,
): (HTMLElement | null)[] {
  const said = notices.map(notice => saidNode(notice, words, 'intro'))
  if (first.length === 0) return [h('p', {}, words.none), ...said]
  const q = new URLSearchParams({ q: query })
  return [
    ...said,
    h('h3', {}, words.first(first[0]!.report.year)),
    h('p', { class: 'intro' }, words.firstNote),
    h(
      'ul',
      { class: 'first' },
      ...first.map(({ report, passageId, text }) =>
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
          h('p', {}, quotation(text, query)),
        ),
      ),
    ),
    h('p', { class: 'summary' }, ...files('api/trend/export', asked, words)),
    table(
      [words.year, words.reports, words.share, words.interval, words.regions, words.joined],
      spreadBodies(years, first[0]!.report.year ?? 0, words),
    ),
    undated > 0 ? h('p', {}, words.undated(undated)) : null,
  ]
}

/** As much of a passage as one reads, around what was asked for where that stands literally. */
export function quotation(text: string, query: string): string {
  const bare = query.replaceAll(/["“”]/g, '')
  const at = text.indexOf(bare)
  return excerpt(text, at < 0 ? [] : [{ start: at, length: bare.length }], LONGEST).text
}

export function keynessNodes(
  { total, words: rows, reports, others }: Keyness,
  asked: URLSearchParams,
  words: TrendWords,
): HTMLElement[] {
  const found = words.found(reports, others, total, rows.length)
  if (total === 0) return [h('p', { class: 'summary' }, found), h('p', {}, words.nothing)]
  const said = h('p', { class: 'summary' }, found, ...files('api/keyness/export', asked, words))
  const genres = asked.getAll('genre').map(genre => ['genre', genre])
  return [
    said,
    table(
      [words.word, words.chosen, words.others, words.differs],
      // Within each kind as they came: the greatest difference first.
      [
        bodyOf(
          [...rows]
            .sort((a, b) => Math.sign(b.score) - Math.sign(a.score))
            .map(({ text, reports: some, others: elsewhere, score }) => {
              const times = (2 ** Math.abs(score)).toFixed(1)
              const href = `${route('').href}?${new URLSearchParams([['q', `"${text}"`], ['view', 'compare'], ...genres])}`
              return [
                h('a', { href, lang: 'zh-CN' }, text),
                h('span', { class: 'share' }, barNode(some / reports), `${some}/${reports}`),
                h('span', { class: 'share' }, barNode(elsewhere / others), `${elsewhere}/${others}`),
                score > 0 ? words.morely(times) : words.lessly(times),
              ]
            }),
        ),
      ],
      'words',
    ),
  ]
}

// --- internal ---

/** What was asked, as files: all of it, with what it rests on in the workbook. */
const files = (path: string, asked: URLSearchParams, words: TrendWords): HTMLElement[] =>
  (['csv', 'xlsx'] as const).map(format =>
    h(
      'a',
      { href: route(path, new URLSearchParams([...asked, ['format', format]])).href, download: true },
      words.files[format],
    ),
  )

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
    )
  const since = rows(years.slice(before.length), before.at(-1)?.year)
  if (before.length <= FEW) return [rows(before, undefined), since]
  const all = rows(before, undefined)
  all.hidden = true
  const button = h('button', { type: 'button', class: 'quiet', 'aria-expanded': 'false' }, words.each)
  button.addEventListener('click', () => {
    all.hidden = !all.hidden
    button.setAttribute('aria-expanded', String(!all.hidden))
  })
  const sum = (of: 'indexed' | 'reports') => before.reduce((sum, year) => sum + year[of], 0)
  const span = spanOf(before[0]!.year, before.at(-1)!.year)
  return [bodyOf([[span, `${sum('reports')}/${sum('indexed')}`, percent(0), button, '', '']]), all, since]
}

const spanOf = (from: number, to: number) => (from === to ? String(from) : `${from}–${to}`)

/** For the years without a report between two that have some. */
function gapRow(before: number | undefined, year: number, words: TrendWords): Cells[] {
  return before === undefined || year - before === 1 ? [] : [[spanOf(before + 1, year - 1), words.gap]]
}

function yearRow(
  { year, indexed, reports, low, high, regions, using, joined }: Trend['years'][number],
  words: TrendWords,
): Cells {
  return [
    String(year),
    `${reports}/${indexed}`,
    h('span', { class: 'share' }, barNode(reports / indexed), percent(reports / indexed)),
    `${percent(low)} – ${percent(high)}`,
    `${using}/${regions}`,
    namesNode(
      joined.map(({ name }) => placeName(name, words)),
      words,
    ),
  ]
}

/** The first of them, and the others once they are asked for. */
function namesNode(names: readonly string[], words: TrendWords): string | HTMLElement {
  const said = names.slice(0, NAMED).join('、')
  if (names.length <= NAMED) return said
  return h('details', {}, h('summary', {}, said, words.more(names.length)), names.slice(NAMED).join('、'))
}

/** Of the table of the spread, that of the years left out. */
const COLUMNS = 5

type Cells = (string | HTMLElement)[]

/** A row of a name and one other cell is a gap. */
const bodyOf = (rows: Cells[]): HTMLElement =>
  h(
    'tbody',
    {},
    ...rows.map(([first, ...cells]) =>
      h(
        'tr',
        {},
        h('th', { scope: 'row' }, first!),
        ...cells.map(cell => h('td', cells.length === 1 ? { class: 'gap', colspan: COLUMNS } : {}, cell)),
      ),
    ),
  )

function table(heads: string[], bodies: HTMLElement[], kind?: string): HTMLElement {
  const head = h('tr', {}, ...heads.map(name => h('th', { scope: 'col' }, name)))
  return h(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': heads[0]! },
    h('table', { class: kind ?? null }, h('thead', {}, head), ...bodies),
  )
}
