// cluster-history.ts — the snapshots of a name in a cluster, and going back to one of them. Not: publishing.
import { JiansuoError } from '../../errors.ts'
import { type SnapshotEntry, toGoBackTo } from '../../snapshot/history.ts'
import { takeLock } from './cluster-lock.ts'
import { compareWith } from './comparison.ts'
import type { Connection } from './connection.ts'
import { namesOf } from './index-names.ts'
import { currentIfAny, finishedSnapshots, headerOf, makeCurrent, ours } from './versions.ts'

/** Newest first. */
export async function listSnapshots(connection: Connection, index: string): Promise<SnapshotEntry[]> {
  const current = await currentIfAny(connection, index)
  const finished = await finishedSnapshots(connection, index)
  return Promise.all(
    finished.map(async ({ version, header }) => {
      const { passages, metadata } = namesOf(index, version)
      const { builtAt, counts } = ours(index, header)
      const sizes = await connection.send<{ 'store.size': string }[]>({
        method: 'GET',
        path: `/_cat/indices/${passages},${metadata}`,
        query: { format: 'json', h: 'store.size', bytes: 'b' },
      })
      const bytes = sizes.reduce((sum, one) => sum + Number(one['store.size']), 0)
      const { reports, passages: count } = counts
      return { version, builtAt, reports, passages: count, bytes, current: version === current }
    }),
  )
}

/** As `EngineStore.rollback`. */
export async function rollback(connection: Connection, index: string, version?: string): Promise<string> {
  const lock = await takeLock(connection, index)
  try {
    const target = toGoBackTo(await listSnapshots(connection, index), version, `集群的 ${index}`)
    const { counts, checksum } = await headerOf(connection, index, target.version)
    const isSound = await compareWith(connection, namesOf(index, target.version), {
      passages: counts.passages,
      checksum,
    })
    if (!isSound)
      throw new JiansuoError('bad-snapshot', `索引 ${target.version} 已损坏：请换一个，或重新建立索引`)
    await lock.confirm()
    await makeCurrent(connection, index, target.version)
    return target.version
  } finally {
    await lock.release()
  }
}
