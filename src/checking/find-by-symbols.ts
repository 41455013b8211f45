// find-by-symbols.ts — where sentences stand more nearly when each number, and each name of a place, is one symbol. Not: unit
// by unit (find-sentences.ts).
import type { Corpus } from '../corpus/corpus.ts'
import type { Searched } from './candidate-pieces.ts'
import type { Nearest } from './nearest-stands.ts'
import { onceEach, type Passed, passLibrary } from './pass-library.ts'
import { createPattern, type Pattern } from './pattern.ts'
import { findCounted, kindOf, nameSymbols, type Symbols, symbolsOf } from './whole-symbols.ts'

/**
 * Adds to the nearest what is nearer than they are.
 *
 * @param most edits allowed, of units
 * @param nearest as they are unit by unit
 */
export async function findBySymbols(
  corpus: Corpus,
  texts: readonly Uint16Array[],
  most: readonly number[],
  nearest: Nearest,
  turn: () => Promise<void>,
): Promise<void> {
  const names = nameSymbols(texts)
  const wanted: Wanted[] = []
  for (const [sentence, units] of texts.entries()) {
    await turn()
    const fewest = nearest.fewest(sentence)
    if (fewest === 0) continue
    const { values, bounds } = symbolsOf(units, 0, units.length, names)
    const kinds = new Set(Array.from(values, kindOf))
    if (!kinds.has('number') && !(kinds.has('place') && units.length >= SHORTEST_PLACED)) continue
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
    if (counted?.passed !== passed)
      counted = { passed, ...symbolsOf(passed.units, passed.from, passed.to, names) }
    const { values } = counted
    // So was what has neither a number of two units and more nor a place, on either side.
    if (isPlain && values.length === passed.to - passed.from) return 0
    const own = symbolAt(counted, at - passed.from)
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
 * Edits allowed where a number or a place counts as one unit. Of little else hardly any: pieces of one symbol stand
 * everywhere.
 *
 * @param most edits allowed of units
 * @param symbols of the sentence
 */
export function mostOnce(most: number, symbols: number): number {
  return Math.max(0, Math.min(most, Math.floor(symbols / 2) - 1))
}

/** Units of a sentence without a number: 上海市养犬管理条例 is nearly what any city has. */
export const SHORTEST_PLACED = 12

// --- internal ---

/** A sentence as it is looked for. */
interface Wanted extends Searched {
  sentence: number
  pattern: Pattern
  /** It has no number of two units and more, and no place. */
  isPlain: boolean
}

/** A paragraph's symbols. */
interface Counted extends Symbols {
  passed: Passed
}

/** Which symbol begins at a unit; -1 within a number or a place. */
function symbolAt({ bounds }: Symbols, unit: number): number {
  let [low, high] = [0, bounds.length - 1]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (bounds[middle]! < unit) low = middle + 1
    else high = middle
  }
  return bounds[low] === unit ? low : -1
}
