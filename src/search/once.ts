// once.ts — an engine in which passages of the same text are there once (重复的只计一次): every view asked of it counts and
// shows each text in the earliest report that has it. Not: when it is asked (question.ts).
import { LRUCache } from 'lru-cache'
import { skeleton } from '../analysis/skeleton.ts'
import type {
  Ask,
  Engine,
  EngineRequest,
  PageAnswer,
  PageRequest,
  RankedPassage,
  ReportTally,
  Totals,
} from '../engine/engine.ts'
import type { FacetCounts, FacetRows } from '../engine/ranking/facet.ts'
import { createFacetAnswers, regionRows, yearRows } from '../engine/ranking/facets.ts'
import { matchingKey, upperOf } from '../engine/requests.ts'
import { createFolding } from './marks/folding.ts'
import { occurrenceCounter } from './marks/occurrences.ts'

export interface OnceEngine extends Engine {
  /** Matching passages left out because an earlier one has the same text. */
  repeated(request: EngineRequest, ask?: Ask): Promise<number>
}

/**
 * Of the passages that match and have the same skeleton, only the first matches: that of the earliest year, reports
 * without a year last, then in the order of the snapshot.
 *
 * One for each engine, which remembers the questions asked last.
 */
export function onceOver(engine: Engine): OnceEngine {
  const known = made.get(engine)
  if (known) return known
  const once = createOnce(engine)
  made.set(engine, once)
  return once
}

// --- internal ---

const made = new WeakMap<Engine, OnceEngine>()

/** Passages kept of the questions asked last: some 100 bytes each. */
const PASSAGES_KEPT = 300_000

interface First {
  id: string
  /** Number of its report. */
  report: number
  year: number
  occurrences: number | null
}

interface Firsts {
  ids: ReadonlySet<string>
  tallies: ReportTally[]
  totals: Totals
  facets: Pick<PageAnswer, 'regions' | 'years'>
  repeated: number
}

function createOnce(engine: Engine): OnceEngine {
  const kept = new LRUCache<string, Firsts>({
    maxSize: PASSAGES_KEPT,
    sizeCalculation: ({ ids }) => ids.size + 1,
  })
  const firsts = async (request: EngineRequest, ask?: Ask): Promise<Firsts> => {
    const key = matchingKey(request)
    const found = kept.get(key) ?? (await findFirsts(engine, request, ask))
    kept.set(key, found)
    return found
  }
  return {
    info: engine.info,
    recount: (text, ask) => engine.recount(text, ask),
    reports: ask => engine.reports(ask),
    report: (id, ask) => engine.report(id, ask),
    contents: ask => engine.contents(ask),
    close: () => engine.close(),
    async search(request, ask) {
      const found = await firsts(request, ask)
      const { ranked, next } = request.distinct
        ? await pageOfReports(engine, request, found.ids, ask)
        : await page(engine, request, found.ids, ask)
      const { hits, reports, occurrences } = found.totals
      const literal = (await firsts(upperOf(request), ask)).totals
      return {
        ranked,
        next,
        totalHits: hits,
        totalReports: reports,
        totalOccurrences: occurrences,
        literalHits: literal.hits,
        literalOccurrences: literal.occurrences,
        ...found.facets,
      }
    },
    counts: (requests, ask) =>
      Promise.all(requests.map(async request => (await firsts(request, ask)).totals)),
    tally: async (request, ask) => (await firsts(request, ask)).tallies,
    async *matching(request, ask) {
      const { ids } = await firsts(request, ask)
      for await (const batch of engine.matching(request, ask)) yield batch.filter(({ id }) => ids.has(id))
    },
    repeated: async (request, ask) => (await firsts(request, ask)).repeated,
  }
}

