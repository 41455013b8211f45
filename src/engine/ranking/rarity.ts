// rarity.ts — how much each text of a question tells: the weight it was given times its rarity. Not: where texts occur.
import type { Evidence } from '../engine.ts'
import { idf } from './bm25.ts'

/** A text that occurs at all, with its final weight. */
export interface WeighedText {
  text: string
  weight: number
}

/**
 * @param frequencies passages in which each of them starts, matches or not (the df)
 * @param n passages in all
 * @example weigh([{ text: '复议', weight: 1 }], [3], 100) // [{ text: '复议', weight: 3.36… }]
 */
export function weigh(
  evidence: readonly Evidence[],
  frequencies: ArrayLike<number>,
  n: number,
): WeighedText[] {
  const weighed: WeighedText[] = []
  evidence.forEach(({ text, weight }, i) => {
    const df = frequencies[i]!
    if (weight !== 0 && df > 0) weighed.push({ text, weight: weight * idf(n, df) })
  })
  return weighed
}
