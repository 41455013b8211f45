// facet.ts — matches counted by what their reports have in common: a region, a year. Not: the counting itself.
import type { Tally } from './tally.ts'

export interface Facet<Value> {
  /** A row for each value that a matching report has, in the order in which reports first have them. */
  rows(tally: Tally): { value: Value; hits: number; reports: number }[]
}

/**
 * Finds once which neighbouring reports share a value, so that a row is a few additions for each run of them.
 *
 * @param values of each report; `undefined` takes no part
 * @param reportPassage beginnings of the reports' passages, and the end
 */
export function createFacet<Value>(
  values: (Value | undefined)[],
  keyOf: (value: Value) => unknown,
  reportPassage: Uint32Array,
): Facet<Value> {
  const numbers = new Map<unknown, number>()
  const distinct: Value[] = []
  const runs: { row: number; start: number; end: number }[] = []
  const rowOf = new Int32Array(values.length).fill(-1)
  values.forEach((value, report) => {
    if (value === undefined) return
    const key = keyOf(value)
    let row = numbers.get(key)
    if (row === undefined) {
      row = distinct.push(value) - 1
      numbers.set(key, row)
    }
    rowOf[report] = row
    const [start, end] = [reportPassage[report]!, reportPassage[report + 1]!]
    const last = runs.at(-1)
    if (last?.row === row && last.end === start) last.end = end
    else runs.push({ row, start, end })
  })
  const row = Uint32Array.from(runs, run => run.row)
  const start = Uint32Array.from(runs, run => run.start)
  const end = Uint32Array.from(runs, run => run.end)

  return {
    rows(tally) {
      const hits = new Uint32Array(distinct.length)
      const reports = new Uint32Array(distinct.length)
      const { stretches } = tally
      if (stretches) {
        for (let i = 0; i < row.length; i++) {
          hits[row[i]!]! += stretches.hitsIn(start[i]!, end[i]!)
          reports[row[i]!]! += stretches.reportsIn(start[i]!, end[i]!)
        }
      } else {
        const each = tally.byReport()
        for (let i = 0; i < each.reports.length; i++) {
          const at = rowOf[each.reports[i]!]!
          if (at === -1) continue
          hits[at]! += each.hits[i]!
          reports[at]!++
        }
      }
      const rows = distinct.map((value, i) => ({ value, hits: hits[i]!, reports: reports[i]! }))
      return rows.filter(row => row.reports > 0)
    },
  }
}
