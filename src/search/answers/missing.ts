// missing.ts — which of the expected reports the library does not hold: of any kind, or those on 法治政府建设. Not: reading
// what is expected (report/metadata/expected.ts), printing.
import type { Coverage } from '../../api/coverage.ts'
import type { Missing as MissingAnswer, MissingOptions } from '../../api/missing.ts'
import { JiansuoError } from '../../errors.ts'
import { byRegion, type Region } from '../../regions/region.ts'
import { isKeptBy } from '../../regions/regions.ts'
import { type Expected, readExpected } from '../../report/metadata/expected.ts'
import { isInYears, yearsFrom } from '../../report/years.ts'
import type { Opened } from '../opened.ts'
import { readFilters } from '../question/filters.ts'
import { rowsOf } from './coverage.ts'
import { owing } from './inspections.ts'

export interface Missing {
  /** Pairs of a division and a year, each once. */
  expected: number
  held: number
  /** A row for each division that lacks a year, in order of their codes. */
  rows: {
    region: Region
    years: number[]
    /** Its reports whose year is unknown: one of them may be what is missing. */
    undated: number
  }[]
  /** What rows that name no years are held to, ascending; empty where each names some. */
  assumed: number[]
}

/** What is due is the annual report on 法治政府建设: no other report of the place and year stands for it. */
export function createMissing({ engine }: Opened) {
  return async (list: string | Expected, restrictions: MissingOptions = {}): Promise<MissingAnswer> => {
    const expected = typeof list === 'string' ? understood(list) : list
    const { filters } = readFilters({})
    const all = await engine.reports()
    const owed = rowsOf(await owing(engine, all, filters))
    const missing = missingWithin(expected, { rows: owed, years: yearsBetween(owed) }, restrictions)
    const held = new Set(all.map(({ region, year }) => `${region?.code} ${year}`))
    return {
      ...missing,
      rows: missing.rows.map(row => ({
        ...row,
        others: row.years.filter(year => held.has(`${row.region.code} ${year}`)),
      })),
      failures: expected.failures,
      reports: all.length,
      indexVersion: engine.info.version,
    }
  }
}

/** What of the list is missing, within what was asked for. @throws JiansuoError `bad-query` */
export function missingWithin(
  expected: Pick<Expected, 'rows'>,
  held: Pick<Coverage, 'rows' | 'years'>,
  restrictions: MissingOptions,
): Missing {
  const { regions, years } = readFilters(restrictions).filters
  // Who asks for 2023 alone expects it, though the library has nothing of that year; a range only narrows.
  const singleYears = years.flatMap(({ from, to }) => (from === to ? [from] : []))
  return missingOf(
    expected,
    { rows: held.rows, years: [...held.years, ...singleYears] },
    ({ code }, year) =>
      (regions.length === 0 || regions.some(filter => isKeptBy(filter, code))) &&
      (years.length === 0 || isInYears(year, years)),
  )
}

/**
 * A row that names no years is held to the years that other rows name; where none does, to `library.years`.
 *
 * @param isAsked leaves out what the question leaves out of the library too
 */
export function missingOf(
  { rows: expected }: Pick<Expected, 'rows'>,
  library: Pick<Coverage, 'rows' | 'years'>,
  isAsked: (region: Region, year: number) => boolean,
): Missing {
  const named = expected.flatMap(({ years }) => years)
  const common = named.length > 0 ? named : library.years
  const held = new Map(library.rows.map(({ region, year, reports }) => [`${region?.code} ${year}`, reports]))
  const wanted = new Map<string, { region: Region; years: Set<number> }>()
  const assumed = new Set<number>()
  for (const { region, years } of expected) {
    const known = wanted.get(region.code) ?? { region, years: new Set() }
    for (const year of years.length > 0 ? years : common)
      if (isAsked(region, year)) {
        known.years.add(year)
        if (years.length === 0) assumed.add(year)
      }
    wanted.set(region.code, known)
  }
  const rows = [...wanted.values()]
    .map(({ region, years }) => ({
      region,
      years: [...years].filter(year => !held.has(`${region.code} ${year}`)).sort((a, b) => a - b),
      undated: held.get(`${region.code} null`) ?? 0,
    }))
    .filter(({ years }) => years.length > 0)
    .sort((a, b) => byRegion(a.region, b.region))
  const all = [...wanted.values()].reduce((sum, { years }) => sum + years.size, 0)
  const lacking = rows.reduce((sum, { years }) => sum + years.length, 0)
  return { expected: all, held: all - lacking, rows, assumed: [...assumed].sort((a, b) => a - b) }
}

// --- internal ---

/** Every year from the first to the last that the rows have. */
function yearsBetween(rows: Coverage['rows']): number[] {
  const years = rows.flatMap(({ year }) => year ?? [])
  return yearsFrom(Math.min(...years), Math.max(...years))
}

/** @throws JiansuoError `bad-query`: there is no division in it */
function understood(list: string): Expected {
  const expected = readExpected({ bytes: new TextEncoder().encode(list) })
  if (expected.rows.length > 0) return expected
  const [first] = expected.failures
  const message = first
    ? `应报清单第 ${first.line} 行：${first.reason}`
    : '应报清单里没有一个地区：请每行写一个'
  throw new JiansuoError('bad-query', message, {
    reason: 'unread-list',
    about: first ? [first.line, first.code, ...first.about] : [],
  })
}
