// compared.ts — a question with its answer, and sums over it. Not: asking, drawing.
import type { CompareResult, CompareRow } from '../../../src/api/compare.ts'
import { add, type Tally } from './pivot.ts'

export interface Compared {
  label: string
  result: CompareResult
}

/** Sums of all divisions by year. */
export function byYear(rows: readonly CompareRow[]): Map<number | null, Tally> {
  const sums = new Map<number | null, Tally>()
  for (const row of rows) sums.set(row.year, add(sums.get(row.year), row))
  return sums
}
