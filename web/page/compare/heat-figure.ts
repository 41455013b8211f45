// heat-figure.ts — one question by division and year: the table, and the table as a file. Not: its cells (heat.ts).
import { wilson } from '../../../src/keyness/interval.ts'
import { h } from '../../shared/dom.ts'
import type { State } from '../../shared/state.ts'
import { bare, cellNumber, valueText } from '../../words/numbers.ts'
import type { ViewWords } from '../../words/words.ts'
import type { Compared } from './compared.ts'
import { figureNode } from './figure.ts'
import { heatLegend, heatTable, rowName, yearName } from './heat.ts'
import { type HeatWords, heatPicture, heatSheets } from './heat-picture.ts'
import { type Measure, type Pivot, type PivotRow, reading, type Tally } from './pivot.ts'
import type { Drawn, Source } from './source.ts'
import { depthSwitch, rowsSwitch } from './switches.ts'

export function heatFigure(
  { label, name }: Compared,
  table: Pivot,
  measure: Measure,
  state: State,
  words: ViewWords,
  source: Source,
): HTMLElement {
  const title = words.heat(name)
  const unit = words.measures[measure]
  const told = () => source([label], drawnOf(table))
  const heading = `${title} · ${unit}`
  const said = (): HeatWords => ({
    title: heading,
    notes: [heatNotes(table, measure, state, words), words.sentences(told())],
    name: row => rowName(row, words),
    year: year => yearName(year, words),
    total: words.total,
    value: value => valueText(value, measure),
  })
  return figureNode(
    'heat',
    title,
    h('div', { class: 'heat-switches' }, rowsSwitch(state, words), depthSwitch(state, table.depth, words)),
    {
      name: `${bare(name)} ${words.region} ${unit}`,
      table: () => heatCells(table, measure, words),
      notes: () => [heading, ...told()],
      drawing: () => heatPicture(table, measure, said()),
      sheets: () => heatSheets(table, measure, said()),
    },
    words,
    heatLegend(`${heatNotes(table, measure, state, words)} · ${words.rowCount(table.rows.length)}`, words),
    heatTable(table, { ...state, q: label }, measure, words),
  )
}

// --- internal ---

/** The columns, and the reports of each. */
const drawnOf = ({ years, total }: Pivot): Drawn => ({
  years,
  indexed: years.map(year => total.cells.get(year)?.indexedReports ?? 0),
})

/** What the signs mean, and which rows there are. */
const heatNotes = (table: Pivot, measure: Measure, state: State, words: ViewWords) =>
  [
    words.legend,
    ...(measure === 'share' ? [words.shadeNote] : []),
    ...(table.rows.some(({ kind }) => kind === 'group') ? [words.groupNote] : []),
    ...(state.rows === 'found' ? [words.onlyFound] : []),
  ].join(' · ')

/** Of a share: of how many reports, and both ends of its interval. */
function boundsOf(tally: Tally | undefined): (string | number)[] {
  if (!tally || tally.indexedReports === 0) return ['', '', '']
  const { low, high } = wilson(tally.reports, tally.indexedReports)
  return [tally.indexedReports, ...[low, high].map(cellNumber)]
}

/** As on the page, and as plain numbers; a gap is an empty cell. Behind each share stands what it is a share of. */
function heatCells(table: Pivot, measure: Measure, words: ViewWords): (string | number)[][] {
  const isShare = measure === 'share'
  const numbers = (tally: Tally | undefined): (string | number)[] => {
    const value = tally && tally.indexedReports > 0 ? reading(tally, measure) : null
    return [cellNumber(value), ...(isShare ? boundsOf(tally) : [])]
  }
  const heads = (name: string) => [
    name,
    ...(isShare ? ['n', words.low, words.high].map(part => `${name} ${part}`) : []),
  ]
  // What is bold on the page is said in a text.
  const nameOf = (row: PivotRow): string => {
    if (row === table.total) return words.total
    return row.kind === 'group' ? words.withBelow(rowName(row, words)) : rowName(row, words)
  }
  return [
    [words.region, ...table.years.flatMap(year => heads(yearName(year, words))), ...heads(words.total)],
    ...[...table.rows, table.total].map(row => [
      nameOf(row),
      ...table.years.flatMap(year => numbers(row.cells.get(year))),
      ...numbers(row.total),
    ]),
  ]
}
