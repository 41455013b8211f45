// request.ts — the engine's request with nothing asked for, to be filled in, and filling in. Not: making one from a query
// (plan.ts).
import type { EngineRequest, PageRequest } from '../../engine/engine.ts'

/**
 * Every passage there is, unranked and uncounted.
 *
 * @example engine.matching({ ...EVERYTHING, where: { type: 'phrase', text: '行政复议' }, report: id })
 */
export const EVERYTHING: Readonly<EngineRequest> = {
  where: { type: 'and', conditions: [] },
  literal: null,
  counted: null,
  evidence: [],
  regions: [],
  years: [],
  report: null,
  kind: null,
}

/**
 * What both have, and of what both name the second's. Assigned, because each question makes a handful of these:
 * `{ ...request, ...more }` takes twenty times as long.
 */
export const merged = <A extends object, B extends object>(request: A, more: B): A & B =>
  Object.assign({}, request, more)

/** One hit: enough to know whether there is any, and how many. */
export const FIRST_HIT: Omit<PageRequest, keyof EngineRequest> = {
  order: 'relevance',
  distinct: false,
  limit: 1,
  offset: 0,
}
