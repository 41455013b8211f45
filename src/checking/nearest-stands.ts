// nearest-stands.ts — of the places where a sentence stands, the nearest ones, and those in reports that are meant. Not:
// finding them (find-sentences.ts).
import type { Corpus } from '../corpus/corpus.ts'

/** A stretch of one paragraph that a sentence equals but for `edits`. */
export interface Stand {
  /** Insertions, deletions and substitutions of units, or of symbols where that is fewer. */
  edits: number
  /** They are of symbols: each number is one, and each place. */
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

/** By the numbers of sentence and report: whether the one names the other. */
export type IsMeant = (sentence: number, report: number) => boolean

export interface Nearest {
  /**
   * The most edits with which a place in a paragraph would be one of the nearest, or of those in reports that are meant.
   *
   * @param most edits that are allowed
   * @returns -1: none
   */
  limit(sentence: number, paragraph: number, most: number): number
  /** @param most as `limit` was asked with, which the stand keeps */
  take(sentence: number, stand: Stand, most: number): void
  /** The fewest edits so far; null where it stands nowhere. */
  fewest(sentence: number): number | null
  /** Whether it names a report, and stands in none of those. */
  lacksMeant(sentence: number): boolean
  /**
   * The nearest, fewest edits first, then in the order of the library; of what stands word for word no others. Behind them
   * the best in reports that are meant, where there are nearer ones than those.
   */
  of(sentence: number): Stand[]
}

export function createNearest(corpus: Corpus, sentences: number, isMeant: IsMeant): Nearest {
  const stands: Stand[][] = Array.from({ length: sentences }, () => [])
  const meant: Stand[][] = Array.from({ length: sentences }, () => [])
  const isOfMeant = (sentence: number, paragraph: number) =>
    isMeant(sentence, corpus.paragraphReport[paragraph]!)
  const worstOf = (sentence: number, most: number) => {
    const found = stands[sentence]!
    if (found.length === MOST_LOOKED_AT) return Math.min(most, found.at(-1)!.edits - 1)
    // Of what stands word for word the first ones are enough.
    return found[0]?.edits === 0 ? 0 : most
  }
  const worstOfMeant = (sentence: number, most: number) => {
    const named = meant[sentence]!
    return named.length === MOST_MEANT ? Math.min(most, named.at(-1)!.edits - 1) : most
  }
  return {
    limit(sentence, paragraph, most) {
      const worst = worstOf(sentence, most)
      return isOfMeant(sentence, paragraph) ? Math.max(worst, worstOfMeant(sentence, most)) : worst
    },
    take(sentence, stand, most) {
      if (stand.edits <= worstOf(sentence, most)) keep(corpus, stands[sentence]!, stand, MOST_LOOKED_AT)
      if (isOfMeant(sentence, stand.paragraph) && worstOfMeant(sentence, most) >= 0)
        keep(corpus, meant[sentence]!, stand, MOST_MEANT)
    },
    fewest: sentence => stands[sentence]![0]?.edits ?? null,
    lacksMeant: sentence =>
      meant[sentence]!.length === 0 && corpus.reports.some((_, report) => isMeant(sentence, report)),
    of(sentence) {
      const found = stands[sentence]!
      const nearest = found[0]?.edits === 0 ? found.slice(0, MOST_PLACES) : found
      return [
        ...nearest,
        ...meant[sentence]!.filter(one => !nearest.some(other => other.paragraph === one.paragraph)),
      ]
    },
  }
}

// --- internal ---

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
