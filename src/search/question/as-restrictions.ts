// as-restrictions.ts — offers places and years typed among the words (行政复议 锡林郭勒盟 2020) as restrictions. Not: reading
// filters (filters.ts).
import { printQuery } from '../../query/print.ts'
import type { Query } from '../../query/query.ts'
import { allOf } from '../../query/tree.ts'
import { regionsTyped } from '../../regions/regions.ts'
import type { Opened } from '../opened.ts'
import type { Filters } from './filters.ts'
import { EVERYTHING } from './request.ts'

/**
 * The question with its places and years as restrictions, if that finds something; null where it has none beside other
 * text, or nothing is found.
 *
 * @example
 * await asRestrictions(opened, readQuery('行政复议 锡林郭勒盟').query!, filters) // '行政复议 地区:锡林郭勒盟'
 */
export async function asRestrictions(
  { engine, planner }: Pick<Opened, 'engine' | 'planner'>,
  query: Query,
  filters: Filters,
): Promise<string | null> {
  if (query.type !== 'and') return null
  const read = query.queries.map(restrictionIn)
  const texts = query.queries.filter(
    (part, i) => read[i] === null && part.type !== 'not' && part.type !== 'field',
  )
  if (texts.length === 0 || read.every(part => part === null)) return null
  const restricted = allOf(query.queries.map((part, i) => read[i] ?? part))!
  const { where } = planner.plan(restricted, 'all')
  const [totals] = await engine.counts([{ ...EVERYTHING, where, ...filters }])
  return totals!.hits > 0 ? printQuery(restricted) : null
}

// --- internal ---

function restrictionIn(part: Query): Query | null {
  if (part.type !== 'term') return null
  const text = part.text.trim()
  const year = Number(/^((?:19|20)\d\d)年?$/.exec(text)?.[1])
  if (year) return { type: 'field', field: 'year', value: { from: year, to: year } }
  return regionsTyped(text).length > 0 ? { type: 'field', field: 'region', value: text } : null
}
