// evidence.ts — which texts speak for a passage, and how loudly. Not: how loudness becomes a score.
import type { Evidence } from '../engine/engine.ts'

/** What of a query is looked for, as skeletons; words are those of its unquoted terms. */
export interface Sought {
  /** Whole terms and phrases. */
  texts: string[]
  words: string[]
}

/**
 * The words, the pairs of characters and the characters of what is sought. Words carry the sense; pairs keep the
 * order where the dictionary cuts differently; characters find 复议 in 复核与审议.
 */
export function evidenceFor({ texts, words }: Sought): Evidence[] {
  const weights = new Map<string, number>()
  const add = (text: string, weight: number) => weights.set(text, (weights.get(text) ?? 0) + weight)
  for (const word of words) add(word, 1)
  for (const text of texts) {
    for (let i = 0; i < text.length; i++) add(text[i]!, 0.3)
    for (let i = 0; i + 2 <= text.length; i++) add(text.slice(i, i + 2), 1)
  }
  return [...weights].map(([text, weight]) => ({ text, weight }))
}
