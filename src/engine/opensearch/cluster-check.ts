// cluster-check.ts — everything a snapshot consists of read once, and held against what was sent. Not: what the index
// says of texts (recount.ts).
import { JiansuoError } from '../../errors.ts'
import type { FileCheck, SnapshotCheck } from '../../snapshot/verify.ts'
import type { Catalogue } from './cluster-catalogue.ts'
import { ailmentsOf } from './cluster-health.ts'
import { compareWith } from './comparison.ts'
import type { Connection } from './connection.ts'
import { LABELS_END } from './labels.ts'
import { type Header, readColumns, readDetails } from './snapshot-metadata.ts'
import { checksum, textOf } from './stored-passage.ts'
import { createPassageReader } from './stored-passages.ts'

/** Reports whose details are read at once. */
const REPORTS = 200

/** Reads all texts: on one machine some ten thousand passages a second. */
export async function checkSnapshot(
  connection: Connection,
  catalogue: Catalogue,
  header: Header,
): Promise<SnapshotCheck> {
  const { names, entries } = catalogue
  const passages: FileCheck = { name: names.passages, bytes: 0, ok: true }
  const metadata: FileCheck = { name: names.metadata, bytes: 0, ok: true }
  let sum = 0
  let count = 0
  const reader = createPassageReader(connection, names.passages)
  for await (const batch of reader.stream(0, LABELS_END)) {
    for (const passage of batch) {
      sum += checksum(passage)
      count++
      passages.bytes += Buffer.byteLength(textOf(passage))
    }
  }
  const sent = { passages: header.counts.passages, checksum: header.checksum }
  passages.ok =
    count === sent.passages && sum === sent.checksum && (await compareWith(connection, names, sent))
  try {
    for (let from = 0; from < entries.length; from += REPORTS)
      await readDetails(connection, names.metadata, from, Math.min(entries.length, from + REPORTS))
    const columns = await readColumns(connection, names.metadata, header, () => true)
    metadata.bytes = Object.values(columns).reduce((bytes, column) => bytes + column.byteLength, 0)
  } catch (error) {
    if (!(error instanceof JiansuoError) || error.code !== 'bad-snapshot') throw error
    metadata.ok = false
  }
  const files = [passages, metadata]
  const warnings = await ailmentsOf(connection, names)
  const ok = files.every(file => file.ok)
  return { version: header.version, files, ok, ...(warnings.length > 0 && { warnings }) }
}
