// first-look.ts — the first look: BM25 of the matches from the postings that tell the most. Not: the second look, priors.
import type { Evidence } from '../engine.ts'
import { countAmong } from './bitset.ts'
import { createBm25, idf, mean } from './bm25.ts'
import type { Lookup } from './evaluate.ts'
import { type Postings, passageCount } from './layout.ts'
import type { Matches } from './matches.ts'
import { DEFAULT_RANKING, type RankingParameters } from './parameters.ts'

/** A piece of evidence with its weight made final: what the asker gave it, times its rarity. */
export interface WeighedText {
  text: string
  weight: number
}

export interface Scoring {
  /** The evidence that occurs at all, with its final weights. */
  weigh(evidence: Evidence[], lookup: Lookup): WeighedText[]
  /**
   * Adds the weighed BM25 of the matches to `sums`, which must be 0 there.
   *
   * @param matches the passages whose sums mean something afterwards; others may have been added to as well
   * @returns the passages added to, matches or not, each once, in no order
   */
  add(weighed: WeighedText[], matches: Matches, lookup: Lookup, sums: Float32Array): Uint32Array
}

export function createScoring(
  lengths: Uint32Array,
  parameters: RankingParameters = DEFAULT_RANKING,
): Scoring {
  const { k1, candidates, firstTexts, firstPostings } = parameters
  const { lengthNorm } = createBm25(parameters)
  const n = lengths.length
  const average = mean(lengths)
  // A loop, not `from`: that takes fifty times as long, half a tenth of a second at 360,000 passages.
  const norms = new Float32Array(n)
  for (let i = 0; i < n; i++) norms[i] = lengthNorm(lengths[i]!, average)
  // Scratch of one question: the passages added to.
  const touched = new Uint32Array(n + 1)

  const addFromLists = (sums: Float32Array, postings: Postings, weight: number, count: number) => {
    let length = count
    for (const { frequency, passages } of postings) {
      const gain = weight * frequency * (k1 + 1)
      for (let i = 0; i < passages.length; i++) {
        const passage = passages[i]!
        const before = sums[passage]!
        // Written in any case and kept if new: a branch that nobody can foresee takes twice the time.
        touched[length] = passage
        length = (length + Number(before === 0)) | 0
        sums[passage] = before + gain / (frequency + norms[passage]!)
      }
    }
    return length
  }
  const addFromMatches = (
    sums: Float32Array,
    postings: Postings,
    weight: number,
    matches: Uint32Array,
    count: number,
  ) => {
    let length = count
    for (const { frequency, passages } of postings) {
      const gain = weight * frequency * (k1 + 1)
      for (let i = 0; i < matches.length; i++) {
        const passage = matches[i]!
        if (!contains(passages, passage)) continue
        const before = sums[passage]!
        if (before === 0) touched[length++] = passage
        sums[passage] = before + gain / (frequency + norms[passage]!)
      }
    }
    return length
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
    add(weighed, matches, lookup, sums) {
      const hasLonger = weighed.some(({ text }) => text.length > 1)
      let count = 0
      let read = 0
      let left = firstPostings
      let isEnough = false
      for (const { text, weight } of weighed.toSorted((a, b) => b.weight - a.weight)) {
        const postings = lookup(text)
        const df = passageCount(postings)
        // Few matches and long lists: look each match up rather than read the lists.
        const steps = postings.reduce((sum, { passages }) => sum + Math.log2(passages.length + 1), 0)
        const lookups = matches.count * steps
        const cost = Math.min(df, lookups)
        const tells = text.length > 1 || !hasLonger
        if (cost > left && (!tells || read >= firstTexts)) {
          isEnough ||= countAmong(touched.subarray(0, count), matches.set) >= candidates
          if (isEnough) continue
        }
        if (tells) read++
        left -= cost
        count =
          lookups < df
            ? addFromMatches(sums, postings, weight, matches.list(), count)
            : addFromLists(sums, postings, weight, count)
      }
      return touched.subarray(0, count)
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
