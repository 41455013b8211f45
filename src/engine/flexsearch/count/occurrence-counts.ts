// occurrence-counts.ts — how often texts occur in the passages that match. Not: finding them, counting passages.
import { type Bitset, countAmong, countCommon, has } from '../match/bitset.ts'
import type { ListSets } from '../match/list-sets.ts'
import type { Lookup } from '../match/lookup.ts'

export interface OccurrenceCounts {
  /** Occurrences of gathered texts in a set of passages. */
  within(texts: readonly string[], set: Bitset, lookup: Lookup): number
  /** The same report by report. */
  byReport(texts: readonly string[], set: Bitset, lookup: Lookup): Float64Array
}

export function createOccurrenceCounts(
  passageReport: Uint32Array,
  reports: number,
  listSets: ListSets,
): OccurrenceCounts {
  return {
    within(texts, set, lookup) {
      let total = 0
      for (const text of texts) {
        for (const list of lookup.postings(text)) {
          const long = listSets.of(text, list)
          total += list.frequency * (long ? countCommon(set, long) : countAmong(list.passages, set))
        }
      }
      return total
    },
    byReport(texts, set, lookup) {
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
