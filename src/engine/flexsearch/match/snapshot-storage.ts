// snapshot-storage.ts — the snapshot's term columns as a storage that FlexSearch mounts: its StorageInterface, for asking.
// Not: asking FlexSearch, what the postings are good for, building (build/).
import type { StorageInterface } from 'flexsearch'
import { LRUCache } from 'lru-cache'
import type { OpenColumns } from '../index-columns.ts'
import { type Scratch, unshared } from '../scratch.ts'

export type OpenTerms = Pick<
  OpenColumns,
  'terms' | 'termText' | 'termList' | 'listSlot' | 'listPostings' | 'postings' | 'passageReport'
>

/** As FlexSearch holds the postings of a term: slot → passages, with holes. */
export type Slots = StoredList[]

/** Passages where they lie in memory as they are, else how to read them: what is only weighed is not. */
export type StoredList = Uint32Array | UnreadPassages

export interface UnreadPassages {
  readonly length: number
  read(): Uint32Array
}

/**
 * What FlexSearch asks of a mounted storage (flexsearch/src/db/interface.js). `search`, by which a storage may find what
 * holds several terms itself, is optional and left out: then FlexSearch does.
 */
export interface SnapshotStorage extends StorageInterface {
  /**
   * A term's slots; with `resolve` its passages without them, best first.
   *
   * @param context the word before; a snapshot keeps none, so nothing stands behind it
   * @param limit 0: all
   */
  get(
    term: string,
    context?: string | null,
    limit?: number,
    offset?: number,
    resolve?: boolean,
    enrich?: boolean,
  ): Promise<Slots | number[]>
  has(passage: number): Promise<boolean>
  enrich(passages: readonly number[]): Promise<never>
  /** A snapshot is never changed, so these refuse, as do `clear` and `destroy`. */
  commit(): Promise<never>
  remove(): Promise<never>
  /** A term's slots at once, as the columns hold them. */
  slots(term: string): Slots
  /** Slot → how many passages, with holes; none of them is read. */
  lengths(term: string): number[]
  /** How many in all. */
  count(term: string): number
}

export interface StorageOptions {
  /** Where packed lists are unpacked to. Default: new memory each. */
  scratch?: Scratch
  /** What is kept of them unpacked, bytes. Default: MOST_KEPT. */
  mostKept?: number
}

/** Makes nothing but the lists of the term asked for: views of the columns, or ways to read them. */
export function snapshotStorage(columns: OpenTerms, options: StorageOptions = {}): SnapshotStorage {
  const { termList, listSlot, listPostings, postings } = columns

  const whole = postings.whole
  const unpacked = createUnpacked(options)

  const slotsOf = (term: string): Slots => {
    const slots: Slots = []
    const found = findTerm(columns, term)
    if (found === -1) return slots
    const [from, to] = [termList[found]!, termList[found + 1]!]
    const [begin, stop] = [listPostings[from]!, listPostings[to]!]
    for (let list = from; list < to; list++) {
      const [start, end] = [listPostings[list]!, listPostings[list + 1]!]
      slots[listSlot[list]!] = whole ? whole.subarray(start, end) : unread(list, start, end, begin, stop)
    }
    return slots
  }

  /** The lists of a term, from `begin` to `stop`, stand one behind the other: on disk they are read at once. */
  const unread = (list: number, start: number, end: number, begin: number, stop: number): UnreadPassages => ({
    length: end - start,
    read() {
      if (!postings.isKept)
        return unpacked(list, end - start, room => postings.window(start, end, room).elements)
      const { elements, first } = postings.window(begin, stop)
      return elements.subarray(start - first, end - first)
    },
  })

  return {
    db: columns,
    async mount(index) {
      Object.assign(index, { db: this })
      await this.open()
    },
    // The columns are open before, and closed by who opened them.
    async open() {},
    async close() {},
    async get(term, context, limit = 0, offset = 0, resolve = true, enrich = false) {
      if (enrich) return this.enrich([])
      const slots = context ? [] : slotsOf(term)
      if (!resolve) return cut(slots, offset, limit)
      return cut(slots, offset, limit).flatMap(passages => [...readList(passages)])
    },
    has: async passage => Number.isInteger(passage) && passage >= 0 && passage < columns.passageReport.length,
    enrich: refusing('tell documents of passages: an engine’s catalogue does'),
    commit: refusing('be committed to: it is built, and published whole'),
    remove: refusing('lose a passage: the next one is built without it'),
    clear: refusing('be emptied: it is never changed'),
    destroy: refusing('be destroyed by its index: its store sweeps what is old'),
    slots: slotsOf,
    lengths(term) {
      const lengths: number[] = []
      const found = findTerm(columns, term)
      if (found === -1) return lengths
      for (let list = termList[found]!; list < termList[found + 1]!; list++)
        lengths[listSlot[list]!] = listPostings[list + 1]! - listPostings[list]!
      return lengths
    },
    count(term) {
      const found = findTerm(columns, term)
      return found === -1 ? 0 : listPostings[termList[found + 1]!]! - listPostings[termList[found]!]!
    },
  }
}

// --- internal ---

const refusing = (what: string) => async (): Promise<never> => {
  throw new Error(`a snapshot cannot ${what}`)
}

/** Those of a slot. */
const readList = (list: StoredList): Uint32Array => (list instanceof Uint32Array ? list : list.read())

const sizeOf = ({ buffer }: Uint32Array) => buffer.byteLength + ENTRY

/** What was unpacked, kept as long as there is room, by the number of the list. */
function createUnpacked({
  scratch = unshared,
  mostKept = MOST_KEPT,
}: StorageOptions): (
  list: number,
  length: number,
  unpack: (room: Uint32Array) => Uint32Array,
) => Uint32Array {
  const kept = new LRUCache<number, Uint32Array>({
    maxSize: mostKept,
    sizeCalculation: sizeOf,
    dispose: passages => scratch.give(passages),
  })
  return (list, length, unpack) => {
    const known = kept.get(list)
    if (known) return known
    const passages = unpack(scratch.take(length))
    if (sizeOf(passages) > Math.min(mostKept, LONGEST_UNPACKED)) return passages
    scratch.keep(passages)
    kept.set(list, passages)
    return passages
  }
}

/** Of packed lists, what each core keeps unpacked. Bytes. */
export const MOST_KEPT = 32 * 2 ** 20
/** A longer one would take the room of thousands; as a set it is kept elsewhere. Bytes. */
const LONGEST_UNPACKED = 4 * 2 ** 20
/** What keeping a list takes beside its passages. Bytes. */
const ENTRY = 200

/** Some of the passages, in the order of slots. */
function cut(slots: Slots, offset: number, limit: number): Slots {
  if (offset === 0 && limit === 0) return slots
  const kept: Slots = []
  let skip = offset
  let left = limit || Number.POSITIVE_INFINITY
  slots.forEach((passages, slot) => {
    const some = readList(passages).subarray(skip, skip + left)
    skip = Math.max(0, skip - passages.length)
    left -= some.length
    if (some.length > 0) kept[slot] = some
  })
  return kept
}

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
