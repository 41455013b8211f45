// memory-limit.ts — what of a snapshot stays on disk where its administrator sets a limit, and how much of that may be kept.
// Not: keeping it (snapshot/block-cache.ts).
import { JiansuoError } from '../../errors.ts'
import { type BlockCounts, createBlockCounts } from '../../snapshot/block-cache.ts'
import type { FileEntry, Manifest } from '../../snapshot/manifest.ts'
import { memoryOf } from '../../snapshot/read.ts'
import { columnName } from '../../snapshot/read-entry.ts'
import { STRETCHED } from './index-columns.ts'
import { MOST_KEPT as LISTS } from './match/snapshot-storage.ts'
import { packedIn } from './places.ts'

export interface MemoryLimit {
  /** That the engine may take: columns, scratch memory of its threads, what is kept of columns on disk. */
  bytes: number
  /** Told how often what was asked for was kept. Default: nobody is. */
  counts?: BlockCounts
}

/** How much may be kept of what could be had again. */
export interface CacheShares {
  /** By each thread that answers, bytes. */
  answering: number
  /** By each of them, of sets of long lists. Bytes. */
  sets: number
  /** By the thread that tells passages in records, where that is another. Bytes. */
  telling: number
  counts: BlockCounts
}

/**
 * @param threads that answer; 0: the calling one does
 * @param most bytes of posting lists that lie in memory unpacked, as `packedIn` has it
 * @returns null: everything fits into memory, or there is no limit
 * @throws JiansuoError `bad-config` where the limit has no room for what every question needs
 */
export function sharesWithin(
  limit: MemoryLimit | null,
  { files, counts }: Pick<Manifest, 'files' | 'counts'>,
  threads: number,
  most?: number,
): CacheShares | null {
  if (!limit) return null
  const isPacked = packedIn({ files }, most)
  const held = (file: FileEntry) => (isPacked(file) ? file.bytes : memoryOf(file))
  const isStretched = ({ name }: { name: string }) =>
    (STRETCHED as readonly string[]).includes(columnName(name))
  const sum = (some: typeof files) => some.reduce((sum, file) => sum + held(file), 0)
  const stretched = files.filter(isStretched)
  const answering = Math.max(1, threads)
  const lists = files.some(isPacked) ? LISTS : 0
  const scratch = answering * (counts.passages * SCRATCH + SETS + GARBAGE)
  const needed = sum(files.filter(file => !isStretched(file))) + scratch
  if (needed + sum(stretched) + answering * lists <= limit.bytes) return null
  const shares = threads === 0 ? SHARES : answering * SHARES + 1
  const left = Math.min(limit.bytes - needed, Math.max(limit.bytes * MOST_KEPT, shares * LEAST))
  if (left < shares * LEAST) {
    const least = Math.ceil((needed + shares * LEAST) / 2 ** 20)
    const fewer = threads > 1 ? '，或减少线程（--threads 1）' : ''
    throw new JiansuoError(
      'bad-config',
      `内存上限 ${Math.floor(limit.bytes / 2 ** 20)}M 不够用：这份索引用 ${answering} 个线程至少要 ${least}M，请提高 --memory${fewer}`,
    )
  }
  return {
    sets: SETS,
    answering: Math.floor((left / shares) * SHARES),
    telling: Math.floor(left / shares),
    counts: limit.counts ?? createBlockCounts(),
  }
}

// --- internal ---

/** Share of the limit: the system keeps files too, and what it keeps is read in microseconds. */
const MOST_KEPT = 1 / 16
/** Of each passage in each core: its sum and length, the list of those touched, a stamp. Bytes. */
const SCRATCH = 16
/** Of sets in each core: without a limit they have four times as much. Bytes. */
const SETS = 8 * 2 ** 20
/** Of each thread beside that, measured: its heap, and lists that are not taken back yet. Bytes. */
const GARBAGE = 48 * 2 ** 20
/** Shares of an answering thread; the one that only tells passages has one. */
const SHARES = 4
/** The least that a share is of use with: some hundred blocks. Bytes. */
const LEAST = 2 ** 20
