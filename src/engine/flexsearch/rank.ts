// rank.ts — BM25, exactly. Not: which passages match, which texts are evidence.
import type { Evidence } from '../engine.ts'
import { type Bitset, has } from './bitset.ts'
import type { Lookup } from './evaluate.ts'
import { type IndexColumns, type Postings, passageCount } from './layout.ts'

/**
 * Term-frequency saturation: how much a second and third occurrence add.
 * 0: nothing, presence is all; 2 and more: nearly as much as the first. Common values 1.2–2.
 */
export const K1 = 1.2

/**
 * How much a passage longer than the average is held against it.
 * 0: not at all; 1: frequency counts per character. Common value 0.75.
 */
export const B = 0.75

/**
 * Rarity of a text: Robertson & Spärck Jones with the half that keeps it positive, as in Lucene.
 * @param n passages in all  @param df passages with the text
 */
export function idf(n: number, df: number): number {
  return Math.log(1 + (n - df + 0.5) / (df + 0.5))
}

/**
 * BM25 of one text in one passage (Robertson & Zaragoza 2009, “The Probabilistic Relevance Framework”, 3.15).
 * @param norm K1 × (1 - B + B × length ÷ average length), length in skeleton units
 */
export function bm25(idf: number, tf: number, norm: number): number {
  return (idf * tf * (K1 + 1)) / (tf + norm)
}

export interface Ranker {
  /** Weighted sum of BM25 over the evidence for each of the matches (ascending), in the same order. */
  scores(evidence: Evidence[], matches: Uint32Array, matching: Bitset, lookup: Lookup): Float64Array
}

export function createRanker(columns: IndexColumns): Ranker {
  const n = columns.passageParagraph.length
  const norms = passageNorms(columns, n)
  const sums = new Float32Array(n)

  const addFromLists = (postings: Postings, weight: number, matching: Bitset) => {
    for (const { frequency, passages } of postings) {
      const gain = weight * frequency * (K1 + 1)
      for (let i = 0; i < passages.length; i++) {
        const passage = passages[i]!
        if (has(matching, passage)) sums[passage]! += gain / (frequency + norms[passage]!)
      }
    }
  }
  const addFromMatches = (postings: Postings, weight: number, matches: Uint32Array) => {
    for (const { frequency, passages } of postings) {
      const gain = weight * frequency * (K1 + 1)
      for (let i = 0; i < matches.length; i++) {
        const passage = matches[i]!
        if (contains(passages, passage)) sums[passage]! += gain / (frequency + norms[passage]!)
      }
    }
  }

  return {
    scores(evidence, matches, matching, lookup) {
      for (const { text, weight } of evidence) {
        const postings = lookup(text)
        const df = passageCount(postings)
        if (df === 0) continue
        const gain = weight * idf(n, df)
        // Few matches and a long list: look each match up rather than read the list.
        if (matches.length * 24 * postings.length < df) addFromMatches(postings, gain, matches)
        else addFromLists(postings, gain, matching)
      }
      const scores = new Float64Array(matches.length)
      for (let i = 0; i < matches.length; i++) {
        const passage = matches[i]!
        scores[i] = sums[passage]!
        sums[passage] = 0
      }
      return scores
    },
  }
}

// --- internal ---

function passageNorms({ passageSkeleton, passageParagraph }: IndexColumns, n: number): Float32Array {
  const norms = new Float32Array(n)
  let sum = 0
  for (let i = 0; i < n; i++) {
    // The last passage of a paragraph is followed by a separator, which is nobody's.
    const isLast = passageParagraph[i + 1] !== passageParagraph[i]
    norms[i] = passageSkeleton[i + 1]! - passageSkeleton[i]! - (isLast ? 1 : 0)
    sum += norms[i]!
  }
  const average = Math.max(1, sum / n)
  for (let i = 0; i < n; i++) norms[i] = K1 * (1 - B + (B * norms[i]!) / average)
  return norms
}

/** Binary search in an ascending list. */
function contains(list: Uint32Array, wanted: number): boolean {
  let low = 0
  let high = list.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = list[middle]!
    if (found === wanted) return true
    if (found < wanted) low = middle + 1
    else high = middle - 1
  }
  return false
}
