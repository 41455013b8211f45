// term-counts.ts — in how many passages each character and each pair starts: counted while a snapshot is sent and loaded with
// it, so that no question has to ask. Not: asking the cluster for other texts (frequencies.ts).
import { inTurns } from '../../turns.ts'
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
export async function countTerms(texts: TextColumns, most = MOST): Promise<TermCounts> {
  const { skeleton, passageParagraph, passageSkeleton, paragraphSkeleton } = texts
  const lengths = passageLengths(texts)
  const seen = createCounter()
  // A large library takes minutes, in which the lock of the writer is to be kept.
  const turn = inTurns()
  for (let passage = 0; passage < lengths.length; passage++) {
    const from = passageSkeleton[passage]!
    // Its last unit is followed by a separator, and starts no pair.
    const last = paragraphSkeleton[passageParagraph[passage]! + 1]! - 2
    for (let at = from; at < from + lengths[passage]!; at++) {
      seen.add(skeleton[at]!, passage)
      if (at < last) seen.add(keyOf(skeleton[at]!, skeleton[at + 1]!), passage)
    }
    await turn()
  }
  return seen.commonest(most)
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

/** Passages in which each key was, which is never 0: an open table, as a Map of so many would take ten times the room. */
function createCounter() {
  let bits = 16
  let keys = new Uint32Array(1 << bits)
  let counts = new Uint32Array(keys.length)
  let lasts = new Uint32Array(keys.length)
  let size = 0

  const slotOf = (key: number): number => {
    // Its upper bits: the lower ones of the product tell nothing of the first of a pair.
    let slot = Math.imul(key, 0x9e3779b1) >>> (32 - bits)
    while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & (keys.length - 1)
    return slot
  }
  const grow = () => {
    const before = [keys, counts, lasts] as const
    bits++
    keys = new Uint32Array(1 << bits)
    counts = new Uint32Array(keys.length)
    lasts = new Uint32Array(keys.length)
    before[0].forEach((key, i) => {
      if (key === 0) return
      const slot = slotOf(key)
      keys[slot] = key
      counts[slot] = before[1][i]!
      lasts[slot] = before[2][i]!
    })
  }

  return {
    add(key: number, passage: number) {
      const slot = slotOf(key)
      if (lasts[slot] === passage + 1) return
      lasts[slot] = passage + 1
      counts[slot]!++
      if (keys[slot] === key) return
      keys[slot] = key
      if (2 * ++size > keys.length) grow()
    },
    commonest(most: number): TermCounts {
      const used = new Uint32Array(size)
      let end = 0
      keys.forEach((key, slot) => {
        if (key !== 0) used[end++] = slot
      })
      if (size > most) used.sort((a, b) => counts[b]! - counts[a]!)
      const termKey = used
        .subarray(0, most)
        .map(slot => keys[slot]!)
        .sort()
      return { termKey, termPassages: termKey.map(key => counts[slotOf(key)]!) }
    },
  }
}

/** Of a pair; a character is its own, and as no skeleton has the unit 0 they do not meet. */
const keyOf = (first: number, second: number): number => ((first << 16) | second) >>> 0
