// once.ts — an engine in which passages of the same text are there once (重复的只计一次): every view asked of it counts and
// shows each text in the earliest report that has it. Not: finding those (firsts.ts), when it is asked
// (question.ts).
import { LRUCache } from 'lru-cache'
import type { Ask, Engine, EngineRequest, PageAnswer, PageRequest, RankedPassage } from '../engine/engine.ts'
import { matchingKey } from '../engine/requests.ts'
import { type Firsts, findFirsts, reportTables } from './firsts.ts'
import { madeOnce } from './made-once.ts'

export interface OnceEngine extends Engine {
  /** Matching passages left out because an earlier one has the same text. */
  repeated(request: EngineRequest, ask?: Ask): Promise<number>
  /** Of a page's answer what stands in one report. To ask it with that report alone would let repeats in it be first. */
  within(request: PageRequest, report: string, ask?: Ask): Promise<RankedPassage[]>
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

/** Occurrences are those of what was counted; whoever counts nothing takes the same. */
interface Kept {
  firsts: Firsts
  /** As JSON. */
  counted: string
}

const NOT_COUNTED = { occurrences: null, literalOccurrences: null }

/** Passages kept of the questions asked last: some 100 bytes each. */
const PASSAGES_KEPT = 300_000

function createOnce(engine: Engine): OnceEngine {
  const kept = new LRUCache<string, Kept>({
    maxSize: PASSAGES_KEPT,
    sizeCalculation: ({ firsts }) => firsts.ids.size + 1,
  })
  const tables = madeOnce(() => reportTables(engine))
  const firsts = async (request: EngineRequest, ask?: Ask): Promise<Firsts> => {
    // Which are first depends on what matches, how many of them are literal on what is asked for literally too.
    const key = JSON.stringify([matchingKey({ ...request, counted: null }), request.literal])
    const counted = JSON.stringify(request.counted)
    const found = kept.get(key)
    if (found && (request.counted === null || found.counted === counted)) return found.firsts
    const firsts = await findFirsts(engine, await tables(), request, ask)
    kept.set(key, { firsts, counted })
    return firsts
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
      const { hits, literalHits, tallies, facets } = found
      const { occurrences, literalOccurrences } = request.counted ? found : NOT_COUNTED
      return {
        ranked,
        next,
        totalHits: hits,
        totalReports: tallies.length,
        totalOccurrences: occurrences,
        literalHits,
        literalOccurrences,
        ...facets,
      }
    },
    counts: (requests, ask) =>
      Promise.all(
        requests.map(async request => {
          const { hits, occurrences, tallies } = await firsts(request, ask)
          return { hits, reports: tallies.length, occurrences: request.counted && occurrences }
        }),
      ),
    tally: async (request, ask) => {
      const { tallies } = await firsts(request, ask)
      return request.counted ? tallies : tallies.map(tally => ({ ...tally, occurrences: null }))
    },
    async *matching(request, ask) {
      const { ids } = await firsts(request, ask)
      for await (const batch of engine.matching(request, ask)) yield batch.filter(({ id }) => ids.has(id))
    },
    repeated: async (request, ask) => (await firsts(request, ask)).repeated,
    within: async (request, report, ask) =>
      (await page(engine, { ...request, report }, (await firsts(request, ask)).ids, ask)).ranked,
  }
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
