// signposts.ts — every third character of the library with a number for the eight that begin there: enough to find any
// shared stretch of ten and more without an index of all. Not: the stretches (runs.ts).
import { type Corpus, SHORT_TURN } from '../corpus/corpus.ts'
import { inTurns } from '../turns.ts'
import { eachGram } from './grams.ts'

/** Units that one number stands for. */
export const GRAM = 8
/** Units between two signposts. */
export const STEP = 3

/**
 * [i]: the number of the gram at unit `i × STEP`; 0 where it would run across a paragraph's end. One byte and a third
 * for each character.
 */
export type Signposts = Uint32Array

/**
 * A stretch of `k` units contains a whole gram that begins at a multiple of this, wherever it stands.
 *
 * @param k at least GRAM + STEP - 1
 */
export function strideFor(k: number): number {
  return Math.floor((k - GRAM + 1) / STEP) * STEP
}

export async function placeSignposts({ units, paragraphUnit }: Corpus): Promise<Signposts> {
  const turn = inTurns(SHORT_TURN)
  const numbers = new Uint32Array(Math.ceil(units.length / STEP))
  const paragraphs = paragraphUnit.length - 1
  for (let first = 0; first < paragraphs; first += PORTION) {
    const last = Math.min(first + PORTION, paragraphs)
    eachGram(units, paragraphUnit[first]!, paragraphUnit[last]!, GRAM, (at, hash) => {
      // 0 is no number: the few grams that have it share the next.
      if (at % STEP === 0) numbers[at / STEP] = hash || 1
    })
    await turn()
  }
  return numbers
}

// --- internal ---

/** Paragraphs read before others may have their turn. */
const PORTION = 500
