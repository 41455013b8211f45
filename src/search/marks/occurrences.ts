// occurrences.ts — where what is asked for stands in the passages that match, one by one. Not: which match, context.
import type { Skeleton } from '../../analysis/skeleton.ts'
import type { PassageRecord } from '../../engine/engine.ts'
import { matcher } from '../../matching/match.ts'
import { firstSpanFrom, type Span } from '../../matching/phrase.ts'
import type { Query } from '../../query/query.ts'
import { positiveLeaves } from '../../query/tree.ts'
import { createFolding, type Folding } from './folding.ts'

/**
 * Finds, in the skeleton of a paragraph, the occurrences of every term, phrase, gap and near expression asked for:
 * of a gap or near the whole stretch from its first part to its last. Ordered by start, then by end; a stretch that
 * two of them claim is one.
 */
export function occurrenceFinder(query: Query): (skeleton: string) => Span[] {
  const matchers = positiveLeaves(query).map(leaf => matcher(leaf))
  if (matchers.length === 1) return folded => matchers[0]!(folded).spans
  return folded => {
    const spans = matchers.flatMap(match => match(folded).spans)
    spans.sort((a, b) => a.start - b.start || a.end - b.end)
    return spans.filter(({ start, end }, i) => {
      const before = spans[i - 1]
      return before?.start !== start || before.end !== end
    })
  }
}

/**
 * Visits the occurrences that start in each passage. An occurrence may reach beyond its passage, never beyond its
 * paragraph.
 *
 * @param visit given the passage, the skeleton of its paragraph and a span of that skeleton
 */
export function eachOccurrence(
  passages: readonly PassageRecord[],
  find: (skeleton: string) => Span[],
  visit: (passage: PassageRecord, skeleton: Skeleton, span: Span) => void,
): void {
  const fold = createFolding()
  let known: Skeleton | null = null
  let spans: Span[] = []
  for (const passage of passages) {
    const folded = fold(passage.paragraph)
    if (folded !== known) spans = find(folded.text)
    known = folded
    const { starts } = folded
    const startOf = ({ start }: Span) => starts[start]!
    for (let at = firstSpanFrom(spans, passage.start, startOf); at < spans.length; at++) {
      const span = spans[at]!
      if (startOf(span) >= passage.end) break
      visit(passage, folded, span)
    }
  }
}

/**
 * Counts literal occurrences that start in a passage, each text by itself, as totals do: two texts that overlap both
 * count.
 *
 * @param texts distinct skeletons
 * @param fold shared with whatever else reads the same passages
 */
export function occurrenceCounter(
  texts: readonly string[],
  fold: Folding,
): (passage: PassageRecord) => number {
  return ({ paragraph, start, end }) => {
    const { text: folded, starts } = fold(paragraph)
    let count = 0
    for (const text of texts) {
      if (text === '') continue
      for (let at = folded.indexOf(text); at >= 0; at = folded.indexOf(text, at + text.length)) {
        if (starts[at]! >= end) break
        if (starts[at]! >= start) count++
      }
    }
    return count
  }
}
