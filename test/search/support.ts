// support.ts — a searcher over reports in memory, as an index on disk would give it. Not: assertions.
import { fingerprint } from '../../src/analysis/fingerprint.ts'
import type { Segmenter } from '../../src/analysis/segmenter.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { createIndexBuilder } from '../../src/engine/flexsearch/build.ts'
import { openFlexSearchEngine } from '../../src/engine/flexsearch/engine.ts'
import type { IndexColumns } from '../../src/engine/flexsearch/layout.ts'
import type { Report } from '../../src/report/report.ts'
import { createSearcher, type SnapshotSearcher } from '../../src/search/searcher.ts'
import { FORMAT, type Manifest } from '../../src/snapshot/manifest.ts'
import { collectSuggestions } from '../../src/suggest/collect.ts'
import { openSuggester } from '../../src/suggest/suggester.ts'

export const searcherOver = (reports: Report[], segmenter: Segmenter): SnapshotSearcher => {
  const { engine, columns } = indexOver(reports, segmenter)
  return createSearcher(engine, segmenter, openSuggester({ ...collectSuggestions(columns, segmenter) }))
}

/** The engine under such a searcher. */
export const engineOver = (reports: Report[], segmenter: Segmenter): Engine =>
  indexOver(reports, segmenter).engine

/** @param doctor may alter the columns before they are opened */
export function indexOver(
  reports: Report[],
  segmenter: Segmenter,
  doctor: (columns: IndexColumns) => void = () => {},
) {
  const builder = createIndexBuilder(segmenter)
  for (const report of reports) builder.add(report)
  const { counts } = builder
  const columns = builder.finish()
  doctor(columns)
  const manifest: Manifest = {
    format: FORMAT,
    version: 'test',
    builtAt: '2026-01-01T00:00:00.000Z',
    fingerprint: fingerprint(segmenter),
    counts,
    skipped: [],
    files: [],
  }
  return { engine: openFlexSearchEngine({ manifest, columns: { ...columns } }), columns }
}
