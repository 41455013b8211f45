// flexsearch.ts — the embedded engine: one snapshot in memory, answered by a core and told in records. Not: the core,
// building the snapshot, watching for a newer one.
import { createBlockCache } from '../../snapshot/block-cache.ts'
import { type ColumnFiles, closeFiles } from '../../snapshot/column-file.ts'
import type { LikenedColumns } from '../../snapshot/likened-column.ts'
import type { Manifest } from '../../snapshot/manifest.ts'
import type { PackedColumns } from '../../snapshot/packed-column.ts'
import type { Snapshot } from '../../snapshot/read.ts'
import { cursorBehind, offsetOf } from '../cursor.ts'
import type { Engine, EngineInfo, PageAnswer, PageRequest, PassageRecord, RankedPassage } from '../engine.ts'
import { createFacetAnswers } from '../ranking/facets.ts'
import type { RankingParameters } from '../ranking/ranking-parameters.ts'
import type { RankedMatch } from '../ranking/scores.ts'
import { type Stop, stopFor } from '../stopping.ts'
import { type Catalogue, createCatalogue } from '../store/catalogue.ts'
import { type Core, createCore } from './core.ts'
import { openColumns } from './index-columns.ts'
import { createVerifiedPostings, type VerifiedPostings } from './match/literal-postings.ts'
import { openTermIndex, type TermIndex } from './match/term-index.ts'
import type { CacheShares } from './memory-limit.ts'
import { createScratch } from './scratch.ts'
import type { ThreadPool } from './threads/thread-pool.ts'
import { type ThreadedCore, threadedCore } from './threads/threaded-core.ts'

/** The engine with its inner parts, for benchmarks and tests. */
export interface FlexSearchEngine extends Engine {
  readonly verified: VerifiedPostings
  readonly terms: TermIndex
}

/** A snapshot in memory, or with some of its columns on disk, packed, or told by others. */
export interface StoredSnapshot extends Snapshot {
  files?: ColumnFiles
  packed?: PackedColumns
  likened?: LikenedColumns
}

/**
 * @param cache of what lies on disk, if anything does
 * @param ranking what differs from `DEFAULT_RANKING`: for measuring what each parameter does
 * @throws JiansuoError `bad-snapshot` when a column is missing.
 */
export function openFlexSearchEngine(
  { manifest, files = {}, ...stored }: StoredSnapshot,
  ranking: Partial<RankingParameters> = {},
  cache: CacheShares | null = null,
): FlexSearchEngine {
  const columns = openColumns({ ...stored, files }, cache && createBlockCache(cache.answering, cache.counts))
  const catalogue = createCatalogue(columns)
  const scratch = createScratch()
  const terms = openTermIndex(columns, { scratch })
  const verified = createVerifiedPostings(columns, terms)
  const core = createCore({ columns, catalogue, verified, scratch, ranking, setBytes: cache?.sets })
  return { ...engineOver(closing(core, files), manifest, catalogue), verified, terms }
}

/**
 * The same with its work on threads. They open the snapshot when the first question comes, unless `ready` is awaited.
 *
 * @throws as `openFlexSearchEngine`
 */
export function openThreadedEngine(
  { manifest, files = {}, columns: inMemory, packed = {}, likened = {} }: StoredSnapshot,
  pool: ThreadPool,
  cache: CacheShares | null = null,
): Engine & Pick<ThreadedCore, 'ready'> {
  const stored = { columns: inMemory, files, packed, likened }
  const columns = openColumns(stored, cache && createBlockCache(cache.telling, cache.counts))
  const core = threadedCore({ stored, cache, ranking: {} }, pool)
  const engine = engineOver(closing(core, files), manifest, createCatalogue(columns))
  return { ...engine, ready: core.ready }
}

/** An engine that has a core do the work, wherever it runs. */
export function engineOver(
  core: Core,
  { builtAt, version, fingerprint, skipped, counts }: Manifest,
  catalogue: Catalogue,
): Engine {
  const { reports } = catalogue
  const facets = createFacetAnswers(reports)
  const info: EngineInfo = { version, builtAt, fingerprint, skipped, ...counts }

  /** A page may be a whole export. */
  const rankedIn = async (page: readonly RankedMatch[], stop: Stop): Promise<RankedPassage[]> => {
    const ranked: RankedPassage[] = []
    for (const { passage, report, score, parts } of page) {
      ranked.push({ passage: catalogue.passage(passage), report: reports[report]!, score, parts })
      if (ranked.length % BATCH === 0) await stop.turn()
    }
    return ranked
  }

  return {
    info,
    async search(request, ask): Promise<PageAnswer> {
      const offset = offsetOf(request, version)
      const asked: PageRequest = offset === request.offset ? request : { ...request, offset }
      const found = await core.search(asked, ask)
      const total = request.distinct ? found.reports : found.hits
      const end = asked.offset + found.page.length
      const { regions, years } = facets(found.regions, found.years)
      return {
        ranked: await rankedIn(found.page, stopFor(ask)),
        next: end < total && end > asked.offset ? cursorBehind(end, version) : null,
        totalHits: found.hits,
        totalReports: found.reports,
        totalOccurrences: found.occurrences,
        literalHits: found.literal.hits,
        literalOccurrences: found.literal.occurrences,
        regions,
        years,
      }
    },
    counts: (requests, ask) => core.counts(requests, ask),
    async tally(request, ask) {
      const { reports: matching, hits, occurrences } = await core.tally(request, ask)
      return Array.from(matching, (report, i) => ({
        report: reports[report]!,
        hits: hits[i]!,
        occurrences: occurrences && occurrences[i]!,
      }))
    },
    async *matching(request, ask) {
      const stop = stopFor(ask)
      const passages = await core.matching(request, ask)
      for (let at = 0; at < passages.length; at += BATCH) {
        const batch: PassageRecord[] = []
        for (const passage of passages.subarray(at, at + BATCH)) batch.push(catalogue.passage(passage))
        yield batch
        await stop.turn()
      }
    },
    recount: (text, ask) => core.recount(text, ask),
    async reports(ask) {
      stopFor(ask).check()
      return reports
    },
    async report(id, ask) {
      stopFor(ask).check()
      const number = catalogue.number(id)
      return number === null ? null : catalogue.content(number)
    },
    async *contents(ask) {
      const stop = stopFor(ask)
      for (let report = 0; report < reports.length; report++) {
        yield catalogue.content(report)
        await stop.turn()
      }
    },
    close: () => core.close(),
  }
}

// --- internal ---

/** The files stay open until nothing answers any more. */
function closing(core: Core, files: ColumnFiles): Core {
  // Once: the number of a closed file may be another's by then.
  let closed: Promise<void> | undefined
  return {
    ...core,
    close() {
      closed ??= core.close().then(() => closeFiles(files))
      return closed
    },
  }
}

/** Passages read before others may have their turn. */
const BATCH = 200
