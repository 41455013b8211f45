// chart.ts — up to five lines over years, as a picture. Not: where the numbers come from.
import { brokenAt, namedYears, namesWithRoom, positions } from './axis.ts'
import type { Drawing, Shape } from './drawing.ts'
import { textsInto, textWidth, wrapped } from './lettering.ts'
import { key, lineOf, type Series } from './series-line.ts'

/** What stands around the lines. */
export interface ChartOptions {
  /** For a file, which stands alone: a title, and the names of the lines, above the picture. Default: none. */
  heading?: string
  /** Of the years. */
  xTitle?: string
  /** Of the values: their unit. */
  yTitle?: string
  /** Reports there are, a number a year, under the years. */
  counts?: { label: string; values: number[] }
  /** What is said of each year where one points at it. */
  titles?: readonly string[]
  /** Lines below the picture: where its numbers come from. */
  notes?: readonly string[]
  /** A value as the axis says it. Default: the number. */
  tick?: (value: number) => string
  /** Values are counts: the axis names no half of one. */
  counted?: boolean
  /** Units across. Default: `WIDE`. */
  width?: number
}

/** Units across: in a file, and at least and at most on a page. */
export const WIDE = 760
export const NARROW = 340
export const MOST_WIDE = 1040
const PLOT = { left: 56, right: 20, height: 240 }
const SIZE = 13
const SMALL = 11.5
const TITLE = 17
/** How far the second of two lines with intervals stands beside its year: units, and of the way to the next at most. */
const ASIDE = 6
const ASIDE_SHARE = 0.32
/** Of the bars that say how many reports there are of years that have no room for a number. */
const BAR = { height: 20, width: 12, share: 0.6, below: 28 }
/** Of the name of a year, with the air around it. */
const YEAR_WIDTH = 42
/** The same with as little air as may be. */
const YEAR_LEAST = 36
/** Between two numbers of reports. */
const AROUND = 6

/** Steps of 1, 2 or 5 times a power of ten, at most five of them up to `most`; of at least `least`. */
export function ticks(most: number, least = 0): number[] {
  if (!(most > 0)) return [0, 1]
  const raw = Math.max(most / 5, least)
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = ([1, 2, 5, 10].find(n => n * power >= raw * (1 - 1e-12)) ?? 10) * power
  const count = Math.ceil(most / step - 1e-9)
  // Rounded, because steps of a tenth add up to 0.30000000000000004.
  return Array.from({ length: count + 1 }, (_, i) => Number((i * step).toPrecision(12)))
}

/**
 * @param years across, oldest first; where some are left out between two, the axis is broken
 */
