// swapped-names.ts — the names of places that a change made of each other. Not: other kinds of difference (differences.ts).
import { isPlaceName } from './telling-stretches.ts'

/** Units of a skeleton. */
export interface Range {
  start: number
  end: number
}

/** Of both skeletons; one of them may be empty. */
export interface Sides {
  draft: Range
  source: Range
}

/**
 * The names that a change is within. Short ones are words unless both sides are one: 兴庆 against 金凤. A little around
 * the change may belong to them.
 *
 * @returns null: one of the sides is another word
 */
export function swappedNames(
  draft: string,
  source: string,
  { draft: here, source: there }: Sides,
): Sides | null {
  for (let before = 0; before <= MOST_AROUND; before++) {
    for (let after = 0; after <= MOST_AROUND; after++) {
      const one = { start: here.start - before, end: here.end + after }
      const other = { start: there.start - before, end: there.end + after }
      if (one.start < 0 || other.start < 0) continue
      const [a, b] = [draft.slice(one.start, one.end), source.slice(other.start, other.end)]
      if (isPlaceName(a) && isPlaceName(b)) return { draft: one, source: other }
    }
  }
  return null
}

// --- internal ---

const MOST_AROUND = 3
