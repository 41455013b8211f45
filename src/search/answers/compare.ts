// compare.ts — a question counted by division and year. Not: drawing it.

import type { CompareOptions, CompareResult, CompareRow } from '../../api/compare.ts'
import type { ReportRecord, ReportTally } from '../../engine/engine.ts'
import { levelsApart, yearLevels } from '../../keyness/year-levels.ts'
import type { Notice, Query } from '../../query/query.ts'
import { allOf, leaves } from '../../query/tree.ts'
import { byRegion } from '../../regions/region.ts'
import { type GenreChoice, genreOrUntitled } from '../../report/genre.ts'
import { earlierFirst } from '../../report/years.ts'
import { elapsed } from '../clock.ts'
import type { Opened } from '../opened.ts'
import { type Filters, YEAR_OF } from '../question/filters.ts'
import { type Asked, ask } from '../question/question.ts'
import { merged } from '../question/request.ts'
import { inRepeats, repeatsNotice } from './in-repeats.ts'
import { reportsLeft } from './reports.ts'

export function createCompare(opened: Opened) {
  const { engine, planner } = opened
  /** The reports that the filters leave, and the restrictions of the query that hold for whole reports. */
  const universe = (query: Query | null, filters: Filters): Promise<readonly ReportRecord[]> => {
    const restrictions = query && restrictionsOf(query)
    return reportsLeft(engine, filters, restrictions ? planner.plan(restrictions, 'all').where : undefined)
  }

  return async (text: string, options: CompareOptions = {}): Promise<CompareResult> => {
    const started = performance.now()
    const asked = await ask(opened, {
      text,
      options,
      put: (request, _plan, asked) => asked.tally(request),
      hits: tallies => tallies.length,
    })
    const { query, filters, plan, answer, mode, relaxed, notices } = asked
    const tallies = answer ?? []
    const yearOf = YEAR_OF[options.by ?? 'report']
    const most = oneReport(tallies, yearOf)
    if (most) notices.push(most)
    const reports = await universe(query, filters)
    const levels = yearLevels(reports.map(report => ({ year: yearOf(report), level: report.level })))
    // Whoever chose levels knows of them.
    const apart = options.level?.length ? null : levelsApart(levels)
    if (apart) notices.push(apart)
    const all = {
      hits: tallies.reduce((sum, { hits }) => sum + hits, 0),
      reports: tallies.length,
      occurrences:
        plan?.counted === null ? null : tallies.reduce((sum, { occurrences }) => sum + (occurrences ?? 0), 0),
    }
    const repeated = plan && options.repeats !== 'once' ? await inRepeats(engine, plan, filters, all) : null
    const same = repeatsNotice(all, repeated)
    if (same) notices.push(same)
    const rows = compareRows(reports, tallies, await literalHitsOf(asked), plan?.counted !== null, yearOf)
    return {
      query: text,
      mode,
      relaxed,
      notices,
      totalHits: all.hits,
      totalReports: all.reports,
      totalOccurrences: all.occurrences,
      processingTimeMs: elapsed(started),
      indexVersion: engine.info.version,
      repeated,
      levels,
      rows,
    }
  }
}

/**
 * A row for each division and year that the reports name, the unknown included.
 *
 * @param tallies of some of these reports
 * @param literalHits by report; absent: none
 * @param countable whether occurrences are defined
 * @param yearOf a report counts under
 */
function compareRows(
  reports: readonly ReportRecord[],
  tallies: readonly ReportTally[],
  literalHits: ReadonlyMap<string, number>,
  countable: boolean,
  yearOf: (report: ReportRecord) => number | null,
): CompareRow[] {
  const rows = new Map<string, CompareRow>()
  const rowOf = (report: ReportRecord): CompareRow => {
    const { region } = report
    const year = yearOf(report)
    const key = `${region?.code} ${year}`
    let row = rows.get(key)
    if (!row) {
      const occurrences = countable ? 0 : null
      const none = { hits: 0, literalHits: 0, reports: 0, literalReports: 0, indexedReports: 0 }
      row = { region, year, ...none, occurrences, characters: 0, per10k: null }
      rows.set(key, row)
    }
    return row
  }
  for (const report of reports) {
    const row = rowOf(report)
    row.indexedReports++
    row.characters += report.characters
  }
  for (const { report, hits, occurrences } of tallies) {
    const row = rowOf(report)
    row.reports++
    row.hits += hits
    const literal = literalHits.get(report.id) ?? 0
    row.literalHits += literal
    if (literal > 0) row.literalReports++
    if (row.occurrences !== null) row.occurrences += occurrences ?? 0
  }
  for (const row of rows.values())
    if (row.occurrences !== null && row.characters > 0)
      row.per10k = (row.occurrences / row.characters) * 10_000
  return [...rows.values()].sort((a, b) => byRegion(a.region, b.region) || earlierFirst(a.year, b.year))
}

// --- internal ---

/** Reports that match: of two or three one often has most. */
const FEWEST = 5

/** Told where one report has more than half of all occurrences of several: it draws the curve alone. */
function oneReport(
  tallies: readonly ReportTally[],
  yearOf: (report: ReportRecord) => number | null,
): Notice | null {
  if (tallies.length < FEWEST) return null
  let all = 0
  let most: ReportTally | null = null
  for (const tally of tallies) {
    all += tally.occurrences ?? 0
    if ((tally.occurrences ?? 0) > (most?.occurrences ?? 0)) most = tally
  }
  const some = most?.occurrences ?? 0
  if (!most || some * 2 <= all) return null
  const { title, file } = most.report
  const name = title ?? file
  const year = yearOf(most.report)
  const genre = genreWithout(most, tallies)
  const without = genre === null ? '不计它' : `不计它（文种只选“${genre}”）`
  // What has no year draws no curve over years, only a row of the table.
  const effect = year === null ? `（年份不详）：${without}，各地` : `（${year} 年）：${without}，各年、各地`
  return {
    code: 'one-report',
    message: `${all} 处中有 ${some} 处出自一篇“${name}”${effect}的高低就是另一个样子`,
    about: [name, String(some), String(all), String(year ?? ''), genre ?? '', most.report.id],
  }
}

/** The filter that leaves a law or the like out and still counts something; null: there is none. */
function genreWithout({ report }: ReportTally, tallies: readonly ReportTally[]): GenreChoice | null {
  const isReport = ({ title }: ReportRecord) => genreOrUntitled(title) === '报告'
  return !isReport(report) && tallies.some(tally => isReport(tally.report)) ? '报告' : null
}

/** How many passages of a report hold every term and phrase literally; what was relaxed has none. */
async function literalHitsOf({
  answer,
  engine,
  filters,
  plan,
  relaxed,
}: Asked<ReportTally[]>): Promise<Map<string, number>> {
  if (!answer || !plan || relaxed) return new Map()
  const request = merged(plan, filters)
  const { where, literal } = request
  const tallies =
    literal === null
      ? answer
      : await engine.tally({ ...request, where: { type: 'and', conditions: [where, literal] } })
  return new Map(tallies.map(({ report, hits }) => [report.id, hits]))
}

/**
 * The parts of a query that must hold beside the others and that a report satisfies as a whole or not at all:
 * 地区:宁夏 leaves no rows of other divisions, as the filter of the same name does.
 */
function restrictionsOf(query: Query): Query | null {
  const parts = query.type === 'and' ? query.queries : [query]
  return allOf(
    parts.filter(part =>
      [...leaves(part)].every(({ leaf }) => leaf.type === 'field' && leaf.field !== 'section'),
    ),
  )
}
