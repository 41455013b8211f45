// code-digest.ts — a digest of the code that decides what becomes of a file; once it changes, files are read again. Not: the
// version people see.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Rooms whose code decides what becomes of a file. */
const ROOMS = ['analysis', 'regions', 'report', 'engine', 'suggest', 'indexer', 'snapshot']
const CODE = /(?<!\.d)\.(js|ts|json)$/

let digest: string | undefined

/**
 * 16 hex digits over the code that reads, the versions asked of its libraries, and the runtime's Unicode tables. A
 * number that somebody has to raise would be forgotten once, and an index would keep what an older reader made of it.
 */
export function codeDigest(): string {
  if (digest !== undefined) return digest
  const hash = createHash('sha256').update(`${process.versions.unicode}\n`)
  const root = new URL('../', import.meta.url)
  for (const room of ROOMS) {
    const folder = fileURLToPath(new URL(`${room}/`, root))
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
      if (CODE.test(name)) hash.update(`${room}/${name}\n`).update(readFileSync(`${folder}${name}`))
    }
  }
  const { dependencies } = JSON.parse(readFileSync(new URL('../package.json', root), 'utf8'))
  hash.update(JSON.stringify(dependencies))
  digest = hash.digest('hex').slice(0, 16)
  return digest
}
