// plan.ts — a query tree becomes what an engine is asked: conditions, evidence, what to count and to mark.
// Not: parsing, paging.

import { LRUCache } from 'lru-cache'
import type { Segmenter } from '../../analysis/segmenter.ts'
import { skeleton } from '../../analysis/skeleton.ts'
import type { Condition, EngineRequest } from '../../engine/engine.ts'
import { matcher } from '../../matching/match.ts'
import { phraseSpans } from '../../matching/phrase.ts'
import type { Query } from '../../query/query.ts'
import { type Related, relatedOf, withRelated } from '../../query/related.ts'
import { positiveLeaves, type TextLeaf } from '../../query/tree.ts'
import { findRegions } from '../../regions/regions.ts'
import type { Finder } from '../marks/highlight.ts'
import { evidenceFor } from './evidence.ts'
import { askedAlone, canRelax, relaxedCondition } from './relax.ts'

/** How unquoted terms bind. `any`: one word of one term is enough; `strict`: as `all`, and whoever asks does not relax. */
export type Binding = 'all' | 'any' | 'strict'

export interface Plan extends Pick<EngineRequest, 'where' | 'literal' | 'counted' | 'evidence'> {
  /** An occurrence of what is asked for starts in the passage: of a whole term, a phrase, a gap or near expression. */
  occurrence: Condition
  finders: Finders
}

export interface Finders {
  /** Of whole terms, phrases, gaps and near expressions. */
  literal: Finder[]
  /** Of the words of terms, for passages in which none of the terms stands literally. */
  words: Finder[]
  /** Of other wordings that are asked for too. */
  related: Finder[]
}

export interface Planner {
  /** @param related other wordings that match too; none of them is literal, or an occurrence. Default: none */
  plan(query: Query, binding: Binding, related?: Related): Plan
  /** The plan of binding `any` without the single characters of terms, made of that of `all`: much of the two is the same. */
  relax(query: Query, plan: Plan, related?: Related): Plan
  /** The words inside a text, none where it is one word. */
  wordsOf(text: string): string[]
  /** Whether `any` asks for less than `all`: the query has a term with several words, or several terms. */
  canRelax(query: Query): boolean
}

export function createPlanner(segmenter: Segmenter): Planner {
  // A question asks for the words of the same texts several times: for its condition, its tiers, its marks.
  const cut = new LRUCache<string, string[]>({ max: 64 })
  const wordsOf = (text: string): string[] => {
    const words = cut.get(text) ?? innerWords(text, segmenter)
    cut.set(text, words)
    return words
  }

  /** With `literal`, terms that are asked for must occur as a whole; excluded ones exclude as ever. */
  const condition = (query: Query, terms: 'words' | 'literal', positive = true): Condition => {
    if ('parts' in query) return { ...query, parts: query.parts.map(skeleton) }
    switch (query.type) {
      case 'term': {
        const text = skeleton(query.text)
        return terms === 'literal' && positive
          ? { type: 'phrase', text }
          : { type: 'term', text, words: wordsOf(text) }
      }
      case 'phrase':
        return { type: 'phrase', text: skeleton(query.text) }
      case 'field':
        if (query.field === 'year') return { type: 'year', range: query.value }
        if (query.field === 'region')
          return { type: 'region', codes: findRegions(query.value).map(r => r.code) }
        return { type: 'field', field: query.field, text: skeleton(query.value) }
      case 'not':
        return { type: 'not', condition: condition(query.query, terms, !positive) }
      case 'and':
        return { type: 'and', conditions: query.queries.map(child => condition(child, terms, positive)) }
      case 'or':
        return { type: 'or', conditions: query.queries.map(child => condition(child, terms, positive)) }
    }
  }

  const planAll = (query: Query, related: Related): Plan => {
    const leaves = positiveLeaves(query)
    const others = relatedOf(query, related).flatMap(({ also }) => also.map(({ text }) => text))
    const wider = others.length > 0 ? withRelated(query, related) : query
    // A term that is one word is found where it stands literally, so there is nothing to put first.
    const divided = leaves.some(leaf => leaf.type === 'term' && wordsOf(skeleton(leaf.text)).length > 0)
    return {
      where: condition(wider, 'words'),
      literal: divided || others.length > 0 ? condition(query, 'literal') : null,
      occurrence: { type: 'or', conditions: leaves.map(leaf => condition(leaf, 'literal')) },
      counted: countable(leaves),
      evidence: evidenceFor(
        [...leaves.flatMap(leaf => ('parts' in leaf ? leaf.parts : [leaf.text])), ...others],
        segmenter,
      ),
      finders: {
        literal: leaves.map(finderOf),
        words: leaves
          .filter(leaf => leaf.type === 'term')
          .flatMap(({ text }) => wordFinders(wordsOf(skeleton(text)))),
        related: others.map(text => finderOf({ type: 'phrase', text })),
      },
    }
  }
  const anyWord = (query: Query, plan: Plan, related: Related, words: (text: string) => string[]): Plan => ({
    ...plan,
    where: relaxedCondition(
      query,
      text => [...words(text), ...related.of(text).map(other => skeleton(other.text))],
      part => condition(withRelated(part, related), 'words'),
    ),
    literal: condition(query, 'literal'),
  })

  return {
    plan: (query, binding, related = NONE) => {
      const plan = planAll(query, related)
      return binding === 'any' ? anyWord(query, plan, related, wordsOf) : plan
    },
    relax: (query, plan, related = NONE) => anyWord(query, plan, related, text => askedAlone(wordsOf(text))),
    wordsOf: text => wordsOf(skeleton(text)),
    canRelax: query => canRelax(query, wordsOf),
  }
}

/** The skeletons a leaf looks for: the whole of a term or phrase, the parts of a gap or near expression. */
export function textsOf(leaf: TextLeaf): string[] {
  return 'parts' in leaf ? leaf.parts.map(skeleton) : [skeleton(leaf.text)]
}

/**
 * The distinct words inside a skeleton. Not the whole of it, and not what is no word by itself: the dash of
 * 2015-2020 means something between digits only.
 *
 * @example innerWords('行政复议体制改革', segmenter) // => ['行政复议', '体制改革']
 */
export function innerWords(text: string, segmenter: Segmenter): string[] {
  return [...new Set(segmenter.words(text))].filter(word => word !== text && skeleton(word) !== '')
}

// --- internal ---

const NONE: Related = { groups: [], of: () => [] }

/** Of an expression there is no saying what one occurrence is. */
function countable(leaves: TextLeaf[]): string[] | null {
  if (leaves.some(leaf => 'parts' in leaf)) return null
  return [...new Set(leaves.flatMap(textsOf))]
}

function finderOf(leaf: TextLeaf): Finder {
  const match = matcher(leaf)
  return folded => match(folded).marks
}

/** Single characters are marked only where a term has nothing longer: every 的 in yellow helps nobody. */
function wordFinders(words: string[]): Finder[] {
  const longer = words.filter(word => word.length > 1)
  return (longer.length > 0 ? longer : words).map(word => folded => phraseSpans(folded, word))
}