export function chart(
  series: readonly Series[],
  years: readonly number[],
  options: ChartOptions = {},
): Drawing {
  const {
    heading,
    xTitle,
    yTitle,
    counts,
    titles,
    notes = [],
    tick = String,
    counted,
    width = WIDE,
  } = options
  const shapes: Shape[] = []
  const text = textsInto(shapes, SIZE, 'muted')
  const margin = heading === undefined ? 0 : 16
  let top = 14
  if (heading !== undefined) {
    for (const line of wrapped(heading, TITLE, width - 32)) {
      text(16, top + 16, line, 'start', { size: TITLE, bold: true, fill: 'ink' })
      top += 26
    }
    top = legend(shapes, series, top + 12, width) + 28
  }
  if (yTitle !== undefined) {
    text(margin, top + 2, yTitle, 'start', { size: SMALL })
    top += 16
  }
  const steps = ticks(
    Math.max(
      0,
      ...series.flatMap(({ values, intervals }) =>
        values.map((value, i) => Math.max(value ?? 0, intervals?.[i]?.high ?? 0)),
      ),
    ),
    counted ? 1 : 0,
  )
  const left = Math.max(PLOT.left, margin + 8 + Math.max(...steps.map(step => textWidth(tick(step), SIZE))))
  const most = steps.at(-1)!
  const bottom = top + PLOT.height
  const y = (value: number) => bottom - (value / most) * PLOT.height
  const places = positions(years)
  const across = width - left - PLOT.right - 36
  const unit = across / Math.max(1, places.at(-1) ?? 1)
  const x = (i: number) => left + 18 + (years.length === 1 ? across / 2 : places[i]! * unit)
  for (const step of steps) {
    const points: [number, number][] = [
      [left, y(step)],
      [width - PLOT.right, y(step)],
    ]
    shapes.push({ type: 'line', points, stroke: 'line', width: step === 0 ? 1.2 : 0.5 })
    text(left - 8, y(step) + 4.5, tick(step), 'end')
  }
  years.forEach((_, i) => {
    if (brokenAt(years, i)) breakMark(shapes, (x(i) + x(i - 1)) / 2, bottom)
  })
  const names = namesWithRoom(
    years,
    namedYears(years, Math.ceil(YEAR_WIDTH / unit)),
    x,
    YEAR_WIDTH,
    YEAR_LEAST,
  )
  const countOf = (i: number) => String(counts?.values[i] ?? 0)
  const hasRoom = years.every((_, i) => textWidth(countOf(i), SMALL) + AROUND <= unit || years.length === 1)
  // Else nothing would say what the years between two names rest on.
  const bars = counts && !hasRoom ? counts.values : []
  const below = bottom + (bars.length > 0 ? BAR.below + BAR.height : 20) + 17
  const barWidth = Math.min(BAR.width, unit * BAR.share)
  const mostReports = Math.max(1, ...bars)
  bars.forEach((reports, i) => {
    const height = (reports / mostReports) * BAR.height
    const place = { x: x(i) - barWidth / 2, y: bottom + BAR.below + BAR.height - height }
    if (reports > 0) shapes.push({ type: 'rect', ...place, width: barWidth, height, fill: 'line' })
  })
  for (const i of names) {
    text(x(i), bottom + 20, String(years[i]), 'middle')
    if (counts && !hasRoom) text(x(i), below, countOf(i), 'middle', { size: SMALL })
  }
  if (counts && hasRoom)
    for (const i of years.keys()) text(x(i), below, countOf(i), 'middle', { size: SMALL })
  let end = bottom + 24
  if (counts) {
    end = below + 4
    text(left - 8, below, counts.label, 'end', { size: SMALL })
  }
  if (xTitle !== undefined) {
    end += 18
    text((left + width - PLOT.right) / 2, end, xTitle, 'middle', { size: SMALL })
  }
  series.forEach((one, index) => {
    // Else the intervals of two lines could not be told apart.
    const aside = one.intervals ? index * Math.min(ASIDE, unit * ASIDE_SHARE) : 0
    lineOf(shapes, one, index, i => x(i) + aside, y, years, series.length > 1)
  })
  titles?.forEach((title, i) => {
    shapes.push({ type: 'rect', x: x(i) - unit / 2, y: top, width: unit, height: below - top, title })
  })
  for (const note of notes)
    for (const line of wrapped(note, SMALL, width - 32)) {
      end += 17
      text(16, end + 6, line, 'start', { size: SMALL })
    }
  return { width, height: end + 16, shapes }
}

// --- internal ---

/** @returns where the last row of names stands */
function legend(shapes: Shape[], series: readonly Series[], top: number, width: number): number {
  let x = 16
  let y = top
  series.forEach(({ label }, i) => {
    const room = 40 + textWidth(label, SIZE) + 18
    if (x > 16 && x + room > width) {
      x = 16
      y += 22
    }
    const name = { type: 'text', text: label, size: SIZE, fill: 'ink', anchor: 'start' } as const
    shapes.push(...key(i, x, y), { ...name, x: x + 36, y: y + 4.5 })
    x += room
  })
  return y
}

/** Two strokes across the axis. */
function breakMark(shapes: Shape[], x: number, y: number): void {
  for (const dx of [-3, 3]) {
    const points: [number, number][] = [
      [x + dx - 4, y + 6],
      [x + dx + 4, y - 6],
    ]
    shapes.push({ type: 'line', points, stroke: 'muted', width: 1.2 })
  }
}
