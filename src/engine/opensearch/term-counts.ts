// term-counts.ts — in how many passages each character and each pair starts: counted while a snapshot is sent, and known to
// whoever opens it, so that no question asks for it. Not: asking the cluster for what is not in here (frequencies.ts).
import { passageLengths, type TextColumns } from '../store/text-columns.ts'

/** The commonest. A language has fewer that matter, and so many take 8 MB. */
const MOST = 1_000_000

/** Both by number. */
export interface TermCounts {
  /** Ascending; as many as `MOST`: there may be others, of which nothing is known. */
  termKey: Uint32Array
  termPassages: Uint32Array
}

/** @param most terms kept */
export function countTerms(texts: TextColumns, most = MOST): TermCounts {
  const { skeleton, passageParagraph, passageSkeleton, paragraphSkeleton } = texts
  const lengths = passageLengths(texts)
  const seen = new Map<number, { count: number; last: number }>()
  for (let passage = 0; passage < lengths.length; passage++) {
    const count = (key: number) => {
      const term = seen.get(key)
      if (!term) seen.set(key, { count: 1, last: passage })
      else if (term.last !== passage) {
        term.count++
        term.last = passage
      }
    }
    const from = passageSkeleton[passage]!
    // Its last unit is followed by a separator, and starts no pair.
    const last = paragraphSkeleton[passageParagraph[passage]! + 1]! - 2
    for (let at = from; at < from + lengths[passage]!; at++) {
      count(skeleton[at]!)
      if (at < last) count(keyOf(skeleton[at]!, skeleton[at + 1]!))
    }
  }
  let terms = [...seen]
  if (terms.length > most) terms = terms.sort(([, a], [, b]) => b.count - a.count).slice(0, most)
  terms.sort(([a], [b]) => a - b)
  return {
    termKey: Uint32Array.from(terms, ([key]) => key),
    termPassages: Uint32Array.from(terms, ([, { count }]) => count),
  }
}

/**
 * @param most that `countTerms` was given
 * @returns what is known of a character or a pair; null: nothing
 */
export function knownCounts(
  { termKey, termPassages }: TermCounts,
  most = MOST,
): (term: string) => number | null {
  const others = termKey.length < most ? 0 : null
  return term => {
    const key = term.length === 1 ? term.charCodeAt(0) : keyOf(term.charCodeAt(0), term.charCodeAt(1))
    let [low, high] = [0, termKey.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (termKey[middle]! < key) low = middle + 1
      else high = middle
    }
    return termKey[low] === key ? termPassages[low]! : others
  }
}

/**
 * How often the rarest of the pairs of a text starts, or the character that it is.
 *
 * @returns Infinity: of one of them nothing is known
 */
export function rarest(text: string, countOf: (term: string) => number | null): number {
  let least = Number.POSITIVE_INFINITY
  for (const term of text.length === 1 ? [text] : twos(text)) {
    const count = countOf(term)
    if (count === null) return Number.POSITIVE_INFINITY
    least = Math.min(least, count)
  }
  return least
}

/** The pairs of a text, of units as they are. */
export function twos(text: string): string[] {
  const found: string[] = []
  for (let at = 0; at + 2 <= text.length; at++) found.push(text.slice(at, at + 2))
  return found
}

// --- internal ---

/** Of a pair; a character is its own, and as no skeleton has the unit 0 they do not meet. */
const keyOf = (first: number, second: number): number => ((first << 16) | second) >>> 0
