// search-all.ts — asks several indexes one question and joins their answers into one list. Not: one index (search.ts).
//
// Scores of different indexes cannot be compared: how rare a word is depends on what stands beside it. So each index's own
// order is kept, and they take turns: first with the passages that hold every term literally, then with the others.

import type { SearchResult } from '../../api/search.ts'
import type { SearchAllOptions, SearchAllResult } from '../../api/search-all.ts'
import { JiansuoError } from '../../errors.ts'
import { byRegion } from '../../regions/region.ts'
import { earlierFirst } from '../../report/years.ts'
import { elapsed } from '../clock.ts'
import type { Searcher } from '../searcher.ts'

export interface NamedIndex {
  /** Empty for the first. */
  name: string
  searcher: Pick<Searcher, 'search' | 'ready'>
}

/**
 * Relaxed only where no index has a passage with every term; else the relaxed answers of the others would stand between
 * exact ones. An index that is not there yet is named in a notice.
 *
 * @throws JiansuoError `no-snapshot` where none is there, and what one of them throws: a short answer would pass for a
 *   whole one; `unavailable` where an index was replaced meanwhile
 */
export async function searchAll(
  indexes: readonly NamedIndex[],
  query: string,
  options: SearchAllOptions = {},
): Promise<SearchAllResult> {
  const started = performance.now()
  const { limit = 20, offset = 0, ...filters } = options
  const there = indexes.filter(({ searcher }) => searcher.ready())
  if (there.length === 0)
    throw new JiansuoError('no-snapshot', '各库都还没有索引：请先运行 jiansuo index 文件夹')
  const askAll = (how: SearchAllOptions) =>
    Promise.all(there.map(({ searcher }) => searcher.search(query, { ...filters, ...how, limit })))
  const mayRelax = (filters.match ?? 'all') === 'all'
  let how: SearchAllOptions = mayRelax ? { match: 'strict' } : {}
  let answers = await askAll(how)
  if (mayRelax && answers.every(({ totalHits }) => totalHits === 0)) {
    how = {}
    answers = await askAll(how)
  }
  const hits = await pageOf(answers, offset, limit, async (of, from, to) => {
    const more = await there[of]!.searcher.search(query, {
      ...filters,
      ...how,
      offset: from,
      limit: to - from,
    })
    // Hits of one snapshot under the totals of another would be a page that never was.
    if (more.indexVersion !== answers[of]!.indexVersion)
      throw new JiansuoError('unavailable', '检索途中有一个库换上了新索引：请再试一次', { reason: 'swapped' })
    return more
  })
  return {
    query,
    mode: answers[0]!.mode,
    relaxed: answers.some(({ relaxed }) => relaxed),
    notices: [...noticesOf(answers), ...missing(indexes)],
    totalHits: sum(answers, ({ totalHits }) => totalHits),
    totalReports: sum(answers, ({ totalReports }) => totalReports),
    totalOccurrences: sumOrNull(answers, ({ totalOccurrences }) => totalOccurrences),
    literalHits: sum(answers, literalOf),
    limit,
    offset,
    processingTimeMs: elapsed(started),
    collections: answers.map(({ indexVersion, totalHits, totalReports, totalOccurrences }, of) => ({
      name: there[of]!.name,
      indexVersion,
      totalHits,
      totalReports,
      totalOccurrences,
    })),
    hits: hits.map(([of, hit]) => ({ ...hit, collection: there[of]!.name })),
    facets: facetsOf(answers),
  }
}

/** Interleaves lists of these lengths: which list is next, and the place in it, until all are used up. */
export function* byTurns(lengths: readonly number[]): Generator<[of: number, place: number]> {
  const longest = Math.max(0, ...lengths)
  for (let place = 0; place < longest; place++)
    for (const [of, length] of lengths.entries()) if (place < length) yield [of, place]
}

// --- internal ---

type Hit = SearchResult['hits'][number]

const literalOf = ({ literalHits = 0 }: SearchResult) => literalHits

/** The hits of a page, each with its index. Those beyond the first answers are asked for, one stretch per index. */
async function pageOf(
  answers: readonly SearchResult[],
  offset: number,
  limit: number,
  ask: (of: number, from: number, to: number) => Promise<SearchResult>,
): Promise<[of: number, hit: Hit][]> {
  const turns: [of: number, place: number][] = []
  let at = 0
  for (const turn of both(answers)) {
    if (at >= offset + limit) break
    if (at++ >= offset) turns.push(turn)
  }
  const stretches = await Promise.all(
    answers.map(async (answer, of) => {
      const places = turns.filter(turn => turn[0] === of).map(([, place]) => place)
      if (places.length === 0) return { from: 0, hits: [] }
      const [from, to] = [Math.min(...places), Math.max(...places) + 1]
      if (to <= answer.hits.length) return { from: 0, hits: answer.hits }
      return { from, hits: (await ask(of, from, to)).hits }
    }),
  )
  return turns.map(([of, place]) => {
    const { from, hits } = stretches[of]!
    return [of, hits[place - from]!]
  })
}

/** Turns among the literal ones, then among the others, which stand behind them in each index. */
function* both(answers: readonly SearchResult[]): Generator<[of: number, place: number]> {
  const literal = answers.map(literalOf)
  yield* byTurns(literal)
  for (const [of, place] of byTurns(answers.map(({ totalHits }, of) => totalHits - literal[of]!)))
    yield [of, place + literal[of]!]
}

const sum = (answers: readonly SearchResult[], value: (answer: SearchResult) => number) =>
  answers.reduce((total, answer) => total + value(answer), 0)

const sumOrNull = (answers: readonly SearchResult[], value: (answer: SearchResult) => number | null) =>
  answers.some(answer => value(answer) === null) ? null : sum(answers, answer => value(answer)!)

const noticesOf = (answers: readonly SearchResult[]) => [
  ...new Map(answers.flatMap(({ notices }) => notices).map(notice => [notice.message, notice])).values(),
]

const missing = (indexes: readonly NamedIndex[]) => {
  const names = indexes
    .filter(({ name, searcher }) => name !== '' && !searcher.ready())
    .map(({ name }) => name)
  return names.length > 0
    ? [{ code: 'collection-missing', message: `${names.join('、')} 还没有索引，没有检索`, about: names }]
    : []
}

function facetsOf(answers: readonly SearchResult[]): SearchResult['facets'] {
  const region = added(
    answers.flatMap(({ facets }) => facets.region),
    ({ code }) => code,
  )
  const year = added(
    answers.flatMap(({ facets }) => facets.year),
    row => row.year,
  )
  return {
    region: region.sort(byRegion),
    year: year.sort((a, b) => earlierFirst(a.year, b.year)),
  }
}

/** Rows of one key become one. */
function added<Row extends { hits: number; reports: number }>(
  rows: readonly Row[],
  keyOf: (row: Row) => string | number | null,
): Row[] {
  const byKey = new Map<string | number | null, Row>()
  for (const row of rows) {
    const one = byKey.get(keyOf(row))
    byKey.set(
      keyOf(row),
      one ? { ...one, hits: one.hits + row.hits, reports: one.reports + row.reports } : row,
    )
  }
  return [...byKey.values()]
}
