// chart.ts — up to five lines over years, as a picture. Not: where the numbers come from.
import { type Colour, type Drawing, type Shape, textWidth } from './drawing.ts'

export interface Series {
  label: string
  /** One a year; `null` where there is no report or the measure says nothing. */
  values: (number | null)[]
}

const DASHES: readonly number[][] = [[], [7, 4], [2, 4], [10, 4, 2, 4], [4, 3]]
const seriesColour = (index: number): Colour => `series.${index % 5}`

/** Units across: on a phone fewer, so that the letters keep their size. */
export const WIDE = 760
export const NARROW = 380
const PLOT = { left: 52, right: 20, height: 220, bottom: 34 }
const SIZE = 13
const TITLE = 17

/** Steps of 1, 2 or 5 times a power of ten, at most five of them up to `most`. */
export function ticks(most: number): number[] {
  if (!(most > 0)) return [0, 1]
  const raw = most / 4
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = ([1, 2, 5, 10].find(n => n * power >= raw * 0.999) ?? 10) * power
  const count = Math.ceil(most / step - 1e-9)
  // Rounded, because steps of a tenth add up to 0.30000000000000004.
  return Array.from({ length: count + 1 }, (_, i) => Number((i * step).toPrecision(12)))
}

/** Stretches of values without a gap, by position. */
export function stretches(values: readonly (number | null)[]): number[][] {
  const out: number[][] = []
  values.forEach((value, i) => {
    if (value === null) return
    if (i > 0 && values[i - 1] !== null && out.length > 0) out.at(-1)!.push(i)
    else out.push([i])
  })
  return out
}

/**
 * @param years across, oldest first
 * @param heading for a file, which stands alone: a title, and the names of the lines, above the picture
 * @param width units across
 */
export function chart(
  series: readonly Series[],
  years: readonly number[],
  heading: string | null = null,
  width = WIDE,
): Drawing {
  const shapes: Shape[] = []
  let top = 14
  if (heading !== null) {
    shapes.push({
      type: 'text',
      x: 16,
      y: 30,
      text: heading,
      size: TITLE,
      fill: 'ink',
      anchor: 'start',
      bold: true,
    })
    top = 52
    let x = 16
    series.forEach(({ label }, i) => {
      const room = 40 + textWidth(label, SIZE) + 18
      if (x > 16 && x + room > width) {
        x = 16
        top += 22
      }
      shapes.push(...key(i, x, top), {
        type: 'text',
        x: x + 36,
        y: top + 4.5,
        text: label,
        size: SIZE,
        fill: 'ink',
        anchor: 'start',
      })
      x += room
    })
    top += 28
  }
  const steps = ticks(Math.max(0, ...series.flatMap(({ values }) => values.map(value => value ?? 0))))
  const most = steps.at(-1)!
  const bottom = top + PLOT.height
  const y = (value: number) => bottom - (value / most) * PLOT.height
  const span = width - PLOT.left - PLOT.right - 48
  const x = (i: number) => PLOT.left + 24 + (years.length === 1 ? span / 2 : (i * span) / (years.length - 1))
  for (const step of steps)
    shapes.push(
      {
        type: 'line',
        points: [
          [PLOT.left, y(step)],
          [width - PLOT.right, y(step)],
        ],
        stroke: 'line',
        width: step === 0 ? 1.2 : 0.5,
      },
      {
        type: 'text',
        x: PLOT.left - 10,
        y: y(step) + 4.5,
        text: String(step),
        size: SIZE,
        fill: 'muted',
        anchor: 'end',
      },
    )
  // Names of years never overlap.
  const every = Math.ceil((years.length * 44) / (span + 44))
  years.forEach((year, i) => {
    if ((years.length - 1 - i) % every === 0)
      shapes.push({
        type: 'text',
        x: x(i),
        y: bottom + 22,
        text: String(year),
        size: SIZE,
        fill: 'muted',
        anchor: 'middle',
      })
  })
  series.forEach(({ values }, index) => {
    const stroke = seriesColour(index)
    const dash = DASHES[index % 5]!
    for (const stretch of stretches(values))
      if (stretch.length > 1)
        shapes.push({
          type: 'line',
          points: stretch.map(i => [x(i), y(values[i]!)]),
          stroke,
          width: 2.2,
          ...(dash.length > 0 ? { dash: [...dash] } : {}),
        })
    values.forEach((value, i) => {
      if (value !== null) shapes.push({ type: 'mark', x: x(i), y: y(value), mark: index, fill: stroke })
    })
  })
  return { width, height: bottom + PLOT.bottom, shapes }
}

/** A bit of a line, as the picture draws it. */
function key(index: number, x: number, y: number): Shape[] {
  const dash = DASHES[index % 5]!
  return [
    {
      type: 'line',
      points: [
        [x, y],
        [x + 30, y],
      ],
      stroke: seriesColour(index),
      width: 2.2,
      ...(dash.length > 0 ? { dash: [...dash] } : {}),
    },
    { type: 'mark', x: x + 15, y, mark: index, fill: seriesColour(index) },
  ]
}

export const keyDrawing = (index: number): Drawing => ({ width: 32, height: 14, shapes: key(index, 1, 7) })