async function findFirsts(engine: Engine, request: EngineRequest, ask?: Ask): Promise<Firsts> {
  const reports = await engine.reports(ask)
  const numbers = new Map(reports.map(({ id }, i) => [id, i]))
  const count = request.counted && occurrenceCounter(request.counted, createFolding())
  const byText = new Map<string, First>()
  let matching = 0
  for await (const batch of engine.matching(request, ask)) {
    for (const passage of batch) {
      matching++
      const text = skeleton(passage.paragraph.slice(passage.start, passage.end))
      const report = numbers.get(passage.reportId)!
      const year = reports[report]!.year ?? Number.MAX_VALUE
      const before = byText.get(text)
      // The stream is in the order of the snapshot.
      if (before && before.year <= year) continue
      byText.set(text, { id: passage.id, report, year, occurrences: count ? count(passage) : null })
    }
  }
  const tallies = new Map<number, ReportTally>()
  for (const { report, occurrences } of byText.values()) {
    const tally = tallies.get(report)
    if (!tally) tallies.set(report, { report: reports[report]!, hits: 1, occurrences })
    else {
      tally.hits++
      if (tally.occurrences !== null) tally.occurrences += occurrences ?? 0
    }
  }
  const inOrder = [...tallies].sort(([a], [b]) => a - b).map(([, tally]) => tally)
  return {
    ids: new Set(Array.from(byText.values(), ({ id }) => id)),
    tallies: inOrder,
    totals: {
      hits: byText.size,
      reports: inOrder.length,
      occurrences: count ? inOrder.reduce((sum, { occurrences }) => sum + (occurrences ?? 0), 0) : null,
    },
    facets: createFacetAnswers(reports)(
      countsOf(regionRows(reports), tallies),
      countsOf(yearRows(reports), tallies),
    ),
    repeated: matching - byText.size,
  }
}

function countsOf(
  { values, rowOf }: FacetRows<unknown>,
  tallies: ReadonlyMap<number, ReportTally>,
): FacetCounts {
  const hits = new Uint32Array(values.length)
  const reports = new Uint32Array(values.length)
  for (const [report, tally] of tallies) {
    const row = rowOf[report]!
    if (row === -1) continue
    hits[row]! += tally.hits
    reports[row]!++
  }
  return { hits, reports }
}

/** Hits ranked at a time while the first ones are picked out, at least: each stretch is a search of its own. */
const STRETCH = 500

type Page = Pick<PageAnswer, 'ranked' | 'next'>

/** A cursor says which stretch of the engine's to begin with, and how many of its hits are behind us. */
async function page(
  engine: Engine,
  request: PageRequest,
  ids: ReadonlySet<string>,
  ask?: Ask,
): Promise<Page> {
  let [after, behind]: [string | null, number] = request.after ? JSON.parse(request.after) : [null, 0]
  let skipped = request.after ? request.offset : 0
  const limit = Math.max(STRETCH, request.limit)
  const ranked: RankedPassage[] = []
  for (;;) {
    const stretch = await engine.search({ ...request, limit, offset: 0, after }, ask)
    for (let i = behind; i < stretch.ranked.length; i++) {
      const one = stretch.ranked[i]!
      if (!ids.has(one.passage.id)) continue
      if (skipped < request.offset) {
        skipped++
        continue
      }
      if (ranked.length === request.limit) return { ranked, next: JSON.stringify([after, i]) }
      ranked.push(one)
    }
    if (stretch.next === null) return { ranked, next: null }
    after = stretch.next
    // The one who left the cursor may have looked at longer stretches.
    behind = Math.max(0, behind - stretch.ranked.length)
  }
}

/** The best of the first ones of each report. What stood on earlier pages is found again: reports are few. */
async function pageOfReports(
  engine: Engine,
  request: PageRequest,
  ids: ReadonlySet<string>,
  ask?: Ask,
): Promise<Page> {
  const offset = request.after ? Number(request.after) : request.offset
  const best = new Map<string, RankedPassage>()
  let after: string | null = null
  do {
    const stretch: PageAnswer = await engine.search(
      { ...request, distinct: false, limit: Math.max(STRETCH, request.limit), offset: 0, after },
      ask,
    )
    for (const one of stretch.ranked)
      if (ids.has(one.passage.id) && !best.has(one.report.id)) best.set(one.report.id, one)
    after = stretch.next
  } while (after !== null && best.size <= offset + request.limit)
  const ranked = [...best.values()].slice(offset, offset + request.limit)
  const next = best.size > offset + request.limit ? String(offset + request.limit) : null
  return { ranked, next }
}
