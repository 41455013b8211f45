// years.ts — the years that reports are of, null where it is unknown: within ranges, one after the other, in order. Not: how
// people write them (query/years.ts), how that of a report is read (metadata/year.ts).
import type { YearRange } from '../query/query.ts'

/** Whether a year lies in one of the ranges, their ends included; the unknown year lies in none. */
export const isInYears = (year: number | null, ranges: readonly YearRange[]): boolean =>
  year !== null && ranges.some(({ from, to }) => from <= year && year <= to)

/**
 * Every year from one to another, both included; none where the first is behind the last.
 *
 * @example yearsFrom(2019, 2021) // => [2019, 2020, 2021]
 */
export const yearsFrom = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i)

/**
 * For sorting: the earlier year first, the unknown last.
 *
 * @example [2021, null, 2019].sort(earlierFirst) // => [2019, 2021, null]
 */
export const earlierFirst = (a: number | null, b: number | null): number =>
  (a ?? Number.MAX_VALUE) - (b ?? Number.MAX_VALUE)

/**
 * Years as people write them: those that follow each other as one span.
 *
 * @param years ascending, each once
 * @example yearSpans([2018, 2019, 2020, 2022]) // => ['2018–2020', '2022']
 */
export const yearSpans = (years: readonly number[]): string[] =>
  years.flatMap((year, i) => {
    if (years[i + 1] === year + 1) return []
    let first = i
    while (first > 0 && years[first - 1] === years[first]! - 1) first--
    return first === i ? String(year) : `${years[first]}–${year}`
  })
