// term-index.ts — FlexSearch over stored postings: term → passages. The only import of flexsearch. Not: ranking.
import { Index } from 'flexsearch'
import { LRUCache } from 'lru-cache'
import { type Postings, passageCount, SLOTS } from '../postings.ts'
import { type OpenTerms, type Slots, StoredTerms } from './stored-terms.ts'

/** Separates terms in what FlexSearch is asked; no term contains a control character. */
const BETWEEN_TERMS = '\u0001'

export interface TermIndex {
  /** Where a term occurs; empty for what is not a term. A list of frequency SLOTS means “SLOTS or more”. */
  postings(term: string): Postings
  /** How many passages a term occurs in, without reading which. */
  count(term: string): number
  /** FlexSearch's own search for several terms: passages that hold all, in its own order. For comparison only. */
  flexSearch(terms: readonly string[], limit: number): number[]
}

/** Opens nothing but the term itself when asked: half a million terms cost no time and no memory at start. */
export function openTermIndex(columns: OpenTerms): TermIndex {
  const index = new Index({
    tokenize: 'strict',
    resolution: SLOTS,
    encode: text => text.split(BETWEEN_TERMS),
  })
  // FlexSearch reads its postings through this Map alone. Its interface for mounted storages costs hardly more, but answers
  // by promises, and whoever asks here does not wait (docs/architecture.md has the figures).
  const stored = new StoredTerms(columns)
  Object.assign(index, { map: stored })
  // Questions share their characters. What is kept are views of the columns, so a term takes some 200 bytes; of columns
  // on disk it would be whole lists, and those have a cache of their own.
  const known = columns.postings.whole && new LRUCache<string, Postings>({ max: 4096 })

  const postings = (term: string): Postings => {
    let postings = known?.get(term)
    if (!postings) {
      const lists: Postings = []
      const { result } = index.search(term, { resolve: false }) as unknown as { result: Slots }
      result.forEach((passages, slot) => {
        lists.push({ frequency: SLOTS - slot, passages })
      })
      postings = lists
      known?.set(term, postings)
    }
    return postings
  }

  return {
    postings,
    // Where lists are views, having them costs nothing, and most are known.
    count: term => (known ? passageCount(postings(term)) : stored.count(term)),
    flexSearch: (terms, limit) => index.search(terms.join(BETWEEN_TERMS), { limit }) as number[],
  }
}
