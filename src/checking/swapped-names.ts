// swapped-names.ts — whether a change made another place of one, and between which names. Not: other kinds of difference
// (differences.ts).
import { isWithin } from '../regions/regions.ts'
import type { Range, Sides } from './align-units.ts'
import { placesCalled, type Token } from './telling-stretches.ts'

/**
 * The names that a change is within. Short ones are words unless both sides are one: 兴庆 against 金凤. A little around
 * the change may belong to them.
 *
 * @returns null: one of the sides is another word, or both are the same place
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
      const [named, instead] = [placesCalled(a), placesCalled(b)]
      // 天门 and 天门市 are one.
      if (named.length > 0 && instead.length > 0 && !mayBeSame(named, instead))
        return { draft: one, source: other }
    }
  }
  return null
}

/** Tokens of a text, and a stretch of it that changed. */
interface Changed {
  tokens: readonly Token[]
  range: Range
}

/**
 * Whether a change says another place. 天门, 天门市 and 湖北省天门市 are one. A report seldom says its own name, so a
 * draft that adds it says no other: 天门市2020年至今 beside 2020年至今.
 *
 * @param own code of the division that the source reports on
 */
export function isOtherPlace(draft: Changed, source: Changed, own: string | null): boolean {
  const [here, there] = [placesIn(draft), placesIn(source)]
  if (there.length === 0 && own !== null && innermost(here).every(codes => codes.includes(own))) return false
  // What a place lies in may have come or gone right before it, and settles which of two of one name it is.
  const [next, same] = [behind(draft), behind(source)]
  if (here.length + there.length > 0 && next && same) {
    here.push(next)
    there.push(same)
  }
  const [one, other] = [innermost(here), innermost(there)]
  return one.length !== other.length || one.some((codes, i) => !mayBeSame(codes, other[i]!))
}

// --- internal ---

const MOST_AROUND = 3

const placesIn = ({ tokens, range }: Changed): Token[] =>
  tokens.filter(({ kind, start, end }) => kind === 'place' && start < range.end && range.start < end)

const behind = ({ tokens, range }: Changed): Token | undefined =>
  tokens.find(({ kind, start }) => kind === 'place' && start === range.end)

/** Without those that say where the next one lies. */
function innermost(places: readonly Token[]): (readonly string[])[] {
  return places.flatMap(({ codes = [], end }, i) => {
    const next = places[i + 1]
    const isAbove =
      next?.start === end && next.codes?.some(inner => codes.some(code => isWithin(inner, code)))
    return isAbove ? [] : [codes]
  })
}

const mayBeSame = (one: readonly string[], other: readonly string[]) => one.some(code => other.includes(code))
