// firsts.ts — of the passages that match and have the same text, the first: found by reading each match once. Not: views of
// them (once.ts).
import { skeleton } from '../analysis/skeleton.ts'
import type { Ask, Engine, EngineRequest, PageAnswer, ReportRecord, ReportTally } from '../engine/engine.ts'
import type { FacetCounts, FacetRows } from '../engine/ranking/facet.ts'
import { createFacetAnswers, regionRows, yearRows } from '../engine/ranking/facets.ts'
import { lowerOf, upperOf } from '../engine/requests.ts'
import { createFolding } from './marks/folding.ts'
import { occurrenceCounter } from './marks/occurrences.ts'

export interface Firsts {
  ids: ReadonlySet<string>
  tallies: ReportTally[]
  hits: number
  /** Null: not defined, as in `Totals`. */
  occurrences: number | null
  /** Of the upper tier alone; the first of a text there may be another. */
  literalHits: number
  literalOccurrences: number | null
  facets: Pick<PageAnswer, 'regions' | 'years'>
  /** Matching passages that an earlier one of the same text stands for. */
  repeated: number
}

/** What holds for every question of a snapshot. */
export interface ReportTables {
  reports: readonly ReportRecord[]
  /** By id: its number. */
  numbers: ReadonlyMap<string, number>
  facets(tallies: ReadonlyMap<number, ReportTally>): Firsts['facets']
}

export async function reportTables(engine: Engine): Promise<ReportTables> {
  const reports = await engine.reports()
  const [regions, years] = [regionRows(reports), yearRows(reports)]
  const answers = createFacetAnswers(reports)
  return {
    reports,
    numbers: new Map(reports.map(({ id }, i) => [id, i])),
    facets: tallies => answers(countsOf(regions, tallies), countsOf(years, tallies)),
  }
}

/** Reads what is in the upper tier, and beside it what is in the lower: no passage twice. */
export async function findFirsts(
  engine: Engine,
  { reports, numbers, facets }: ReportTables,
  request: EngineRequest,
  ask?: Ask,
): Promise<Firsts> {
  const count = request.counted && occurrenceCounter(request.counted, createFolding())
  let matching = 0
  const firstsOf = async (tier: EngineRequest): Promise<Map<string, First>> => {
    const byText = new Map<string, First>()
    for await (const batch of engine.matching(tier, ask)) {
      for (const passage of batch) {
        matching++
        const { id, ordinal, paragraph, start, end } = passage
        const report = numbers.get(passage.reportId)!
        const year = reports[report]!.year ?? Number.MAX_VALUE
        const first = { id, report, ordinal, year, occurrences: count ? count(passage) : 0 }
        putFirst(byText, skeleton(paragraph.slice(start, end)), first)
      }
    }
    return byText
  }
  const lower = lowerOf(request)
  const [byText, below] = await Promise.all([firstsOf(upperOf(request)), lower && firstsOf(lower)])
  const literal = totalOf(byText)
  if (below) for (const [text, first] of below) putFirst(byText, text, first)

  const all = totalOf(byText)
  const tallies = new Map<number, ReportTally>()
  for (const { report, occurrences } of byText.values()) {
    const tally = tallies.get(report) ?? { report: reports[report]!, hits: 0, occurrences: count ? 0 : null }
    tally.hits++
    if (tally.occurrences !== null) tally.occurrences += occurrences
    tallies.set(report, tally)
  }
  return {
    ids: new Set(Array.from(byText.values(), ({ id }) => id)),
    tallies: [...tallies].sort(([a], [b]) => a - b).map(([, tally]) => tally),
    hits: all.hits,
    occurrences: count ? all.occurrences : null,
    literalHits: literal.hits,
    literalOccurrences: count ? literal.occurrences : null,
    facets: facets(tallies),
    repeated: matching - all.hits,
  }
}

// --- internal ---

interface First {
  id: string
  /** Number of its report. */
  report: number
  ordinal: number
  year: number
  occurrences: number
}

/** Of the earliest year, then in the order of the snapshot. */
function putFirst(byText: Map<string, First>, text: string, one: First): void {
  const other = byText.get(text)
  const isFirst =
    !other || (one.year - other.year || one.report - other.report || one.ordinal - other.ordinal) < 0
  if (isFirst) byText.set(text, one)
}

function totalOf(byText: ReadonlyMap<string, First>): { hits: number; occurrences: number } {
  let sum = 0
  for (const { occurrences } of byText.values()) sum += occurrences
  return { hits: byText.size, occurrences: sum }
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
