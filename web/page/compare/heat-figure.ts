// heat-figure.ts — one question by division and year: the table, and the table as a file. Not: its cells (heat.ts).
import type { State } from '../../shared/state.ts'
import { valueText } from '../../words/numbers.ts'
import type { ViewWords } from '../../words/words.ts'
import type { Compared } from './compared.ts'
import { figureNode } from './figure.ts'
import { heatLegend, heatTable, rowName, yearName } from './heat.ts'
import { type HeatWords, heatPicture, heatSheets } from './heat-picture.ts'
import { type Measure, type Pivot, reading, type Tally } from './pivot.ts'
import { sourceNotes } from './source.ts'
import { depthSwitch } from './switches.ts'

export function heatFigure(
  { label, result }: Compared,
  table: Pivot,
  measure: Measure,
  state: State,
  words: ViewWords,
): HTMLElement {
  const title = words.heat(label)
  const unit = words.measures[measure]
  const said = (): HeatWords => ({
    title: `${title} · ${unit}`,
    notes: [
      [words.legend, words.groupNote].join(' · '),
      words.sentences(sourceNotes([label], result, state, words)),
    ],
    name: row => rowName(row, words),
    year: year => yearName(year, words),
    total: words.total,
    value: value => valueText(value, measure),
  })
  return figureNode(
    'heat',
    title,
    depthSwitch(state, table.depth, words),
    {
      name: `${label} ${words.region} ${unit}`,
      table: () => heatCells(table, measure, words),
      drawing: () => heatPicture(table, measure, said()),
      sheets: () => heatSheets(table, measure, said()),
    },
    words,
    heatLegend(table, words),
    heatTable(table, state, measure, words),
  )
}

// --- internal ---

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
