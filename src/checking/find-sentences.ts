// find-sentences.ts — where the sentences of a draft stand in a library, unchanged or nearly. Not: what differs.
import { type Corpus, SHORT_TURN } from '../corpus/corpus.ts'
import { encodeText } from '../snapshot/columns.ts'
import { inTurns } from '../turns.ts'
import { bareParagraphs, comparedUnits } from './bare-paragraphs.ts'
import { createPieces, type Searched } from './candidate-pieces.ts'
import {
  findCounted,
  isNumber,
  type NumberNames,
  nameNumbers,
  type Symbols,
  symbolsOf,
} from './numbers-once.ts'
import { createPattern, type Pattern } from './pattern.ts'

/** A stretch of one paragraph that a sentence equals but for `edits`. */
export interface Stand {
  /** Insertions, deletions and substitutions of units, or of symbols where that is fewer. */
  edits: number
  /** They are of symbols: each number is one. */
  isCounted: boolean
  paragraph: number
  /** Units of the paragraph without its marks (`bonesOf`), behind the last. Where it begins `align` says. */
  end: number
}

/** Places given of a sentence: the nearest, one a report of those that have it word for word. */
export const MOST_PLACES = 3
/** Looked at before the nearest are told: what differs in them says which. */
const MOST_LOOKED_AT = 6
/** And so many of the reports that are meant. */
const MOST_MEANT = 2

/**
 * The best stands of each sentence, fewest edits first, then in the order of the library; none where it does not stand
 * within the distance. Of what stands word for word there are no others. Behind them the best in reports that are meant,
 * where there are nearer ones than those.
 *
 * @param sentences skeletons
 * @param distance edits for each unit of a sentence: 0.15
 * @param isMeant whether the sentence names a report, by the numbers of both
 */
export async function findStands(
  corpus: Corpus,
  sentences: readonly string[],
  distance: number,
  isMeant: (sentence: number, report: number) => boolean = () => false,
): Promise<Stand[][]> {
  if (sentences.length === 0) return []
  // It is passed over for seconds while others ask: they wait a turn of it, and on a busy machine several times as long.
  const turn = inTurns(SHORT_TURN)
  const texts = sentences.map(encodeText)
  const names = nameNumbers(texts)
  const wanted: Wanted[] = []
  const searched: (Searched & { sentence: number; isUnits: boolean; isSymbols: boolean })[] = []
  for (const [sentence, units] of texts.entries()) {
    const { values, bounds } = symbolsOf(units, 0, units.length, names)
    const most = mostEdits(sentences[sentence]!, distance)
    // Without a number there is none to stand for another.
    const mostSymbols = values.some(isNumber) ? mostOnce(most, values.length) : 0
    const isSame = values.length === units.length && most === mostSymbols
    const plain = createPattern(units, most)
    wanted.push({
      units: plain,
      symbols: isSame ? plain : createPattern(values, mostSymbols),
      own: { values, bounds },
    })
    const all = Uint32Array.from({ length: units.length + 1 }, (_, i) => i)
    searched.push({ units, bounds: all, most, sentence, isUnits: true, isSymbols: isSame && most > 0 })
    if (!isSame && mostSymbols > 0)
      searched.push({ units, bounds, most: mostSymbols, sentence, isUnits: false, isSymbols: true })
    await turn()
  }
  const pieces = await createPieces(searched, turn)
  const stands: Stand[][] = wanted.map(() => [])
  const meant: Stand[][] = wanted.map(() => [])
  const looked = [true, false].map(() => new Float64Array(wanted.length).fill(Number.NaN))
  const { paragraphUnit, paragraphReport } = corpus
  const bare = await bareParagraphs(corpus)
  let work = 0
  const isEnough = () => work >= PORTION
  for (let paragraph = 0; paragraph + 1 < paragraphUnit.length; paragraph++) {
    const { units, from, to } = comparedUnits(corpus, bare, paragraph)
    let counted: Counted | null = null
    /** Whether a place was not looked at yet: pieces of one place that nothing was inserted between lead to the same. */
    const isNew = (sentence: number, diagonal: number, isUnits: boolean) => {
      const place = paragraph * LONGEST_PARAGRAPH + diagonal
      const seen = looked[isUnits ? 0 : 1]!
      if (seen[sentence] === place) return false
      seen[sentence] = place
      return true
    }
    /** The most edits with which a place would be one of the nearest, and one of those in reports that are meant. */
    const limitsOf = (sentence: number, { most }: Pattern) => {
      const found = stands[sentence]!
      // Of what stands word for word the first ones are enough.
      const least = found[0]?.edits === 0 ? 0 : most
      const worst = found.length === MOST_LOOKED_AT ? Math.min(most, found.at(-1)!.edits - 1) : least
      const named = meant[sentence]!
      const ofMeant = named.length === MOST_MEANT ? Math.min(most, named.at(-1)!.edits - 1) : most
      return { worst, ofMeant: isMeant(sentence, paragraphReport[paragraph]!) ? ofMeant : -1 }
    }
    const take = (sentence: number, stand: Stand, { worst, ofMeant }: { worst: number; ofMeant: number }) => {
      if (stand.edits <= worst) keep(corpus, stands[sentence]!, stand, MOST_LOOKED_AT)
      if (ofMeant >= 0) keep(corpus, meant[sentence]!, stand, MOST_MEANT)
    }
    const visit = (number: number, at: number, symbol: number) => {
      const { sentence, isUnits, isSymbols } = searched[number]!
      const { units: pattern, symbols, own } = wanted[sentence]!
      if (isUnits && isNew(sentence, at - symbol - from, true)) {
        const limits = limitsOf(sentence, pattern)
        const limit = Math.max(limits.worst, limits.ofMeant)
        if (limit < 0) return
        work += pattern.units.length
        const first = Math.max(from, at - symbol - pattern.most)
        const end = Math.min(to, at - symbol + pattern.units.length + pattern.most)
        const place = pattern.find(units, first, end, limit)
        if (place)
          take(sentence, { edits: place.edits, end: place.end - from, paragraph, isCounted: false }, limits)
      }
      // What needs no edit was found unit by unit.
      if (!isSymbols) return
      const limits = limitsOf(sentence, symbols)
      const limit = Math.max(limits.worst, limits.ofMeant)
      if (limit < 1) return
      counted ??= countedOf(units, from, to, names)
      // Without a number of two units and more it is the same.
      if (isUnits && counted.values.length === to - from) return
      const diagonal = counted.symbolAt[at - from]! - symbol
      if (counted.symbolAt[at - from]! < 0 || !isNew(sentence, diagonal, false)) return
      work += symbols.units.length
      const first = Math.max(0, diagonal - symbols.most)
      const end = Math.min(counted.values.length, diagonal + symbols.units.length + symbols.most)
      if (!symbols.find(counted.values, first, end, limit)) return
      const place = findCounted(own, counted, first, end, limit)
      if (place)
        take(sentence, { ...place, end: counted.bounds[place.end]!, paragraph, isCounted: true }, limits)
    }
    for (const { scan } of pieces)
      for (let at = from; at < to; ) {
        at = scan(units, at, to, visit, isEnough)
        if (!isEnough()) continue
        work = 0
        await turn()
      }
    work += to - from
  }
  return stands.map((found, i) => {
    const nearest = found[0]?.edits === 0 ? found.slice(0, MOST_PLACES) : found
    return [...nearest, ...meant[i]!.filter(one => !nearest.some(other => other.paragraph === one.paragraph))]
  })
}

