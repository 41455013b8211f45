// read.ts — the current snapshot, checked before it is trusted. Not: writing, meaning, checking alone (verify.ts).
import { closeSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { JiansuoError } from '../errors.ts'
import type { ColumnFiles } from './column-file.ts'
import { type Column, type Columns, columnOf } from './columns.ts'
import { openReader } from './entry-reader.ts'
import type { LikenedColumns } from './likened-column.ts'
import { type FileEntry, FORMAT, type Manifest } from './manifest.ts'
import type { PackedColumns } from './packed-column.ts'
import {
  columnName,
  type EntryRead,
  isPacked,
  type LikenedEntry,
  NotRead,
  type Place,
  type ReadingTask,
  readEntry,
  twoRooms,
} from './read-entry.ts'
import { MEND, openToStay, type PiecewiseRead, REBUILD, readError, readSmall, withFile } from './read-file.ts'
import { CURRENT, MANIFEST, SNAPSHOT, sha256 } from './write.ts'

export interface Snapshot {
  manifest: Manifest
  columns: Columns
}

/** A snapshot some of whose columns are on disk, packed, or kept as differences from others. */
export interface OpenSnapshot extends Snapshot {
  /** On disk; whoever has them closes them. */
  files: ColumnFiles
  packed: PackedColumns
  likened: LikenedColumns
}

export interface ReadOptions {
  /**
   * Where columns shall lie, by their names: those on disk are read and checked as all are, and their files stay open. What one
   * is like lies in memory. Default: all do.
   */
  placesIn?: (manifest: Manifest) => (name: string) => Place
  /** Called as soon as the manifest is known and reading has begun. */
  begun?: ((manifest: Manifest) => void) | undefined
  /** Bytes from which on threads read, as `openReader` has it. */
  aside?: number
}

/**
 * Reads every column into memory that threads can share, and compares its SHA-256 with the manifest's: nothing damaged is ever served.
 *
 * @throws JiansuoError `no-snapshot` where nothing was built, `bad-snapshot` where something is damaged or foreign,
 *   `stale-snapshot` where another version of the program built it.
 */
export async function readSnapshot(indexDir: string, options: ReadOptions = {}): Promise<OpenSnapshot> {
  for (;;) {
    const current = readCurrent(indexDir)
    try {
      return await readColumns(indexDir, options)
    } catch (error) {
      // Two builds in the time of one reading, and the folder under our hands is swept away: read the newer one.
      if (readCurrent(indexDir) === current) throw error
    }
  }
}

async function readColumns(
  indexDir: string,
  { placesIn = () => () => 'memory', begun, aside }: ReadOptions,
): Promise<OpenSnapshot> {
  const manifest = readManifest(indexDir)
  const placeOf = placesIn(manifest)
  const open: OpenEntry[] = []
  try {
    // The largest first: threads take the others beside it.
    for (const entry of manifest.files.toSorted((a, b) => b.bytes - a.bytes)) {
      const path = join(indexDir, manifest.version, entry.name)
      open.push({ path, fd: openToStay(path), entry, place: placeOf(columnName(entry.name)) })
    }
    return { manifest, ...(await readOpen(open, () => begun?.(manifest), aside)) }
  } catch (error) {
    for (const { fd } of open) closeSync(fd)
    throw error
  }
}

interface OpenEntry {
  path: string
  fd: number
  entry: FileEntry
  place: Place
}

/** A task for each column, but for those that are read behind the one they are like. */
function tasksOf(open: readonly OpenEntry[]): ReadingTask[] {
  const tasks: ReadingTask[] = []
  for (const { fd, entry, place } of open) {
    if (typeof place === 'object') continue
    const column = columnName(entry.name)
    const likened = open.filter(({ place }) => typeof place === 'object' && place.like === column)
    // What is not packed on disk is not packed in memory.
    tasks.push({ fd, entry, place: place === 'packed' && !isPacked(entry) ? 'memory' : place, likened })
  }
  return tasks
}

/** Closes what need not stay open, once all is well. */
async function readOpen(
  open: readonly OpenEntry[],
  begun: () => void,
  aside: number | undefined,
): Promise<Omit<OpenSnapshot, 'manifest'>> {
  const columns: Columns = {}
  const files: ColumnFiles = {}
  const packed: PackedColumns = {}
  const likened: LikenedColumns = {}
  const pathOf = (file: string) => open.find(({ entry }) => entry.name === file)!.path
  const take = ({ fd, entry }: LikenedEntry, read: EntryRead) => {
    const path = pathOf(entry.name)
    check(path, entry, read)
    const column = columnName(entry.name)
    if (read.column || read.stored) columns[column] = columnIn(read, entry)
    if (read.packed) packed[column] = read.packed
    if (read.likened) likened[column] = read.likened
    if (read.blocks)
      files[column] = { path, name: entry.name, fd, start: 0, bytes: memoryOf(entry), ...read.blocks }
  }
  const tasks = tasksOf(open)
  const reader = openReader(tasks, aside)
  try {
    begun()
    for (const [i, task] of tasks.entries()) {
      const [own, ...others] = await reader.read(i).catch(error => {
        throw error instanceof NotRead ? readError(pathOf(error.file), error.cause) : error
      })
      take(task, own!)
      for (const [n, read] of others.entries()) take(task.likened[n]!, read)
    }
  } finally {
    await reader.close()
  }
  for (const { fd, place } of open) if (place !== 'disk') closeSync(fd)
  return { columns, files, packed, likened }
}

/** One column alone, checked like all; null where the snapshot has none of that file name. */
export async function readColumn(
  indexDir: string,
  { version, files }: Manifest,
  name: string,
): Promise<Column | null> {
  const entry = files.find(file => file.name === name)
  if (!entry) return null
  const path = join(indexDir, version, name)
  return withFile(path, async fd => {
    const read = await readEntry(fd, entry, 'memory', twoRooms())
    check(path, entry, read)
    return columnIn(read, entry)
  })
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

/** Of what was checked. */
const columnIn = ({ column, stored }: EntryRead, { name }: FileEntry): Column =>
  column ?? columnOf(name, stored!).column

function check(
  path: string,
  entry: Pick<FileEntry, 'bytes' | 'sha256'>,
  { bytes, sha256 }: PiecewiseRead,
): void {
  if (bytes !== entry.bytes || sha256 !== entry.sha256)
    throw new JiansuoError('bad-snapshot', `索引文件 ${path} 已损坏（校验和不符）：${MEND}`)
}
