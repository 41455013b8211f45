// axis.ts — years on a proportional axis, broken where the library has no reports for long. Not: drawing it.

/** A run of this many years without reports is drawn as long as it was; a longer one is a break. */
const SHORT_GAP = 4
/** Width of a break, in years. */
const BREAK = 2

/**
 * The years of an axis: those given, and those of short gaps between them.
 *
 * @param known years that have reports, ascending
 * @example axisYears([1954, 2019, 2021]) // => [1954, 2019, 2020, 2021]
 */
export function axisYears(known: readonly number[]): number[] {
  return known.flatMap((year, i) => {
    const missing = i === 0 ? 0 : year - known[i - 1]! - 1
    if (missing > SHORT_GAP) return [year]
    return Array.from({ length: missing + 1 }, (_, j) => year - missing + j)
  })
}

/** Whether years are left out before the one at a position. */
export const brokenAt = (years: readonly (number | null)[], i: number): boolean => {
  const [year, before] = [years[i], years[i - 1]]
  return i > 0 && typeof year === 'number' && typeof before === 'number' && year - before > 1
}

/**
 * Where each year stands, from 0; a year is 1 wide, a break always the same.
 *
 * @example positions([2019, 2020, 2030]) // => [0, 1, 3]
 */
export function positions(years: readonly number[]): number[] {
  let at = 0
  return years.map((_, i) => {
    if (i > 0) at += brokenAt(years, i) ? BREAK : 1
    return at
  })
}

/**
 * The years from the first use to the last, whatever stands between; all of them where there is none.
 *
 * @param isUsed whether anything is found in a year
 */
export function usedYears(
  years: readonly (number | null)[],
  isUsed: (year: number | null) => boolean,
): (number | null)[] {
  const known = years.filter(year => year !== null)
  const used = known.filter(isUsed)
  const [first, last] = [used[0], used.at(-1)]
  if (first === undefined || last === undefined) return [...years]
  return years.filter(year => (year === null ? isUsed(null) : year >= first && year <= last))
}
