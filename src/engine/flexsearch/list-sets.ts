// list-sets.ts — long posting lists as sets, kept for the next question that asks for them. Not: which lists there are.
import { LRUCache } from 'lru-cache'
import { addAll, type Bitset, emptySet } from './bitset.ts'
import type { PostingList } from './layout.ts'

/** Sets take as much memory as this at most, whatever the number of passages. Bytes. */
const MOST_BYTES = 32 * 2 ** 20
/** And there are no more of them than this, however small they are: the cache makes room for all at once. */
const MOST_SETS = 1000
/** A list longer than this share of all passages is faster to read as a set: a word of it holds 32 passages. */
const LONG = 1 / 64

export interface ListSets {
  /** The passages of a list of a text, not to be changed; null where the list is short and just as well read itself. */
  of(text: string, list: PostingList): Bitset | null
}

/** @param size passages in all */
export function createListSets(size: number): ListSets {
  const known = new LRUCache<string, Bitset>({
    max: Math.min(MOST_SETS, Math.ceil(MOST_BYTES / (size / 8 + 1))),
  })
  return {
    of(text, { frequency, passages }) {
      if (passages.length < size * LONG) return null
      const key = `${text} ${frequency}`
      let set = known.get(key)
      if (!set) {
        set = emptySet(size)
        addAll(set, passages)
        known.set(key, set)
      }
      return set
    },
  }
}
