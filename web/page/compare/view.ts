// view.ts — the comparison: up to five questions over the years, and one of them by division and year.
import type { CompareResult, CompareRow } from '../../../src/api/compare.ts'
import { getJson } from '../../shared/client.ts'
import { h } from '../../shared/dom.ts'
import { oneLine } from '../../shared/one-line.ts'
import { MEASURES, MOST_BESIDE, type State, viewParameters } from '../../shared/state.ts'
import { stateLink } from '../nodes.ts'
import type { ViewWords } from '../view-words.ts'
import { chart, keyDrawing, NARROW, type Series, WIDE } from './chart.ts'
import { PAGE_PALETTE, toSvg } from './drawing.ts'
import { figureNode } from './figure.ts'
import { heatLegend, heatTable, latest, rowName, valueText, yearName } from './heat.ts'
import { heatPicture } from './heat-picture.ts'
import { add, type Measure, type Pivot, pivot, reading, type Tally } from './pivot.ts'
import { scroller } from './scroller.ts'

export interface Compared {
  label: string
  result: CompareResult
}

/** One answer a question, the page's own first. */
export function askCompare(state: State, signal: AbortSignal): Promise<Compared[]> {
  return Promise.all(
    [state.q, ...state.vs].map(async label => ({
      label,
      result: await getJson<CompareResult>('api/compare', viewParameters({ ...state, q: label }), signal),
    })),
  )
}

/** Sums of all divisions by year. */
function byYear(rows: readonly CompareRow[]): Map<number | null, Tally> {
  const sums = new Map<number | null, Tally>()
  for (const row of rows) sums.set(row.year, add(sums.get(row.year), row))
  return sums
}

function measureSwitch(state: State, measure: Measure, countable: boolean, words: ViewWords): HTMLElement {
  const links = MEASURES.filter(name => countable || name === 'hits' || name === 'reports').map(name =>
    stateLink(
      { ...state, measure: name },
      {
        'aria-current': name === measure ? 'true' : null,
        title: words.measureHints[name],
        'data-key': `measure-${name}`,
      },
      words.measures[name],
    ),
  )
  return h('nav', { class: 'switch', 'aria-label': words.measure }, ...links)
}

function depthSwitch(state: State, words: ViewWords): HTMLElement {
  const links = (['province', 'city', 'all'] as const).map(depth =>
    stateLink(
      { ...state, depth: state.depth === depth ? 'auto' : depth },
      { 'aria-current': state.depth === depth ? 'true' : null, 'data-key': `depth-${depth}` },
      words.depths[depth],
    ),
  )
  return h(
    'div',
    { class: 'labelled' },
    h('span', {}, words.depth),
    h('nav', { class: 'switch', 'aria-label': words.depth }, ...links),
  )
}

function addForm(state: State, words: ViewWords, go: (next: State) => void): HTMLElement {
  if (state.vs.length >= MOST_BESIDE) return h('p', { class: 'adding' }, words.addFull)
  return oneLine(
    {
      label: words.add,
      button: words.addGo,
      class: 'adding',
      attributes: { type: 'text', maxlength: 200, enterkeyhint: 'done', 'data-key': 'beside' },
    },
    other => {
      if (other && other !== state.q && !state.vs.includes(other)) go({ ...state, vs: [...state.vs, other] })
    },
  )
}

