// series-table.ts — the numbers of the chart over the years as a table, and its legend in one. Not: the chart
// (lines-figure.ts).
import { wilson } from '../../../src/keyness/interval.ts'
import { h } from '../../shared/dom.ts'
import type { State } from '../../shared/state.ts'
import { valueText } from '../../words/numbers.ts'
import type { ViewWords } from '../../words/words.ts'
import { stateLink } from '../nodes.ts'
import { undated } from '../within.ts'
import { brokenAt } from './axis.ts'
import { byYear, type Compared } from './compared.ts'
import { PAGE_PALETTE, toSvg } from './drawing.ts'
import { latest, yearName } from './heat.ts'
import { type Measure, type Pivot, reading } from './pivot.ts'
import { scroller } from './scroller.ts'
import { keyDrawing } from './series-line.ts'

/** A line for each question; a number leads to its passages, a name to its divisions. */
export function seriesTable(
  compared: readonly Compared[],
  table: Pivot,
  state: State,
  measure: Measure,
  words: ViewWords,
): HTMLElement {
  const rows = compared.map(({ label, name, result }, i) => {
    const sums = byYear(result.rows)
    const key = toSvg(keyDrawing(i), PAGE_PALETTE)
    key.setAttribute('aria-hidden', 'true')
    const cells = table.years.map(year => {
      const tally = sums.get(year)
      if (!tally)
        return h('td', { class: 'gap' }, h('span', { class: 'visually-hidden' }, words.noReport), '—')
      const text = valueText(reading(tally, measure), measure)
      const { low, high } = wilson(tally.reports, tally.indexedReports)
      const title = words.interval(low, high, tally.reports, tally.indexedReports)
      if (tally.hits === 0) return h('td', { class: 'zero', title }, text)
      // No filter is of the year of publication.
      if (state.by === 'published') return h('td', { title }, text)
      const there: State = { ...state, q: label, view: 'passages', page: 1 }
      const next = year === null ? undated(there) : { ...there, year: [String(year)] }
      return h('td', { title }, stateLink(next, { 'data-page': true }, text))
    })
    const others = compared.flatMap(other => (other.label === label ? [] : other.label))
    const [first, ...rest] = others
    return h(
      'tr',
      {},
      h(
        'th',
        { scope: 'row', lang: 'zh-CN' },
        key,
        compared.length === 1
          ? h('span', {}, name)
          : stateLink(
              { ...state, of: i === 0 ? '' : label },
              {
                'aria-current': label === (state.of || state.q) ? 'true' : null,
                title: words.heatOf(label),
                'data-key': `heat-${label}`,
              },
              name,
            ),
        first !== undefined &&
          stateLink(
            i === 0 ? { ...state, q: first, vs: rest } : { ...state, vs: others.filter(o => o !== state.q) },
            { class: 'drop', 'aria-label': words.drop(label), title: words.drop(label) },
            h('span', { 'aria-hidden': 'true' }, '×'),
          ),
      ),
      ...cells,
    )
  })
  const head = h(
    'tr',
    {},
    h('th', { scope: 'col' }, words.phrase),
    ...table.years.map((year, i) =>
      h('th', { scope: 'col', class: brokenAt(table.years, i) ? 'broken' : null }, yearName(year, words)),
    ),
  )
  const indexed = h(
    'tr',
    { class: 'indexed' },
    h('th', { scope: 'row' }, words.indexed),
    ...table.years.map(year => {
      const count = table.total.cells.get(year)?.indexedReports ?? 0
      return h('td', { class: count === 0 ? 'gap' : null }, count)
    }),
  )
  const node = h(
    'table',
    { class: 'heat series' },
    h('thead', {}, head),
    h('tbody', {}, ...rows),
    h('tfoot', {}, indexed),
  )
  return scroller(node, 'lines-title', latest(table.years))
}
