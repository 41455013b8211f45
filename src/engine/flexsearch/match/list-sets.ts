// list-sets.ts — long posting lists as sets, kept for the next question that asks for them. Not: which lists there are.
import { LRUCache } from 'lru-cache'
import { type PostingList, type Postings, passageCount } from '../posting-lists.ts'
import { addAll, type Bitset, emptySet } from './bitset.ts'

/** Sets take as much memory as this at most, whatever the number of passages. Bytes. */
const MOST_BYTES = 32 * 2 ** 20
/** And there are no more of them than this, however small they are: the cache makes room for all at once. */
const MOST_SETS = 1000
/** A list longer than this share of all passages is faster to read as a set: a word of it holds 32 passages. */
const LONG = 1 / 64

export interface ListSets {
  /** The passages of a list of a text, not to be changed; null where the list is short and just as well read itself. */
  of(text: string, list: PostingList): Bitset | null
  /** The same of all lists of a text together. */
  ofAll(text: string, postings: Postings): Bitset | null
}

/** @param size passages in all  @param most bytes that the sets take */
export function createListSets(size: number, most = MOST_BYTES): ListSets {
  const known = new LRUCache<string, Bitset>({
    max: Math.min(MOST_SETS, Math.ceil(most / (size / 8 + 1))),
  })
  const setOf = (key: string, lists: Postings): Bitset => {
    let set = known.get(key)
    if (!set) {
      set = emptySet(size)
      for (const { passages } of lists) addAll(set, passages)
      known.set(key, set)
    }
    return set
  }
  const isLong = (passages: number) => passages >= size * LONG
  return {
    // No text has a space, so the two kinds of keys cannot meet.
    of: (text, list) => (isLong(list.passages.length) ? setOf(`${text} ${list.frequency}`, [list]) : null),
    ofAll: (text, postings) => (isLong(passageCount(postings)) ? setOf(text, postings) : null),
  }
}
