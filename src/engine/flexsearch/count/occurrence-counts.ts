// occurrence-counts.ts — how often texts occur in the passages that match. Not: finding them, counting passages.
import { common, findingCost } from '../match/ascending.ts'
import { countAmong, countCommon, has } from '../match/bitset.ts'
import type { ListSets } from '../match/list-sets.ts'
import type { Lookup } from '../match/lookup.ts'
import { areMany, type Matches } from '../match/matches.ts'
import type { PostingList } from '../posting-lists.ts'

export interface OccurrenceCounts {
  /** Occurrences of gathered texts in some passages. */
  within(texts: readonly string[], matches: Matches, lookup: Lookup): number
  /** The same report by report. */
  byReport(texts: readonly string[], matches: Matches, lookup: Lookup): Float64Array
}

export function createOccurrenceCounts(
  passageReport: Uint32Array,
  reports: number,
  listSets: ListSets,
): OccurrenceCounts {
  /** Passages of a list that match. */
  const countOf = (text: string, list: PostingList, matches: Matches): number => {
    if (findingCost(matches.count, list.count) < list.count)
      return common(matches.list(), list.passages).length
    const long = listSets.of(text, list)
    if (!long) return countAmong(list.passages, matches.set())
    return areMany(matches.count, matches.sets.size)
      ? countCommon(matches.set(), long)
      : countAmong(matches.list(), long)
  }
  return {
    within(texts, matches, lookup) {
      let total = 0
      for (const text of texts) {
        for (const list of lookup.postings(text)) {
          total += list.frequency * countOf(text, list, matches)
        }
      }
      return total
    },
    byReport(texts, matches, lookup) {
      const set = matches.set()
      const counts = new Float64Array(reports)
      for (const text of texts) {
        for (const { frequency, passages } of lookup.postings(text)) {
          for (let i = 0; i < passages.length; i++) {
            const passage = passages[i]!
            if (has(set, passage)) counts[passageReport[passage]!]! += frequency
          }
        }
      }
      return counts
    },
  }
}
