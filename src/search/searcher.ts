// searcher.ts — the facade: every question there is, and the function that answers it. Not: HTTP, files, printing.
import type { Segmenter } from '../analysis/segmenter.ts'
import { heeding } from '../engine/asking.ts'
import type { Engine } from '../engine/engine.ts'
import type { Definition } from '../indicators/canonical.ts'
import { programDefinitions } from '../indicators/definitions.ts'
import type { Related } from '../query/related.ts'
import type { Suggester } from '../suggest/suggester.ts'
import { createAllHits } from './answers/all-hits.ts'
import { createCheck } from './answers/check.ts'
import { createCollocates } from './answers/collocates.ts'
import { createCompare } from './answers/compare.ts'
import { createConcordance } from './answers/concordance.ts'
import { createCoverage } from './answers/coverage.ts'
import { createExplain } from './answers/explain.ts'
import { createIndicatorCounts, createIndicatorDefinitions, createIndicators } from './answers/indicators.ts'
import { createInspection, createInspections } from './answers/inspections.ts'
import { createKeyness } from './answers/keyness.ts'
import { createMissing } from './answers/missing.ts'
import { createPromises } from './answers/promises.ts'
import { createQuality } from './answers/quality.ts'
import { createRelated } from './answers/related.ts'
import { createReport, createReports } from './answers/reports.ts'
import { createPrepare, createReuse } from './answers/reuse.ts'
import { createSearch } from './answers/search.ts'
import { createStats } from './answers/stats.ts'
import { createSuggest } from './answers/suggest.ts'
import { createTrend } from './answers/trend.ts'
import { createVerify } from './answers/verify.ts'
import { createIdentity } from './index-identity.ts'
import { createLibrary } from './library.ts'
import type { Opened } from './opened.ts'
import { createPlanner } from './question/plan.ts'
import { relatedWords } from './question/related-words.ts'

/**
 * The methods of a searcher, each created over an opened snapshot. Code that concerns all of them, such as following a
 * folder to newer snapshots, goes through this table: a new method is one more line.
 */
const ANSWERS = {
  /** One page of the passages that match. */
  search: createSearch,
  /** Completions of what was typed, in Chinese or pinyin: at most `limit`, perhaps none. */
  suggest: createSuggest,
  /** Other wordings of what is asked for, with what each would find in its place. */
  related: createRelated,
  /** Every hit. The first are found when this returns, the rest as they are read. */
  hits: createAllHits,
  /** A row for each division and year of the reports that the filters leave, zeros included. */
  compare: createCompare,
  /** A line for each occurrence of what is asked for in the passages that match. */
  concordance: createConcordance,
  /** The most frequent neighbours of those occurrences. */
  collocates: createCollocates,
  /** Where and when the library first has what is asked for, and how it spread over regions by year. */
  trend: createTrend,
  /** Words that more, or fewer, of the reports that the filters leave have than of the others. */
  keyness: createKeyness,
  /** The reports that the filters leave. */
  reports: createReports,
  /** Why a report (an id, or a `file`) is or is not in the answer to a query. */
  explain: createExplain,
  /** Compares the index with a full scan for each text of the query. Reads all text once for each. */
  verify: createVerify,
  /** One report. With a query, its passages carry the matches that `search` counts there: occurrences, else words. */
  report: createReport,
  /** What the index holds, in numbers. */
  stats: createStats,
  /** A name for the snapshot, indicators and wordings in use. It changes whenever an answer may change. */
  identity: createIdentity,
  /** How many reports there are of each division and year. */
  coverage: createCoverage,
  /** Which annual reports on 法治政府建设 the library lacks of a list of those that are due (CSV, or as read from it). */
  missing: createMissing,
  /** What a person should check in the data. Reads every report once per snapshot. `limit`: items per list, default 100. */
  quality: createQuality,
  /** The numbers of the reports that the filters leave, in the order of the reports and of their texts. */
  indicators: createIndicators,
  /** Which indicators there are. */
  indicatorDefinitions: createIndicatorDefinitions,
  /** How many numbers of each the reports that the filters leave state. */
  indicatorCounts: createIndicatorCounts,
  /** Which parts an annual report owes are seen in this one. */
  inspection: createInspection,
  /** The same of many reports, a row each. */
  inspections: createInspections,
  /** The plans of last year's report beside the nearest passages of this one: where to look, not a verdict. */
  promises: createPromises,
  /** The stretches that a report (an id) shares with others, each as long as possible. Lays out the library at first use. */
  reuse: createReuse,
  /** Lays out the library now, yielding to questions, so that the first `reuse` or `check` need not wait. */
  prepare: createPrepare,
  /** Compares a draft with the library, sentence by sentence. Nothing of the draft is kept. */
  check: createCheck,
} satisfies Record<string, (opened: Opened) => (...asked: never[]) => Promise<unknown>>

/** A searcher over one snapshot: always ready, with nothing to close. */
export type SnapshotSearcher = { [Name in keyof typeof ANSWERS]: ReturnType<(typeof ANSWERS)[Name]> }

/**
 * Answers questions from one snapshot at a time. Every method may reject with a `JiansuoError`:
 * `bad-query` (a parameter the caller can mend), `not-found`, `no-snapshot`.
 */
export interface Searcher extends SnapshotSearcher {
  /** Whether a snapshot is loaded; before that the other methods reject with `no-snapshot`. */
  ready(): boolean
  /** The error that keeps the newest snapshot out of use; null: it is in use. */
  trouble(): unknown
  close(): Promise<void>
}

/**
 * @param segmenter the one the engine's snapshot was cut with; `openSearcher` sees to that
 * @param suggester of the same snapshot. Default: none, so that nothing is suggested
 * @param definitions the canonical indicators. Default: those of the program
 * @param related other wordings of a text. Default: those of the program
 */
export function createSearcher(
  engine: Engine,
  segmenter: Segmenter,
  suggester: Suggester | null = null,
  definitions: readonly Definition[] = programDefinitions(),
  related: Related = relatedWords(null),
): SnapshotSearcher {
  const opened: Opened = {
    engine: heeding(engine),
    segmenter,
    planner: createPlanner(segmenter),
    suggester,
    definitions,
    related,
    library: createLibrary(engine),
  }
  return eachMethod(name => ANSWERS[name](opened))
}

/**
 * A searcher that passes every question to the current one. A question stays with the snapshot it began with.
 *
 * @param current throws where there is none; the question then rejects
 * @param mend called when a question failed: if it does not throw, the question is asked once more. Default: it throws
 */
export function following(
  current: () => SnapshotSearcher,
  mend: (error: unknown) => Promise<void> = error => Promise.reject(error),
): SnapshotSearcher {
  return eachMethod(name => async (...asked: never[]) => {
    const answer = (): unknown => (current()[name] as (...asked: never[]) => unknown)(...asked)
    try {
      return await answer()
    } catch (error) {
      await mend(error)
      return answer()
    }
  })
}

// --- internal ---

const eachMethod = (make: (name: keyof SnapshotSearcher) => unknown) =>
  Object.fromEntries(
    Object.keys(ANSWERS).map(name => [name, make(name as keyof SnapshotSearcher)]),
  ) as SnapshotSearcher
