// term-index.ts — FlexSearch over stored postings: term → passages. The only import of flexsearch. Not: ranking.
import { Index } from 'flexsearch'
import { LRUCache } from 'lru-cache'
import { type IndexColumns, type Postings, SLOTS } from './layout.ts'

/** Separates terms in what FlexSearch is asked; no term contains a control character. */
const BETWEEN_TERMS = '\u0001'

export interface TermIndex {
  /** Where a term occurs; empty for what is not a term. A list of frequency SLOTS means “SLOTS or more”. */
  postings(term: string): Postings
  has(term: string): boolean
  /** FlexSearch's own search for several terms: passages that hold all, in its own order. For comparison only. */
  flexSearch(terms: string[], limit: number): number[]
}

/** Opens nothing but the term itself when asked: half a million terms cost no time and no memory at start. */
export function openTermIndex(columns: IndexColumns): TermIndex {
  const stored = new StoredPostings(columns)
  const index = new Index({
    tokenize: 'strict',
    resolution: SLOTS,
    encode: text => text.split(BETWEEN_TERMS),
  })
  // FlexSearch reads its postings through this Map alone. Ours answers from the snapshot's columns instead of
  // holding a JavaScript array for every list (which took 0.4 s and 130 MB for 20 million characters).
  Object.assign(index, { map: stored })
  // Questions share their characters. What is kept are views of the columns, so a term takes some 200 bytes.
  const known = new LRUCache<string, Postings>({ max: 4096 })
  return {
    postings(term) {
      let postings = known.get(term)
      if (!postings) {
        const { result } = index.search(term, { resolve: false }) as unknown as { result: Slots }
        const lists: Postings = []
        result.forEach((passages, slot) => {
          lists.push({ frequency: SLOTS - slot, passages })
        })
        postings = lists
        known.set(term, postings)
      }
      return postings
    },
    has: term => stored.has(term),
    flexSearch: (terms, limit) => index.search(terms.join(BETWEEN_TERMS), { limit }) as number[],
  }
}

// --- internal ---

/** As FlexSearch holds them: slot → passages, with holes. */
type Slots = Uint32Array[]

class StoredPostings extends Map<string, Slots> {
  readonly #columns: IndexColumns
  constructor(columns: IndexColumns) {
    super()
    this.#columns = columns
  }

  override get(term: string): Slots | undefined {
    const found = this.#find(term)
    if (found === -1) return undefined
    const { termList, listSlot, listPostings, postings } = this.#columns
    const slots: Slots = []
    for (let list = termList[found]!; list < termList[found + 1]!; list++) {
      slots[listSlot[list]!] = postings.subarray(listPostings[list]!, listPostings[list + 1]!)
    }
    return slots
  }

  override has(term: string): boolean {
    return this.#find(term) !== -1
  }

  /** Binary search; terms stand in ascending order of their units. */
  #find(term: string): number {
    const { terms, termText } = this.#columns
    let low = 0
    let high = termText.length - 2
    while (low <= high) {
      const middle = (low + high) >> 1
      const order = compare(terms, termText[middle]!, termText[middle + 1]!, term)
      if (order === 0) return middle
      if (order < 0) low = middle + 1
      else high = middle - 1
    }
    return -1
  }
}

function compare(units: Uint16Array, start: number, end: number, term: string): number {
  const length = Math.min(end - start, term.length)
  for (let i = 0; i < length; i++) {
    const difference = units[start + i]! - term.charCodeAt(i)
    if (difference !== 0) return difference
  }
  return end - start - term.length
}
