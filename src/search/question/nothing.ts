// nothing.ts — why nothing was found, as far as known, and which parts of the question could be left out. Not: other words.

import type { SearchOptions } from '../../api/search.ts'
import type { ReportRecord } from '../../engine/engine.ts'
import { FIELD_LABELS } from '../../query/fields.ts'
import { printQuery } from '../../query/print.ts'
import type { Notice, Query, YearRange } from '../../query/query.ts'
import { allOf, leaves, mapLeaves } from '../../query/tree.ts'
import { placeText } from '../../regions/place-text.ts'
import { findRegions, isKeptBy, regionByCode } from '../../regions/regions.ts'
import { isInYears } from '../../report/years.ts'
import type { Opened } from '../opened.ts'
import type { Filters } from './filters.ts'
import { readQuery } from './read-query.ts'
import { EVERYTHING } from './request.ts'

/** What only some reports satisfy, and how to call it. */
interface Demand {
  name: string
  holds(report: ReportRecord): boolean
}

/**
 * `no-report` where no report is of the region, of the year or of both; null where some are, whatever they say.
 *
 * @param query as typed; what it demands beside everything else counts as the filters do
 */
export async function noReport(
  query: Query,
  filters: Filters,
  reports: () => Promise<readonly ReportRecord[]>,
): Promise<Notice | null> {
  const demands = demandsOf(query, filters)
  if (demands.length === 0) return null
  const all = await reports()
  const unmet = demands.filter(({ holds }) => !all.some(holds))
  if (unmet.length > 0) return said(unmet.map(({ name }) => `没有${spaced(name)}的`).join('，也'), unmet)
  if (demands.length === 1 || all.some(report => demands.every(({ holds }) => holds(report)))) return null
  return said(`没有${spaced(demands.map(({ name }) => name).join(' '))}的`, demands)
}

/** A restriction to what does not exist is said, as that to a division is. */
export async function unknownReport(
  { report }: Filters,
  reports: () => Promise<readonly ReportRecord[]>,
): Promise<Notice | null> {
  if (report === null || (await reports()).some(({ id }) => id === report)) return null
  return {
    code: 'unknown-report',
    message: `没有编号为 ${report} 的报告，所以没有什么符合这个条件；请核对编号，或去掉它`,
    about: [report],
  }
}

/**
 * What may be tried: only what the question has can be left out.
 *
 * @example
 * notFound({ type: 'phrase', text: '法治' }, { regions: [], years: [], report: null, kind: null }, {}).message
 * // => '没有找到。可以试试：换一个说法，去掉引号'
 */
export function notFound(
  query: Query,
  filters: Filters,
  { mode, match }: Pick<SearchOptions, 'mode' | 'match'>,
): Notice {
  const types = new Set<string>()
  const restricted = new Set<string>()
  let texts = 0
  for (const { leaf, positive } of leaves(query)) {
    if (leaf.type === 'field') restricted.add(FIELD_LABELS[leaf.field])
    else if (positive) {
      types.add(leaf.type)
      texts++
    } else types.add('not')
  }
  if (filters.regions.length > 0) restricted.add(FIELD_LABELS.region)
  if (filters.years.length > 0) restricted.add(FIELD_LABELS.year)
  if (filters.reports !== undefined) restricted.add('文种、层级、发布年份或不计的报告')
  if (filters.report !== null) restricted.add('报告')
  if (filters.kind !== null) restricted.add('段落种类')
  const tries = [
    '换一个说法',
    (types.has('phrase') || types.has('gap')) && '去掉引号',
    types.has('near') && '放宽“~”的范围',
    types.has('not') && '去掉“-”',
    texts > 1 && '减少检索词',
    restricted.size > 0 && `去掉${[...restricted].join('、')}的条件`,
    mode === 'exact' && types.has('term') && '改用“智能”方式',
    match === 'strict' && '允许放宽',
  ]
  return { code: 'not-found', message: `没有找到。可以试试：${tries.filter(Boolean).join('，')}` }
}

