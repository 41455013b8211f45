// candidates.ts — paragraphs that may hold a text: those that have a passage of every one of some terms. Not: whether they do
// (literal-postings.ts).
import type { OpenColumns } from '../index-columns.ts'
import type { TermIndex } from './term-index.ts'

/** A term, and how many passages it stands in. */
export interface Gram {
  text: string
  count: number
}

/** What it costs to read lists and to verify candidates, nanoseconds as `Costs` has them. */
export interface CandidateCosts {
  verifyParagraph: number
  readPosting: number
}

/**
 * Gives the paragraphs that have every term, ascending: verified so, they are read in the order in which they lie in
 * memory, and what is found needs no sorting. One call at a time.
 */
export function createCandidates(
  { passageParagraph, paragraphPassage }: Pick<OpenColumns, 'passageParagraph' | 'paragraphPassage'>,
  terms: Pick<TermIndex, 'fetch'>,
  { readPosting, verifyParagraph }: CandidateCosts,
): (grams: readonly Gram[]) => Promise<Uint32Array> {
  const stamps = new Uint16Array(paragraphPassage.length - 1)
  let stamp = 0
  // A list that is far longer than what is left costs more to read than the candidates to verify.
  const isWorth = ({ count }: Gram, candidates: number) => count * readPosting <= candidates * verifyParagraph

  /** Rarest first, each narrows the paragraphs of the one before to those that have it, too. */
  return async grams => {
    const rarestFirst = grams.toSorted((a, b) => a.count - b.count)
    const most = rarestFirst[0]?.count ?? 0
    const worth = rarestFirst.filter((gram, i) => i === 0 || isWorth(gram, most)).slice(0, MOST_GRAMS)
    if (stamp + worth.length > MOST_STAMPS) {
      stamps.fill(0)
      stamp = 0
    }
    const lists = await terms.fetch(worth.map(({ text }) => text))
    const kept = new Uint32Array(most)
    let count = 0
    for (const [i, gram] of worth.entries()) {
      if (i > 0 && !isWorth(gram, count)) break
      const before = stamp
      const now = ++stamp
      count = 0
      for (const { passages } of lists[i]!) {
        for (let at = 0; at < passages.length; at++) {
          const paragraph = passageParagraph[passages[at]!]!
          const seen = stamps[paragraph]!
          if (seen === now || (i > 0 && seen !== before)) continue
          stamps[paragraph] = now
          kept[count++] = paragraph
        }
      }
    }
    // Sorting many takes longer than looking through the stamps.
    return count * STAMPS_A_PARAGRAPH > stamps.length
      ? stampedWith(stamps, stamp, count)
      : kept.subarray(0, count).sort()
  }
}

// --- internal ---

/** Terms that narrow the candidates of one text: more of them would leave hardly fewer. */
const MOST_GRAMS = 1000
/** Stamps have sixteen bits. */
const MOST_STAMPS = 0xffff
/** So many are looked through in the time that sorting takes for one paragraph. */
const STAMPS_A_PARAGRAPH = 64

function stampedWith(stamps: Uint16Array, stamp: number, count: number): Uint32Array {
  const paragraphs = new Uint32Array(count)
  for (let i = 0, at = 0; at < count; i++) {
    paragraphs[at] = i
    // Kept only if it has the stamp: branches that nobody can foresee take longer.
    at += Number(stamps[i] === stamp)
  }
  return paragraphs
}
