// heat-picture.ts — the table of divisions and years as a picture, for a file, whole or in sheets. Not: the table on the
// page.
import type { Drawing, Shape } from './drawing.ts'
import { textsInto, textWidth, wrapped } from './lettering.ts'
import { type Measure, type Pivot, type PivotRow, reading, type Tally } from './pivot.ts'
import { greatest, shade, shadeRanges, weight } from './shades.ts'

const CELL_HEIGHT = 28
/** Of a column at least, and around the longest text of it. */
const NARROW_CELL = 44
const AROUND = 14
/** Of a line of the key. */
const KEY = 24
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
  const widths = widthsOf(table, measure, words)
  const wide = (column: Column) => widths.get(column)!
  const columns = cut<Column>([...table.years, SUMS], SHEET.width - left - MARGIN, wide)
  // On the narrowest of them title and notes have the most lines.
  const narrow = left + Math.min(...columns.map(part => sum(part.map(wide)))) - MARGIN
  const linesOf = (text: string, size: number) =>
    wrapped(text, size, Math.max(narrow, NARROWEST - 2 * MARGIN)).length
  const notes = sum(words.notes.map(note => linesOf(note, SMALL)))
  const key = keyOf(table, measure, words, Math.max(narrow, NARROWEST - 2 * MARGIN)).length
  const room = SHEET.height - 66 - linesOf(`${words.title}（00/00）`, TITLE) * 26 - notes * 18 - key * KEY
  const bands = cut([...table.rows, table.total], room, () => CELL_HEIGHT)
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
type Column = Pivot['years'][number] | typeof SUMS

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)

/** In as few parts as have room for them, of about one size. */
function cut<T>(all: readonly T[], room: number, size: (one: T) => number): T[][] {
  const whole = sum(all.map(size))
  for (let count = Math.max(1, Math.ceil(whole / room)); ; count++) {
    const parts = Array.from({ length: count }, (): T[] => [])
    let before = 0
    for (const one of all) {
      parts[Math.min(count - 1, Math.floor(((before + size(one) / 2) / whole) * count))]!.push(one)
      before += size(one)
    }
    if (count >= all.length || parts.every(part => sum(part.map(size)) <= room))
      return parts.filter(part => part.length > 0)
  }
}

/** Of the columns: years are as wide as each other, so that they can be compared; the others as they need. */
function widthsOf(table: Pivot, measure: Measure, words: HeatWords): Map<Column, number> {
  const rows = [...table.rows, table.total]
  const need = (column: Column) => {
    const said = column === SUMS ? words.total : words.year(column)
    const values = rows.flatMap(({ cells, total }) => {
      const tally = column === SUMS ? total : cells.get(column)
      return tally ? words.value(reading(tally, measure)) : []
    })
    // Sums of groups are bold, and a little wider.
    return Math.max(NARROW_CELL, ...[said, ...values].map(text => textWidth(text, SIZE) + AROUND))
  }
  const known = Math.max(NARROW_CELL, ...table.years.flatMap(year => (year === null ? [] : need(year))))
  return new Map<Column, number>([
    ...table.years.map(year => [year, year === null ? Math.max(known, need(null)) : known] as const),
    [SUMS, Math.max(known, need(SUMS))],
  ])
}

/** What each shade stands for, in lines of a width at most. */
function keyOf(table: Pivot, measure: Measure, words: HeatWords, width: number) {
  const lines: { label: string; shade: number; size: number }[][] = [[]]
  let x = 0
  for (const { shade, low, high } of shadeRanges(table, measure)) {
    const [least, most] = [words.value(low), words.value(high)]
    const label = least === most ? least : `${least}–${most}`
    const size = textWidth(label, SMALL) + AROUND
    if (x > 0 && x + size > width) {
      lines.push([])
      x = 0
    }
    lines.at(-1)!.push({ label, shade, size })
    x += size + 2
  }
  return lines.filter(line => line.length > 0)
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
  const widths = widthsOf(table, measure, words)
  const starts: number[] = []
  let right = left
  for (const column of sums.right ? [...years, SUMS as Column] : years) {
    starts.push(right)
    right += widths.get(column)!
  }
  const middle = (i: number) => ((starts[i] ?? right) + (starts[i + 1] ?? right)) / 2
  const width = Math.ceil(Math.max(right + MARGIN, NARROWEST))
  const shapes: Shape[] = []
  const text = textsInto(shapes, SIZE, 'ink')
  const title = part.number ? `${words.title}（${part.number}）` : words.title
  let top = 30
  for (const line of wrapped(title, TITLE, width - 2 * MARGIN)) {
    text(MARGIN, top, line, 'start', { size: TITLE, bold: true })
    top += 26
  }
  top += 10
  years.forEach((year, i) => {
    text(middle(i), top - 10, words.year(year), 'middle', { fill: 'muted' })
  })
  const labelOf = (tally: Tally | undefined) =>
    tally && tally.indexedReports > 0 ? words.value(reading(tally, measure)) : '—'
  const middleOfSums = middle(years.length)
  if (sums.right) text(middleOfSums, top - 10, words.total, 'middle', { fill: 'muted' })
  const lines = sums.below ? [...rows, table.total] : rows
  lines.forEach((row, r) => {
    const y = top + r * CELL_HEIGHT
    const base = y + CELL_HEIGHT / 2 + 4.5
    const bold = row.kind === 'group'
    const name = row === table.total ? words.total : words.name(row)
    text(MARGIN + indent(row.depth), base, name, 'start', { bold })
    years.forEach((year, i) => {
      const tally = row.cells.get(year)
      const degree = !tally || row.kind === 'group' ? 0 : shade(weight(tally, measure), most)
      if (degree > 0)
        shapes.push({
          type: 'rect',
          x: starts[i]! + 1,
          y: y + 1,
          width: widths.get(year)! - 2,
          height: CELL_HEIGHT - 2,
          fill: `heat.${degree - 1}`,
        })
      // Most cells of a young library are gaps: they may not be louder than what is there.
      const quiet = tally ? (reading(tally, measure) === 0 ? 'muted' : 'ink') : 'line'
      text(middle(i), base, labelOf(tally), 'middle', {
        bold,
        fill: degree > 0 ? `onHeat.${degree - 1}` : quiet,
      })
    })
    if (sums.right) text(middleOfSums, base, labelOf(row.total), 'middle', { bold })
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
  let bottom = top + lines.length * CELL_HEIGHT + 26
  for (const line of keyOf(table, measure, words, width - 2 * MARGIN)) {
    let x = MARGIN
    for (const { label, shade, size } of line) {
      shapes.push({
        type: 'rect',
        x,
        y: bottom - 13,
        width: size,
        height: KEY - 6,
        fill: `heat.${shade - 1}`,
      })
      text(x + size / 2, bottom, label, 'middle', { size: SMALL, fill: `onHeat.${shade - 1}` })
      x += size + 2
    }
    bottom += KEY
  }
  for (const note of words.notes)
    for (const line of wrapped(note, SMALL, width - 2 * MARGIN)) {
      text(MARGIN, bottom, line, 'start', { fill: 'muted', size: SMALL })
      bottom += 18
    }
  return { width, height: bottom, shapes }
}
