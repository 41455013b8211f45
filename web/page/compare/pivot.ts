// pivot.ts — the rows of a comparison as a table: divisions down, years across, sums upwards. Not: drawing it, colours
// (shades.ts).
import type { CompareRow } from '../../../src/api/compare.ts'
import type { DEPTHS, MEASURES } from '../../shared/state.ts'
import { ancestorCode } from '../region-tree.ts'
import { axisYears } from './axis.ts'

export type Measure = (typeof MEASURES)[number]
export type Depth = (typeof DEPTHS)[number]

/** Sums over some reports. Of no reports there is a tally in sums only. */
export interface Tally {
  hits: number
  /** Reports that match, and reports there are. */
  reports: number
  indexedReports: number
  /** `null`: not defined for this question. */
  occurrences: number | null
  characters: number
}

export interface PivotRow {
  /** Names from the outermost; those that a row above already says are left out. Empty: the unknown division. */
  path: string[]
  /** For a link to exactly these passages; `null` where there is none. */
  code: string | null
  depth: number
  /** `group`: with all below it, which stands in the rows that follow; `own`: a division without those below it. */
  kind: 'group' | 'own' | 'leaf'
  cells: Map<number | null, Tally>
  total: Tally
}

export interface Pivot {
  /** Every year with reports, and those of short gaps between them; the unknown last. */
  years: (number | null)[]
  rows: PivotRow[]
  total: PivotRow
  /** How deep the rows go, where that was left open too. */
  depth: Exclude<Depth, 'auto'>
}

/** `auto` goes no deeper than where this many rows can be looked over. */
const MOST_ROWS = 120
const LEVELS: Record<Exclude<Depth, 'auto'>, number> = { province: 1, city: 2, all: Number.POSITIVE_INFINITY }

const NOTHING: Tally = { hits: 0, reports: 0, indexedReports: 0, occurrences: 0, characters: 0 }

interface Branch {
  name: string
  code: string
  children: Branch[]
  /** Of reports that name exactly this division; with those deeper than the table goes. */
  own: CompareRow[]
}

export function add(into: Tally | undefined, more: Tally): Tally {
  if (!into) return { ...more }
  return {
    hits: into.hits + more.hits,
    reports: into.reports + more.reports,
    indexedReports: into.indexedReports + more.indexedReports,
    occurrences:
      into.occurrences === null || more.occurrences === null ? null : into.occurrences + more.occurrences,
    characters: into.characters + more.characters,
  }
}

/** What a tally says by a measure; `null` where it says nothing. */
export function reading(tally: Tally, measure: Measure): number | null {
  if (measure === 'share') return tally.indexedReports === 0 ? null : tally.reports / tally.indexedReports
  if (measure !== 'per10k') return tally[measure]
  if (tally.occurrences === null || tally.characters === 0) return null
  return (tally.occurrences / tally.characters) * 10_000
}

function tallies(rows: readonly CompareRow[]): Pick<PivotRow, 'cells' | 'total'> {
  const cells = new Map<number | null, Tally>()
  let total: Tally | undefined
  for (const { hits, reports, indexedReports, occurrences, characters, year } of rows) {
    const tally = { hits, reports, indexedReports, occurrences, characters }
    cells.set(year, add(cells.get(year), tally))
    total = add(total, tally)
  }
  return { cells, total: total ?? NOTHING }
}

function branches(rows: readonly CompareRow[], levels: number): Branch[] {
  const root: Branch[] = []
  for (const row of rows) {
    if (!row.region) continue
    const { path, code } = row.region
    const shown = path.slice(0, levels)
    let level = root
    shown.forEach((name, depth) => {
      const exact = depth === path.length - 1
      let branch = level.find(other => other.name === name)
      if (!branch) {
        branch = { name, code: exact ? code : ancestorCode(code, depth), children: [], own: [] }
        level.push(branch)
      }
      if (exact) branch.code = code
      if (depth === shown.length - 1) branch.own.push(row)
      level = branch.children
    })
  }
  return root
}

const all = (branch: Branch): CompareRow[] => [...branch.own, ...branch.children.flatMap(all)]

function flatten(branch: Branch, depth: number, above: string[]): PivotRow[] {
  const path = [...above, branch.name]
  const { code, children, own } = branch
  // A division that only leads to one other shares its line.
  if (own.length === 0 && children.length === 1) return flatten(children[0]!, depth, path)
  if (children.length === 0) return [{ path, code, depth, kind: 'leaf', ...tallies(own) }]
  const below = [...children]
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .flatMap(child => flatten(child, depth + 1, []))
  const itself: PivotRow = { path: [branch.name], code: null, depth: depth + 1, kind: 'own', ...tallies(own) }
  return [
    { path, code, depth, kind: 'group', ...tallies(all(branch)) },
    ...(own.length > 0 ? [itself] : []),
    ...below,
  ]
}

function yearsOf(rows: readonly CompareRow[]): (number | null)[] {
  const known = [...new Set(rows.flatMap(({ year }) => year ?? []))].sort((a, b) => a - b)
  const years = axisYears(known)
  return rows.some(({ year }) => year === null) ? [...years, null] : years
}

/**
 * Rows of groups hold all below them, as the filter of the same name does; the leaves and the rows of a division
 * without those below it partition the reports.
 *
 * @example pivot(rows, 'all').rows.map(row => row.path.join(' › ')) // ['内蒙古自治区', '乌海市 › 海南区', …]
 */
export function pivot(rows: readonly CompareRow[], depth: Depth): Pivot {
  const flat = (levels: number) => {
    const roots = branches(rows, levels).sort((a, b) => (a.code < b.code ? -1 : 1))
    const known = roots.flatMap(branch => flatten(branch, 0, []))
    const unknown = rows.filter(({ region }) => region === null)
    if (unknown.length > 0) known.push({ path: [], code: null, depth: 0, kind: 'own', ...tallies(unknown) })
    return known
  }
  let reached = depth === 'auto' ? 'all' : depth
  let table = flat(LEVELS[reached])
  if (depth === 'auto')
    for (const level of ['city', 'province'] as const)
      if (table.length > MOST_ROWS) {
        table = flat(LEVELS[level])
        reached = level
      }
  const total: PivotRow = { path: [], code: null, depth: 0, kind: 'group', ...tallies(rows) }
  return { years: yearsOf(rows), rows: table, total, depth: reached }
}

/** The same with some of the years: a sum is of the years that stand beside it, and so is a share. */
export function withinYears(table: Pivot, years: Pivot['years']): Pivot {
  const within = (row: PivotRow): PivotRow => ({
    ...row,
    total: years.reduce((sum, year) => add(sum, row.cells.get(year) ?? NOTHING), NOTHING),
  })
  return { ...table, years, rows: table.rows.map(within), total: within(table.total) }
}

/** Only those rows in which anything is found. */
export const foundIn = (table: Pivot): Pivot => ({
  ...table,
  rows: table.rows.filter(({ total }) => total.hits > 0),
})
