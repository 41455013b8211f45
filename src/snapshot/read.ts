// read.ts — the current snapshot, checked before it is trusted. Not: writing, meaning, checking alone (verify.ts).
import { closeSync, existsSync, fstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { JiansuoError } from '../errors.ts'
import { blockSums, type ColumnFile, type ColumnFiles, closeFiles, packedSums } from './column-file.ts'
import { type Column, type Columns, columnOf } from './columns.ts'
import { type FileEntry, FORMAT, type Manifest } from './manifest.ts'
import { ELEMENTS, elementsOf, findBlocks, unpackBlock } from './packed-numbers.ts'
import {
  MEND,
  openToStay,
  PIECE,
  type PiecewiseRead,
  REBUILD,
  readError,
  readPieces,
  readSmall,
  withFile,
} from './read-file.ts'
import { CURRENT, MANIFEST, SNAPSHOT, sha256 } from './write.ts'

export interface Snapshot {
  manifest: Manifest
  columns: Columns
}

/** A snapshot some of whose columns were left on disk. */
export interface OpenSnapshot extends Snapshot {
  /** Those; whoever has them closes them. */
  files: ColumnFiles
}

/**
 * Reads every column into memory that threads can share, and compares its SHA-256 with the manifest's: nothing damaged is ever served.
 *
 * @param left names of columns that are read and checked as all are, and then left on disk, their files open. Default: none
 * @throws JiansuoError `no-snapshot` where nothing was built, `bad-snapshot` where something is damaged or foreign,
 *   `stale-snapshot` where another version of the program built it.
 */
export async function readSnapshot(
  indexDir: string,
  left: (manifest: Manifest) => readonly string[] = () => [],
): Promise<OpenSnapshot> {
  for (;;) {
    const current = readCurrent(indexDir)
    try {
      return await readColumns(indexDir, left)
    } catch (error) {
      // Two builds in the time of one reading, and the folder under our hands is swept away: read the newer one.
      if (readCurrent(indexDir) === current) throw error
    }
  }
}

async function readColumns(
  indexDir: string,
  left: (manifest: Manifest) => readonly string[],
): Promise<OpenSnapshot> {
  const manifest = readManifest(indexDir)
  const onDisk = left(manifest)
  const columns: Columns = {}
  const files: ColumnFiles = {}
  const room = twoRooms()
  try {
    for (const entry of manifest.files) {
      const name = columnName(entry.name)
      if (onDisk.includes(name)) files[name] = await openEntry(indexDir, manifest.version, entry, room)
      else columns[name] = await readEntry(indexDir, manifest.version, entry, room)
    }
    return { manifest, columns, files }
  } catch (error) {
    closeFiles(files)
    throw error
  }
}

/** One column alone, checked like all; null where the snapshot has none of that file name. */
export async function readColumn(
  indexDir: string,
  { version, files }: Manifest,
  name: string,
): Promise<Column | null> {
  const entry = files.find(file => file.name === name)
  return entry ? readEntry(indexDir, version, entry, twoRooms()) : null
}

/** The manifest of the current snapshot. Errors as `readSnapshot`. */
export function readManifest(indexDir: string): Manifest {
  const [, version, hash] = POINTER.exec(readCurrent(indexDir)) ?? []
  if (!version || !hash) {
    throw new JiansuoError('bad-snapshot', `索引文件 ${join(indexDir, CURRENT)} 已损坏：${MEND}`)
  }
  const path = join(indexDir, version, MANIFEST)
  const text = readSmall(path)
  if (sha256(text) !== hash)
    throw new JiansuoError('bad-snapshot', `索引文件 ${path} 已损坏（校验和不符）：${MEND}`)
  const manifest = JSON.parse(text.toString('utf8')) as Manifest
  // Everything below is ours to trust: the checksum was written by the program that wrote the manifest.
  if (manifest.format !== FORMAT) {
    const found = `格式 ${manifest.format}，本程序需要 ${FORMAT}`
    throw new JiansuoError(
      'stale-snapshot',
      `索引 ${join(indexDir, version)} 由其他版本的程序建立（${found}）：${REBUILD}`,
    )
  }
  return manifest
}

/** Content of CURRENT: changes exactly when a new snapshot is published. @throws JiansuoError `no-snapshot` */
export function readCurrent(indexDir: string): string {
  try {
    return readFileSync(join(indexDir, CURRENT), 'utf8')
  } catch (cause) {
    throw readError(join(indexDir, CURRENT), cause, () => new JiansuoError('no-snapshot', whyNone(indexDir)))
  }
}

/** Bytes that the column of a file takes in memory. */
export const memoryOf = ({ name, elements }: Pick<FileEntry, 'name' | 'elements'>): number =>
  elements * columnOf(name, new ArrayBuffer(0)).column.BYTES_PER_ELEMENT

/** Name of the column that a file of a snapshot holds. */
export const columnName = (file: string): string => file.replace(/\.(?:u\d+|p32)$/, '')

// --- internal ---

/** What an index folder without CURRENT is, and the next step. */
function whyNone(indexDir: string): string {
  const build = `jiansuo index 文件夹 --index ${indexDir}`
  if (!existsSync(indexDir)) return `索引目录 ${indexDir} 不存在：请先运行 ${build}`
  if (isKept(indexDir))
    return `索引目录 ${indexDir} 里的 CURRENT 不见了，建成的索引还在：请运行 jiansuo rollback --index ${indexDir}，或重新建立（${build}）`
  return `索引目录 ${indexDir} 里还没有索引：请先运行 ${build}`
}

/** Whether a snapshot lies there, whole or not. */
function isKept(indexDir: string): boolean {
  try {
    return readdirSync(indexDir).some(name => SNAPSHOT.test(name))
  } catch {
    return false
  }
}

/** What CURRENT holds, to the letter: a flipped bit anywhere in it is damage. */
const POINTER = /^(\d{14}-[0-9a-f]{8}) ([0-9a-f]{64})\n$/

/** @param room for what is unpacked, as `readPieces` has it */
const readEntry = (
  indexDir: string,
  version: string,
  entry: FileEntry,
  room: () => Uint8Array,
): Promise<Column> => {
  const path = join(indexDir, version, entry.name)
  return withFile(path, async fd => {
    if (isPacked(entry)) return readPacked(path, entry, fd, room)
    const bytes = new SharedArrayBuffer(fstatSync(fd).size)
    const own = (at: number, most: number) => new Uint8Array(bytes, at, Math.min(most, bytes.byteLength - at))
    check(path, entry, await readPieces(fd, own))
    return columnOf(entry.name, bytes).column
  })
}

const isPacked = ({ name }: Pick<FileEntry, 'name'>) => name.endsWith('.p32')

/** Unpacked while the next piece is read. */
async function readPacked(
  path: string,
  entry: FileEntry,
  fd: number,
  room: () => Uint8Array,
): Promise<Column> {
  const { elements } = entry
  const column = new Uint32Array(new SharedArrayBuffer(elements * 4))
  const unpack = findBlocks(elements, (packed, from, _, number) =>
    unpackBlock(packed, from, elementsOf(number, elements), column, number * ELEMENTS),
  )
  check(path, entry, await readPieces(fd, room, unpack))
  return column
}

/** By turns: one is filled while the other is summed. */
function twoRooms(): () => Uint8Array {
  const rooms: (Uint8Array | undefined)[] = [undefined, undefined]
  return () => {
    rooms.reverse()
    rooms[0] ??= new Uint8Array(PIECE)
    return rooms[0]
  }
}

/** Read and checked, and nothing kept of it but the sums of its blocks. @param room as `readPieces` has it */
async function openEntry(
  indexDir: string,
  version: string,
  { name, ...entry }: FileEntry,
  room: () => Uint8Array,
): Promise<ColumnFile> {
  const path = join(indexDir, version, name)
  const fd = openToStay(path)
  try {
    const { add, ...blocks } = isPacked({ name }) ? packedSums(entry.elements) : blockSums(entry.bytes)
    check(path, entry, await readPieces(fd, room, add))
    return { path, name, fd, start: 0, bytes: memoryOf({ name, ...entry }), ...blocks }
  } catch (cause) {
    closeSync(fd)
    throw readError(path, cause)
  }
}

function check(
  path: string,
  entry: Pick<FileEntry, 'bytes' | 'sha256'>,
  { bytes, sha256 }: PiecewiseRead,
): void {
  if (bytes !== entry.bytes || sha256 !== entry.sha256)
    throw new JiansuoError('bad-snapshot', `索引文件 ${path} 已损坏（校验和不符）：${MEND}`)
}
