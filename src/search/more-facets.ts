// more-facets.ts — matches counted by what the engine does not count by: kind of text, level, year of publication. Not:
// regions and years of reports (engine/ranking/facet.ts).
import type { SearchOptions, SearchResult } from '../api/search.ts'
import type { ReportTally } from '../engine/engine.ts'
import { LEVELS } from '../regions/region.ts'
import { GENRES, genreOf } from '../report/genre.ts'
import { type Filters, YEAR_OF } from './filters.ts'
import type { Opened } from './opened.ts'
import type { Plan } from './plan.ts'

/** Only where they are asked for: they need the matches of every report. */
export async function moreFacets(
  { engine }: Pick<Opened, 'engine'>,
  plan: Plan | null,
  filters: Filters,
  { facets, by }: Pick<SearchOptions, 'facets' | 'by'>,
): Promise<Partial<SearchResult['facets']>> {
  if (facets !== 'all' && by !== 'published') return {}
  const tallies = plan ? await engine.tally({ ...plan, ...filters }) : []
  const after = (list: readonly unknown[], value: unknown) =>
    value === null ? list.length : list.indexOf(value)
  return {
    ...(by === 'published' && {
      year: counted(tallies, YEAR_OF.published)
        .map(([year, counts]) => ({ year, ...counts }))
        .sort((a, b) => (a.year ?? Number.MAX_VALUE) - (b.year ?? Number.MAX_VALUE)),
    }),
    ...(facets === 'all' && {
      genre: counted(tallies, ({ title }) => genreOf(title))
        .map(([genre, counts]) => ({ genre, ...counts }))
        .sort((a, b) => after(GENRES, a.genre) - after(GENRES, b.genre)),
      level: counted(tallies, ({ level }) => level)
        .map(([level, counts]) => ({ level, ...counts }))
        .sort((a, b) => after(LEVELS, a.level) - after(LEVELS, b.level)),
    }),
  }
}

// --- internal ---

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
