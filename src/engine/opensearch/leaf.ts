// leaf.ts — a text of up to 42 characters as the index finds it without looking at any text. Not: texts that have to be
// looked for (verified.ts).

import { acrossEdge, characters, EDGE, pairs } from './index-terms.ts'
import { ONE } from './mapping.ts'
import { anyOf, type Clause } from './query-dsl.ts'

/** Longer ones may run on farther behind a passage than its edge tells. */
export const LONGEST = EDGE + 2

/** How a text is asked for. */
export interface Leaf {
  /** Passages in which it starts. */
  where: Clause
  /** As scores: one for each occurrence. */
  occurrences: Clause[]
}

export const NOWHERE: Leaf = { where: anyOf([]), occurrences: [] }

/** Every place is found, those that overlap too. @param text 1 … LONGEST units */
export function plainLeaf(text: string): Leaf {
  return { where: anyOf(places(text, 0)), occurrences: places(text, ONE) }
}

/** As a score: BM25 of the text in a passage. Of longer texts only what stands wholly in its pairs. */
export const weighedClause = (text: string, weight: number): Clause => places(text, weight)[0]!

// --- internal ---

/** @param boost 0: it scores nothing, where it is found is all. A phrase scores once for each of its terms. */
function places(text: string, boost: number): Clause[] {
  if (text.length <= 2) {
    const [field, token] = text.length === 1 ? ['c', characters(text)[0]!] : ['b', pairs(text)[0]!]
    return [{ term: { [field]: boost === 0 ? { value: token } : { value: token, boost } } }]
  }
  const phrase = (field: string, tokens: string[]): Clause => ({
    match_phrase: {
      [field]: { query: tokens.join(' '), ...(boost > 0 && { boost: boost / tokens.length }) },
    },
  })
  return [phrase('b', pairs(text)), phrase('x', acrossEdge(text))]
}
