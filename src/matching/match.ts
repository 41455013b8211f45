// match.ts — where a text leaf occurs in the skeleton of a paragraph. Not: words, passages, offsets in the original.
import { skeleton } from '../analysis/skeleton.ts'
import type { Query } from '../query/query.ts'
import { gapMatches } from './gap.ts'
import { nearMatches } from './near.ts'
import { type Matches, phraseMatches } from './phrase.ts'

/**
 * Prepares a text leaf for use on many paragraphs. The result takes a paragraph's skeleton. Of a term it finds the
 * literal occurrences only: its words are the engine's.
 *
 * @example matcher({ type: 'phrase', text: '放管服改革' })(skeleton('深化“放管服”改革')).spans // => [{ start: 2, end: 7 }]
 */
export function matcher(
  leaf: Extract<Query, { type: 'term' | 'phrase' | 'gap' | 'near' }>,
): (paragraph: string) => Matches {
  if (leaf.type === 'term' || leaf.type === 'phrase') {
    const text = skeleton(leaf.text)
    return paragraph => phraseMatches(paragraph, text)
  }
  const parts = leaf.parts.map(part => skeleton(part))
  if (leaf.type === 'gap') return paragraph => gapMatches(paragraph, parts)
  return paragraph => nearMatches(paragraph, parts, leaf.within)
}
