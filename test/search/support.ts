// support.ts — a searcher over reports in memory, as an index on disk would give it. Not: assertions.
import type { Segmenter } from '../../src/analysis/segmenter.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { openFlexSearchEngine } from '../../src/engine/flexsearch/flexsearch.ts'
import type { Report } from '../../src/report/report.ts'
import { createSearcher, type SnapshotSearcher } from '../../src/search/searcher.ts'
import { collectSuggestions } from '../../src/suggest/collect.ts'
import { openSuggester } from '../../src/suggest/suggester.ts'
import { snapshotOver } from '../support/snapshot.ts'

export const searcherOver = (reports: Report[], segmenter: Segmenter): SnapshotSearcher => {
  const snapshot = snapshotOver(reports, segmenter)
  const suggestions = collectSuggestions(snapshot.columns, segmenter)
  return createSearcher(openFlexSearchEngine(snapshot), segmenter, openSuggester({ ...suggestions }))
}

/** The engine under such a searcher. */
export const engineOver = (...given: Parameters<typeof snapshotOver>): Engine =>
  openFlexSearchEngine(snapshotOver(...given))
