// show-analysis.ts — shows what analysis makes of a text: the first answer to “why is it not found?”. Not: indexing.
import type { Segmenter } from './segmenter.ts'
import { skeleton } from './skeleton.ts'

export interface Analysis {
  skeleton: string
  /** The words a query of this text asks for. */
  words: string[]
  /** The dictionary words under which the text can be found, shortest first where they start together. */
  allWords: string[]
}

/** @example analyze('深化“放管服”改革', segmenter).skeleton // => '深化放管服改革' */
export function analyze(text: string, segmenter: Segmenter): Analysis {
  const folded = skeleton(text)
  return { skeleton: folded, words: segmenter.words(folded), allWords: segmenter.allWords(folded) }
}
