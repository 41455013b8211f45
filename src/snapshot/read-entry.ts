// read-entry.ts — one file of a snapshot, read and summed on the way to where it will lie. Not: whether the sum is right
// (read.ts), which thread reads (entry-reader.ts).
import { fstatSync } from 'node:fs'
import { blockSums, type ColumnFile, packedSums } from './column-file.ts'
import type { Column } from './columns.ts'
import { type LikenedColumn, likenedColumn } from './likened-column.ts'
import type { FileEntry } from './manifest.ts'
import { type PackedColumn, packedColumn } from './packed-column.ts'
import { ELEMENTS, elementsOf, findBlocks, unpackBlock } from './packed-numbers.ts'
import { PIECE, type PiecewiseRead, readPieces } from './read-file.ts'

/** Where a column lies while it is used: in memory, there but packed, on disk, in memory as what it differs in from another. */
export type Place = 'memory' | 'packed' | 'disk' | Like
/** By the name of the other column. */
export interface Like {
  like: string
}

/** In data alone, what is large of it in shared memory: it may have been read by another thread. */
export interface EntryRead extends PiecewiseRead {
  /** One of these, by its place: unpacked, as it stands in the file, … */
  column?: Column
  stored?: SharedArrayBuffer
  packed?: PackedColumn
  likened?: LikenedColumn
  blocks?: Pick<ColumnFile, 'block' | 'packed' | 'sums'>
}

/**
 * What is damaged gives something or other: nothing of it is to be used before `bytes` and `sha256` were held against the manifest.
 *
 * @param room for what is not kept, as `readPieces` has it
 */
export async function readEntry(
  fd: number,
  { name, bytes, elements }: FileEntry,
  place: Exclude<Place, Like>,
  room: () => Uint8Array,
): Promise<EntryRead> {
  if (place === 'disk') {
    const { add, ...blocks } = isPacked({ name }) ? packedSums(elements) : blockSums(bytes)
    return { ...(await readPieces(fd, room, add)), blocks }
  }
  if (isPacked({ name }) && place === 'memory') {
    const column = new Uint32Array(new SharedArrayBuffer(elements * 4))
    // Unpacked while the next piece is read.
    const unpack = findBlocks(elements, (packed, from, _, number) =>
      unpackBlock(packed, from, elementsOf(number, elements), column, number * ELEMENTS),
    )
    return { ...(await readPieces(fd, room, unpack)), column }
  }
  const stored = new SharedArrayBuffer(fstatSync(fd).size)
  const own = (at: number, most: number) => new Uint8Array(stored, at, Math.min(most, stored.byteLength - at))
  const read = await readPieces(fd, own)
  return place === 'packed'
    ? { ...read, packed: packedColumn(new Uint8Array(stored), elements) }
    : { ...read, stored }
}

/** What is read one behind the other. */
export interface ReadingTask {
  /** Open in the thread that asks. */
  fd: number
  entry: FileEntry
  place: Exclude<Place, Like>
  /** Kept as what they differ in from it where that is worth it, else as they are: of 16 bits, as it is, which lies in memory. */
  likened: readonly LikenedEntry[]
}

export interface LikenedEntry {
  fd: number
  entry: FileEntry
}

/** What the system said of a file of a task. */
export class NotRead extends Error {
  declare readonly cause: NodeJS.ErrnoException
  readonly file: string
  constructor(file: string, cause: NodeJS.ErrnoException) {
    super(cause.message, { cause })
    this.file = file
  }
}

/** @returns of the task's own, and of those behind it  @throws NotRead */
export async function readTask(
  { fd, entry, place, likened }: ReadingTask,
  room: () => Uint8Array,
): Promise<EntryRead[]> {
  const toBe = (file: string) => (cause: NodeJS.ErrnoException) => {
    throw new NotRead(file, cause)
  }
  const other = await readEntry(fd, entry, place, room).catch(toBe(entry.name))
  const all = [other]
  for (const behind of likened) {
    const read = await readEntry(behind.fd, behind.entry, 'memory', room).catch(toBe(behind.entry.name))
    all.push(likenedTo(other, entry, read))
  }
  return all
}

/** By turns: one is filled while the other is summed. */
export function twoRooms(): () => Uint8Array {
  const rooms: (Uint8Array | undefined)[] = [undefined, undefined]
  return () => {
    rooms.reverse()
    rooms[0] ??= new Uint8Array(PIECE)
    return rooms[0]
  }
}

/** Name of the column that a file of a snapshot holds. */
export const columnName = (file: string): string => file.replace(/\.(?:u\d+|p32)$/, '')

export const isPacked = ({ name }: Pick<FileEntry, 'name'>): boolean => name.endsWith('.p32')

// --- internal ---

function likenedTo(other: EntryRead, { name }: FileEntry, { stored, ...read }: EntryRead): EntryRead {
  const likened = likenedColumn(unitsIn(stored!), columnName(name), unitsIn(other.stored!))
  return likened ? { ...read, likened } : { ...read, stored: stored! }
}

/** Of what is damaged, without the torn last one. */
const unitsIn = (stored: SharedArrayBuffer) => new Uint16Array(stored, 0, stored.byteLength >>> 1)
