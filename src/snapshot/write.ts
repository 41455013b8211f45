// write.ts — a build becomes a folder, and the folder the current snapshot, in one rename. Not: what is in it.
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs'
import { join } from 'node:path'
import { JiansuoError } from '../errors.ts'
import { type ColumnFiles, closeFiles } from './column-file.ts'
import type { Portion } from './columns.ts'
import { type FileEntry, FORMAT, type Manifest } from './manifest.ts'
import { openToStay } from './read-file.ts'
import { snapshotFile, writeColumn } from './write-column.ts'
import { diskError, flushFolder, writeFlushed } from './write-file.ts'

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
    try {
      for await (const columns of typeof portions === 'function' ? portions(written) : portions) {
        for (const [name, column] of Object.entries(columns)) {
          if (files.some(file => file.name === snapshotFile(name, column)))
            throw new Error(`two columns are called ${name}`)
          const { entry, file } = writeColumn(aside, name, column)
          files.push(entry)
          if (typeof portions === 'function') written[name] = { ...file, fd: openToStay(file.path) }
        }
      }
    } finally {
      // Where files are open their folder may not be renamed on Windows.
      closeFiles(written)
    }
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
  stampInUse(join(indexDir, version))
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
 * Removes what killed builds left and all snapshots but the current one and the one in use before it (readers may hold it,
 * and it is the one to go back to). Before a build too, because the build needs the room. What cannot be removed stays, and
 * nothing fails for it; where CURRENT names none of them, all stay. Only under the lock.
 */
export function sweepSnapshots(indexDir: string): void {
  try {
    const names = readdirSync(indexDir)
    for (const name of names)
      if (name.startsWith(UNFINISHED) || name.startsWith(`${CURRENT}.`)) remove(join(indexDir, name))
    const current = readFileSync(join(indexDir, CURRENT), 'utf8').split(' ')[0]!
    if (!names.includes(current)) return
    // By when they came into use, not by name: clocks are set back, two builds fit into one second, and a snapshot that
    // was gone back to is older than the one that was left.
    const older = names
      .filter(name => SNAPSHOT.test(name) && name !== current)
      .map(name => ({ name, at: statSync(join(indexDir, name)).mtimeMs }))
      .sort((a, b) => a.at - b.at)
      .slice(0, -1)
    for (const { name } of older) remove(join(indexDir, name))
  } catch {}
}

// --- internal ---

/** The time of its folder: when it last came into use. Told to nobody where it cannot be set. */
function stampInUse(folder: string): void {
  const now = new Date()
  try {
    utimesSync(folder, now, now)
  } catch {}
}

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

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}
