// score.ts — what a score is made of, as answers carry it to a page. Not: how it is reckoned; and no imports, because
// the pages take this type.

/** What a score is made of: `1 + text + work` in the literal tier, `(text + work) ÷ (1 + text + work)` below it. */
export interface ScoreParts {
  /** Every term stands in the passage literally. */
  literal: boolean
  /** How well the words match, relative to the best match: 0 … 1. */
  text: number
  /** What the work it is part of adds: the rest of it matches too, others cite it. */
  work: number
}
