// find-sentences.ts — where the sentences of a draft stand in a library, unchanged or nearly. Not: what differs.
import { type Corpus, SHORT_TURN } from '../corpus/corpus.ts'
import { encodeText } from '../snapshot/columns.ts'
import { inTurns } from '../turns.ts'
import { findBySymbols } from './find-by-symbols.ts'
import { createNearest, type IsMeant, type Nearest, type Stand } from './nearest-stands.ts'
import { onceEach, passLibrary } from './pass-library.ts'
import { createPattern, type Pattern } from './pattern.ts'

/** Where one sentence stands. */
export interface Found {
  /** Within the distance, unit by unit. Else only with each number and place as one. */
  isNear: boolean
  /** As `Nearest.of` has them; none where it stands nowhere. */
  stands: readonly Stand[]
}

/**
 * A sentence is near exactly where a full scan finds a stretch of a paragraph with as few edits as the distance allows.
 * Where it is not, or less so, it is looked for once more with each number and place as one: 766家 for 100家 is one slip.
 *
 * @param sentences skeletons
 * @param distance edits for each unit of a sentence: 0.15
 */
export async function findStands(
  corpus: Corpus,
  sentences: readonly string[],
  distance: number,
  isMeant: IsMeant = () => false,
): Promise<Found[]> {
  if (sentences.length === 0) return []
  // It is passed over for seconds while others ask: they wait a turn of it, and on a busy machine several times as long.
  const turn = inTurns(SHORT_TURN)
  const texts = sentences.map(encodeText)
  const most = sentences.map(bones => mostEdits(bones, distance))
  const nearest = createNearest(corpus, sentences.length, isMeant)
  await findByUnits(corpus, texts, most, nearest, turn)
  const isNear = texts.map((_, i) => nearest.fewest(i) !== null)
  await findBySymbols(corpus, texts, most, nearest, turn)
  return texts.map((_, i) => ({ isNear: isNear[i]!, stands: nearest.of(i) }))
}

/** @example mostEdits('全年审结行政复议案件六十四件', 0.15) // => 2 */
export function mostEdits(bones: string, distance: number): number {
  // 0.29 × 100 is 28.999…
  return Math.floor(bones.length * distance + 1e-9)
}

// --- internal ---

async function findByUnits(
  corpus: Corpus,
  texts: readonly Uint16Array[],
  most: readonly number[],
  nearest: Nearest,
  turn: () => Promise<void>,
): Promise<void> {
  const searched = texts.map((units, i) => ({ units, bounds: everyUnit(units.length), most: most[i]! }))
  const patterns: Pattern[] = []
  for (const { units, most } of searched) {
    patterns.push(createPattern(units, most))
    await turn()
  }
  const isNew = onceEach(texts.length)
  await passLibrary(corpus, searched, turn, ({ paragraph, units, from, to }, sentence, at, symbol) => {
    const { units: own, most, find } = patterns[sentence]!
    const begin = at - symbol
    if (!isNew(sentence, paragraph, begin - from)) return 0
    const limit = nearest.limit(sentence, paragraph, most)
    if (limit < 0) return 0
    const place = find(units, Math.max(from, begin - most), Math.min(to, begin + own.length + most), limit)
    if (place) {
      const stand = { edits: place.edits, end: place.end - from, paragraph, isCounted: false }
      nearest.take(sentence, stand, most)
    }
    return own.length
  })
}

const everyUnit = (length: number) => Uint32Array.from({ length: length + 1 }, (_, i) => i)
