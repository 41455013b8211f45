// years.ts — a year, or a range of them, as people write it. Not: which reports are of it.
import type { YearRange } from './query.ts'

/**
 * `2021`, `2020..2022`, with `。。` `．．` `‥` for the dots, in any width, 年 allowed. `null` when it is no year.
 * `swapped` when the bounds came the wrong way round.
 *
 * @example readYears('2020年..2022年') // => { range: { from: 2020, to: 2022 }, swapped: false }
 */
export function readYears(value: string): { range: YearRange; swapped: boolean } | null {
  const match = /^(\d{4})年?(?:[.。]{2}(\d{4})年?)?$/.exec(value.trim().normalize('NFKC'))
  if (!match) return null
  const first = Number(match[1])
  const second = Number(match[2] ?? match[1])
  return { range: { from: Math.min(first, second), to: Math.max(first, second) }, swapped: first > second }
}
