// heat-picture.ts — the table of divisions and years as a picture, for a file. Not: the table on the page.
import type { Drawing, Shape } from './drawing.ts'
import { textWidth } from './lettering.ts'
import { greatest, type Measure, type Pivot, type PivotRow, reading, shade } from './pivot.ts'

const CELL = { width: 64, height: 28 }
const SIZE = 13
const MARGIN = 16

export interface HeatWords {
  title: string
  /** What the signs mean, and where the numbers come from. */
  notes: readonly string[]
  name(row: PivotRow): string
  year(year: number | null): string
  total: string
  value(value: number | null): string
}

export function heatPicture(table: Pivot, measure: Measure, words: HeatWords): Drawing {
  const { years, rows, total } = table
  const most = greatest(table, measure)
  const names = rows.map(row => words.name(row))
  const indent = (depth: number) => Math.min(depth, 4) * 14
  const side = Math.max(
    96,
    ...rows.map((row, i) => textWidth(names[i]!, SIZE) + indent(row.depth) + (row.kind === 'group' ? 6 : 0)),
  )
  const left = MARGIN + side + 14
  const top = 66
  const shapes: Shape[] = []
  const text = (
    x: number,
    y: number,
    text: string,
    anchor: 'start' | 'middle' | 'end',
    rest: Partial<Extract<Shape, { type: 'text' }>> = {},
  ) => shapes.push({ type: 'text', x, y, text, anchor, size: SIZE, fill: 'ink', ...rest })
  text(MARGIN, 30, words.title, 'start', { size: 17, bold: true })
  years.forEach((year, i) => {
    text(left + (i + 0.5) * CELL.width, top - 10, words.year(year), 'middle', { fill: 'muted' })
  })
  text(left + (years.length + 0.5) * CELL.width, top - 10, words.total, 'middle', { fill: 'muted' })
  ;[...rows, total].forEach((row, r) => {
    const y = top + r * CELL.height
    const base = y + CELL.height / 2 + 4.5
    const bold = row.kind === 'group'
    const name = row === total ? words.total : names[r]!
    text(MARGIN + indent(row.depth), base, name, 'start', { bold })
    years.forEach((year, i) => {
      const x = left + i * CELL.width
      const tally = row.cells.get(year)
      const value = tally ? reading(tally, measure) : null
      const degree = row.kind === 'group' ? 0 : shade(value, most)
      if (degree > 0)
        shapes.push({
          type: 'rect',
          x: x + 1,
          y: y + 1,
          width: CELL.width - 2,
          height: CELL.height - 2,
          fill: `heat.${degree - 1}`,
        })
      const label = tally ? words.value(value) : '—'
      const muted = !tally || value === 0
      text(x + CELL.width / 2, base, label, 'middle', {
        bold,
        fill: degree > 0 ? `onHeat.${degree - 1}` : muted ? 'muted' : 'ink',
      })
    })
    text(left + (years.length + 0.5) * CELL.width, base, words.value(reading(row.total, measure)), 'middle', {
      bold,
    })
    shapes.push({
      type: 'line',
      points: [
        [MARGIN, y],
        [left + (years.length + 1) * CELL.width, y],
      ],
      stroke: 'line',
      width: row === total ? 1.2 : 0.4,
    })
  })
  const bottom = top + (rows.length + 1) * CELL.height
  words.notes.forEach((note, i) => {
    text(MARGIN, bottom + 26 + i * 18, note, 'start', { fill: 'muted', size: 12 })
  })
  const width = left + (years.length + 1) * CELL.width + MARGIN
  const wide =
    Math.max(textWidth(words.title, 17), ...words.notes.map(note => textWidth(note, 12))) + 2 * MARGIN
  return { width: Math.ceil(Math.max(width, wide)), height: bottom + 26 + words.notes.length * 18, shapes }
}
