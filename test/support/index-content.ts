// index-content.ts — what an index holds, without when it was made: for tests that two indexes are one.
import { decodeJson } from '../../src/snapshot/columns.ts'
import { readSnapshot } from '../../src/snapshot/read.ts'

/** Everything but when files were looked at. */
export async function contentOf(indexDir: string) {
  const { manifest, columns } = await readSnapshot(indexDir)
  const { sources, ...rest } = columns
  const records = (decodeJson(sources as Uint8Array) as { files: { stamp: unknown }[] }).files
  const { counts, skipped } = manifest
  return { rest, records: records.map(record => ({ ...record, stamp: null })), counts, skipped }
}
