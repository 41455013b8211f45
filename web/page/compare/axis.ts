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
 * Which years may have their names below them: of each unbroken run its first, its last, and between them every so many years,
 * counted from the last where that does not come out even.
 *
 * @param least years from one name to the next, so that both have room
 * @returns their positions, ascending
 * @example namedYears([2016, 2017, 2018, 2019, 2020, 2021, 2022], 2) // => [0, 2, 4, 6]
 * @example namedYears([2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022], 3) // => [0, 4, 7]
 */
export function namedYears(years: readonly number[], least: number): number[] {
  const starts = years.flatMap((_, i) => (i === 0 || brokenAt(years, i) ? i : []))
  return starts.flatMap((start, r) => {
    const end = (starts[r + 1] ?? years.length) - 1
    const length = end - start
    const even = Array.from({ length: least + 1 }, (_, i) => least + i).find(step => length % step === 0)
    const step = even ?? least
    if (length < least) return length === 0 ? [start] : [start, end]
    const count = Math.floor((length - least) / step)
    return [start, ...Array.from({ length: count + 1 }, (_, i) => end - (count - i) * step)]
  })
}

/**
 * Of the years that may have names those for which there is room: before all others the first and the last, and then the
 * first after each break, which nothing else tells.
 *
 * @param names positions, ascending
 * @param x of a position
 * @param width of a name with the air around it
 * @param least the same with as little air as may be, between those that come first
 */
export function namesWithRoom(
  years: readonly number[],
  names: readonly number[],
  x: (i: number) => number,
  width: number,
  least: number,
): number[] {
  const starts = names.filter(i => brokenAt(years, i))
  const placed: number[] = []
  for (const i of new Set([...names.slice(0, 1), ...names.slice(-1), ...starts, ...[...names].reverse()])) {
    const room = starts.includes(i) ? least : width
    if (placed.every(other => Math.abs(x(i) - x(other)) >= room)) placed.push(i)
  }
  return placed.sort((a, b) => a - b)
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
