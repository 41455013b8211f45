// term-index.ts — FlexSearch over a mounted snapshot: term → passages. The only caller of flexsearch. Not: ranking.
import { Index } from 'flexsearch'
import { LRUCache } from 'lru-cache'
import {
  listOf,
  type PostingList,
  type Postings,
  passageCount,
  SLOTS,
  type UnreadList,
} from '../posting-lists.ts'
import {
  type OpenTerms,
  type Slots,
  type StorageOptions,
  type StoredList,
  snapshotStorage,
} from './snapshot-storage.ts'

/** Separates terms in what FlexSearch is asked; no term contains a control character. */
const BETWEEN_TERMS = '\u0001'

export interface TermIndex {
  /** Where terms occur, in their order; empty for what is not a term. A list of frequency SLOTS means “SLOTS or more”. */
  fetch(terms: readonly string[]): Promise<Postings[]>
  /** The same of a term that was fetched before, without waiting; undefined: it has to be fetched. */
  known(term: string): Postings | undefined
  /** How many passages a term occurs in, without reading which. */
  count(term: string): number
  /** What fetching a term would give, unread; null where lists lie in memory as they are, and having them costs nothing. */
  unread(term: string): UnreadList[] | null
  /** FlexSearch's own search for several terms: passages that hold all, in its own order. For comparison only. */
  flexSearch(terms: readonly string[], limit: number): Promise<number[]>
}

/** Opens nothing but the terms themselves when asked: half a million terms cost no time and no memory at start. */
export function openTermIndex(columns: OpenTerms, options?: StorageOptions): TermIndex {
  const index = new Index({
    tokenize: 'strict',
    resolution: SLOTS,
    encode: text => text.split(BETWEEN_TERMS),
  })
  const storage = snapshotStorage(columns, options)
  // Awaited with the first terms, so that an engine opens at once: the columns are open already.
  const mounted = index.mount(storage)
  // Questions share their characters. What is kept are views of the columns or ways to read them, so a term takes some
  // 200 bytes; what was read is kept elsewhere. Phrases ask for pairs of characters, of which a thousand questions have some
  // ten thousand.
  const known = new LRUCache<string, Postings>({ max: 32_768 })

  const fetchOne = async (term: string): Promise<Postings> => {
    const { result } = (await index.search(term, { resolve: false })) as unknown as { result: Slots }
    const lists: Postings = []
    result.forEach((passages, slot) => {
      lists.push(listIn(SLOTS - slot, passages))
    })
    known.set(term, lists)
    return lists
  }

  return {
    async fetch(terms) {
      await mounted
      return Promise.all(terms.map(term => known.get(term) ?? fetchOne(term)))
    },
    known: term => known.get(term),
    count(term) {
      const postings = known.get(term)
      return postings ? passageCount(postings) : storage.count(term)
    },
    unread(term) {
      if (columns.postings.whole) return null
      const lists: UnreadList[] = []
      storage.lengths(term).forEach((length, slot) => {
        lists.push({ frequency: SLOTS - slot, count: length })
      })
      return lists
    },
    async flexSearch(terms, limit) {
      await mounted
      return (await index.search(terms.join(BETWEEN_TERMS), { limit })) as number[]
    },
  }
}

// --- internal ---

/** Read when somebody looks at the passages. */
const listIn = (frequency: number, passages: StoredList): PostingList =>
  passages instanceof Uint32Array
    ? listOf(frequency, passages)
    : {
        frequency,
        count: passages.length,
        get passages() {
          return passages.read()
        },
      }
