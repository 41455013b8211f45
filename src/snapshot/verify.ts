// verify.ts — checks every file of a snapshot against its manifest, and reports the bad ones. Not: loading it (read.ts).
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Manifest } from './manifest.ts'
import { readManifest } from './read.ts'
import { sumFile } from './read-file.ts'

export interface FileCheck {
  name: string
  bytes: number
  ok: boolean
}

export interface SnapshotCheck {
  version: string
  files: FileCheck[]
  ok: boolean
  /** What is no damage and should be seen to: a node that is away. In Chinese. Absent: nothing. */
  warnings?: string[]
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
  files.map(({ name, bytes, sha256 }) => {
    const path = join(folder, name)
    const ok = existsSync(path) && statSync(path).size === bytes && sumFile(path).sha256 === sha256
    return { name, bytes, ok }
  })
