// comparison.ts — whether the cluster holds exactly what was sent: every passage once, and each as it was. Not: reading
// texts.
import type { Connection } from './connection.ts'
import type { SnapshotNames } from './index-names.ts'
import { askCluster, EVERY } from './query-dsl.ts'

/** @param sent how many passages, and the sum of their checksums */
export async function compareWith(
  connection: Connection,
  { passages }: SnapshotNames,
  sent: { passages: number; checksum: number },
): Promise<boolean> {
  const [found] = await askCluster(connection, passages, [
    { query: EVERY, aggs: { sum: { sum: { field: 'sum' } } } },
  ])
  const { value } = found!.aggregations!.sum as { value: number }
  return found!.hits.total.value === sent.passages && value === sent.checksum
}
