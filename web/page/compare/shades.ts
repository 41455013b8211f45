// shades.ts — how dark a cell of the comparison is. Not: the colours (tokens), the cell.
import { wilson } from '../../../src/keyness/interval.ts'
import { type Measure, type Pivot, reading, type Tally } from './pivot.ts'

/** How many shades of colour a table has. */
export const SHADES = 5

/**
 * What makes a cell dark: its value. Of a share it is the lower end of its interval: one report of one is 100 %, and says
 * less than 40 of 50.
 */
export const weight = (tally: Tally, measure: Measure): number =>
  measure === 'share' && tally.indexedReports > 0
    ? wilson(tally.reports, tally.indexedReports).low
    : (reading(tally, measure) ?? 0)

/** 0 for nothing, else 1 to `SHADES`: by the square root, so that one great value leaves differences among the rest. */
export function shade(weight: number, most: number): number {
  if (!(weight > 0) || !(most > 0)) return 0
  return Math.min(SHADES, Math.max(1, Math.round(Math.sqrt(weight / most) * SHADES)))
}

/** Of each shade that a cell has, from 1 up: its least and greatest weight. */
export function shadeRanges(table: Pivot, measure: Measure): { shade: number; low: number; high: number }[] {
  const most = greatest(table, measure)
  const ranges = new Map<number, { shade: number; low: number; high: number }>()
  for (const value of ownWeights(table, measure)) {
    const degree = shade(value, most)
    if (degree === 0) continue
    const range = ranges.get(degree) ?? { shade: degree, low: value, high: value }
    range.low = Math.min(range.low, value)
    range.high = Math.max(range.high, value)
    ranges.set(degree, range)
  }
  return [...ranges.values()].sort((a, b) => a.shade - b.shade)
}

/** The greatest weight among the cells that take a colour; of shares the greatest there can be, or 1 of 1 were darkest. */
export function greatest(table: Pivot, measure: Measure): number {
  if (measure === 'share') return 1
  let most = 0
  for (const value of ownWeights(table, measure)) most = Math.max(most, value)
  return most
}

// --- internal ---

function* ownWeights({ rows, years }: Pivot, measure: Measure): Generator<number> {
  for (const row of rows)
    if (row.kind !== 'group')
      for (const year of years) {
        const tally = row.cells.get(year)
        if (tally) yield weight(tally, measure)
      }
}
