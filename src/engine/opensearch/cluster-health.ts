// cluster-health.ts — problems of a cluster that still answers completely: nodes that are away, missing copies. Not: whether
// the data is undamaged (cluster-check.ts).
import type { Connection } from './connection.ts'
import type { SnapshotNames } from './index-names.ts'
import { isPassing } from './patience.ts'

/** Messages in Chinese, each with the next step; empty: the cluster is healthy. */
export async function ailmentsOf(
  connection: Connection,
  { passages, metadata }: SnapshotNames,
): Promise<string[]> {
  const away = await connection.away()
  const ailments = away.length === 0 ? [] : [`${away.length} 个节点没有应答：${away.join('、')}。请启动它们`]
  try {
    const { unassigned_shards: missing } = await connection.send<{ unassigned_shards: number }>({
      method: 'GET',
      path: `/_cluster/health/${passages},${metadata}`,
      query: { filter_path: 'unassigned_shards' },
      timeout: PATIENCE,
    })
    if (missing > 0)
      ailments.push(
        `缺 ${missing} 份副本。答案仍是完整的；集群正在补齐，或在等停了的节点回来，补齐以前请不要再停别的节点`,
      )
  } catch (error) {
    // Nodes that have lost the others still answer from their own copies.
    if (!isPassing(error)) throw error
    ailments.push('集群说不出自己的状态：多数节点停了。能检索，不能建立索引；请启动停了的节点')
  }
  return ailments
}

/** Milliseconds. */
const PATIENCE = 5000
