// writer.ts — writes a snapshot to a cluster: builds it beside the current one, compares it with what was sent, and makes it
// current in one step. Not: which reports it consists of (indexer/).
import { createHash } from 'node:crypto'
import { JiansuoError } from '../../errors.ts'
import { type Columns, columnBytes } from '../../snapshot/columns.ts'
import type { NextSnapshot, SnapshotInfo, SnapshotWriter } from '../engine-store.ts'
import { mergeTextsInMemory } from '../store/merge-texts.ts'
import type { TextColumns } from '../store/text-columns.ts'
import { createBulk } from './bulk.ts'
import { catalogueColumns } from './cluster-catalogue.ts'
import { compareWith } from './comparison.ts'
import type { Connection } from './connection.ts'
import { createPartBuilder } from './document-builder.ts'
import { namesOf, type SnapshotNames } from './index-names.ts'
import { createIndex, dataNodes, reaches } from './indices.ts'
import type { Labels } from './labels.ts'
import { METADATA_INDEX } from './mapping.ts'
import { type LastSnapshot, sendPassages } from './passage-sender.ts'
import { addColumn, addDetail, addHeader, FORMAT, type Header } from './snapshot-metadata.ts'
import { countTerms } from './term-counts.ts'
import { currentIfAny, makeCurrent, remove, sweep } from './versions.ts'

/** Of a single shard. */
const MOST_COPIES = 3
const PART_BUILDER = new URL('./document-builder.js', import.meta.url)

/**
 * @param readLast the current snapshot with its texts
 * @param confirmLock rejects when the lock has been lost: asked before the step that makes the snapshot current
 */
export function createWriter(
  connected: () => Promise<Connection>,
  index: string,
  readLast: () => Promise<LastSnapshot>,
  confirmLock: () => Promise<void>,
): SnapshotWriter {
  const parts: TextColumns[] = []
  let last: LastSnapshot | null = null
  return {
    createPartBuilder,
    recipe: { url: PART_BUILDER.href, with: null },
    async take(part, { data }) {
      parts[part] = data as TextColumns
    },
    async keepLast() {
      last = await readLast()
    },
    async publish(next, signal) {
      const sources = last ? [last.texts, ...parts] : parts
      const texts = mergeTextsInMemory(sources, next.order)
      return publish(await connected(), index, texts, next, last, confirmLock, signal)
    },
  }
}

// --- internal ---

async function publish(
  connection: Connection,
  index: string,
  texts: TextColumns,
  { builtAt, fingerprint, skipped, beside, order }: NextSnapshot,
  last: LastSnapshot | null,
  confirmLock: () => Promise<void>,
  signal: AbortSignal | undefined,
): Promise<SnapshotInfo> {
  const rest = beside({ columns: texts, files: {} })
  const counts = {
    reports: texts.reportPassage.length - 1,
    paragraphs: texts.paragraphPassage.length - 1,
    passages: texts.passageReport.length,
    characters: texts.text.length,
  }
  const names = await freeNames(connection, index, builtAt, texts)
  signal?.throwIfAborted()
  try {
    const { labels, ...sent } = await sendPassages(connection, names, texts, last && { last, order }, signal)
    await createIndex(connection, names.metadata, METADATA_INDEX)
    const columns = await sendBeside(connection, names, texts, labels, rest, signal)
    await connection.send({
      method: 'POST',
      path: `/${names.passages},${names.metadata}/_refresh`,
      timeout: 600_000,
    })
    if (!(await compareWith(connection, names, { passages: counts.passages, checksum: sent.checksum })))
      throw new JiansuoError('io', `集群收到的段与发出的不符，原有索引不变：请查看集群的日志后重新运行`)
    await replicate(connection, names, sent.routings.length, signal)
    const info: SnapshotInfo = { version: names.version, builtAt, fingerprint, counts, skipped }
    const header = createBulk(connection, names.metadata, signal)
    await addHeader(header, { ...info, format: FORMAT, ...sent, columns })
    await header.end()
    signal?.throwIfAborted()
    await confirmLock()
    await makeCurrent(connection, index, names.version)
    await sweep(connection, index)
    return info
  } catch (error) {
    // The step itself may have been taken though its answer was lost. Where nobody can tell, nothing is removed: what is
    // left over the next build sweeps away.
    const now = await currentIfAny(connection, index).catch(() => names.version)
    if (now !== names.version) await remove(connection, index, names.version).catch(() => {})
    throw error
  }
}

async function sendBeside(
  connection: Connection,
  { metadata }: SnapshotNames,
  texts: TextColumns,
  labels: Labels,
  rest: AsyncIterable<Columns>,
  signal: AbortSignal | undefined,
): Promise<Header['columns']> {
  const bulk = createBulk(connection, metadata, signal)
  const sent: Header['columns'] = []
  const send = async (columns: Columns) => {
    for (const [name, column] of Object.entries(columns)) sent.push(await addColumn(bulk, name, column))
  }
  const { details, reportDetail } = texts
  try {
    for (let report = 0; report + 1 < reportDetail.length; report++) {
      const json = details.subarray(reportDetail[report]!, reportDetail[report + 1]!)
      await addDetail(bulk, report, Buffer.from(json).toString('utf8'))
    }
    await send(catalogueColumns(texts, labels))
    await send({ ...(await countTerms(texts)) })
    for await (const columns of rest) await send(columns)
    await bulk.end()
  } finally {
    await bulk.settle()
  }
  return sent
}

/**
 * A copy of every shard where there is a second node for it; and nothing is ever written again. What one shard holds is
 * small: so a third node has it too, and asks no other.
 */
async function replicate(
  connection: Connection,
  names: SnapshotNames,
  shards: number,
  signal: AbortSignal | undefined,
) {
  const both = `${names.passages},${names.metadata}`
  const nodes = await dataNodes(connection)
  if (nodes === 1) return
  const settled = [
    [names.passages, shards],
    [names.metadata, 1],
  ] as const
  for (const [name, shards] of settled)
    await connection.send({
      method: 'PUT',
      path: `/${name}/_settings`,
      body: { index: { number_of_replicas: shards === 1 ? Math.min(MOST_COPIES, nodes) - 1 : 1 } },
    })
  // Readers are sent there all the same where it takes too long.
  await reaches(connection, both, status => status === 'green', signal)
}

/** When it was built, and a hash of what is in it; never a name that is taken. */
async function freeNames(
  connection: Connection,
  index: string,
  builtAt: string,
  texts: TextColumns,
): Promise<SnapshotNames> {
  const { text, reports, details, passageText } = texts
  for (let attempt = 0; ; attempt++) {
    const hash = createHash('sha256').update(String(attempt))
    for (const column of [text, reports, details, passageText]) hash.update(columnBytes(column))
    const names = namesOf(
      index,
      `${builtAt.replace(/\D/g, '').slice(0, 14)}-${hash.digest('hex').slice(0, 8)}`,
    )
    const answer = await connection.send<{ error?: unknown } | null>({
      method: 'GET',
      path: `/${names.metadata}`,
      answers: [404],
    })
    if (answer?.error) return names
  }
}