/** @example mostEdits('全年审结行政复议案件六十四件', 0.15) // => 2 */
export function mostEdits(bones: string, distance: number): number {
  // 0.29 × 100 is 28.999…
  return Math.floor(bones.length * distance + 1e-9)
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

/** A sentence as it is looked for: unit by unit, and with each number as one. */
interface Wanted {
  units: Pattern
  symbols: Pattern
  own: Symbols
}

/** A paragraph's symbols, and which of them begins at each of its units; -1 within a number. */
interface Counted extends Symbols {
  symbolAt: Int32Array
}

function countedOf(text: Uint16Array, from: number, to: number, names: NumberNames): Counted {
  const symbols = symbolsOf(text, from, to, names)
  const symbolAt = new Int32Array(to - from).fill(-1)
  for (let i = 0; i < symbols.values.length; i++) symbolAt[symbols.bounds[i]!] = i
  return { ...symbols, symbolAt }
}

/** More units than any paragraph has. */
const LONGEST_PARAGRAPH = 2 ** 30

/** Units passed, and units of patterns held against them, before others may have their turn. */
const PORTION = 20_000

function keep({ paragraphReport }: Corpus, stands: Stand[], stand: Stand, most: number): void {
  const { paragraph, edits } = stand
  // Two pieces may lead to one stretch; and of a report that has a sentence word for word one place is enough.
  const same = stands.findIndex(
    other => other.paragraph === paragraph || paragraphReport[other.paragraph] === paragraphReport[paragraph],
  )
  if (same >= 0) {
    if (stands[same]!.edits <= edits) return
    stands.splice(same, 1)
  }
  if (edits === 0 && stands.length > 0 && stands[0]!.edits > 0) stands.length = 0
  if (edits > 0 && stands.length > 0 && stands[0]!.edits === 0) return
  let at = stands.length
  while (at > 0 && stands[at - 1]!.edits > edits) at--
  stands.splice(at, 0, stand)
  stands.length = Math.min(stands.length, most)
}
