// history.ts — lists the snapshots of an index folder, and goes back to one. Not: building, deleting old ones.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { JiansuoError } from '../errors.ts'
import { lockIndex } from './lock.ts'
import { FORMAT, type Manifest } from './manifest.ts'
import { verifyFolder } from './verify.ts'
import { CURRENT, MANIFEST, point, SNAPSHOT, sha256 } from './write.ts'

export interface SnapshotEntry {
  version: string
  /** ISO 8601 */
  builtAt: string
  reports: number
  passages: number
  /** Of all its files. */
  bytes: number
  /** Whether this is the one served. */
  current: boolean
}

/**
 * Newest first. A folder whose manifest cannot be read is left out: it is no snapshot to go back to.
 *
 * @returns none where nothing was built
 */
export function listSnapshots(indexDir: string): SnapshotEntry[] {
  const current = currentVersion(indexDir)
  return namesIn(indexDir)
    .filter(name => SNAPSHOT.test(name))
    .flatMap(version => {
      const manifest = manifestOf(indexDir, version)
      if (!manifest) return []
      const { builtAt, counts, files } = manifest
      const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
      const { reports, passages } = counts
      return [{ version, builtAt, reports, passages, bytes, current: version === current }]
    })
    .sort((a, b) => (a.builtAt < b.builtAt ? 1 : -1))
}

/**
 * The snapshot to make current again.
 *
 * @param all newest first
 * @param version default: the newest that was built before the current one
 * @param place where they are kept, for the message
 * @throws JiansuoError `not-found`
 */
export function toGoBackTo(
  all: readonly SnapshotEntry[],
  version: string | undefined,
  place: string,
): SnapshotEntry {
  const now = all.find(({ current }) => current)
  const target =
    version === undefined
      ? all.find(({ current, builtAt }) => !current && (!now || builtAt <= now.builtAt))
      : all.find(one => one.version === version)
  if (target) return target
  const what = version === undefined ? '更早的索引' : ` ${version}`
  throw new JiansuoError('not-found', `${place} 里没有${what}：jiansuo snapshots 列出已有的`)
}

/**
 * Makes another snapshot the one that is served, once all its files are sound; running servers take it up by themselves.
 *
 * @param version default: the newest that was built before the current one
 * @returns the version now current
 * @throws JiansuoError `not-found` where there is none such, `bad-snapshot` where it is damaged, `stale-snapshot` where this
 *   program cannot read it, `busy`, `io`
 */
export function rollback(indexDir: string, version?: string): string {
  const unlock = lockIndex(indexDir)
  try {
    const target = toGoBackTo(listSnapshots(indexDir), version, `索引目录 ${indexDir}`)
    const path = join(indexDir, target.version, MANIFEST)
    const text = readFileSync(path, 'utf8')
    const manifest = JSON.parse(text) as Manifest
    if (manifest.format !== FORMAT)
      throw new JiansuoError(
        'stale-snapshot',
        `索引 ${target.version} 由其他版本的程序建立：请用那个版本，或重新建立索引`,
      )
    const damaged = verifyFolder(join(indexDir, target.version), manifest).find(({ ok }) => !ok)
    if (damaged)
      throw new JiansuoError(
        'bad-snapshot',
        `索引 ${target.version} 已损坏（${damaged.name}）：请换一个，或重新建立索引`,
      )
    point(indexDir, target.version, sha256(text))
    return target.version
  } finally {
    unlock()
  }
}

// --- internal ---

function namesIn(indexDir: string): string[] {
  try {
    return readdirSync(indexDir)
  } catch {
    return []
  }
}

function currentVersion(indexDir: string): string | undefined {
  try {
    return readFileSync(join(indexDir, CURRENT), 'utf8').split(' ')[0]
  } catch {
    return undefined
  }
}

function manifestOf(indexDir: string, version: string): Manifest | null {
  try {
    return JSON.parse(readFileSync(join(indexDir, version, MANIFEST), 'utf8')) as Manifest
  } catch {
    return null
  }
}
