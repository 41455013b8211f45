// find-sentences.ts — where the sentences of a draft stand in a library, unchanged or nearly. Not: what differs.
import { type Corpus, SHORT_TURN } from '../corpus/corpus.ts'
import { encodeText } from '../snapshot/columns.ts'
import { inTurns } from '../turns.ts'
import { bareParagraphs } from './bare-paragraphs.ts'
import { createPieces } from './candidate-pieces.ts'
import { createPattern, type Pattern } from './pattern.ts'

/** A stretch of one paragraph that a sentence equals but for `edits`. */
export interface Stand {
  edits: number
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
  const patterns: Pattern[] = []
  for (const bones of sentences) {
    patterns.push(createPattern(encodeText(bones), mostEdits(bones, distance)))
    await turn()
  }
  const pieces = await createPieces(patterns, turn)
  const stands: Stand[][] = patterns.map(() => [])
  const meant: Stand[][] = patterns.map(() => [])
  const looked = new Float64Array(patterns.length).fill(Number.NaN)
  const { paragraphUnit } = corpus
  const bare = await bareParagraphs(corpus)
  let work = 0
  const isEnough = () => work >= PORTION
  for (let paragraph = 0; paragraph + 1 < paragraphUnit.length; paragraph++) {
    const own = bare.get(paragraph)
    const units = own ?? corpus.units
    const from = own ? 0 : paragraphUnit[paragraph]!
    const to = own ? own.length : paragraphUnit[paragraph + 1]! - 1
    const visit = (number: number, diagonal: number) => {
      // Pieces of one place that nothing was inserted between lead to the same stretch.
      const begin = diagonal - from + paragraphUnit[paragraph]!
      if (looked[number] === begin) return
      looked[number] = begin
      const found = stands[number]!
      const { most, units: pattern, find } = patterns[number]!
      // Of what stands word for word the first ones are enough.
      const least = found[0]?.edits === 0 ? 0 : most
      const worst = found.length === MOST_LOOKED_AT ? found.at(-1)!.edits - 1 : least
      const named = meant[number]!
      const isNamed = isMeant(number, corpus.paragraphReport[paragraph]!)
      const limit = isNamed
        ? Math.max(worst, named.length === MOST_MEANT ? named.at(-1)!.edits - 1 : most)
        : worst
      if (limit < 0) return
      work += pattern.length
      const first = Math.max(from, diagonal - most)
      const end = Math.min(to, diagonal + pattern.length + most)
      const place = find(units, first, end, limit)
      if (!place) return
      const stand = { ...place, end: place.end - from, paragraph }
      if (place.edits <= worst) keep(corpus, found, stand, MOST_LOOKED_AT)
      if (isNamed) keep(corpus, named, stand, MOST_MEANT)
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

// --- internal ---

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
