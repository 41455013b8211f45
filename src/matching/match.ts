// match.ts — where a text leaf occurs in the skeleton of a paragraph. Not: words, passages, offsets in the original.
import { skeleton } from '../analysis/skeleton.ts'
import type { Expression } from '../query/query.ts'
import type { TextLeaf } from '../query/tree.ts'
import { gapMatches } from './gap.ts'
import { nearMatches, nearSpans } from './near.ts'
import { type Matches, phraseMatches, type Span } from './phrase.ts'

/**
 * Prepares a text leaf for use on many paragraphs. The result takes a paragraph's skeleton. Of a term it finds the
 * literal occurrences only: its words are the engine's.
 *
 * @example matcher({ type: 'phrase', text: '放管服改革' })(skeleton('深化“放管服”改革')).spans // => [{ start: 2, end: 7 }]
 */
export function matcher(leaf: TextLeaf): (paragraph: string) => Matches {
  if ('parts' in leaf) {
    const expression = { ...leaf, parts: leaf.parts.map(part => skeleton(part)) }
    return paragraph => expressionMatches(paragraph, expression)
  }
  const text = skeleton(leaf.text)
  return paragraph => phraseMatches(paragraph, text)
}

/** @param expression its parts are skeletons, as the paragraph is */
function expressionMatches(paragraph: string, expression: Expression): Matches {
  switch (expression.type) {
    case 'gap':
      return gapMatches(paragraph, expression.parts)
    case 'near':
      return nearMatches(paragraph, expression.parts, expression.within)
  }
}

/** The spans of `expressionMatches` alone: what to mark takes longer to tell. */
export function expressionSpans(paragraph: string, expression: Expression): Span[] {
  switch (expression.type) {
    case 'gap':
      return gapMatches(paragraph, expression.parts).spans
    case 'near':
      return nearSpans(paragraph, expression.parts, expression.within)
  }
}
