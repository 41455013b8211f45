// cluster-engine.ts — the engine over one snapshot in a cluster. Not: requests, queries, publishing.
import { LRUCache } from 'lru-cache'
import { cursorBehind, offsetOf } from '../cursor.ts'
import type { Ask, Engine, EngineInfo, EngineRequest, PageAnswer, PassageRecord, Totals } from '../engine.ts'
import { createFacets } from '../ranking/facets.ts'
import { DEFAULT_RANKING } from '../ranking/ranking-parameters.ts'
import type { RankedMatch } from '../ranking/scores.ts'
import { createWorks } from '../ranking/works.ts'
import { matchingKey, upperOf } from '../requests.ts'
import { stopFor } from '../stopping.ts'
import { countsIn, OCCURRENCES, type ReportCounts, sumOf, tallying } from './bucket-tally.ts'
import type { Catalogue } from './cluster-catalogue.ts'
import { createQuestion } from './cluster-question.ts'
import { type Asked, compile } from './conditions.ts'
import type { Connection } from './connection.ts'
import { createFrequencies } from './frequencies.ts'
import { createListings } from './listing.ts'
import { createPages } from './page-source.ts'
import { askCluster, type Found, scored, sortedBy } from './query-dsl.ts'
import { recount } from './recount.ts'
import { type Header, readDetails } from './snapshot-metadata.ts'
import { readReports } from './snapshot-reader.ts'
import type { StoredPassage } from './stored-passage.ts'
import {
  AT_ONCE,
  createPassageReader,
  createRecords,
  type Passages,
  paragraphOf,
  passagesIn,
} from './stored-passages.ts'
import { createLeaves } from './verified.ts'

/** Matching passages in the first batch: many callers read no further. */
const BATCH = 1000
/** Questions whose totals are cached, because they are often needed beside a page. */
const KEPT_TOTALS = 1000
/** Counts by report kept for the same: so many in all, 16 bytes each. */
const KEPT_COUNTS = 500_000

