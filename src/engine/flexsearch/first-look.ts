// first-look.ts — the first look: BM25 from the postings for every match. Not: the second look, priors.
import type { Evidence } from '../engine.ts'
import { createBm25, idf, mean } from './bm25.ts'
import type { Lookup } from './evaluate.ts'
import { type Postings, passageCount } from './layout.ts'
import { DEFAULT_RANKING, type RankingParameters } from './parameters.ts'

/** A piece of evidence with its weight made final: what the asker gave it, times its rarity. */
export interface WeighedText {
  text: string
  weight: number
}

export interface Scoring {
  /** The evidence that occurs at all, with its final weights. */
  weigh(evidence: Evidence[], lookup: Lookup): WeighedText[]
  /** Writes the weighted sums of BM25 into `sums`, by passage; only those of `matches` mean something. */
  sums(weighed: WeighedText[], matches: Uint32Array, lookup: Lookup, sums: Float32Array): void
}

export function createScoring(
  lengths: Uint32Array,
  parameters: RankingParameters = DEFAULT_RANKING,
): Scoring {
  const { k1, commonCharacter } = parameters
  const { lengthNorm } = createBm25(parameters)
  const n = lengths.length
  const average = mean(lengths)
  // A loop, not `from`: that takes fifty times as long, half a tenth of a second at 360,000 passages.
  const norms = new Float32Array(n)
  for (let i = 0; i < n; i++) norms[i] = lengthNorm(lengths[i]!, average)

  const addFromLists = (sums: Float32Array, postings: Postings, weight: number) => {
    for (const { frequency, passages } of postings) {
      const gain = weight * frequency * (k1 + 1)
      for (let i = 0; i < passages.length; i++) {
        const passage = passages[i]!
        sums[passage]! += gain / (frequency + norms[passage]!)
      }
    }
  }
  const addFromMatches = (sums: Float32Array, postings: Postings, weight: number, matches: Uint32Array) => {
    for (const { frequency, passages } of postings) {
      const gain = weight * frequency * (k1 + 1)
      for (let i = 0; i < matches.length; i++) {
        const passage = matches[i]!
        if (contains(passages, passage)) sums[passage]! += gain / (frequency + norms[passage]!)
      }
    }
  }

  return {
    weigh(evidence, lookup) {
      const weighed: WeighedText[] = []
      for (const { text, weight } of evidence) {
        const df = weight === 0 ? 0 : passageCount(lookup(text))
        if (df > 0) weighed.push({ text, weight: weight * idf(n, df) })
      }
      return weighed
    },
    sums(weighed, matches, lookup, sums) {
      const hasLonger = weighed.some(({ text }) => text.length > 1)
      sums.fill(0)
      for (const { text, weight } of weighed) {
        const postings = lookup(text)
        const df = passageCount(postings)
        if (text.length === 1 && hasLonger && df > commonCharacter * n) continue
        // Few matches and long lists: look each match up rather than read the lists.
        const steps = postings.reduce((sum, { passages }) => sum + Math.log2(passages.length + 1), 0)
        if (matches.length * steps < df) addFromMatches(sums, postings, weight, matches)
        else addFromLists(sums, postings, weight)
      }
    },
  }
}

// --- internal ---

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
