// requests.ts — what follows from a request before any engine sees it: what it will look up, what decides its matches.
// Not: the interface (engine.ts), matching.
import type { Expression } from '../query/query.ts'
import type { Condition, EngineRequest } from './engine.ts'

export interface Lookups {
  texts: string[]
  /** Looked for in the texts themselves. */
  expressions: Expression[]
}

/** What the conditions will be looked up by. Fields, divisions and years are not: reports have those. */
export function lookupsOf(conditions: readonly Condition[]): Lookups {
  const lookups: Lookups = { texts: [], expressions: [] }
  for (const condition of conditions) collect(condition, lookups)
  return lookups
}

/** Each field named, so that none that is added can be forgotten: a restriction would be dropped without a word. */
export type Every<T> = { [Field in keyof Required<T>]: T[Field] }

/** Only the fields that the interface defines, without any that the object has beside them. */
export function bareRequest(request: EngineRequest): Every<EngineRequest> {
  const { where, literal, counted, evidence, regions, years, report, reports, kind } = request
  return { where, literal, counted, evidence, regions, years, report, reports, kind }
}

/** What decides how much matches: requests with the same key have the same matches, and as many occurrences. */
export function matchingKey(request: EngineRequest): string {
  const { literal: _tiers, evidence: _scores, ...deciding } = bareRequest(request)
  return JSON.stringify(deciding)
}

/** The request for what is in the upper tier alone. */
export function upperOf(request: EngineRequest): EngineRequest {
  const { where, literal } = request
  return literal ? { ...request, where: { type: 'and', conditions: [where, literal] } } : request
}

/** The request for what is in the lower tier alone; null where there is one tier. */
export function lowerOf(request: EngineRequest): EngineRequest | null {
  const { where, literal } = request
  if (!literal) return null
  return { ...request, where: { type: 'and', conditions: [where, { type: 'not', condition: literal }] } }
}

// --- internal ---

function collect(condition: Condition, lookups: Lookups): void {
  if ('parts' in condition) {
    lookups.expressions.push(condition)
    return
  }
  switch (condition.type) {
    case 'phrase':
      lookups.texts.push(condition.text)
      break
    case 'term':
      lookups.texts.push(condition.text, ...condition.words)
      break
    case 'not':
      collect(condition.condition, lookups)
      break
    case 'and':
    case 'or':
      for (const child of condition.conditions) collect(child, lookups)
  }
}
