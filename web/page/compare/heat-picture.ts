// heat-picture.ts — the table of divisions and years as a picture, for a file, whole or in sheets. Not: the table on the
// page.
import type { Drawing, Shape } from './drawing.ts'
import { textWidth, wrapped } from './lettering.ts'
import { greatest, type Measure, type Pivot, type PivotRow, reading, shade } from './pivot.ts'

const CELL = { width: 64, height: 28 }
const SIZE = 13
const SMALL = 12
const TITLE = 17
const MARGIN = 16
/** A title and a note keep lines of at least this length, however narrow the table. */
const NARROWEST = 480

/** Across 160 mm of A4, where the smallest letters (12 units) are 6 points high; and 240 mm down. */
export const SHEET = { width: 900, height: 1350 }

export interface HeatWords {
  title: string
  /** What the signs mean, and where the numbers come from. */
  notes: readonly string[]
  name(row: PivotRow): string
  year(year: number | null): string
  total: string
  value(value: number | null): string
}

/** What of a table is drawn: all of it, or the part that a sheet has room for. */
interface Part {
  years: Pivot['years']
  rows: PivotRow[]
  /** Whether the sums of the rows stand to the right, and those of the years below. */
  sums: { right: boolean; below: boolean }
  /** “2/3” behind the title. */
  number?: string
}

export function heatPicture(table: Pivot, measure: Measure, words: HeatWords): Drawing {
  const { years, rows } = table
  return drawn({ years, rows, sums: { right: true, below: true } }, table, measure, words)
}

/**
 * The same on sheets of A4 whose letters can be read: years from left to right, then divisions down. One where it has
 * room on one.
 */
export function heatSheets(table: Pivot, measure: Measure, words: HeatWords): Drawing[] {
  const left = leftOf(table.rows, words)
  const wide = Math.floor((SHEET.width - left - MARGIN) / CELL.width)
  const columns = cut([...table.years, SUMS], Math.max(2, wide))
  // On the narrowest of them title and notes have the most lines.
  const narrow = left + Math.min(...columns.map(({ length }) => length)) * CELL.width - MARGIN
  const linesOf = (text: string, size: number) =>
    wrapped(text, size, Math.max(narrow, NARROWEST - 2 * MARGIN)).length
  const notes = words.notes.reduce((sum, note) => sum + linesOf(note, SMALL), 0)
  const room = SHEET.height - 66 - linesOf(`${words.title} (00/00)`, TITLE) * 26 - notes * 18
  const bands = cut([...table.rows, table.total], Math.max(2, Math.floor(room / CELL.height)))
  const count = columns.length * bands.length
  return bands.flatMap((band, b) =>
    columns.map((column, c) => {
      const part: Part = {
        years: column.filter((year): year is number | null => year !== SUMS),
        rows: band.filter(row => row !== table.total),
        sums: { right: column.includes(SUMS), below: band.includes(table.total) },
      }
      if (count > 1) part.number = `${b * columns.length + c + 1}/${count}`
      return drawn(part, table, measure, words)
    }),
  )
}

// --- internal ---

const SUMS = 'sums'

/** In parts of about one size. */
function cut<T>(all: readonly T[], most: number): T[][] {
  const parts = Math.ceil(all.length / most)
  const bound = (i: number) => Math.round((i * all.length) / parts)
  return Array.from({ length: parts }, (_, i) => all.slice(bound(i), bound(i + 1)))
}

const indent = (depth: number) => Math.min(depth, 4) * 14

/** Where the years begin: the same on every sheet. */
function leftOf(rows: readonly PivotRow[], words: HeatWords): number {
  const widths = rows.map(
    row => textWidth(words.name(row), SIZE) + indent(row.depth) + (row.kind === 'group' ? 6 : 0),
  )
  return MARGIN + widths.reduce((most, width) => Math.max(most, width), 96) + 14
}

function drawn(part: Part, table: Pivot, measure: Measure, words: HeatWords): Drawing {
  const { years, rows, sums } = part
  const most = greatest(table, measure)
  const left = leftOf(table.rows, words)
  const right = left + (years.length + (sums.right ? 1 : 0)) * CELL.width
  const width = Math.ceil(Math.max(right + MARGIN, NARROWEST))
  const shapes: Shape[] = []
  const text = (
    x: number,
    y: number,
    text: string,
    anchor: 'start' | 'middle' | 'end',
    rest: Partial<Extract<Shape, { type: 'text' }>> = {},
  ) => shapes.push({ type: 'text', x, y, text, anchor, size: SIZE, fill: 'ink', ...rest })
  const title = part.number ? `${words.title} (${part.number})` : words.title
  let top = 30
  for (const line of wrapped(title, TITLE, width - 2 * MARGIN)) {
    text(MARGIN, top, line, 'start', { size: TITLE, bold: true })
    top += 26
  }
  top += 10
  years.forEach((year, i) => {
    text(left + (i + 0.5) * CELL.width, top - 10, words.year(year), 'middle', { fill: 'muted' })
  })
  const middleOfSums = left + (years.length + 0.5) * CELL.width
  if (sums.right) text(middleOfSums, top - 10, words.total, 'middle', { fill: 'muted' })
  const lines = sums.below ? [...rows, table.total] : rows
  lines.forEach((row, r) => {
    const y = top + r * CELL.height
    const base = y + CELL.height / 2 + 4.5
    const bold = row.kind === 'group'
    const name = row === table.total ? words.total : words.name(row)
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
    if (sums.right) text(middleOfSums, base, words.value(reading(row.total, measure)), 'middle', { bold })
    shapes.push({
      type: 'line',
      points: [
        [MARGIN, y],
        [right, y],
      ],
      stroke: 'line',
      width: row === table.total ? 1.2 : 0.4,
    })
  })
  let bottom = top + lines.length * CELL.height + 26
  for (const note of words.notes)
    for (const line of wrapped(note, SMALL, width - 2 * MARGIN)) {
      text(MARGIN, bottom, line, 'start', { fill: 'muted', size: SMALL })
      bottom += 18
    }
  return { width, height: bottom, shapes }
}
