// times.ts — how many times as many reports have a word, as it is shown: what was seen, and what it is at least. Not:
// testing (keyness.ts).

/** The share of the side that uses a word more, divided by that of the other. */
export interface Times {
  /** As counted; null: the other side has it nowhere. */
  seen: number | null
  /** The end nearest to 1 of its interval. */
  least: number
}

/**
 * @param ratio share of the reports in question ÷ share of the others; null: none of the others has it
 * @param score the conservative log ratio
 * @example timesOf({ ratio: 0.25, score: -1 }) // => { seen: 4, least: 2 }
 */
export function timesOf({ ratio, score }: { ratio: number | null; score: number }): Times {
  const seen = score > 0 ? ratio : ratio === 0 ? null : 1 / ratio!
  return { seen, least: 2 ** Math.abs(score) }
}

/** @example seenText(5.95) // => '6.0' */
export const seenText = (times: number): string => (times < 10 ? times.toFixed(1) : String(Math.round(times)))

/**
 * Cut off and never rounded up, to two digits at least: 1.04 is no 1.0, which would be no difference.
 *
 * @example leastText(1.049) // => '1.04'
 */
export function leastText(times: number): string {
  const digits = times < 2 ? 2 : times < 10 ? 1 : 0
  return (Math.floor(times * 10 ** digits) / 10 ** digits).toFixed(digits)
}
