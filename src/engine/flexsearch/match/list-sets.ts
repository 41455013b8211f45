// list-sets.ts — long posting lists as sets, kept for the next question that asks for them. Not: which lists there are.
import { LRUCache } from 'lru-cache'
import { type PostingList, type Postings, passageCount } from '../posting-lists.ts'
import type { Scratch } from '../scratch.ts'
import { addAll, type Bitset, type Sets } from './bitset.ts'
import { areMany, type Matches, ofLists, ofSet } from './matches.ts'

/** Sets take as much memory as this at most, whatever the number of passages. Bytes. */
const MOST_BYTES = 32 * 2 ** 20
/** And there are no more of them than this, however small they are: the cache makes room for all at once. */
const MOST_SETS = 1000

export interface ListSets {
  /** The passages of a list of a text, not to be changed; null where the list is short and just as well read itself. */
  of(text: string, list: PostingList): Bitset | null
  /** The passages of all lists of a text together. */
  ofAll(text: string, postings: Postings): Matches
}

/** @param sets of passages, from the scratch  @param most bytes that the sets take */
export function createListSets(sets: Sets, scratch: Scratch, most = MOST_BYTES): ListSets {
  const { size } = sets
  const known = new LRUCache<string, Bitset>({
    max: Math.min(MOST_SETS, Math.ceil(most / (size / 8 + 1))),
    dispose: ({ words }) => scratch.give(words),
  })
  const setOf = (key: string, lists: Postings): Bitset => {
    let set = known.get(key)
    if (!set) {
      set = sets.empty()
      for (const { passages } of lists) addAll(set, passages)
      scratch.keep(set.words)
      known.set(key, set)
    }
    return set
  }
  return {
    // No text has a space, so the two kinds of keys cannot meet.
    of: (text, list) => (areMany(list.count, size) ? setOf(`${text} ${list.frequency}`, [list]) : null),
    ofAll(text, postings) {
      const count = passageCount(postings)
      if (areMany(count, size)) return ofSet(sets, () => setOf(text, postings), count)
      return ofLists(
        sets,
        postings.map(({ passages }) => passages),
      )
    },
  }
}
