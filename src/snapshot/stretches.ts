// stretches.ts — a column read stretch by stretch, the same whether it lies in memory, packed or not, or on disk. Not: what
// it means.
import { type BlockCache, createBlockCache, type Window } from './block-cache.ts'
import { type ColumnFile, readBlocks } from './column-file.ts'
import { type Column, columnOf } from './columns.ts'
import { type LikenedColumn, unlikener } from './likened-column.ts'
import { type PackedColumn, unpacker } from './packed-column.ts'

export interface Stretches<T extends Column = Column> {
  /** Elements of the column. */
  readonly length: number
  /** The column, where it lies in memory unpacked: then it is its own window, and no stretch costs anything. Else null. */
  readonly whole: T | null
  /** Whether a stretch that was read is cached. */
  readonly isKept: boolean
  /**
   * Where elements `start` … `end` - 1 lie.
   *
   * @param room for them, where they must be unpacked first; default: new memory
   * @throws JiansuoError `bad-snapshot`, `io` where the disk no longer gives what was there when the snapshot was opened
   */
  window(start: number, end: number, room?: T): Window<T>
  /** The same for reading a column once from end to end: it evicts nothing from the cache. */
  passing(start: number, end: number): Window<T>
}

/** All columns of a set as stretches. */
export type AllStretched<C> = { [Name in keyof C]: Stretches<C[Name] & Column> }

/** Some columns of a set as stretches, the others as they are. */
export type Stretched<C, Names extends keyof C> = Omit<C, Names> & {
  [Name in Names]: Stretches<C[Name] & Column>
}

/** The same columns, the named ones as stretches. */
export function stretched<C extends object, Names extends keyof C>(
  columns: C,
  names: readonly Names[],
  open: (name: Names) => Stretches,
): Stretched<C, Names> {
  return { ...columns, ...Object.fromEntries(names.map(name => [name, open(name)])) } as Stretched<C, Names>
}

export function inMemory<T extends Column>(column: T): Stretches<T> {
  const window = { elements: column, first: 0 }
  return { length: column.length, whole: column, isKept: true, window: () => window, passing: () => window }
}

/** Unpacks each stretch when it is read. */
export function packedInMemory(column: PackedColumn): Stretches<Uint32Array> {
  const unpacked = unpacker(column)
  const window = (start: number, end: number, room?: Uint32Array) => ({
    elements: unpacked(start, end, room),
    first: start,
  })
  return { length: column.elements, whole: null, isKept: false, window, passing: window }
}

/** The same of a column that lies in memory as what it differs in from another. @param other the column it is like */
export function likenedInMemory(column: LikenedColumn, other: Uint16Array): Stretches<Uint16Array> {
  const read = unlikener(column, other)
  const window = (start: number, end: number) => {
    const { list, before } = read(start, end)
    return { elements: list, first: start - before }
  }
  return { length: column.elements, whole: null, isKept: false, window, passing: window }
}

/** @param number of the column in the cache; no two share one */
export function onDisk<T extends Column>(file: ColumnFile, number: number, cache: BlockCache): Stretches<T> {
  const { BYTES_PER_ELEMENT } = columnOf(file.name, new ArrayBuffer(0)).column
  const elements = file.block / BYTES_PER_ELEMENT
  const reading = (first: number, count: number): Window<T> => ({
    elements: readBlocks(file, first, count) as T,
    first: first * elements,
  })
  const blocksOf = (start: number, end: number) => {
    const first = Math.floor(start / elements)
    return { first, count: Math.max(1, Math.ceil(end / elements) - first) }
  }
  // Neighbours are read one after the other.
  let last: Window<T> | null = null
  return {
    length: file.bytes / BYTES_PER_ELEMENT,
    whole: null,
    isKept: true,
    window(start, end) {
      if (last && start >= last.first && end <= last.first + last.elements.length) return last
      const { first, count } = blocksOf(start, end)
      last = cache.get(number, first, count, reading)
      return last
    },
    passing(start, end) {
      const { first, count } = blocksOf(start, end)
      return reading(first, count)
    },
  }
}

/** A column on disk that is read once: nothing is cached. */
export const inPassing = <T extends Column>(file: ColumnFile): Stretches<T> => onDisk(file, 0, NOTHING_KEPT)

/** Elements `start` … `end` - 1 in passing, one piece behind the other. */
export function* piecesOf<T extends Column>(
  column: Stretches<T>,
  start = 0,
  end = column.length,
): Generator<T> {
  for (let at = start; at < end; ) {
    const until = column.whole ? end : Math.min(end, at + PIECE)
    const { elements, first } = column.passing(at, until)
    yield elements.subarray(at - first, until - first) as T
    at = until
  }
}

/** For reading a column from beginning to end in stretches of any length: reads far ahead. */
export function readingAhead<T extends Column>(column: Stretches<T>, ahead = PIECE): Stretches<T>['window'] {
  if (column.whole) return column.window
  let last: Window<T> | null = null
  return (start, end) => {
    if (last && start >= last.first && end <= last.first + last.elements.length) return last
    last = column.passing(start, Math.min(column.length, Math.max(end, start + ahead)))
    return last
  }
}

/** All of it, in memory. */
export const wholeOf = <T extends Column>(column: Stretches<T>): T =>
  column.whole ?? (column.passing(0, column.length).elements.subarray(0, column.length) as T)

/** Elements `start` … `end` - 1 by themselves. */
export function stretch<T extends Column>(column: Stretches<T>, start: number, end: number): T {
  const { elements, first } = column.window(start, end)
  return elements.subarray(start - first, end - first) as T
}

/** One element. */
export function elementAt(column: Stretches, at: number): number {
  const { elements, first } = column.window(at, at + 1)
  return elements[at - first]!
}

// --- internal ---

/** Elements read at once. */
const PIECE = 2 ** 18

const NOTHING_KEPT = createBlockCache(0)
