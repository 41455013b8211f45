// passage-sender.ts — the passages of a snapshot on their way into a cluster: all of them, or into a copy of the last
// snapshot those that it lacks. Not: what else belongs to a snapshot (writer.ts).
import type { Place } from '../engine-store.ts'
import { mean } from '../ranking/bm25.ts'
import { DEFAULT_RANKING } from '../ranking/ranking-parameters.ts'
import { measureSurroundings } from '../ranking/surroundings.ts'
import { passageLengths, type TextColumns } from '../store/text-columns.ts'
import { createBulk } from './bulk.ts'
import type { Catalogue } from './cluster-catalogue.ts'
import type { Connection } from './connection.ts'
import { passageDocuments } from './documents.ts'
import type { SnapshotNames } from './index-names.ts'
import { copyIndex, createIndex, dataNodes, forgetDeleted, LONG_WORK } from './indices.ts'
import { carriedLabels, freshLabels, type Labels } from './labels.ts'
import { passageIndex } from './mapping.ts'
import { askCluster, oneOf } from './query-dsl.ts'
import type { Header } from './snapshot-metadata.ts'

export interface LastSnapshot {
  texts: TextColumns
  catalogue: Catalogue
  header: Header
}

type Sent = Pick<Header, 'statistics' | 'checksum' | 'routings'> & { labels: Labels }

/** Of passages in one shard, some 10 GB: more are slow to move when a node is lost. */
const SHARD = 5_000_000
/** So few are not worth dividing. */
const ONE_SHARD = 20_000

/** @param change of what the last snapshot is part 0; null: there is none to start from */
export async function sendPassages(
  connection: Connection,
  names: SnapshotNames,
  texts: TextColumns,
  change: { last: LastSnapshot; order: readonly Place[] } | null,
  signal: AbortSignal | undefined,
): Promise<Sent> {
  const lengths = passageLengths(texts)
  const bounds = measureSurroundings(texts.passageReport, lengths, DEFAULT_RANKING.context)
  const statistics = {
    passages: lengths.length,
    averagePassage: mean(lengths),
    averageSurroundings: mean(bounds.lengths),
  }
  const shards = shardsFor(lengths.length, await dataNodes(connection))
  const sizes = texts.reportPassage.subarray(1).map((end, report) => end - texts.reportPassage[report]!)
  const kept = change && keptOf(change.last, change.order, sizes, shards)
  let checksum = 0
  if (kept) {
    await copyIndex(connection, kept.from, names.passages, statistics.averagePassage, signal)
    checksum = kept.checksum - (await removeReports(connection, names.passages, kept.removed))
  } else await createIndex(connection, names.passages, passageIndex(statistics.averagePassage, shards))
  const labels = kept?.labels ?? freshLabels(sizes)
  const isSent = (report: number) => kept === null || change!.order[report]!.part > 0
  const bulk = createBulk(connection, names.passages, signal)
  try {
    for (const document of passageDocuments(texts, bounds, labels, isSent)) {
      checksum += document.checksum
      await bulk.add(document.id, document.routing, document.body)
    }
    await bulk.end()
    if (kept) await forgetDeleted(connection, names.passages)
  } finally {
    await bulk.settle()
  }
  const routings = kept?.routings ?? (await routingsTo(connection, names.passages, shards))
  return { statistics, checksum, routings, labels }
}

// --- internal ---

/** What a copy of the last snapshot would save; null: less than half, or it cannot be gone on with. */
function keptOf(
  { catalogue, header }: LastSnapshot,
  order: readonly Place[],
  sizes: Uint32Array,
  shards: number,
): { from: string; labels: Labels; removed: number[]; checksum: number; routings: string[] } | null {
  const known = order.map(({ part, report }) => (part === 0 ? report : null))
  const passages = known.reduce<number>((sum, report, i) => (report === null ? sum : sum + sizes[i]!), 0)
  if (header.routings.length !== shards || 2 * passages < header.counts.passages) return null
  const labels = carriedLabels(known, sizes, catalogue.labels)
  if (!labels) return null
  const stays = new Set(known)
  const removed = [...catalogue.labels.reports].filter((_, report) => !stays.has(report))
  return {
    from: catalogue.names.passages,
    labels,
    removed,
    checksum: header.checksum,
    routings: header.routings,
  }
}

/** @returns the sum of the checksums of what is removed */
async function removeReports(
  connection: Connection,
  index: string,
  labels: readonly number[],
): Promise<number> {
  if (labels.length === 0) return 0
  const query = oneOf('rep', labels)
  const [found] = await askCluster(connection, index, [{ query, aggs: { sum: { sum: { field: 'sum' } } } }])
  await connection.send({
    method: 'POST',
    path: `/${index}/_delete_by_query`,
    query: { refresh: true, conflicts: 'proceed' },
    body: { query },
    timeout: LONG_WORK,
  })
  return (found!.aggregations!.sum as { value: number }).value
}

/** A routing value to each shard: who wants to know something of every shard asks each by its own. */
async function routingsTo(connection: Connection, index: string, shards: number): Promise<string[]> {
  const found = new Map<number, string>()
  for (let routing = 0; found.size < shards; routing++) {
    const answer = await connection.send<{ shards: { shard: number }[][] }>({
      method: 'GET',
      path: `/${index}/_search_shards`,
      query: { routing },
    })
    const shard = answer.shards[0]![0]!.shard
    if (!found.has(shard)) found.set(shard, String(routing))
  }
  return [...found.values()]
}

const shardsFor = (passages: number, nodes: number): number =>
  passages < ONE_SHARD ? 1 : Math.max(nodes, Math.ceil(passages / SHARD))
