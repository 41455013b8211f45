// lines-figure.ts — questions over the years: a chart, its numbers, and both as files. Not: divisions.

import { wilson } from '../../../src/keyness/interval.ts'
import { h } from '../../shared/dom.ts'
import type { State } from '../../shared/state.ts'
import { bare, cellNumber, quoted, roundPercent, valueText } from '../../words/numbers.ts'
import type { ViewWords } from '../../words/words.ts'
import { allTerms } from './all-terms.ts'
import { brokenAt } from './axis.ts'
import { undatedNotes } from './cautions.ts'
import { type ChartOptions, chart, MOST_WIDE, NARROW, WIDE } from './chart.ts'
import { byYear, type Compared } from './compared.ts'
import { PAGE_PALETTE, toSvg } from './drawing.ts'
import { figureNode } from './figure.ts'
import { yearName } from './heat.ts'
import { type Measure, type Pivot, reading } from './pivot.ts'
import type { Series } from './series-line.ts'
import { seriesTable } from './series-table.ts'
import type { Source } from './source.ts'
import { addForm, measureSwitch, yearSwitches } from './switches.ts'
import { warningItems } from './warnings.ts'

export interface LinesFigure {
  compared: readonly Compared[]
  /** Its years are shown. */
  table: Pivot
  measure: Measure
  /** Whether occurrences are defined for every question. */
  countable: boolean
  state: State
  words: ViewWords
  source: Source
  go: (next: State) => void
}

export function linesFigure(figure: LinesFigure): HTMLElement {
  const { compared, table, measure, countable, state, words, source, go } = figure
  const { years } = table
  const series = seriesOf(compared, years, measure)
  // An unknown year has a column in the table and no place on the axis.
  const isKnown = years.map(year => year !== null)
  const known = years.filter(year => year !== null)
  // The intervals of more lines would hide the picture; they are in the table and in the file.
  const hasIntervals = measure === 'share' && series.length <= 2
  const drawn = series.map(({ label, values, intervals }) => ({
    label,
    values: values.filter((_, i) => isKnown[i]),
    ...(hasIntervals && { intervals: intervals!.filter((_, i) => isKnown[i]) }),
  }))
  const names = compared.map(({ name }) => name)
  const labels = words.listed(names.map(bare))
  const name = words.measures[measure]
  const indexed = known.map(year => table.total.cells.get(year)?.indexedReports ?? 0)
  // Not every year has room for its name and its n.
  const titles = known.map((year, i) =>
    [
      `${year} · n = ${indexed[i]}`,
      ...drawn.map(({ label, values }) => `${label} ${valueText(values[i] ?? null, measure)}`),
    ].join(' · '),
  )
  const axis: ChartOptions = {
    titles,
    xTitle: words.axis[state.by],
    yTitle: words.units[measure],
    counts: { label: 'n', values: indexed },
    counted: measure !== 'share' && measure !== 'per10k',
    tick: value => (measure === 'share' ? roundPercent(value) : String(value)),
  }
  // As wide as the column: a unit is then a pixel, and letters keep their size.
  const room = document.getElementById('list')?.clientWidth || WIDE
  const width = Math.min(MOST_WIDE, Math.max(NARROW, room))
  const drawing = chart(drawn, known, { ...axis, width })
  const picture = toSvg(drawing, PAGE_PALETTE)
  picture.setAttribute('role', 'img')
  picture.setAttribute('aria-label', words.linesLabel(words.listed(names.map(quoted))))
  const broken = known.some((_, i) => brokenAt(known, i))
  const undated = undatedNotes(compared, measure, words)
  const warned = warningItems(compared, years, measure, state, words)
  const told = [
    ...undated.map(({ note }) => note),
    ...(broken ? [words.breakNote] : []),
    ...(measure === 'per10k' || measure === 'share' ? [words.measureHints[measure]] : []),
    ...(hasIntervals ? [words.intervalNote] : measure === 'share' ? [words.noIntervalNote] : []),
    ...source(
      compared.map(({ label }) => label),
      { years: known, indexed },
    ),
  ]
  const notes = words.sentences(told)
  const heading = words.linesTitle(names, words.figureMeasures[measure])
  return figureNode(
    'lines',
    words.lines,
    measureSwitch(state, measure, countable, words),
    {
      name: `${labels} ${words.lines} ${name}`,
      table: () => fileRows(series, figure),
      notes: () => [heading, ...told],
      drawing: () =>
        chart(
          drawn.map(one => ({ ...one, label: bare(one.label) })),
          known,
          {
            ...axis,
            heading,
            notes: [notes],
          },
        ),
      files: [
        {
          label: words.allTerms,
          key: 'all',
          name: labels,
          table: () => allTerms(compared, words),
        },
      ],
    },
    words,
    yearSwitches(state, words),
    !countable && h('p', { class: 'legend' }, words.noOccurrences),
    warned.length > 0 && h('ul', { class: 'notices' }, ...warned),
    h('div', { class: 'picture' }, picture),
    // Bars stand where not every year has its number.
    drawing.shapes.some(shape => shape.type === 'rect' && shape.fill) &&
      yearReader(titles, words.axis[state.by]),
    seriesTable(compared, table, state, measure, words),
    h('p', { class: 'source-note' }, notes),
    addForm(state, words, go),
  )
}

// --- internal ---

/** The numbers of the chart as rows of a file; of a share also both ends of its interval. */
function fileRows(series: readonly Series[], { table, measure, words }: LinesFigure): (string | number)[][] {
  const { years, total } = table
  const ends = measure === 'share' ? (['low', 'high'] as const) : []
  return [
    [words.phrase, ...years.map(year => yearName(year, words))],
    ...series.flatMap(({ label, values, intervals }) => [
      [label, ...values.map(cellNumber)],
      ...ends.map(end => [
        `${label} ${words[end]}`,
        ...intervals!.map(interval => cellNumber(interval?.[end] ?? null)),
      ]),
    ]),
    [words.indexed, ...years.map(year => total.cells.get(year)?.indexedReports ?? 0)],
  ]
}

/** One year after the other, by keys and by touch: what pointing at the picture says. */
function yearReader(titles: readonly string[], label: string): HTMLElement {
  const max = titles.length - 1
  const said = h('output', {})
  const input = h('input', { type: 'range', max, value: max, 'aria-label': label, 'data-key': 'year-reader' })
  const say = () => {
    said.textContent = titles[input.valueAsNumber]!
    input.setAttribute('aria-valuetext', said.textContent)
  }
  input.addEventListener('input', say)
  say()
  return h('p', { class: 'year-reader' }, input, said)
}

function seriesOf(compared: readonly Compared[], years: Pivot['years'], measure: Measure): Series[] {
  return compared.map(({ name: label, result }) => {
    const tallies = byYear(result.rows)
    const of = years.map(year => tallies.get(year))
    return {
      label,
      values: of.map(tally => (tally ? reading(tally, measure) : null)),
      intervals: of.map(tally => (tally ? wilson(tally.reports, tally.indexedReports) : null)),
    }
  })
}
