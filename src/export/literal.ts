// literal.ts — when what is taken away counts as literal, and not as matched more loosely. For exports and pages alike, so
// nothing of Node is used here. Not: the words for it.
import type { CompareResult } from '../api/compare.ts'

/** Whether a hit has the terms literally, and not their words apart. */
export const isLiteralHit = ({ score }: { score: number }, { relaxed }: { relaxed: boolean }): boolean =>
  !relaxed && score >= 1

/** Whether all that a row of a comparison counts is literal. */
export const isLiteralRow = (
  { hits, literalHits }: CompareResult['rows'][number],
  { relaxed }: Pick<CompareResult, 'relaxed'>,
): boolean => !relaxed && hits === literalHits
