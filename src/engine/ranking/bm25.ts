// bm25.ts — the formula and the lengths it needs. Not: its parameters, postings, what is evidence.
import type { RankingParameters } from './ranking-parameters.ts'

/**
 * Rarity of a text: Robertson & Spärck Jones with the half that keeps it positive, as in Lucene.
 * @param n passages in all  @param df passages with the text
 */
export function idf(n: number, df: number): number {
  return Math.log(1 + (n - df + 0.5) / (df + 0.5))
}

/** BM25 without the rarity (Robertson & Zaragoza 2009, “The Probabilistic Relevance Framework”, 3.15). */
export interface Bm25 {
  /** The length part. @param length skeleton units of the text  @param average of all such texts */
  lengthNorm(length: number, average: number): number
  /** The frequency part: 0 … k1 + 1. */
  saturation(tf: number, norm: number): number
}

export function createBm25({ k1, b }: Pick<RankingParameters, 'k1' | 'b'>): Bm25 {
  return {
    lengthNorm: (length, average) => k1 * (1 - b + (b * length) / average),
    saturation: (tf, norm) => (tf * (k1 + 1)) / (tf + norm),
  }
}

export interface SaturationTables {
  /** Which of the distinct lengths each text has. */
  lengthOf: Uint16Array
  /** Saturation at each of the distinct lengths. */
  saturations(tf: number): Float32Array
}

/**
 * The frequency part for texts of these lengths. There are a few hundred different ones, so the formula runs once for
 * each of them and not once a posting.
 */
export function tabulate(
  lengths: Uint32Array,
  parameters: Pick<RankingParameters, 'k1' | 'b'>,
): SaturationTables {
  const { lengthNorm, saturation } = createBm25(parameters)
  const average = mean(lengths)
  const numbers = new Map<number, number>()
  // Sixteen bits do: texts of so many different lengths would be longer together than an index can be.
  const lengthOf = new Uint16Array(lengths.length)
  for (let i = 0; i < lengths.length; i++) {
    const length = lengths[i]!
    let number = numbers.get(length)
    if (number === undefined) {
      number = numbers.size
      numbers.set(length, number)
    }
    lengthOf[i] = number
  }
  const norms = Array.from(numbers.keys(), length => lengthNorm(length, average))
  const tables = new Map<number, Float32Array>()
  return {
    lengthOf,
    saturations(tf) {
      let table = tables.get(tf)
      if (!table) {
        table = Float32Array.from(norms, norm => saturation(tf, norm))
        tables.set(tf, table)
      }
      return table
    },
  }
}

/** At least 1, that it can be divided by. */
export const mean = (lengths: Uint32Array): number => averageOf(lengths.length, i => lengths[i]!)

/** The same of what is reckoned one by one. */
export function averageOf(count: number, lengthOf: (i: number) => number): number {
  let sum = 0
  for (let i = 0; i < count; i++) sum += lengthOf(i)
  return Math.max(1, sum / count)
}
