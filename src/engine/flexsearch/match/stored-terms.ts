// stored-terms.ts — the snapshot's term columns as the Map that FlexSearch looks its terms up in. Not: asking FlexSearch,
// what the postings are good for.
import type { TermColumns } from '../index-columns.ts'

/** As FlexSearch holds the postings of a term: slot → passages, with holes. */
export type Slots = Uint32Array[]

/** Reads only, and makes nothing but the lists of the term asked for: views of the columns. */
export class StoredTerms extends Map<string, Slots> {
  readonly #columns: TermColumns
  constructor(columns: TermColumns) {
    super()
    this.#columns = columns
  }

  override get(term: string): Slots | undefined {
    const found = findTerm(this.#columns, term)
    if (found === -1) return undefined
    const { termList, listSlot, listPostings, postings } = this.#columns
    const slots: Slots = []
    for (let list = termList[found]!; list < termList[found + 1]!; list++) {
      slots[listSlot[list]!] = postings.subarray(listPostings[list]!, listPostings[list + 1]!)
    }
    return slots
  }

  override has(term: string): boolean {
    return findTerm(this.#columns, term) !== -1
  }
}

// --- internal ---

/** Binary search; terms stand in ascending order of their units. */
function findTerm({ terms, termText }: TermColumns, term: string): number {
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
