// tree.ts — building and walking query trees. Not: text, evaluation.
import { skeleton } from '../analysis/skeleton.ts'
import type { Expression, Query } from './query.ts'
import { tidy } from './tidy.ts'

export type Term = Extract<Query, { type: 'term' }>
export type Phrase = Extract<Query, { type: 'phrase' }>
export type Restriction = Extract<Query, { type: 'field' }>
/** What is looked for in the text of a passage. */
export type TextLeaf = Term | Phrase | Expression
export type Leaf = TextLeaf | Restriction

/** All of them: flat, without doubles; a single one stands for itself; none is `null`. */
export function allOf(queries: Iterable<Query>): Query | null {
  return join('and', queries)
}

/** Any of them: flat, without doubles; a single one stands for itself; none is `null`. */
export function anyOf(queries: Iterable<Query>): Query | null {
  return join('or', queries)
}

function join(type: 'and' | 'or', queries: Iterable<Query>): Query | null {
  const distinct = new Map<string, Query>()
  for (const query of queries)
    for (const child of query.type === type ? query.queries : [query])
      distinct.set(JSON.stringify(child), child)
  const children = [...distinct.values()]
  return children.length > 1 ? { type, queries: children } : (children[0] ?? null)
}

/**
 * Every leaf in reading order, with whether it is asked for (`true`) or excluded. Inside two negations it is
 * asked for.
 */
export function* leaves(query: Query, positive = true): Generator<{ leaf: Leaf; positive: boolean }> {
  if (query.type === 'not') yield* leaves(query.query, !positive)
  else if (query.type === 'and' || query.type === 'or')
    for (const child of query.queries) yield* leaves(child, positive)
  else yield { leaf: query, positive }
}

/** What highlights and counts are made from: the text leaves asked for, each once (two of one skeleton are one). */
export function positiveLeaves(query: Query): TextLeaf[] {
  const distinct = new Map<string, TextLeaf>()
  for (const { leaf, positive } of leaves(query)) {
    if (!positive || leaf.type === 'field') continue
    const key = leafKey(leaf)
    if (!distinct.has(key)) distinct.set(key, leaf)
  }
  return [...distinct.values()]
}

function leafKey(leaf: TextLeaf): string {
  if ('parts' in leaf) return JSON.stringify({ ...leaf, parts: leaf.parts.map(part => skeleton(part)) })
  return JSON.stringify([leaf.type, skeleton(leaf.text)])
}

/**
 * The tree with each leaf replaced; `null` removes one, and what is left empty goes with it. A negation of
 * nothing goes too.
 *
 * @example mapLeaves(query, leaf => (leaf.type === 'field' ? null : leaf)) // the same without restrictions
 */
export function mapLeaves(
  query: Query,
  replace: (leaf: Leaf, positive: boolean) => Query | null,
): Query | null {
  return map(query, replace, true)
}

function map(
  query: Query,
  replace: (leaf: Leaf, positive: boolean) => Query | null,
  positive: boolean,
): Query | null {
  if (query.type === 'not') {
    const inner = map(query.query, replace, !positive)
    return inner && { type: 'not', query: inner }
  }
  if (query.type === 'and' || query.type === 'or') {
    const children = query.queries.map(child => map(child, replace, positive)).filter(child => child !== null)
    return join(query.type, children)
  }
  return replace(query, positive)
}

/** `mode=exact`: every unquoted term is a phrase. */
export function termsAsPhrases(query: Query): Query {
  return mapLeaves(query, leaf => (leaf.type === 'term' ? { type: 'phrase', text: tidy(leaf.text) } : leaf))!
}
