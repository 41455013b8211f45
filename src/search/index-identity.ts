// index-identity.ts — what settles every answer beside the question: which snapshot, indicators and wordings. Not: the
// program.
import { createHash } from 'node:crypto'
import type { Opened } from './opened.ts'

/** Another string where an answer may be another. */
export function createIdentity({ engine, definitions, related }: Opened) {
  const read = JSON.stringify([definitions, related.groups])
  const files = createHash('sha256').update(read).digest('base64url').slice(0, 8)
  const identity = `${engine.info.version} ${files}`
  return async (): Promise<string> => identity
}
