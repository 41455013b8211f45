// block-cache.ts — what was read of columns on disk, kept for the next question as long as there is room. Not: reading.
import { LRUCache } from 'lru-cache'
import type { Column } from './columns.ts'

/** Elements that a stretch lies among: element `i` of the column is `elements[i - first]`. Never changed. */
export interface Window<T extends Column> {
  readonly elements: T
  readonly first: number
}

/** How often what was asked for was kept already, counted for all threads together. */
export interface BlockCounts {
  /** Shared memory: hits, misses. */
  readonly shared: BigInt64Array
}

export interface BlockCache {
  /**
   * Some blocks of a column in one window, kept or read.
   *
   * @param column its number, below 16  @param first block  @param count of blocks
   */
  get<T extends Column>(
    column: number,
    first: number,
    count: number,
    read: (first: number, count: number) => Window<T>,
  ): Window<T>
}

export const createBlockCounts = (): BlockCounts => ({
  shared: new BigInt64Array(new SharedArrayBuffer(16)),
})

export const readBlockCounts = ({ shared }: BlockCounts): { hits: number; misses: number } => ({
  hits: Number(Atomics.load(shared, HITS)),
  misses: Number(Atomics.load(shared, MISSES)),
})

/**
 * Blocks asked for together are kept together: a long posting list is one entry, and is never put together again.
 *
 * @param bytes that what is kept may take at most; what is larger by itself is read anew each time
 */
export function createBlockCache(bytes: number, { shared }: BlockCounts = createBlockCounts()): BlockCache {
  const kept = new LRUCache<number, Window<Column>>({
    maxSize: Math.max(1, bytes),
    sizeCalculation: ({ elements }) => elements.byteLength + ENTRY,
  })
  let hits = 0
  const tellHits = () => {
    Atomics.add(shared, HITS, BigInt(hits))
    hits = 0
  }
  return {
    get<T extends Column>(
      column: number,
      first: number,
      count: number,
      read: (first: number, count: number) => Window<T>,
    ): Window<T> {
      const key = (first * MOST_BLOCKS + count) * MOST_COLUMNS + column
      let window = kept.get(key) as Window<T> | undefined
      if (window) {
        // Adding across threads takes as long as finding a block: told by the thousand.
        if (++hits === 1000) tellHits()
        return window
      }
      window = read(first, count)
      Atomics.add(shared, MISSES, 1n)
      tellHits()
      kept.set(key, window)
      return window
    },
  }
}

// --- internal ---

const HITS = 0
const MISSES = 1

/** Keys are whole numbers below 2 ** 53. Positions have 32 bits, so no column has more blocks than 2 ** 22. */
const MOST_BLOCKS = 2 ** 23
const MOST_COLUMNS = 16

/** What keeping an entry takes beside its blocks. Bytes. */
const ENTRY = 300
