// term-storage.ts — the snapshot's term columns as the storage that FlexSearch mounts (its src/db/interface.js).
// Not: asking FlexSearch, what the postings are good for.
import type { TermColumns } from '../index-columns.ts'

/** As FlexSearch holds the postings of a term: slot → passages, with holes. */
export type Slots = Uint32Array[]

/** What FlexSearch 0.8 calls of a mounted storage. */
interface TermStorage {
  mount(index: object): Promise<void>
  open(): Promise<void>
  close(): void
  get(key: string): Promise<Slots>
  has(passage: number): Promise<boolean>
  enrich(passages: number[]): Promise<never[]>
  commit(): Promise<void>
  remove(): Promise<void>
  clear(): Promise<void>
  destroy(): Promise<void>
}

/**
 * Reads only. There is no `search`: with none FlexSearch intersects the lists itself. A snapshot never changes, so
 * what would change it does nothing.
 */
export function createTermStorage(columns: TermColumns): TermStorage {
  const { termList, listSlot, listPostings, postings } = columns
  const nothing = async () => {}
  return {
    async mount(index) {
      Object.assign(index, { db: this })
    },
    open: nothing,
    close() {},
    async get(term) {
      const slots: Slots = []
      const found = findTerm(columns, term)
      if (found === -1) return slots
      for (let list = termList[found]!; list < termList[found + 1]!; list++) {
        slots[listSlot[list]!] = postings.subarray(listPostings[list]!, listPostings[list + 1]!)
      }
      return slots
    },
    has: async () => false,
    enrich: async () => [],
    commit: nothing,
    remove: nothing,
    clear: nothing,
    destroy: nothing,
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
