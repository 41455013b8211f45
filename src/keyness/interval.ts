// interval.ts — how sure a share is: the Wilson score interval. Not: showing it.

/** Of the standard normal distribution, for 95 %. */
const Z = 1.959963984540054

/**
 * The interval of 95 % around a share, from 0 to 1. Sound for few reports and for none or all of them, where the usual
 * formula says that it is certain.
 *
 * @param total at least 1
 * @example wilson(3, 10).low.toFixed(3) // => '0.108'
 */
export function wilson(some: number, total: number): { low: number; high: number } {
  const share = some / total
  const weight = Z ** 2 / total
  const centre = share + weight / 2
  const spread = Z * Math.sqrt((share * (1 - share)) / total + weight / (4 * total))
  const bound = (value: number) => Math.min(1, Math.max(0, value / (1 + weight)))
  return { low: some === 0 ? 0 : bound(centre - spread), high: some === total ? 1 : bound(centre + spread) }
}
