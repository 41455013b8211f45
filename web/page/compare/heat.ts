// heat.ts — divisions down, years across, each cell as dark as its value is great. A table first: the colours add
// nothing that the numbers do not say. Not: the same as a picture (heat-picture.ts).
import { h } from '../../shared/dom.ts'
import { placeLang, placeName, placePath } from '../../shared/place.ts'
import type { State } from '../../shared/state.ts'
import { valueText } from '../../words/numbers.ts'
import type { ViewWords } from '../../words/words.ts'
import { stateLink } from '../nodes.ts'
import { undated } from '../within.ts'
import { brokenAt } from './axis.ts'
import { chunkedBodies } from './chunks.ts'
import { type Measure, type Pivot, type PivotRow, reading } from './pivot.ts'
import { scroller } from './scroller.ts'
import { greatest, SHADES, shade, weight } from './shades.ts'

export function rowName(row: PivotRow, words: ViewWords): string {
  if (row.path.length === 0) return words.unknownRegion
  const path = placePath(row.path, words)
  return row.kind === 'own' ? words.own(path) : path
}

/** Which column, after that of the names, is the latest year that is known. */
export const latest = (years: Pivot['years']): number => years.filter(year => year !== null).length

export const yearName = (year: number | null, words: ViewWords): string =>
  year === null ? words.unknownYear : String(year)

export function heatTable(table: Pivot, state: State, measure: Measure, words: ViewWords): HTMLElement {
  const most = greatest(table, measure)
  const { years, rows, total } = table

  const cell = (row: PivotRow, year: number | null | 'all', name: string) => {
    const tally = year === 'all' ? row.total : row.cells.get(year)
    if (!tally || tally.indexedReports === 0)
      return h(
        'td',
        { class: 'gap', title: words.noReport },
        h('span', { 'aria-hidden': 'true' }, '—'),
        h('span', { class: 'visually-hidden' }, words.noReport),
      )
    const text = valueText(reading(tally, measure), measure)
    const own = row.kind !== 'group' && year !== 'all'
    const degree = own ? shade(weight(tally, measure), most) : 0
    const when = year === 'all' ? words.total : yearName(year, words)
    const title = words.cell(name, when, tally, reading(tally, 'per10k'))
    const known = (row === total || row.code !== null) && (year !== null || state.by === 'report')
    const attributes = { class: degree > 0 ? `heat-${degree}` : tally.hits === 0 ? 'zero' : null, title }
    if (!known || tally.hits === 0) return h('td', attributes, text)
    const there: State = {
      ...state,
      view: 'passages',
      page: 1,
      ...(row.code === null ? {} : { region: [row.code] }),
    }
    const next = year === 'all' ? there : year === null ? undated(there) : { ...there, year: [String(year)] }
    return h('td', attributes, stateLink(next, { 'data-page': true }, text))
  }
  const line = (row: PivotRow, kind: string = row.kind) => {
    const name = row === total ? words.total : rowName(row, words)
    const above = row === total || row.path.length < 2 ? '' : row.path.slice(0, -1).join(' › ')
    return h(
      'tr',
      { class: `${kind} depth-${Math.min(row.depth, 4)}` },
      h(
        'th',
        { scope: 'row', lang: placeLang(row.path) },
        above !== '' && h('small', {}, `${above} › `),
        above === '' ? name : placeName(row.path.at(-1)!, words),
      ),
      ...years.map(year => cell(row, year, name)),
      cell(row, 'all', name),
    )
  }
  const bodies = chunkedBodies(rows.length, index => line(rows[index]!), years.length + 2)
  const head = h(
    'tr',
    {},
    h('th', { scope: 'col' }, words.region),
    ...years.map((year, i) =>
      h('th', { scope: 'col', class: brokenAt(years, i) ? 'broken' : null }, yearName(year, words)),
    ),
    h('th', { scope: 'col' }, words.total),
  )
  const sums = h('tfoot', {}, line(total, 'sum'))
  return scroller(
    h('table', { class: 'heat', 'aria-rowcount': rows.length + 2 }, h('thead', {}, head), ...bodies, sums),
    'heat-title',
    latest(years),
  )
}

/** @param notes what the signs mean */
export function heatLegend(notes: string, words: ViewWords): HTMLElement {
  const scale = Array.from({ length: SHADES }, (_, i) => h('i', { class: `heat-${i + 1}` }))
  return h(
    'p',
    { class: 'legend' },
    h('span', { class: 'scale', 'aria-hidden': 'true' }, words.less, ...scale, words.more),
    h('span', {}, notes),
  )
}
