// term-index.ts — FlexSearch over stored postings: term → passages. The only import of flexsearch. Not: ranking.
import { Index } from 'flexsearch'
import { LRUCache } from 'lru-cache'
import type { IndexColumns } from '../index-columns.ts'
import { type Postings, SLOTS } from '../postings.ts'
import { type Slots, StoredTerms } from './stored-terms.ts'

/** Separates terms in what FlexSearch is asked; no term contains a control character. */
const BETWEEN_TERMS = '\u0001'

export interface TermIndex {
  /** Where a term occurs; empty for what is not a term. A list of frequency SLOTS means “SLOTS or more”. */
  postings(term: string): Postings
  /** FlexSearch's own search for several terms: passages that hold all, in its own order. For comparison only. */
  flexSearch(terms: readonly string[], limit: number): number[]
}

/** Opens nothing but the term itself when asked: half a million terms cost no time and no memory at start. */
export function openTermIndex(columns: IndexColumns): TermIndex {
  const index = new Index({
    tokenize: 'strict',
    resolution: SLOTS,
    encode: text => text.split(BETWEEN_TERMS),
  })
  // FlexSearch reads its postings through this Map alone. Its interface for mounted storages costs hardly more, but answers
  // by promises, and whoever asks here does not wait (docs/architecture.md has the figures).
  Object.assign(index, { map: new StoredTerms(columns) })
  // Questions share their characters. What is kept are views of the columns, so a term takes some 200 bytes.
  const known = new LRUCache<string, Postings>({ max: 4096 })

  return {
    postings(term) {
      let postings = known.get(term)
      if (!postings) {
        const lists: Postings = []
        const { result } = index.search(term, { resolve: false }) as unknown as { result: Slots }
        result.forEach((passages, slot) => {
          lists.push({ frequency: SLOTS - slot, passages })
        })
        postings = lists
        known.set(term, postings)
      }
      return postings
    },
    flexSearch: (terms, limit) => index.search(terms.join(BETWEEN_TERMS), { limit }) as number[],
  }
}
