// conditions.ts — a condition becomes a query. Not: how a text is found (leaf.ts, verified.ts), scores.
import { skeleton } from '../../analysis/skeleton.ts'
import type { YearRange } from '../../query/query.ts'
import type { Ask, Condition, EngineRequest } from '../engine.ts'
import { lookupsOf } from '../requests.ts'
import { KINDS } from '../store/text-columns.ts'
import type { Catalogue } from './cluster-catalogue.ts'
import { characters, pairs } from './index-terms.ts'
import { allOf, anyOf, between, type Clause, NONE, noneOf, oneOf } from './query-dsl.ts'
import { rarest } from './term-counts.ts'
import type { GatherLeaves, Leaves } from './verified.ts'

export interface Asked {
  /** Passages that satisfy the request and its filters. */
  where: Clause
  /** Those of the upper tier satisfy this too; null: all are in it. */
  upper: Clause | null
  /** Scores one for each occurrence of what is counted; null: undefined. */
  counted: Clause[] | null
  /** Passages that satisfy it are hardly more than this. Infinity: nobody knows. */
  most: number
}

/** Several requests at once, so that what has to be looked for is looked for together. */
export async function compile(
  requests: readonly EngineRequest[],
  gather: GatherLeaves,
  catalogue: Catalogue,
  ask?: Ask,
): Promise<Asked[]> {
  const { texts, expressions } = lookupsOf(
    requests.flatMap(({ where, literal }) => (literal ? [where, literal] : [where])),
  )
  const counted = requests.flatMap(request => request.counted ?? [])
  const leaves = await gather([...texts, ...counted], expressions, ask)
  const clause = (condition: Condition) => clauseOf(condition, leaves, catalogue)
  return requests.map(request => ({
    where: allOf([clause(request.where), ...filters(request, catalogue)]),
    upper: request.literal && clause(request.literal),
    counted: request.counted ? request.counted.flatMap(text => leaves.text(text).occurrences) : null,
    most: mostOf(request.where, catalogue),
  }))
}

// --- internal ---

/** By the rarest of what has to be there. A text that runs on in the next passage may be there more often than its pairs. */
function mostOf(condition: Condition, catalogue: Catalogue): number {
  const most = (condition: Condition) => mostOf(condition, catalogue)
  const ofTexts = (texts: readonly string[]) =>
    Math.min(...texts.map(text => rarest(text, catalogue.countOf)))
  if ('parts' in condition) return ofTexts(condition.parts)
  switch (condition.type) {
    case 'phrase':
      return ofTexts([condition.text])
    case 'term':
      return ofTexts(condition.words.length > 0 ? condition.words : [condition.text])
    case 'and':
      return Math.min(...condition.conditions.map(most))
    case 'or':
      return condition.conditions.reduce((sum, one) => sum + most(one), 0)
    default:
      return Number.POSITIVE_INFINITY
  }
}

function clauseOf(condition: Condition, leaves: Leaves, catalogue: Catalogue): Clause {
  const clause = (condition: Condition) => clauseOf(condition, leaves, catalogue)
  if ('parts' in condition) return leaves.expression(condition).where
  switch (condition.type) {
    case 'phrase':
      return leaves.text(condition.text).where
    case 'term': {
      const whole = leaves.text(condition.text).where
      if (condition.words.length === 0) return whole
      return anyOf([whole, allOf(condition.words.map(word => leaves.text(word).where))])
    }
    case 'field': {
      const { field, text } = condition
      if (text === '') return NONE
      if (field === 'section') return inHeading(text)
      const reports = catalogue.records.flatMap((record, report) =>
        skeleton(record[field] ?? '').includes(text) ? [catalogue.labels.reports[report]!] : [],
      )
      return oneOf('rep', reports)
    }
    case 'region':
      return oneOf('area', condition.codes)
    case 'year':
      return inYears([condition.range])
    case 'not':
      return noneOf(clause(condition.condition))
    case 'and':
      return allOf(condition.conditions.map(clause))
    case 'or':
      return anyOf(condition.conditions.map(clause))
  }
}

function filters({ regions, years, report, reports, kind }: EngineRequest, catalogue: Catalogue): Clause[] {
  const clauses: Clause[] = []
  if (regions.length > 0) clauses.push(oneOf('area', regions))
  if (years.length > 0) clauses.push(inYears(years))
  if (report !== null) {
    const number = catalogue.number(report)
    clauses.push(number === null ? NONE : { term: { rep: catalogue.labels.reports[number]! } })
  }
  if (reports !== undefined) {
    const numbers = reports.flatMap(id => catalogue.number(id) ?? [])
    clauses.push(
      oneOf(
        'rep',
        numbers.map(number => catalogue.labels.reports[number]!),
      ),
    )
  }
  if (kind !== null) clauses.push({ term: { kind: KINDS.indexOf(kind) } })
  return clauses
}

/** A range may be open, and a year is a small number. */
const inYears = (ranges: readonly YearRange[]): Clause =>
  anyOf(ranges.map(({ from, to }) => between('year', Math.max(from, -9999), Math.min(to, 9999))))

const inHeading = (text: string): Clause =>
  text.length === 1
    ? { term: { h: characters(text)[0]! } }
    : text.length === 2
      ? { term: { h: pairs(text)[0]! } }
      : { match_phrase: { h: pairs(text).join(' ') } }
