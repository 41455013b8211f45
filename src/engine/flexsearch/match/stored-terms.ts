// stored-terms.ts — the snapshot's term columns as the Map that FlexSearch looks its terms up in. Not: asking FlexSearch,
// what the postings are good for.
import type { OpenColumns } from '../index-columns.ts'

export type OpenTerms = Pick<
  OpenColumns,
  'terms' | 'termText' | 'termList' | 'listSlot' | 'listPostings' | 'postings'
>

/** As FlexSearch holds the postings of a term: slot → passages, with holes. */
export type Slots = Uint32Array[]

/** Reads only, and makes nothing but the lists of the term asked for: views of the columns. */
export class StoredTerms extends Map<string, Slots> {
  readonly #columns: OpenTerms
  constructor(columns: OpenTerms) {
    super()
    this.#columns = columns
  }

  override get(term: string): Slots | undefined {
    const found = findTerm(this.#columns, term)
    if (found === -1) return undefined
    const { termList, listSlot, listPostings, postings } = this.#columns
    const slots: Slots = []
    // The lists of a term stand one behind the other: on disk they are read at once.
    const [from, to] = [termList[found]!, termList[found + 1]!]
    const { elements, first } = postings.window(listPostings[from]!, listPostings[to]!)
    for (let list = from; list < to; list++) {
      slots[listSlot[list]!] = elements.subarray(listPostings[list]! - first, listPostings[list + 1]! - first)
    }
    return slots
  }

  /** Passages in all lists of a term, none of which is read. */
  count(term: string): number {
    const found = findTerm(this.#columns, term)
    if (found === -1) return 0
    const { termList, listPostings } = this.#columns
    return listPostings[termList[found + 1]!]! - listPostings[termList[found]!]!
  }

  override has(term: string): boolean {
    return findTerm(this.#columns, term) !== -1
  }
}

// --- internal ---

/** Binary search; terms stand in ascending order of their units. */
function findTerm({ terms, termText }: OpenTerms, term: string): number {
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

function compare(units: Uint16Array, start: number, end: number, term: string): number {
  const length = Math.min(end - start, term.length)
  for (let i = 0; i < length; i++) {
    const difference = units[start + i]! - term.charCodeAt(i)
    if (difference !== 0) return difference
  }
  return end - start - term.length
}
