// levels.ts — which levels of government stand on either side of a comparison, and whether they differ so much that the
// words may only say that. Not: counting words.
import { LEVELS, type Level, levelName } from '../regions/region.ts'

/** Null: of unknown level. */
export interface LevelCount {
  level: Level | null
  /** Of the reports in question. */
  reports: number
  /** Of the others. */
  others: number
}

interface OfLevel {
  level: Level | null
}

/** Those that either side has, from the nation down, the unknown last. */
export function levelCounts(chosen: readonly OfLevel[], all: readonly OfLevel[]): LevelCount[] {
  return [...LEVELS, null]
    .map(level => {
      const of = (reports: readonly OfLevel[]) => reports.filter(report => report.level === level).length
      return { level, reports: of(chosen), others: of(all) - of(chosen) }
    })
    .filter(({ reports, others }) => reports + others > 0)
}

/** Of the reports of a side: what is less is hardly what the words tell of. */
const MUCH = 0.2

/** Whether some level has a much larger share of one side than of the other. */
export function levelsDiffer(counts: readonly LevelCount[]): boolean {
  const size = sum(counts, 'reports')
  const rest = sum(counts, 'others')
  return counts.some(({ reports, others }) => Math.abs(reports / size - others / rest) >= MUCH)
}

type Side = 'reports' | 'others'

/** The levels that one side has, the most frequent first. */
export const levelsOn = (counts: readonly LevelCount[], side: Side) =>
  counts
    .filter(count => count[side] > 0)
    .sort((a, b) => b[side] - a[side])
    .map(count => ({ level: count.level, count: count[side] }))

/**
 * One side in words.
 *
 * @example levelsText([{ level: '省', reports: 5, others: 9 }, { level: '市', reports: 35, others: 0 }], 'reports') // => '市级 35 篇、省级 5 篇'
 */
export const levelsText = (counts: readonly LevelCount[], side: Side): string =>
  levelsOn(counts, side)
    .map(({ level, count }) => `${levelName(level)} ${count} 篇`)
    .join('、')

// --- internal ---

const sum = (counts: readonly LevelCount[], side: Side) => counts.reduce((sum, count) => sum + count[side], 0)
