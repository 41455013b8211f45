// searcher.ts — the facade everybody asks: every question there is, with what answers it. Not: HTTP, files, printing.
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
 * The methods of a searcher, each made over an opened snapshot. Everything else that has to do with all of them
 * (following a folder to newer snapshots) goes by this table: a new method is one more line.
 */
const ANSWERS = {
  /** Passages that match, a page of them. */
  search: createSearch,
  /** What a person who has typed this may be about to type; Chinese or pinyin. At most `limit`; none fits: none. */
  suggest: createSuggest,
  /** Other wordings of what is asked for, with what each would find in its place. */
  related: createRelated,
  /** Every hit. The first of them is found when this returns; the rest as they are read. */
  hits: createAllHits,
  /** A row for each division and year of the reports that the filters leave, zeros included. */
  compare: createCompare,
  /** A line for each occurrence of what is asked for in the passages that match. */
  concordance: createConcordance,
  /** What stands next to these occurrences most often. */
  collocates: createCollocates,
  /** Where and when the library first has what is asked for, and how it spread over regions by year. */
  trend: createTrend,
  /** Words that more, or fewer, of the reports that the filters leave have than of the others. */
  keyness: createKeyness,
  /** The reports that the filters leave. */
  reports: createReports,
  /** Why a report (an id, or a `file`) is or is not in the answer to a query. */
  explain: createExplain,
  /** Whether the index says of the query's texts what reading everything says: reads everything once for each. */
  verify: createVerify,
  /** With a query, the passages carry what `search` counts in this report: occurrences, or words where there are none. */
  report: createReport,
  /** What the index holds, in numbers. */
  stats: createStats,
  /** Changes whenever an answer may: a name for the snapshot with all that is answered from beside it. */
  identity: createIdentity,
  /** How many reports there are of each division and year. */
  coverage: createCoverage,
  /** Which annual reports on 法治政府建设 of a list of what is due (CSV, or what was read of it) are not there. */
  missing: createMissing,
  /** Looks at every report once for each snapshot. `limit`: items of each list, default 100; totals are whole. */
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
  /** What last year's report planned, beside this one's nearest passages. A suggestion where to look, no verdict. */
  promises: createPromises,
  /** What of a report (an id) stands in others too, each run as long as it goes. Lays the library out at first use. */
  reuse: createReuse,
  /** Lays the library out now, in turns with whatever is asked, so that the first `reuse` or `check` need not wait. */
  prepare: createPrepare,
  /** A draft held against the library, sentence by sentence. Nothing of it is kept. */
  check: createCheck,
} satisfies Record<string, (opened: Opened) => (...asked: never[]) => Promise<unknown>>

/** What answers from one snapshot: a searcher that is always ready and has nothing to close. */
export type SnapshotSearcher = { [Name in keyof typeof ANSWERS]: ReturnType<(typeof ANSWERS)[Name]> }

/**
 * Answers questions from one snapshot at a time. Every method may reject with a `JiansuoError`:
 * `bad-query` (a parameter the caller can mend), `not-found`, `no-snapshot`.
 */
export interface Searcher extends SnapshotSearcher {
  /** Whether a snapshot is loaded; before that the other methods reject with `no-snapshot`. */
  ready(): boolean
  /** Why the newest snapshot is not in use, while an older one, or none, is; null: it is. */
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
 * A searcher that passes every question to the one of the moment: a question stays with the snapshot it began with.
 *
 * @param current throws where there is none; the question then rejects
 * @param mend after a question failed: where it does not throw, the question is put once more. Default: it never is
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
