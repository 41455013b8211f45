// query-dsl.ts — the few kinds of queries we ask a cluster, and asking several at once. Not: what they are made from.
import type { Ask } from '../engine.ts'
import type { Connection } from './connection.ts'
import { shardsMissing } from './node-failures.ts'

/** A clause of the query DSL. */
export type Clause = Readonly<Record<string, unknown>>

export const EVERY: Clause = { match_all: {} }
export const NONE: Clause = { match_none: {} }

/** Of one there is only itself. */
export const allOf = (clauses: readonly Clause[]): Clause =>
  clauses.length === 0 ? EVERY : clauses.length === 1 ? clauses[0]! : { bool: { filter: clauses } }

export const anyOf = (clauses: readonly Clause[]): Clause =>
  clauses.length === 0
    ? NONE
    : clauses.length === 1
      ? clauses[0]!
      : { bool: { should: clauses, minimum_should_match: 1 } }

export const noneOf = (clause: Clause): Clause => ({ bool: { must_not: [clause] } })

/** What satisfies the first is found; what it scores is said by the others. */
export const scored = (where: Clause, scores: readonly Clause[]): Clause => ({
  bool: { filter: [where], should: scores },
})

export const oneOf = (field: string, values: readonly (number | string)[]): Clause => ({
  terms: { [field]: values },
})

export const between = (field: string, from: number, to: number): Clause => ({
  range: { [field]: { gte: from, lte: to } },
})

/**
 * Sorts by the first field, which is unique; the others come with every hit, as values to read.
 */
export const sortedBy = (...fields: string[]): object[] => fields.map(field => ({ [field]: 'asc' }))

export interface Search {
  query: Clause
  /** Hits. Default 0. */
  size?: number
  from?: number
  sort?: object[]
  search_after?: unknown[]
  /** Texts too. Without them no document is read: what a sort goes by comes from the index. */
  _source?: true
  track_scores?: boolean
  /** Nobody asks how many there are: what stands before `search_after` need not be looked at. */
  track_total_hits?: false
  collapse?: object
  aggs?: object
}

export interface Found {
  _shards: { total: number; successful: number; skipped: number; failed: number }
  timed_out?: boolean
  hits: {
    total: { value: number }
    hits: {
      _score: number | null
      _source?: { r: unknown }
      sort?: unknown[]
    }[]
  }
  aggregations?: Record<string, unknown>
  error?: { type: string; reason: string }
  status?: number
}

/**
 * One way there and back for all of them.
 *
 * @returns an answer each, in their order, every one from all shards
 * @throws JiansuoError `unavailable` where a shard is missing: never trust `failed: 0`, which says nothing of shards that
 *   were not even asked
 */
export async function askCluster(
  connection: Connection,
  index: string,
  searches: readonly Search[],
  ask?: Ask,
): Promise<Found[]> {
  if (searches.length === 0) return []
  const left = ask?.deadline === undefined ? 30_000 : Math.max(1, Math.min(30_000, ask.deadline - Date.now()))
  const bodies = searches.map(({ size = 0, ...search }) => {
    const nothingRead = size > 0 && !search._source && { stored_fields: '_none_' }
    return JSON.stringify({ size, track_total_hits: true, ...nothingRead, ...search })
  })
  const lines = (more: object) => {
    // A node that has a copy of the shard answers from it and asks no other node.
    const header = JSON.stringify({ allow_partial_search_results: false, preference: '_local', ...more })
    return bodies.map(body => `${header}\n${body}\n`).join('')
  }
  const { responses } = await connection.send<{ responses: Found[] }>(
    {
      method: 'POST',
      reads: true,
      path: `/${index}/_msearch`,
      query: { cancel_after_time_interval: `${Math.ceil(left)}ms` },
      lines: lines({}),
      preferring: preference => ({ lines: lines({ preference }) }),
      timeout: left + 1000,
    },
    ask,
  )
  for (const { error, status = 500, _shards: shards, timed_out } of responses) {
    if (error) throw connection.refused({ status, ...rootOf(error) })
    if (timed_out || shards.failed > 0 || shards.successful < shards.total)
      throw shardsMissing(connection.nodes)
  }
  return responses
}

// --- internal ---

/** The error of a search of several shards names that of one of them inside. */
function rootOf(error: { type: string; reason: string; root_cause?: { type: string; reason: string }[] }) {
  const { type, reason } = error.root_cause?.[0] ?? error
  return { type, reason }
}
