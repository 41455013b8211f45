// snapshot.ts — a snapshot of reports in memory, as one on disk would be read. Not: writing it, opening it.
import { fingerprint } from '../../src/analysis/fingerprint.ts'
import type { Segmenter } from '../../src/analysis/segmenter.ts'
import { builtPart, createIndexBuilder } from '../../src/engine/flexsearch/build/builder.ts'
import type { IndexColumns } from '../../src/engine/flexsearch/index-columns.ts'
import type { Report } from '../../src/report/report.ts'
import { FORMAT } from '../../src/snapshot/manifest.ts'
import type { Snapshot } from '../../src/snapshot/read.ts'

/** @param doctor may alter the columns before they are taken for a snapshot's */
export function snapshotOver(
  reports: readonly Report[],
  segmenter: Segmenter,
  doctor: (columns: IndexColumns) => void = () => {},
): Snapshot & { columns: IndexColumns } {
  const builder = createIndexBuilder(segmenter)
  for (const report of reports) builder.add(report)
  const { counts } = builder
  const { texts, terms } = builtPart(builder.finish())
  const columns = { ...texts, ...terms() }
  doctor(columns)
  return {
    columns: { ...columns },
    manifest: {
      format: FORMAT,
      version: 'test',
      builtAt: '2026-01-01T00:00:00.000Z',
      fingerprint: fingerprint(segmenter),
      counts,
      skipped: [],
      files: [],
    },
  }
}