export function openClusterEngine(connection: Connection, catalogue: Catalogue, header: Header): Engine {
  const { version, builtAt, fingerprint, skipped, counts, statistics, routings } = header
  const info: EngineInfo = { version, builtAt, fingerprint, skipped, ...counts }
  const { names, records, firsts, labels, reportOf } = catalogue
  const index = names.passages
  const parameters = DEFAULT_RANKING
  const works = createWorks(records, catalogue.citations, parameters)
  const reader = createPassageReader(connection, index)
  const gather = createLeaves(connection, index, reader, catalogue.countOf)
  const frequencies = createFrequencies(connection, index, routings, catalogue.countOf)
  const listings = createListings(connection, index, works, catalogue)
  const facetsOf = createFacets(records, firsts)
  const parts = {
    connection,
    index,
    reader,
    frequencies,
    works,
    listings,
    parameters,
    reports: records.length,
    reportOf,
  }
  const knownTotals = new LRUCache<string, Totals>({ max: KEPT_TOTALS })
  const knownCounts = new LRUCache<string, ReportCounts>({
    maxSize: KEPT_COUNTS,
    sizeCalculation: ({ reports }) => reports.length + 1,
  })

  const recordsOf = () =>
    createRecords(label => {
      const report = reportOf(label)
      return { id: records[report]!.id, first: labels.starts[report]! }
    })
  const compiled = async (request: EngineRequest, ask: Ask | undefined): Promise<Asked> =>
    (await compile([request], gather, catalogue, ask))[0]!

  const pages = createPages(catalogue, statistics, parts)

  /** Records of matches, what they lack of their paragraphs read. */
  const present = async (matches: readonly RankedMatch[], known: Passages, ask: Ask | undefined) => {
    await reader.read(
      matches.map(({ passage }) => passage),
      known,
      ask,
    )
    await reader.read(
      matches.flatMap(({ passage }) => [...paragraphOf(known.get(passage)!)]),
      known,
      ask,
    )
    const recordOf = recordsOf()
    return matches.map(({ passage, report, score, parts }) => {
      return { passage: recordOf(known.get(passage)!, known), report: records[report]!, score, parts }
    })
  }

  const engine: Engine = {
    info,
    async search(request, ask): Promise<PageAnswer> {
      const offset = offsetOf(request, version)
      const asked = await compiled(request, ask)
      const question = createQuestion(asked, parts, ask)
      const matches = await pages({ ...request, offset }, asked, question, ask)
      const { counts, upper, occurrences } = question.counted()
      const totals = { ...totalsOf(counts), occurrences: occurrences ? occurrences.all : null }
      const literal = upper && { ...totalsOf(upper), occurrences: occurrences ? occurrences.upper : null }
      knownTotals.set(matchingKey(request), totals)
      if (literal) knownTotals.set(matchingKey(upperOf(request)), literal)
      knownCounts.set(matchingKey({ ...request, counted: null }), counts)
      const shown = matches.slice(offset, offset + request.limit)
      const end = offset + shown.length
      const all = request.distinct ? totals.reports : totals.hits
      return {
        ranked: await present(shown, question.known, ask),
        next: end < all && shown.length > 0 ? cursorBehind(end, version) : null,
        totalHits: totals.hits,
        totalReports: totals.reports,
        totalOccurrences: totals.occurrences,
        literalHits: (literal ?? totals).hits,
        literalOccurrences: (literal ?? totals).occurrences,
        ...facetsOf(counts),
      }
    },
    async counts(requests, ask) {
      stopFor(ask).check()
      // Looked up before anything is waited for: by then what is kept may have been dropped for something else.
      const kept = requests.map(request => knownTotals.get(matchingKey(request)))
      const missing = requests.filter((_, i) => kept[i] === undefined)
      const asked = await compile(missing, gather, catalogue, ask)
      const searches = asked.map(({ where, counted }) => [
        ...tallying({ query: where }, records.length, null),
        ...(counted ? [{ query: scored(where, counted), aggs: sumOf(OCCURRENCES) }] : []),
      ])
      const found = await askCluster(connection, index, searches.flat(), ask)
      const answers = new Map<string, Totals>()
      let at = 0
      missing.forEach((request, i) => {
        const mine = found.slice(at, at + searches[i]!.length)
        at += mine.length
        const tallies = request.counted ? mine.slice(0, -1) : mine
        const occurrences = request.counted && sumIn(mine.at(-1)!)
        answers.set(matchingKey(request), { ...totalsOf(countsIn(tallies, reportOf)), occurrences })
      })
      return requests.map((request, i) => {
        const key = matchingKey(request)
        const totals = kept[i] ?? answers.get(key)!
        knownTotals.set(key, totals)
        return totals
      })
    },
    async tally(request, ask) {
      stopFor(ask).check()
      const { counted } = request
      const kept = counted === null ? knownCounts.get(matchingKey(request)) : undefined
      const { reports, hits, sums } = kept ?? (await countedBy(request, ask))
      return Array.from(reports, (report, i) => ({
        report: records[report]!,
        hits: hits[i]!,
        occurrences: counted && sums[i]!,
      }))
    },
    async *matching(request, ask) {
      const { where } = await compiled(request, ask)
      const recordOf = recordsOf()
      const read = async (size: number, after?: unknown[]): Promise<Found> => {
        const search = { query: where, size, sort: sortedBy('seq'), _source: true } as const
        const behind = after && { search_after: after }
        return (
          await askCluster(connection, index, [{ ...search, ...behind, track_total_hits: false }], ask)
        )[0]!
      }
      let found = await read(BATCH)
      for (let size = BATCH; ; size = AT_ONCE) {
        const batch = passagesIn(found)
        const after = batch.length < size ? null : found.hits.hits.at(-1)!.sort!
        // A caller who takes a second batch mostly reads on, so the next one is fetched meanwhile.
        const ahead = size > BATCH && after ? read(AT_ONCE, after) : null
        ahead?.catch(() => {})
        if (batch.length > 0) yield await recordsWith(batch, recordOf, ask)
        if (after === null) return
        found = await (ahead ?? read(AT_ONCE, after))
      }
    },
    async recount(text, ask) {
      const leaf = (await gather([text], [], ask)).text(text)
      return recount(text, leaf, { connection, index, reader }, ask)
    },
    async reports(ask) {
      stopFor(ask).check()
      return records
    },
    async report(id, ask) {
      stopFor(ask).check()
      const number = catalogue.number(id)
      if (number === null) return null
      const [detail] = await readDetails(connection, names.metadata, number, number + 1, ask)
      const passages: StoredPassage[] = []
      const start = labels.starts[number]!
      for await (const batch of reader.stream(start, start + records[number]!.passages, ask))
        for (const passage of batch) passages.push(passage)
      return { report: records[number]!, ...detail!, passages: wholeRecords(passages) }
    },
    async *contents(ask) {
      let number = 0
      for await (const { detail, passages } of readReports(connection, catalogue, ask))
        yield { report: records[number++]!, ...detail, passages: wholeRecords(passages) }
    },
    async close() {},
  }
  return engine

  async function countedBy(request: EngineRequest, ask: Ask | undefined): Promise<ReportCounts> {
    const { where, counted } = await compiled(request, ask)
    const query = counted ? scored(where, counted) : where
    const searches = tallying({ query }, records.length, counted && sumOf(OCCURRENCES))
    return countsIn(await askCluster(connection, index, searches, ask), reportOf)
  }

  async function recordsWith(
    batch: readonly StoredPassage[],
    recordOf: ReturnType<typeof recordsOf>,
    ask: Ask | undefined,
  ): Promise<PassageRecord[]> {
    const known: Passages = new Map(batch.map(passage => [passage.n, passage]))
    await reader.read(
      batch.flatMap(passage => [...paragraphOf(passage)]),
      known,
      ask,
    )
    return batch.map(passage => recordOf(passage, known))
  }

  /** Of whole reports. */
  function wholeRecords(passages: readonly StoredPassage[]): PassageRecord[] {
    const known: Passages = new Map(passages.map(passage => [passage.n, passage]))
    const recordOf = recordsOf()
    return passages.map(passage => recordOf(passage, known))
  }
}

// --- internal ---

const totalsOf = ({ reports, hits }: ReportCounts) => {
  return { hits: hits.reduce((sum, one) => sum + one, 0), reports: reports.length }
}

const sumIn = ({ aggregations }: Found): number => (aggregations!.sum as { value: number }).value
