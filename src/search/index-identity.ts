// index-identity.ts — what settles every answer beside the question: which snapshot, which indicators. Not: the program.
import { createHash } from 'node:crypto'
import type { Opened } from './opened.ts'

/** Another string where an answer may be another. */
export function createIdentity({ engine, definitions }: Opened) {
  const indicators = createHash('sha256').update(JSON.stringify(definitions)).digest('base64url').slice(0, 8)
  const identity = `${engine.info.version} ${indicators}`
  return async (): Promise<string> => identity
}
