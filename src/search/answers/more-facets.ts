// more-facets.ts — matches counted by what the engine does not count by: kind of text, level, year of publication. Not:
// regions and years of reports (engine/ranking/facet.ts).
import type { SearchOptions, SearchResult } from '../../api/search.ts'
import type { Engine, EngineRequest, ReportTally } from '../../engine/engine.ts'
import { LEVELS } from '../../regions/region.ts'
import { GENRES, genreOf } from '../../report/genre.ts'
import { earlierFirst } from '../../report/years.ts'
import { YEAR_OF } from '../question/filters.ts'

export interface MoreFacets {
  /** Of every report that matches; empty where nothing more was asked for. */
  tallies: readonly ReportTally[]
  facets: Partial<SearchResult['facets']>
  /** Matching passages of each report on the page. */
  reportHits?: Record<string, number>
}

/**
 * Only where they are asked for: they need the matches of every report.
 *
 * @param engine the one that was asked for the page
 * @param request null: nothing to look for was typed
 * @param onPage ids of the reports that the page shows
 */
export async function moreFacets(
  engine: Engine,
  request: EngineRequest | null,
  { facets, by }: Pick<SearchOptions, 'facets' | 'by'>,
  onPage: readonly string[],
): Promise<MoreFacets> {
  const all = facets === 'all'
  if (!all && by !== 'published') return { tallies: [], facets: {} }
  const tallies = request ? await engine.tally({ ...request, counted: null }) : []
  const shown = new Set(onPage)
  const hits = tallies
    .filter(({ report }) => shown.has(report.id))
    .map(({ report, hits }) => [report.id, hits])
  return {
    tallies,
    facets: { ...(by === 'published' && { year: byYear(tallies) }), ...(all && byKind(tallies)) },
    ...(all && { reportHits: Object.fromEntries(hits) }),
  }
}

// --- internal ---

const byYear = (tallies: readonly ReportTally[]) =>
  counted(tallies, YEAR_OF.published)
    .map(([year, counts]) => ({ year, ...counts }))
    .sort((a, b) => earlierFirst(a.year, b.year))

function byKind(tallies: readonly ReportTally[]): Pick<SearchResult['facets'], 'genre' | 'level'> {
  const place = (list: readonly unknown[], value: unknown) =>
    value === null ? list.length : list.indexOf(value)
  return {
    genre: counted(tallies, ({ title }) => genreOf(title))
      .map(([genre, counts]) => ({ genre, ...counts }))
      .sort((a, b) => place(GENRES, a.genre) - place(GENRES, b.genre)),
    level: counted(tallies, ({ level }) => level)
      .map(([level, counts]) => ({ level, ...counts }))
      .sort((a, b) => place(LEVELS, a.level) - place(LEVELS, b.level)),
  }
}

function counted<Value>(
  tallies: readonly ReportTally[],
  sorted: (report: ReportTally['report']) => Value,
): [Value, { hits: number; reports: number }][] {
  const counts = new Map<Value, { hits: number; reports: number }>()
  for (const { report, hits } of tallies) {
    const value = sorted(report)
    const row = counts.get(value) ?? { hits: 0, reports: 0 }
    counts.set(value, { hits: row.hits + hits, reports: row.reports + 1 })
  }
  return [...counts]
}
