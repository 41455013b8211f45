// support.ts — a searcher over reports in memory, as an index on disk would give it. Not: assertions.
import type { Segmenter } from '../../src/analysis/segmenter.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { openFlexSearchEngine } from '../../src/engine/flexsearch/flexsearch.ts'
import { programDefinitions } from '../../src/indicators/definitions.ts'
import type { Related } from '../../src/query/related.ts'
import type { Report } from '../../src/report/report.ts'
import { relatedWords } from '../../src/search/question/related-words.ts'
import { createSearcher, type SnapshotSearcher } from '../../src/search/searcher.ts'
import { collectSuggestions } from '../../src/suggest/collect.ts'
import { openSuggester } from '../../src/suggest/suggester.ts'
import { snapshotOver } from '../support/snapshot.ts'

/** @param related other wordings. Default: the program's */
export const searcherOver = (
  reports: Report[],
  segmenter: Segmenter,
  related: Related = relatedWords(null),
): SnapshotSearcher => {
  const snapshot = snapshotOver(reports, segmenter)
  const suggestions = collectSuggestions({ columns: snapshot.columns, files: {} }, segmenter)
  const engine = openFlexSearchEngine(snapshot)
  return createSearcher(engine, segmenter, openSuggester({ ...suggestions }), programDefinitions(), related)
}

/** The engine under such a searcher. */
export const engineOver = (...given: Parameters<typeof snapshotOver>): Engine =>
  openFlexSearchEngine(snapshotOver(...given))
