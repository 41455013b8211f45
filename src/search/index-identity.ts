// index-identity.ts — names what determines an answer besides the question: snapshot, indicators and wordings. Not: the
// version of the program.
import { createHash } from 'node:crypto'
import type { Opened } from './opened.ts'

/** A string that differs wherever an answer may differ. */
export function createIdentity({ engine, definitions, related }: Opened) {
  const read = JSON.stringify([definitions, related.groups])
  const files = createHash('sha256').update(read).digest('base64url').slice(0, 8)
  const identity = `${engine.info.version} ${files}`
  return async (): Promise<string> => identity
}
