// facet.ts — matches counted by what their reports have in common: a region, a year. Not: the counting itself.

export interface Tally {
  /** Reports with a match. */
  readonly reports: number
  /** Null where there are so few matches that going through `byReport` is faster. */
  readonly stretches: Stretches | null
  /** The reports with a match, ascending, and how many each has. Made when called. */
  byReport(): { reports: Uint32Array; hits: Uint32Array }
}

export interface Stretches {
  /** Matches among the passages `start` … `end` - 1. */
  hitsIn(start: number, end: number): number
  /** Reports with a match among the same; both ends must be ends of reports. */
  reportsIn(start: number, end: number): number
}

/**
 * Matches and reports of each row of a facet, by its number; rows without a match have zeros, or are left out at the
 * end.
 */
export interface FacetCounts {
  hits: Uint32Array
  reports: Uint32Array
}

export interface FacetRows<Value> {
  /** The distinct values, in the order in which reports first have them. */
  values: Value[]
  /** Row of each report, or -1. */
  rowOf: Int32Array
}

/** @param values of each report; `undefined` takes no part */
export function facetRows<Value>(
  values: readonly (Value | undefined)[],
  keyOf: (value: Value) => unknown,
): FacetRows<Value> {
  const numbers = new Map<unknown, number>()
  const distinct: Value[] = []
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
  })
  return { values: distinct, rowOf }
}

/**
 * Finds once which neighbouring reports share a row, so that a row is a few additions for each run of them.
 *
 * @param reportPassage beginnings of the reports' passages, and the end
 */
export function createFacet(
  { values, rowOf }: FacetRows<unknown>,
  reportPassage: Uint32Array,
): (tally: Tally) => FacetCounts {
  const runs: { row: number; start: number; end: number }[] = []
  rowOf.forEach((row, report) => {
    if (row === -1) return
    const [start, end] = [reportPassage[report]!, reportPassage[report + 1]!]
    const last = runs.at(-1)
    if (last?.row === row && last.end === start) last.end = end
    else runs.push({ row, start, end })
  })
  const row = Uint32Array.from(runs, run => run.row)
  const start = Uint32Array.from(runs, run => run.start)
  const end = Uint32Array.from(runs, run => run.end)

  return tally => {
    const hits = new Uint32Array(values.length)
    const reports = new Uint32Array(values.length)
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
    return { hits, reports }
  }
}

/** The rows that a matching report has. */
export function rowsOf<Value>(
  values: readonly Value[],
  { hits, reports }: FacetCounts,
): { value: Value; hits: number; reports: number }[] {
  const rows: { value: Value; hits: number; reports: number }[] = []
  for (let i = 0; i < reports.length; i++) {
    if (reports[i]! > 0) rows.push({ value: values[i]!, hits: hits[i]!, reports: reports[i]! })
  }
  return rows
}
