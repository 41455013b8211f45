// scores.ts — the score of a match, and which of two comes first. Not: text scores, priors.
import type { ScoreParts } from '../score.ts'

/** Passages and reports by their number in the order of the snapshot. */
export interface RankedMatch {
  passage: number
  report: number
  /** 1 and more in the upper tier, less than 1 below it. */
  score: number
  parts: ScoreParts
}

/**
 * The tier is part of the score.
 *
 * @param text relative to the best match: 0 … 1
 * @param work what its work adds
 */
export function ranked(
  passage: number,
  report: number,
  text: number,
  work: number,
  literal: boolean,
): RankedMatch {
  const sum = text + work
  return {
    passage,
    report,
    score: literal ? 1 + sum : sum / (1 + sum),
    parts: { literal, text, work },
  }
}

/** Best first; of equal scores the earlier in the snapshot. */
export function byScore(a: RankedMatch, b: RankedMatch): number {
  return b.score - a.score || a.passage - b.passage
}
