// versions.ts — the snapshots a folder holds, and going back to one of them. Not: writing or reading their columns.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { JiansuoError } from '../errors.ts'
import { MANIFEST, point, SNAPSHOT, sha256 } from './write.ts'

/** Versions whose folder is there, the last written first. */
export function listVersions(indexDir: string): string[] {
  if (!existsSync(indexDir)) return []
  return readdirSync(indexDir)
    .filter(name => SNAPSHOT.test(name))
    .map(name => ({ name, at: statSync(join(indexDir, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at)
    .map(({ name }) => name)
}

/**
 * Points CURRENT at a snapshot that is still there. Only under the lock.
 *
 * @throws JiansuoError `not-found`, `io`
 */
export function makeCurrent(indexDir: string, version: string): void {
  const versions = listVersions(indexDir)
  if (!versions.includes(version)) {
    const there = versions.length > 0 ? `，现有 ${versions.join('、')}` : ''
    throw new JiansuoError('not-found', `索引目录 ${indexDir} 里没有版本 ${version}${there}：请核对版本号`)
  }
  point(indexDir, version, sha256(readFileSync(join(indexDir, version, MANIFEST))))
}
