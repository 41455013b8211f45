// bm25.ts — the formula, its two parameters, and the lengths it needs. Not: postings, what is evidence.
import type { IndexColumns } from './layout.ts'

/**
 * Term-frequency saturation: how much a second and third occurrence add.
 * 0: nothing, presence is all; 2 and more: nearly as much as the first. Common values 1.2–2.
 */
export const K1 = 1.2

/**
 * How much a text longer than the average is held against it.
 * 0: not at all; 1: frequency counts per character. Common value 0.75.
 */
export const B = 0.75

/**
 * Rarity of a text: Robertson & Spärck Jones with the half that keeps it positive, as in Lucene.
 * @param n passages in all  @param df passages with the text
 */
export function idf(n: number, df: number): number {
  return Math.log(1 + (n - df + 0.5) / (df + 0.5))
}

/** The length part of BM25. @param length skeleton units of the text  @param average of all such texts */
export function lengthNorm(length: number, average: number): number {
  return K1 * (1 - B + (B * length) / average)
}

/** The frequency part (Robertson & Zaragoza 2009, “The Probabilistic Relevance Framework”, 3.15). */
export function saturation(tf: number, norm: number): number {
  return (tf * (K1 + 1)) / (tf + norm)
}

/** Skeleton units of each passage. The separator after a paragraph's last passage is nobody's. */
export function passageLengths({ passageSkeleton, passageParagraph }: IndexColumns): Uint32Array {
  const lengths = new Uint32Array(passageParagraph.length)
  for (let i = 0; i < lengths.length; i++) {
    const isLast = passageParagraph[i + 1] !== passageParagraph[i]
    lengths[i] = passageSkeleton[i + 1]! - passageSkeleton[i]! - (isLast ? 1 : 0)
  }
  return lengths
}

export function mean(lengths: Uint32Array): number {
  let sum = 0
  for (let i = 0; i < lengths.length; i++) sum += lengths[i]!
  return Math.max(1, sum / lengths.length)
}
