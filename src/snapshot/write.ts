// write.ts — a build becomes a folder, and the folder the current snapshot, in one rename. Not: what is in it.
import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { JiansuoError } from '../errors.ts'
import { blockSums, type ColumnFile, type ColumnFiles, closeFiles, packedSums } from './column-file.ts'
import { bytePieces, type Column, type ColumnPieces, columnFile, columnOf, type Portion } from './columns.ts'
import { type FileEntry, FORMAT, type Manifest } from './manifest.ts'
import { packedBytes } from './packed.ts'
import { openToStay } from './read-file.ts'

/** Names the served snapshot: its folder, a space, the SHA-256 of its manifest. */
export const CURRENT = 'CURRENT'
export const MANIFEST = 'manifest.json'
/** Folders of unfinished builds. */
const UNFINISHED = '.building-'

/** Folder names of snapshots. */
export const SNAPSHOT = /^\d{14}-[0-9a-f]{8}$/

export type SnapshotHeader = Omit<Manifest, 'format' | 'version' | 'files'>

/** Columns in the order they are written; what comes in portions is written as it comes. */
export type Portions = Iterable<Portion> | AsyncIterable<Portion>

/**
 * Writes a snapshot aside, flushes it to the disk and makes it the current one. Until the last step readers
 * see the old snapshot; a failure before it, of the disk or of a portion that does not come, leaves nothing behind.
 *
 * @param portions together all columns, no name twice; who makes later ones of earlier ones is given those that are written,
 *   open to be read until all are
 * @returns the new snapshot's version
 * @throws JiansuoError `io` when the folder cannot be written or the disk is full; what the portions throw.
 */
export async function publishSnapshot(
  indexDir: string,
  portions: Portions | ((written: ColumnFiles) => Portions),
  header: SnapshotHeader,
): Promise<string> {
  const aside = join(indexDir, `${UNFINISHED}${process.pid}`)
  const written: ColumnFiles = {}
  try {
    mkdirSync(aside, { recursive: true })
    const files: FileEntry[] = []
    for await (const columns of typeof portions === 'function' ? portions(written) : portions) {
      for (const [name, column] of Object.entries(columns)) {
        if (files.some(file => file.name === snapshotFile(name, column)))
          throw new Error(`two columns are called ${name}`)
        const { entry, file } = writeColumn(aside, name, column)
        files.push(entry)
        if (typeof portions === 'function') written[name] = { ...file, fd: openToStay(file.path) }
      }
    }
    // Where files are open their folder may not be renamed on Windows.
    closeAll(written)
    const version = newVersion(indexDir, header.builtAt, files)
    const manifest: Manifest = { format: FORMAT, version, ...header, files }
    const text = `${JSON.stringify(manifest, null, 2)}\n`
    writeFlushed(join(aside, MANIFEST), [Buffer.from(text)])
    flushFolder(aside)
    renameSync(aside, join(indexDir, version))
    flushFolder(indexDir)
    point(indexDir, version, sha256(text))
    return version
  } catch (cause) {
    closeAll(written)
    rmSync(aside, { recursive: true, force: true })
    throw diskError(indexDir, cause)
  }
}

/** A folder for what a build puts aside meanwhile: removed by the next sweep, if nobody does before. */
export function scratchFolder(indexDir: string): string {
  try {
    mkdirSync(indexDir, { recursive: true })
    return mkdtempSync(join(indexDir, UNFINISHED))
  } catch (cause) {
    throw diskError(indexDir, cause)
  }
}

/** Makes a snapshot the current one, in one rename. @param hash of its manifest @throws JiansuoError `io` */
export function point(indexDir: string, version: string, hash: string): void {
  const next = join(indexDir, `${CURRENT}.${process.pid}`)
  try {
    writeFlushed(next, [Buffer.from(`${version} ${hash}\n`)])
    renameSync(next, join(indexDir, CURRENT))
  } catch (cause) {
    rmSync(next, { force: true })
    throw diskError(indexDir, cause)
  }
  try {
    flushFolder(indexDir)
  } catch (cause) {
    // Readers see the new one already: to say that the old one is untouched would be false.
    throw new JiansuoError(
      'io',
      `新的索引 ${version} 已经启用，但磁盘没有确认写好（索引目录 ${indexDir} 无法写入，系统返回 ${(cause as NodeJS.ErrnoException).code}）：请检查磁盘与剩余空间，再运行 jiansuo verify`,
      { cause },
    )
  }
}

/**
 * Removes what killed builds left and all snapshots but the current one and the newest beside it (readers may hold it).
 * Before a build too, because the build needs the room. What cannot be removed stays, and nothing fails for it. Only
 * under the lock.
 */