/** The question without its quotation marks, if that finds something; null where it has none, or nothing is found. */
export async function unquoted(
  { engine, planner }: Opened,
  query: Query,
  filters: Filters,
): Promise<string | null> {
  let quoted = false
  const bare = mapLeaves(query, (leaf, positive) => {
    if (!positive || leaf.type === 'term' || leaf.type === 'field') return leaf
    quoted = true
    const texts = leaf.type === 'phrase' ? leaf.text.split(' ') : leaf.parts
    return allOf(texts.filter(text => text !== '').map(text => ({ type: 'term', text })))
  })
  if (!quoted || bare === null) return null
  // What was text between marks may be an operator without them, so it is asked as it would be read.
  const read = readQuery(printQuery(bare)).query
  if (read === null) return null
  const { where } = planner.plan(read, 'all')
  const [totals] = await engine.counts([{ ...EVERYTHING, where, ...filters }])
  return totals!.hits > 0 ? printQuery(read) : null
}

/**
 * The question without what only narrows it down; empty where that asks for no text any more, null where it has none
 * of that.
 *
 * @example unrestricted(readQuery('-(地区:宁夏) "法治"|年份:2020').query!) // => '"法治"'
 * @example unrestricted(readQuery('地区:宁夏 -信访').query!) // => ''
 */
export function unrestricted(query: Query): string | null {
  let restricted = false
  const free = mapLeaves(query, leaf => {
    if (leaf.type !== 'field') return leaf
    restricted = true
    return null
  })
  if (!restricted) return null
  // What only excludes would find nearly every passage there is.
  const asks = free !== null && [...leaves(free)].some(({ positive }) => positive)
  return asks ? printQuery(free) : ''
}

// --- internal ---

function demandsOf(query: Query, filters: Filters): Demand[] {
  const places: Demand[] = []
  const times: Demand[] = []
  const ofRegions = (codes: string[]) =>
    places.push({
      name: several(codes.map(code => placeText(regionByCode(code)!.path, ''))),
      holds: ({ region }) => region !== null && codes.some(code => isKeptBy(code, region.code)),
    })
  const ofYears = (ranges: YearRange[]) =>
    times.push({
      name: several(ranges.map(({ from, to }) => (from === to ? `${from} 年` : `${from}–${to} 年`))),
      holds: ({ year }) => isInYears(year, ranges),
    })
  if (filters.regions.length > 0) ofRegions(filters.regions)
  if (filters.years.length > 0) ofYears(filters.years)
  if (filters.reports !== undefined) {
    const ids = new Set(filters.reports)
    times.push({ name: '符合所选文种等条件', holds: ({ id }) => ids.has(id) })
  }
  for (const part of query.type === 'and' ? query.queries : [query]) {
    const values = (part.type === 'or' ? part.queries : [part]).map(one =>
      one.type === 'field' ? one : null,
    )
    const regions = values.flatMap(one =>
      one?.field === 'region' ? [findRegions(one.value).map(({ code }) => code)] : [],
    )
    const years = values.flatMap(one => (one?.field === 'year' ? [one.value] : []))
    const codes = regions.flat()
    // An unknown division has its own notice already.
    if (codes.length > 0 && regions.length === values.length) ofRegions(codes)
    else if (years.length === values.length) ofYears(years)
  }
  return [...places, ...times]
}

const SHOWN = 3
const several = (names: string[]) => `${names.slice(0, SHOWN).join('、')}${names.length > SHOWN ? ' 等' : ''}`

/** Set off where it begins with a number. */
const spaced = (name: string) => (/^\d/.test(name) ? ` ${name}` : name)

const said = (what: string, demands: readonly Demand[]): Notice => ({
  code: 'no-report',
  message: `收录的报告中${what}：请换地区或年份，或去掉这个条件`,
  about: demands.map(({ name }) => name),
})
