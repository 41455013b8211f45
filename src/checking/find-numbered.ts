// find-numbered.ts — where sentences with numbers stand more nearly when each number is one symbol. Not: unit by unit
// (find-sentences.ts).
import type { Corpus } from '../corpus/corpus.ts'
import type { Searched } from './candidate-pieces.ts'
import type { Nearest } from './nearest-stands.ts'
import {
  findCounted,
  isNumber,
  type NumberNames,
  nameNumbers,
  type Symbols,
  symbolsOf,
} from './numbers-once.ts'
import { onceEach, type Passed, passLibrary } from './pass-library.ts'
import { createPattern, type Pattern } from './pattern.ts'

/**
 * Adds to the nearest what is nearer than they are.
 *
 * @param most edits allowed, of units
 * @param nearest as they are unit by unit
 */
export async function findNumbered(
  corpus: Corpus,
  texts: readonly Uint16Array[],
  most: readonly number[],
  nearest: Nearest,
  turn: () => Promise<void>,
): Promise<void> {
  const names = nameNumbers(texts)
  const wanted: Wanted[] = []
  for (const [sentence, units] of texts.entries()) {
    await turn()
    const fewest = nearest.fewest(sentence)
    if (fewest === 0) continue
    const { values, bounds } = symbolsOf(units, 0, units.length, names)
    if (!values.some(isNumber)) continue
    const once = mostOnce(most[sentence]!, values.length)
    const allowed = fewest === null || nearest.lacksMeant(sentence) ? once : Math.min(once, fewest - 1)
    if (allowed < 1) continue
    const isPlain = values.length === units.length
    wanted.push({ sentence, units, bounds, most: allowed, pattern: createPattern(values, allowed), isPlain })
  }
  const isNew = onceEach(wanted.length)
  let counted: Counted | null = null
  await passLibrary(corpus, wanted, turn, (passed, number, at, symbol) => {
    const { sentence, pattern, bounds, most, isPlain } = wanted[number]!
    const limit = nearest.limit(sentence, passed.paragraph, most)
    // What needs no edit was found unit by unit.
    if (limit < 1) return 0
    if (counted?.passed !== passed) counted = countedOf(passed, names)
    const { values, symbolAt } = counted
    // So was what has no number of two units and more on either side.
    if (isPlain && values.length === passed.to - passed.from) return 0
    const own = symbolAt[at - passed.from]!
    if (own < 0 || !isNew(number, passed.paragraph, own - symbol)) return 0
    const first = Math.max(0, own - symbol - most)
    const end = Math.min(values.length, own - symbol + pattern.units.length + most)
    if (pattern.find(values, first, end, limit)) {
      const place = findCounted({ values: pattern.units, bounds }, counted, first, end, limit)
      if (place) {
        const stand = { edits: place.edits, end: counted.bounds[place.end]!, isCounted: true }
        nearest.take(sentence, { ...stand, paragraph: passed.paragraph }, most)
      }
    }
    return pattern.units.length
  })
}

/**
 * Edits allowed where a number counts as one unit. Of little else than numbers hardly any: pieces of one symbol stand
 * everywhere.
 *
 * @param most edits allowed of units
 * @param symbols of the sentence
 */
export function mostOnce(most: number, symbols: number): number {
  return Math.max(0, Math.min(most, Math.floor(symbols / 2) - 1))
}

// --- internal ---

/** A sentence as it is looked for. */
interface Wanted extends Searched {
  sentence: number
  pattern: Pattern
  /** It has no number of two units and more. */
  isPlain: boolean
}

/** A paragraph's symbols, and which of them begins at each of its units; -1 within a number. */
interface Counted extends Symbols {
  passed: Passed
  symbolAt: Int32Array
}

function countedOf(passed: Passed, names: NumberNames): Counted {
  const { units, from, to } = passed
  const symbols = symbolsOf(units, from, to, names)
  const symbolAt = new Int32Array(to - from).fill(-1)
  for (let i = 0; i < symbols.values.length; i++) symbolAt[symbols.bounds[i]!] = i
  return { ...symbols, passed, symbolAt }
}
