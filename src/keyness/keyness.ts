// keyness.ts — words that more of some reports have than of the others, by how many reports have them, never by how
// often: reports repeat themselves. Not: which words a report has (word-sets.ts), which reports are compared.
import { mapInTurns, sortInTurns } from '../turns.ts'
import { incompleteBeta, lowerShare, upperShare } from './beta.ts'

/** How many reports of either side have a word. */
export interface Counted {
  text: string
  /** Of the reports in question. */
  some: number
  /** Of the others. */
  others: number
}

export interface Key extends Counted {
  /**
   * The conservative log ratio (Evert's LRC): by how many doublings the shares differ at least, all words taken
   * together with 95 % certainty. Above 0: more of the reports in question have it; below: fewer.
   */
  score: number
}

/** Of all calls taken together. */
const ALPHA = 0.05
/** A word of fewer reports, of both sides, can never be told from chance. */
const FEWEST = 5

/**
 * The words that are key, those that differ most first. In turns: each word is a question of its own.
 *
 * @param size reports in question
 * @param others reports they are compared with
 * @param asked questions asked at once (`countTested`), of which these words may be those that are left
 */
export async function keyWords(
  counted: readonly Counted[],
  size: number,
  others: number,
  asked = countTested(counted),
): Promise<Key[]> {
  const tested = counted.filter(isTested)
  // Bonferroni: each on two sides.
  const alpha = ALPHA / (2 * Math.max(1, asked))
  const scored = await mapInTurns(tested, word => ({ ...word, score: scoreOf(word, size, others, alpha) }))
  return sortInTurns(
    scored.filter(({ score }) => score !== 0),
    (a, b) => Math.abs(b.score) - Math.abs(a.score) || (a.text < b.text ? -1 : 1),
  )
}

/** How many of the words are a question each. */
export const countTested = (counted: readonly Counted[]): number => counted.filter(isTested).length

// --- internal ---

function isTested({ some, others }: Counted): boolean {
  return some + others >= FEWEST
}

/** 0: the interval of the ratio includes 1. */
function scoreOf({ some, others: elsewhere }: Counted, size: number, others: number, alpha: number): number {
  const total = some + elsewhere
  // Of the reports that have the word, how large a share would be ours if both sides used it alike.
  const alike = size / (size + others)
  // Most words are no news: that is known without looking for the bound.
  const tail = incompleteBeta(alike, some, elsewhere + 1)
  const ratio = (share: number) => (share / (1 - share)) * (others / size)
  if (some > 0 && tail < alpha) return Math.log2(ratio(lowerShare(some, total, alpha)))
  if (elsewhere > 0 && incompleteBeta(alike, some + 1, elsewhere) > 1 - alpha)
    return Math.log2(Math.max(ratio(upperShare(some, total, alpha)), 1e-9))
  return 0
}
