// first-pass.ts — BM25 of the matches from the postings that tell the most. Not: which these are (ranking/first-texts.ts),
// rescoring, priors.
import { tabulate } from '../../ranking/bm25.ts'
import { firstTexts } from '../../ranking/first-texts.ts'
import { DEFAULT_RANKING, type RankingParameters } from '../../ranking/ranking-parameters.ts'
import type { WeighedText } from '../../ranking/rarity.ts'
import type { Stop } from '../../stopping.ts'
import { findingCost, firstFrom } from '../match/ascending.ts'
import { countAmong } from '../match/bitset.ts'
import type { Lookup } from '../match/lookup.ts'
import type { Matches } from '../match/matches.ts'
import type { PostingList } from '../posting-lists.ts'

/** What is asked of the weighed texts: their sizes at once, their lists only where they are read. */
export type Lists = Pick<Lookup, 'unread' | 'isGathered' | 'gather' | 'postings'>

export interface Scoring {
  /**
   * Adds the weighed BM25 of the matches to `sums`, which must be 0 there.
   *
   * @param matches the passages whose sums mean something afterwards; others may have been added to as well
   * @returns the passages added to, matches or not, each once, in no order
   */
  add(
    weighed: readonly WeighedText[],
    matches: Matches,
    lookup: Lists,
    sums: Float32Array,
    stop: Stop,
  ): Promise<Uint32Array>
}

/** Adds a list to the sums. @param count passages touched before  @returns those touched after */
type Add = (sums: Float32Array, list: PostingList, weight: number, count: number) => number

export function createScoring(
  lengths: Uint32Array,
  parameters: RankingParameters = DEFAULT_RANKING,
): Scoring {
  const { candidates } = parameters
  const { lengthOf, saturations } = tabulate(lengths, parameters)
  // Scratch of one question: the passages added to.
  const touched = new Uint32Array(lengths.length + 1)

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
  return {
    async add(weighed, matches, lookup, sums, stop) {
      let count = 0
      const costOf = ({ text }: WeighedText) => {
        let cost = 0
        for (const { count } of lookup.unread(text)!)
          cost += Math.min(count, findingCost(matches.count, count))
        return cost
      }
      const hasEnough = () => countAmong(touched.subarray(0, count), matches.set(), candidates) >= candidates
      for (const { text, weight } of firstTexts(weighed, costOf, hasEnough, parameters)) {
        const isFirst = count === 0
        if (!lookup.isGathered(text)) await lookup.gather([text], [], stop)
        for (const list of lookup.postings(text)) {
          if (findingCost(matches.count, list.count) < list.count)
            count = addMatches(sums, list, weight, count, matches.list())
          else if (isFirst) count = addFirst(sums, list, weight, count)
          else count = addList(sums, list, weight, count)
        }
      }
      return touched.subarray(0, count)
    },
  }
}