export function sweepSnapshots(indexDir: string): void {
  try {
    const names = readdirSync(indexDir)
    for (const name of names)
      if (name.startsWith(UNFINISHED) || name.startsWith(`${CURRENT}.`)) remove(join(indexDir, name))
    const current = readFileSync(join(indexDir, CURRENT), 'utf8').split(' ')[0]!
    // By when they were written, not by name: clocks are set back, and two builds fit into one second.
    const older = names
      .filter(name => SNAPSHOT.test(name) && name !== current)
      .map(name => ({ name, at: statSync(join(indexDir, name)).mtimeMs }))
      .sort((a, b) => a.at - b.at)
      .slice(0, -1)
    for (const { name } of older) remove(join(indexDir, name))
  } catch {}
}

/** What the disk refused, in words that help. */
export function diskError(path: string, cause: unknown): unknown {
  if (cause instanceof JiansuoError) return cause
  const { code, syscall } = cause as NodeJS.ErrnoException
  const help: Record<string, string> = {
    ENOSPC: '磁盘已满：请清理空间后重新运行，原有索引未受影响',
    EDQUOT: '磁盘配额已用完：请清理空间后重新运行，原有索引未受影响',
    EROFS: '所在磁盘是只读的：请用 --index 指定可写的目录',
    EACCES: '没有写入权限：请修改目录权限，或用 --index 指定可写的目录',
    EPERM: '没有写入权限：请修改目录权限，或用 --index 指定可写的目录',
    ENOTDIR: '路径中有一段不是目录：请用 --index 指定一个目录',
    EEXIST: '已有同名文件：请用 --index 指定一个目录',
    EMFILE: '打开的文件过多：请提高上限（ulimit -n）后重试，原有索引未受影响',
    ENFILE: '系统打开的文件过多：请稍后重试，原有索引未受影响',
  }
  if (code === undefined || syscall === undefined) return cause // a defect of ours, not the disk's
  const what = help[code] ?? `系统返回 ${code}：请检查磁盘，或用 --index 指定别的目录`
  return new JiansuoError('io', `索引目录 ${path} 无法写入，${what}`, { cause })
}

// --- internal ---

function remove(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true })
  } catch {}
}

/** Never a name that is taken: replacing a folder that is being served would take two steps. */
function newVersion(indexDir: string, builtAt: string, files: FileEntry[]): string {
  for (let attempt = 0; ; attempt++) {
    const hash = sha256(JSON.stringify(attempt === 0 ? files : [attempt, files]))
    const version = `${builtAt.replace(/\D/g, '').slice(0, 14)}-${hash.slice(0, 8)}`
    if (!existsSync(join(indexDir, version))) return version
  }
}

/** Numbers of 32 bits are packed, everything else stands as it is. */
const snapshotFile = (name: string, column: Column | ColumnPieces): string =>
  column.BYTES_PER_ELEMENT === 4 ? `${name}.p32` : columnFile(name, column)

/** The same column, which tells afterwards how many elements there were. */
function counting(column: Column | ColumnPieces): ColumnPieces & { counted(): number } {
  let count = 0
  function* pieces() {
    for (const piece of 'pieces' in column ? column.pieces : [column]) {
      count += piece.length
      yield piece
    }
  }
  const { BYTES_PER_ELEMENT, length } = column
  return { BYTES_PER_ELEMENT, length, pieces: pieces(), counted: () => count }
}

function closeAll(files: ColumnFiles): void {
  closeFiles(files)
  for (const name of Object.keys(files)) delete files[name]
}

function writeColumn(
  folder: string,
  column: string,
  elements: Column | ColumnPieces,
): { entry: FileEntry; file: Omit<ColumnFile, 'fd'> } {
  const name = snapshotFile(column, elements)
  columnOf(name, new ArrayBuffer(0)) // a name that cannot be read back fails here, not at the reader's
  const { BYTES_PER_ELEMENT, length: most } = elements
  const isPacked = BYTES_PER_ELEMENT === 4
  const hash = createHash('sha256')
  const { add, ...blocks } = isPacked ? packedSums(most) : blockSums(most * BYTES_PER_ELEMENT)
  const counted = counting(elements)
  let bytes = 0
  function* summed() {
    for (const piece of isPacked ? packedBytes(counted) : bytePieces(counted)) {
      hash.update(piece)
      add(piece)
      bytes += piece.length
      yield piece
    }
  }
  const path = join(folder, name)
  writeFlushed(path, summed())
  const count = counted.counted()
  return {
    entry: { name, bytes, elements: count, sha256: hash.digest('hex') },
    file: { path, name, start: 0, bytes: count * BYTES_PER_ELEMENT, ...blocks },
  }
}

function writeFlushed(path: string, pieces: Iterable<Uint8Array>): void {
  const fd = openSync(path, 'w')
  try {
    for (const bytes of pieces)
      for (let at = 0; at < bytes.byteLength; ) at += writeSync(fd, bytes, at, bytes.byteLength - at)
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

function flushFolder(path: string): void {
  // A folder cannot be opened for flushing on Windows; there the rename alone has to do.
  if (process.platform === 'win32') return
  const fd = openSync(path, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}
