// term-index.ts — FlexSearch over stored postings: term → passages. The only import of flexsearch. Not: ranking.
import { Index, type StorageInterface } from 'flexsearch'
import { LRUCache } from 'lru-cache'
import type { IndexColumns } from '../index-columns.ts'
import { type Postings, SLOTS } from '../postings.ts'
import { createTermStorage, type Slots } from './term-storage.ts'

/** Separates terms in what FlexSearch is asked; no term contains a control character. */
const BETWEEN_TERMS = '\u0001'

export interface TermIndex {
  /**
   * Where each of the terms occurs; empty for what is not a term. A list of frequency SLOTS means “SLOTS or more”.
   * All are fetched together.
   */
  postings(terms: readonly string[]): Promise<Map<string, Postings>>
  /** FlexSearch's own search for several terms: passages that hold all, in its own order. For comparison only. */
  flexSearch(terms: readonly string[], limit: number): Promise<number[]>
}

/** Opens nothing but the term itself when asked: half a million terms cost no time and no memory at start. */
export function openTermIndex(columns: IndexColumns): TermIndex {
  const index = new Index<false, true>({
    tokenize: 'strict',
    resolution: SLOTS,
    encode: text => text.split(BETWEEN_TERMS),
  })
  // FlexSearch's declarations name a class here; what it calls are the methods that its interface.js documents.
  index.mount(createTermStorage(columns) as unknown as StorageInterface)
  // Questions share their characters. What is kept are views of the columns, so a term takes some 200 bytes.
  const known = new LRUCache<string, Postings>({ max: 4096 })

  const fetch = async (term: string): Promise<Postings> => {
    const { result } = (await index.search(term, { resolve: false })) as unknown as { result: Slots }
    const postings: Postings = []
    result.forEach((passages, slot) => {
      postings.push({ frequency: SLOTS - slot, passages })
    })
    known.set(term, postings)
    return postings
  }

  return {
    async postings(terms) {
      const found = new Map<string, Postings>()
      const missing: string[] = []
      for (const term of terms) {
        const postings = known.get(term)
        if (postings) found.set(term, postings)
        else missing.push(term)
      }
      if (missing.length > 0) {
        const fetched = await Promise.all(missing.map(fetch))
        missing.forEach((term, i) => {
          found.set(term, fetched[i]!)
        })
      }
      return found
    },
    flexSearch: async (terms, limit) =>
      (await index.search(terms.join(BETWEEN_TERMS), { limit })) as unknown as number[],
  }
}
