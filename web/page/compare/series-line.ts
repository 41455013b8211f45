// series-line.ts — one line of a chart: its marks, its intervals, and a bit of it for the key. Not: axes (chart.ts).
import { brokenAt } from './axis.ts'
import type { Colour, Drawing, Shape } from './drawing.ts'

export interface Series {
  label: string
  /** One a year; `null` where there is no report or the measure says nothing. */
  values: (number | null)[]
  /** How sure each value is, in its unit; `null` where nothing is to be said. */
  intervals?: ({ low: number; high: number } | null)[]
}

/** Stretches of values without a gap, by position; `isBroken` where years are left out before one. */
export function stretches(
  values: readonly (number | null)[],
  isBroken: (i: number) => boolean = () => false,
): number[][] {
  const out: number[][] = []
  values.forEach((value, i) => {
    if (value === null) return
    if (i > 0 && values[i - 1] !== null && !isBroken(i) && out.length > 0) out.at(-1)!.push(i)
    else out.push([i])
  })
  return out
}

export function lineOf(
  shapes: Shape[],
  { values, intervals }: Series,
  index: number,
  x: (i: number) => number,
  y: (value: number) => number,
  years: readonly number[],
  isFaint: boolean,
): void {
  const stroke = seriesColour(index)
  const dash = DASHES[index % 5]!
  intervals?.forEach((interval, i) => {
    if (!interval) return
    const points: [number, number][] = [
      [x(i), y(interval.low)],
      [x(i), y(interval.high)],
    ]
    shapes.push({ type: 'line', points, stroke, width: 1, isFaint })
  })
  for (const stretch of stretches(values, i => brokenAt(years, i)))
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
}

/** A bit of a line, as the picture draws it. */
export function key(index: number, x: number, y: number): Shape[] {
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

// --- internal ---

const DASHES: readonly number[][] = [[], [7, 4], [2, 4], [10, 4, 2, 4], [4, 3]]
const seriesColour = (index: number): Colour => `series.${index % 5}`