/** The numbers of the chart, and its legend in one. */
function seriesTable(
  compared: readonly Compared[],
  table: Pivot,
  state: State,
  measure: Measure,
  words: ViewWords,
): HTMLElement {
  const rows = compared.map(({ label, result }, i) => {
    const sums = byYear(result.rows)
    const key = toSvg(keyDrawing(i), PAGE_PALETTE)
    key.setAttribute('aria-hidden', 'true')
    const cells = table.years.map(year => {
      const tally = sums.get(year)
      if (!tally)
        return h('td', { class: 'gap' }, h('span', { class: 'visually-hidden' }, words.noReport), '—')
      const text = valueText(reading(tally, measure), measure, words)
      if (tally.hits === 0 || year === null) return h('td', { class: 'zero' }, text)
      const next: State = { ...state, q: label, view: 'passages', page: 1, year: [String(year)] }
      return h('td', {}, stateLink(next, { 'data-page': true }, text))
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
        i === 0
          ? h('span', {}, label)
          : stateLink(
              { ...state, q: label, vs: others },
              { title: words.heatOf(label), 'data-key': `heat-${label}` },
              label,
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
    ...table.years.map(year => h('th', { scope: 'col' }, yearName(year, words))),
  )
  const node = h('table', { class: 'heat series' }, h('thead', {}, head), h('tbody', {}, ...rows))
  return scroller(node, 'lines-title', latest(table.years))
}

/** What the server says of the questions set beside; of the page's own it is said above. */
function otherNotices(compared: readonly Compared[]): HTMLElement | null {
  const said = compared
    .slice(1)
    .flatMap(({ label, result }) => result.notices.map(notice => `${label}：${notice.message}`))
  return said.length === 0
    ? null
    : h('ul', { class: 'notices' }, ...said.map(text => h('li', { lang: 'zh-CN' }, text)))
}

export function compareNodes(
  compared: readonly Compared[],
  state: State,
  words: ViewWords,
  go: (next: State) => void,
): HTMLElement[] {
  const [own] = compared
  if (!own) return []
  const countable = compared.every(({ result }) => result.totalOccurrences !== null)
  const measure: Measure =
    countable || state.measure === 'reports' || state.measure === 'hits' ? state.measure : 'hits'
  const table = pivot(own.result.rows, state.depth)
  const known = table.years.filter(year => year !== null)
  const rows: Series[] = compared.map(({ label, result }) => {
    const sums = byYear(result.rows)
    const values = table.years.map(year => {
      const tally = sums.get(year)
      return tally ? reading(tally, measure) : null
    })
    return { label, values }
  })
  // An unknown year has a column in the table and no place on the axis.
  const isKnown = table.years.map(year => year !== null)
  const series = rows.map(({ label, values }) => ({ label, values: values.filter((_, i) => isKnown[i]) }))
  const labels = compared.map(({ label }) => `“${label}”`).join('、')
  const unit = words.measures[measure]
  const narrow = matchMedia('(max-width: 40rem)').matches
  const picture = toSvg(chart(series, known, null, narrow ? NARROW : WIDE), PAGE_PALETTE)
  picture.setAttribute('role', 'img')
  picture.setAttribute('aria-label', words.linesLabel(labels))
  const number = (value: number | null) => (value === null ? '' : Number(value.toPrecision(6)))
  const lines = figureNode(
    'lines',
    words.lines,
    measureSwitch(state, measure, countable, words),
    {
      name: `${compared.map(({ label }) => label).join(' ')} ${words.lines} ${unit}`,
      table: () => [
        [words.phrase, ...table.years.map(year => yearName(year, words))],
        ...rows.map(({ label, values }) => [label, ...values.map(number)]),
      ],
      drawing: () => chart(series, known, `${words.lines} · ${unit}`),
    },
    words,
    !countable && h('p', { class: 'legend' }, words.noOccurrences),
    h('div', { class: 'picture' }, picture),
    seriesTable(compared, table, state, measure, words),
    addForm(state, words, go),
  )
  const title = words.heat(own.label)
  const heat = figureNode(
    'heat',
    title,
    depthSwitch(state, words),
    {
      name: `${own.label} ${words.region} ${unit}`,
      table: () => heatCells(table, measure, words),
      drawing: () =>
        heatPicture(table, measure, {
          title: `${title} · ${unit}`,
          note: [words.legend, words.groupNote].join(' · '),
          name: (path, own) =>
            path.length === 0 ? words.unknownRegion : own ? words.own(path.join(' › ')) : path.join(' › '),
          year: year => yearName(year, words),
          total: words.total,
          value: value => valueText(value, measure, words),
        }),
    },
    words,
    heatLegend(table, words),
    heatTable(table, state, measure, words),
  )
  const nodes: (HTMLElement | null)[] = [otherNotices(compared), lines, heat]
  return nodes.filter(node => node !== null)
}

/** As on the page, and as plain numbers; a gap is an empty cell. */
function heatCells(table: Pivot, measure: Measure, words: ViewWords): (string | number)[][] {
  const number = (tally: Tally | undefined): string | number => {
    const value = tally && tally.indexedReports > 0 ? reading(tally, measure) : null
    return value === null ? '' : Number(value.toPrecision(6))
  }
  return [
    [words.region, ...table.years.map(year => yearName(year, words)), words.total],
    ...[...table.rows, table.total].map(row => [
      row === table.total ? words.total : rowName(row, words),
      ...table.years.map(year => number(row.cells.get(year))),
      number(row.total),
    ]),
  ]
}
