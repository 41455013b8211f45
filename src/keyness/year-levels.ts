// year-levels.ts — whether the years of a comparison have reports of other levels of government: a curve over such years may
// only tell the levels apart. Not: two sides of a choice (levels.ts).
import type { Notice } from '../query/query.ts'
import { type Level, levelName } from '../regions/region.ts'

/** The reports of one level in one year. */
export interface YearLevel {
  /** Null: unknown. */
  year: number | null
  level: Level | null
  reports: number
}

/** A year with fewer reports says little of anything. */
const FEWEST = 5
/** Of the reports of a year: a level that has so much of one, and less than that of another. */
const MOST = 1 / 2
const FEW = 1 / 5

/** How many reports there are of each year and level, by year, the unknown last. */
export function yearLevels(reports: readonly Omit<YearLevel, 'reports'>[]): YearLevel[] {
  const rows = new Map<string, YearLevel>()
  for (const { year, level } of reports) {
    const key = `${year} ${level}`
    const row = rows.get(key)
    if (row) row.reports++
    else rows.set(key, { year, level, reports: 1 })
  }
  return [...rows.values()].sort(
    (a, b) => (a.year ?? Infinity) - (b.year ?? Infinity) || b.reports - a.reports,
  )
}

/**
 * Told where at least half of the reports of one year are of a level that has less than a fifth of another; of years
 * with five reports or more. Of several such pairs it names one with the fewest years between, the earliest of those.
 *
 * @param rows of the years that are compared
 */
export function levelsApart(rows: readonly YearLevel[]): Notice | null {
  const years = yearsOf(rows)
  for (let apart = 1; apart < years.length; apart++)
    for (const [i, before] of years.slice(0, -apart).entries()) {
      const after = years[i + apart]!
      const level = [before, after].map(({ most }) => most).find(level => isApart(level, before, after))
      if (level) return said(level, before, after)
    }
  return null
}

// --- internal ---

interface Year {
  year: number
  reports: number
  /** Those of unknown level are left out. */
  counts: ReadonlyMap<Level, number>
  unknown: number
  most: Level
}

/** Those with enough reports, ascending. */
function yearsOf(rows: readonly YearLevel[]): Year[] {
  const known = [...new Set(rows.flatMap(({ year }) => year ?? []))].sort((a, b) => a - b)
  return known.flatMap(year => {
    const own = rows.filter(row => row.year === year)
    const counts = new Map(own.flatMap(({ level, reports }) => (level === null ? [] : [[level, reports]])))
    const [most] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? []
    const sum = own.reduce((sum, { reports }) => sum + reports, 0)
    const unknown = own.find(({ level }) => level === null)?.reports ?? 0
    return most && sum >= FEWEST ? [{ year, reports: sum, counts, unknown, most }] : []
  })
}

/** What is of unknown level may be of this one. */
function isApart(level: Level, before: Year, after: Year): boolean {
  const isMost = ({ counts, reports }: Year) => (counts.get(level) ?? 0) >= MOST * reports
  const isFew = ({ counts, unknown, reports }: Year) => (counts.get(level) ?? 0) + unknown < FEW * reports
  return (isMost(before) && isFew(after)) || (isFew(before) && isMost(after))
}

function said(level: Level, before: Year, after: Year): Notice {
  const both = [before, after].map(({ year, reports, counts }) => ({
    year,
    reports,
    count: counts.get(level) ?? 0,
  }))
  const each = both.map(({ year, reports, count }) => `${year} 年 ${reports} 篇中有 ${count} 篇`)
  return {
    code: 'levels-apart',
    message: `各年报告的层级不同：${each.join(`是${levelName(level)}的，`)}。各年的高低可能只是层级之别，宜选定一个层级再看`,
    about: [
      level,
      ...both.flatMap(({ year, reports, count }) => [year, reports, count].map(String)),
      ...new Set([before.most, after.most]),
    ],
  }
}
