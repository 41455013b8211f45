// first-pass.ts — the first look: BM25 of the matches from the postings that tell the most. Not: the second look, priors.
import type { Evidence } from '../../engine.ts'
import { idf, tabulate } from '../../ranking/bm25.ts'
import { DEFAULT_RANKING, type RankingParameters } from '../../ranking/ranking-parameters.ts'
import { countAmong } from '../match/bitset.ts'
import type { Lookup } from '../match/lookup.ts'
import type { Matches } from '../match/matches.ts'
import { type PostingList, passageCount } from '../postings.ts'

/** A piece of evidence with its weight made final: what the asker gave it, times its rarity. */
export interface WeighedText {
  text: string
  weight: number
}

export interface Scoring {
  /** The evidence that occurs at all, with its final weights. */
  weigh(evidence: Evidence[], lookup: Pick<Lookup, 'postings'>): WeighedText[]
  /**
   * Adds the weighed BM25 of the matches to `sums`, which must be 0 there.
   *
   * @param matches the passages whose sums mean something afterwards; others may have been added to as well
   * @returns the passages added to, matches or not, each once, in no order
   */
  add(
    weighed: WeighedText[],
    matches: Matches,
    lookup: Pick<Lookup, 'postings'>,
    sums: Float32Array,
  ): Uint32Array
}

/** Adds a list to the sums. @param count passages touched before  @returns those touched after */
type Add = (sums: Float32Array, list: PostingList, weight: number, count: number) => number

export function createScoring(
  lengths: Uint32Array,
  parameters: RankingParameters = DEFAULT_RANKING,
): Scoring {
  const { candidates, firstTexts, firstPostings } = parameters
  const n = lengths.length
  const { lengthOf, saturations } = tabulate(lengths, parameters)
  // Scratch of one question: the passages added to.
  const touched = new Uint32Array(n + 1)

  /** Where nothing was added to yet: the lists of a text have no passage in common, so all are new. */
  const addFirst: Add = (sums, { frequency, passages }, weight, count) => {
    const saturation = saturations(frequency)
    touched.set(passages, count)
    for (let i = 0; i < passages.length; i++) {
      const passage = passages[i]!
      sums[passage] = weight * saturation[lengthOf[passage]!]!
    }
    return count + passages.length
  }
  const addList: Add = (sums, { frequency, passages }, weight, count) => {
    const saturation = saturations(frequency)
    let length = count
    for (let i = 0; i < passages.length; i++) {
      const passage = passages[i]!
      const before = sums[passage]!
      // Written in any case and kept if new: a branch that nobody can foresee takes twice the time.
      touched[length] = passage
      length = (length + Number(before === 0)) | 0
      sums[passage] = before + weight * saturation[lengthOf[passage]!]!
    }
    return length
  }
  /** The same of those in `matches` alone, both ascending: looks for each match behind the one before. */
  const addMatches = (
    sums: Float32Array,
    { frequency, passages }: PostingList,
    weight: number,
    count: number,
    matches: Uint32Array,
  ) => {
    const saturation = saturations(frequency)
    let length = count
    let at = 0
    for (let i = 0; i < matches.length && at < passages.length; i++) {
      const passage = matches[i]!
      at = firstFrom(passages, passage, at)
      if (passages[at] !== passage) continue
      const before = sums[passage]!
      if (before === 0) touched[length++] = passage
      sums[passage] = before + weight * saturation[lengthOf[passage]!]!
    }
    return length
  }
  /** What finding the matches in a list costs, in postings read; more than its length: reading it is faster. */
  const lookups = (matches: number, { passages }: PostingList) =>
    matches * (2 + 2 * Math.log2(1 + passages.length / matches))

  return {
    weigh(evidence, lookup) {
      const weighed: WeighedText[] = []
      for (const { text, weight } of evidence) {
        const df = weight === 0 ? 0 : passageCount(lookup.postings(text))
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
        const postings = lookup.postings(text)
        const cost = postings.reduce(
          (sum, list) => sum + Math.min(list.passages.length, lookups(matches.count, list)),
          0,
        )
        const tells = text.length > 1 || !hasLonger
        if (cost > left && (!tells || read >= firstTexts)) {
          isEnough ||= countAmong(touched.subarray(0, count), matches.set, candidates) >= candidates
          if (isEnough) continue
        }
        if (tells) read++
        left -= cost
        const isFirst = count === 0
        for (const list of postings) {
          if (lookups(matches.count, list) < list.passages.length)
            count = addMatches(sums, list, weight, count, matches.list())
          else if (isFirst) count = addFirst(sums, list, weight, count)
          else count = addList(sums, list, weight, count)
        }
      }
      return touched.subarray(0, count)
    },
  }
}

// --- internal ---

/** Index of the first that is not below the wanted, from an index on: in steps that double, then by halves. */
function firstFrom(list: Uint32Array, wanted: number, from: number): number {
  let step = 1
  let low = from
  let high = from
  while (high < list.length && list[high]! < wanted) {
    low = high + 1
    high += step
    step *= 2
  }
  high = Math.min(high, list.length)
  while (low < high) {
    const middle = (low + high) >> 1
    if (list[middle]! < wanted) low = middle + 1
    else high = middle
  }
  return low
}
