// pass-library.ts — every place of a library where sentences may stand, in its order. Not: whether they do
// (find-sentences.ts, find-by-symbols.ts).
import type { Corpus } from '../corpus/corpus.ts'
import { bareParagraphs, comparedUnits } from './bare-paragraphs.ts'
import { createPieces, type Searched } from './candidate-pieces.ts'

/** A paragraph as it is compared: its units from `from` to before `to`. */
export interface Passed {
  paragraph: number
  units: Uint16Array
  from: number
  to: number
}

/**
 * A piece of a sentence stands in a paragraph.
 *
 * @param number of the sentence in the list
 * @param at where in the units
 * @param symbol where in the sentence the piece begins
 * @returns units that it was held against, for the turns
 */
type Visit = (passed: Passed, number: number, at: number, symbol: number) => number

/** @param turn taken in between */
export async function passLibrary(
  corpus: Corpus,
  searched: readonly Searched[],
  turn: () => Promise<void>,
  visit: Visit,
): Promise<void> {
  if (searched.length === 0) return
  const pieces = await createPieces(searched, turn)
  const bare = await bareParagraphs(corpus)
  let work = 0
  const isEnough = () => work >= PORTION
  for (let paragraph = 0; paragraph + 1 < corpus.paragraphUnit.length; paragraph++) {
    const { units, from, to } = comparedUnits(corpus, bare, paragraph)
    const passed = { paragraph, units, from, to }
    const look = (number: number, at: number, symbol: number) => {
      work += visit(passed, number, at, symbol)
    }
    for (const { scan } of pieces)
      for (let at = from; at < to; ) {
        at = scan(units, at, to, look, isEnough)
        if (!isEnough()) continue
        work = 0
        await turn()
      }
    work += to - from
  }
}

/**
 * Whether a place was not looked at yet: pieces of one place that nothing was inserted between lead to the same.
 *
 * @param sentences how many
 * @returns by sentence, paragraph, and where in it the sentence would begin
 */
export function onceEach(
  sentences: number,
): (sentence: number, paragraph: number, diagonal: number) => boolean {
  const looked = new Float64Array(sentences).fill(Number.NaN)
  return (sentence, paragraph, diagonal) => {
    const place = paragraph * LONGEST_PARAGRAPH + diagonal
    if (looked[sentence] === place) return false
    looked[sentence] = place
    return true
  }
}

// --- internal ---

/** More units than any paragraph has. */
const LONGEST_PARAGRAPH = 2 ** 30

/** Units passed, and units of patterns held against them, before others may have their turn. */
const PORTION = 20_000
