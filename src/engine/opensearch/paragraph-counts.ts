// paragraph-counts.ts — what starts in each passage of a paragraph, by its text. Not: reading it, which paragraphs.
import { skeletonWithOffsets } from '../../analysis/skeleton.ts'
import type { Span } from '../../matching/phrase.ts'

/** Where something occurs in the skeleton of a paragraph. */
export type Find = (folded: string) => readonly Span[]

/**
 * How often it starts in each passage.
 *
 * @param texts of all passages of the paragraph, in their order
 */
export function countByPassage(texts: readonly string[], find: Find): number[] {
  const counts = texts.map(() => 0)
  const folded = skeletonWithOffsets(texts.join(''))
  const spans = find(folded.text)
  if (spans.length === 0) return counts
  let passage = 0
  let end = texts[0]!.length
  for (const { start } of spans) {
    while (folded.starts[start]! >= end && passage + 1 < texts.length) end += texts[++passage]!.length
    counts[passage]!++
  }
  return counts
}
