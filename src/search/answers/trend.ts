// trend.ts — where and when the library first has what is asked for, word for word, and how it spread. Not: counts by
// region and year (compare.ts).
import type { Trend, TrendOptions } from '../../api/trend.ts'
import type { Condition, Engine, EngineRequest, ReportRecord } from '../../engine/engine.ts'
import { wilson } from '../../keyness/interval.ts'
import { byRegion, type Region } from '../../regions/region.ts'
import { elapsed } from '../clock.ts'
import { markerOf, present, summary } from '../marks/present.ts'
import type { Opened } from '../opened.ts'
import type { Finders } from '../question/plan.ts'
import { ask } from '../question/question.ts'
import { reportsWithin } from './reports.ts'

export function createTrend(opened: Opened) {
  return async (text: string, options: TrendOptions = {}): Promise<Trend> => {
    const started = performance.now()
    const { engine } = opened
    const { answer, mode, relaxed, notices } = await ask(opened, {
      text,
      options: { ...options, match: 'strict' },
      async put(request, { occurrence, finders }) {
        const where: Condition = { type: 'and', conditions: [request.where, occurrence] }
        const asked = { ...request, where }
        return { asked, finders, using: (await engine.tally(asked)).map(({ report }) => report) }
      },
      hits: ({ using }) => using.length,
    })
    const using = answer?.using ?? []
    const earliest = earliestOf(using)
    const indexed = await reportsWithin(engine, options)
    return {
      query: text,
      mode,
      relaxed,
      notices,
      first: answer ? await firstUses(engine, answer, earliest.slice(0, SHOWN)) : [],
      firstReports: earliest.length,
      years: yearsOf(indexed, using),
      undated: using.filter(({ year }) => year === null).length,
      reports: indexed.length,
      processingTimeMs: elapsed(started),
      indexVersion: engine.info.version,
    }
  }
}

// --- internal ---

const SHOWN = 5

/** Those of the earliest year; where no year is known, all of them. */
function earliestOf(using: readonly ReportRecord[]): readonly ReportRecord[] {
  const dated = using.flatMap(({ year }) => year ?? [])
  const earliest = dated.length === 0 ? null : dated.reduce((a, b) => Math.min(a, b))
  return using.filter(({ year }) => year === earliest)
}

/** A passage of each report. */
async function firstUses(
  engine: Engine,
  { asked, finders }: { asked: EngineRequest; finders: Finders },
  reports: readonly ReportRecord[],
): Promise<Trend['first']> {
  const mark = markerOf(finders)
  const first: Trend['first'] = []
  for (const report of reports)
    for await (const [passage] of engine.matching({ ...asked, report: report.id })) {
      if (!passage) continue
      const { id, text, matches } = present(passage, mark)
      first.push({ report: summary(report), passageId: id, text, matches })
      break
    }
  return first
}

/** Every year that has reports; what is of no year has no place among them. */
function yearsOf(indexed: readonly ReportRecord[], using: readonly ReportRecord[]): Trend['years'] {
  const byYear = new Map<number, { indexed: ReportRecord[]; using: ReportRecord[] }>()
  const cellOf = (year: number) => {
    const cell = byYear.get(year) ?? { indexed: [], using: [] }
    byYear.set(year, cell)
    return cell
  }
  for (const report of indexed) if (report.year !== null) cellOf(report.year).indexed.push(report)
  for (const report of using) if (report.year !== null) cellOf(report.year).using.push(report)
  const known = new Set<string>()
  /** With a report of an earlier year. */
  const held = new Set<string>()
  return [...byYear]
    .sort(([a], [b]) => a - b)
    .map(([year, { indexed, using }]) => {
      const joined = divisions(using).filter(({ code }) => !known.has(code))
      const [adopted, arrived] = [true, false].map(isHeld =>
        joined.filter(({ code }) => held.has(code) === isHeld),
      ) as [Region[], Region[]]
      for (const { code } of joined) known.add(code)
      const places = divisions(indexed)
      for (const { code } of places) held.add(code)
      return {
        year,
        indexed: indexed.length,
        reports: using.length,
        ...wilson(using.length, indexed.length),
        regions: places.length,
        using: divisions(using).length,
        joined,
        adopted,
        arrived,
      }
    })
}

/** Distinct, by code. */
function divisions(reports: readonly ReportRecord[]) {
  const byCode = new Map(reports.flatMap(({ region }) => (region ? [[region.code, region] as const] : [])))
  return [...byCode.values()].sort(byRegion)
}
