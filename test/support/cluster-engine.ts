// cluster-engine.ts — reports in a cluster, as an indexer would put them there. Not: reading files.
import { fingerprint } from '../../src/analysis/fingerprint.ts'
import type { Segmenter } from '../../src/analysis/segmenter.ts'
import type { EngineStore, SnapshotInfo } from '../../src/engine/engine-store.ts'
import { openClusterStore } from '../../src/engine/opensearch/cluster-store.ts'
import type { Report } from '../../src/report/report.ts'

export const storeAt = (url: string, index: string): EngineStore =>
  openClusterStore({ nodes: [url], index, username: null, password: null, ca: null })

export async function publishReports(
  store: EngineStore,
  reports: readonly Report[],
  segmenter: Segmenter,
  signal?: AbortSignal,
): Promise<SnapshotInfo> {
  const writer = store.write(segmenter)
  const builder = writer.createPartBuilder()
  for (const report of reports) builder.add(report)
  await writer.take(0, builder.handOver(true)!)
  return writer.publish(
    {
      builtAt: new Date().toISOString(),
      fingerprint: fingerprint(segmenter),
      skipped: [],
      order: reports.map((_, report) => ({ part: 0, report })),
      async *beside() {},
    },
    signal,
  )
}

/**
 * Publishes what became of the last snapshot.
 *
 * @param order numbers of reports of the last snapshot that stay, and new ones
 */
export async function publishChange(
  store: EngineStore,
  order: readonly (number | Report)[],
  segmenter: Segmenter,
): Promise<SnapshotInfo> {
  const writer = store.write(segmenter)
  const builder = writer.createPartBuilder()
  let added = 0
  const places = order.map(one => {
    if (typeof one === 'number') return { part: 0, report: one }
    builder.add(one)
    return { part: 1, report: added++ }
  })
  await writer.take(0, builder.handOver(true)!)
  await writer.keepLast()
  return writer.publish({
    builtAt: new Date().toISOString(),
    fingerprint: fingerprint(segmenter),
    skipped: [],
    order: places,
    async *beside() {},
  })
}
