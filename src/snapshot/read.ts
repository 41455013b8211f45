// read.ts — the current snapshot, checked before it is trusted. Not: writing, meaning.

import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { JiansuoError } from '../errors.ts'
import { type Column, type Columns, columnOf } from './columns.ts'
import { type FileEntry, FORMAT, type Manifest } from './manifest.ts'
import { CURRENT, MANIFEST, sha256 } from './write.ts'

export interface Snapshot {
  manifest: Manifest
  columns: Columns
}

export interface FileCheck {
  name: string
  bytes: number
  ok: boolean
}

export interface SnapshotCheck {
  version: string
  files: FileCheck[]
  ok: boolean
}

/** How a damaged index is mended; ends every message about one. */
const REBUILD = '请重新运行 jiansuo index 建立索引'

/**
 * Reads every column into memory that threads can share, and compares its SHA-256 with the manifest's: nothing damaged is ever served.
 *
 * @throws JiansuoError `no-snapshot` where nothing was built, `bad-snapshot` where something is damaged or foreign,
 *   `stale-snapshot` where another version of the program built it.
 */
export async function readSnapshot(indexDir: string): Promise<Snapshot> {
  for (;;) {
    const current = readCurrent(indexDir)
    try {
      return await readColumns(indexDir)
    } catch (error) {
      // Two builds in the time of one reading, and the folder under our hands is swept away: read the newer one.
      if (readCurrent(indexDir) === current) throw error
    }
  }
}

async function readColumns(indexDir: string): Promise<Snapshot> {
  const manifest = readManifest(indexDir)
  const columns: Columns = {}
  for (const entry of manifest.files) {
    columns[columnName(entry.name)] = await readEntry(indexDir, manifest.version, entry)
  }
  return { manifest, columns }
}

/** One column alone, checked like all; null where the snapshot has none of that file name. */
export async function readColumn(
  indexDir: string,
  { version, files }: Manifest,
  name: string,
): Promise<Column | null> {
  const entry = files.find(file => file.name === name)
  return entry ? readEntry(indexDir, version, entry) : null
}

/** The manifest of the current snapshot. Errors as `readSnapshot`. */
export function readManifest(indexDir: string): Manifest {
  const [, version, hash] = POINTER.exec(readCurrent(indexDir)) ?? []
  if (!version || !hash) {
    throw new JiansuoError('bad-snapshot', `索引文件 ${join(indexDir, CURRENT)} 已损坏：${REBUILD}`)
  }
  const path = join(indexDir, version, MANIFEST)
  const text = Buffer.from(readBytes(path))
  if (sha256(text) !== hash)
    throw new JiansuoError('bad-snapshot', `索引文件 ${path} 已损坏（校验和不符）：${REBUILD}`)
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
    throw readError(join(indexDir, CURRENT), cause, () => {
      const found = existsSync(indexDir) ? '里还没有索引' : '不存在'
      return new JiansuoError(
        'no-snapshot',
        `索引目录 ${indexDir} ${found}：请先运行 jiansuo index 文件夹 --index ${indexDir}`,
      )
    })
  }
}

/**
 * Checks every file of the current snapshot, telling of each; unlike `readSnapshot` it goes on after a bad one.
 *
 * @example verifySnapshot('index').files.filter(file => !file.ok) // [], where nothing is damaged
 * @throws JiansuoError as `readManifest`
 */
export function verifySnapshot(indexDir: string): SnapshotCheck {
  const manifest = readManifest(indexDir)
  const files = verifyFolder(join(indexDir, manifest.version), manifest)
  return { version: manifest.version, files, ok: files.every(file => file.ok) }
}

/** Each file of a snapshot's folder, held against the manifest. */
export const verifyFolder = (folder: string, { files }: Manifest): FileCheck[] =>
  files.map(({ name, bytes, sha256: expected }) => {
    const path = join(folder, name)
    const ok =
      existsSync(path) &&
      statSync(path).size === bytes &&
      sha256(new Uint8Array(readBytes(path))) === expected
    return { name, bytes, ok }
  })

// --- internal ---

/** What CURRENT holds, to the letter: a flipped bit anywhere in it is damage. */
const POINTER = /^(\d{14}-[0-9a-f]{8}) ([0-9a-f]{64})\n$/

async function readEntry(indexDir: string, version: string, entry: FileEntry): Promise<Column> {
  const path = join(indexDir, version, entry.name)
  const { bytes, sha256 } = await readLarge(path)
  if (bytes.byteLength !== entry.bytes || sha256 !== entry.sha256) {
    throw new JiansuoError('bad-snapshot', `索引文件 ${path} 已损坏（校验和不符）：${REBUILD}`)
  }
  return columnOf(entry.name, bytes).column
}

const columnName = (file: string) => file.replace(/\.u\d+$/, '')

/**
 * Piece by piece, so that a server goes on answering while it reads the next snapshot; and the next piece is on its way
 * while this one is summed, which halves the time. Bytes at a time.
 */
const PIECE = 4 * 2 ** 20

async function readLarge(path: string): Promise<{ bytes: SharedArrayBuffer; sha256: string }> {
  const missing = () => new JiansuoError('bad-snapshot', `索引文件 ${path} 缺失：${REBUILD}`)
  const file = await open(path).catch(cause => {
    throw readError(path, cause, missing)
  })
  try {
    const bytes = new SharedArrayBuffer((await file.stat()).size)
    const hash = createHash('sha256')
    const readFrom = (at: number) =>
      file.read(new Uint8Array(bytes, at, Math.min(PIECE, bytes.byteLength - at)), { position: at })
    let at = 0
    let { bytesRead, buffer } = await readFrom(at)
    // Nothing read: the end, or the file was shortened under our hands, and the checksum will say so.
    while (bytesRead > 0) {
      at += bytesRead
      const next = readFrom(at)
      hash.update(buffer.subarray(0, bytesRead))
      ;({ bytesRead, buffer } = await next)
    }
    return { bytes, sha256: hash.digest('hex') }
  } catch (cause) {
    throw readError(path, cause, missing)
  } finally {
    await file.close()
  }
}

function readBytes(path: string): ArrayBuffer {
  try {
    const buffer = readFileSync(path)
    // Small files come from Node's shared pool; a column must start at the beginning of its own memory.
    const alone = buffer.byteOffset === 0 && buffer.byteLength === buffer.buffer.byteLength
    return (alone ? buffer.buffer : Uint8Array.from(buffer).buffer) as ArrayBuffer
  } catch (cause) {
    throw readError(
      path,
      cause,
      () => new JiansuoError('bad-snapshot', `索引文件 ${path} 缺失：${REBUILD}`, { cause }),
    )
  }
}

function readError(path: string, cause: unknown, missing: () => JiansuoError): unknown {
  const { code } = cause as NodeJS.ErrnoException
  if (code === 'ENOENT' || code === 'ENOTDIR') return missing()
  if (code === 'EACCES' || code === 'EPERM') {
    return new JiansuoError('io', `索引文件 ${path} 没有读取权限：请修改权限后重试`, { cause })
  }
  if (code === 'EISDIR')
    return new JiansuoError('bad-snapshot', `索引文件 ${path} 是一个目录：${REBUILD}`, { cause })
  if (code === 'EMFILE' || code === 'ENFILE')
    return new JiansuoError(
      'io',
      `索引文件 ${path} 无法打开，打开的文件过多：请提高上限（ulimit -n）后重试`,
      { cause },
    )
  if (code === 'EIO')
    return new JiansuoError('io', `索引文件 ${path} 所在的磁盘读取出错：请检查磁盘，再运行 jiansuo verify`, {
      cause,
    })
  return cause
}
