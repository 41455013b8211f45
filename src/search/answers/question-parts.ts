// question-parts.ts — how often each piece of a question occurs by itself: what keeps a loose answer from looking
// exact. Not: relaxing.
import { skeleton } from '../../analysis/skeleton.ts'
import type { QuestionPart } from '../../api/search.ts'
import type { Query } from '../../query/query.ts'
import { positiveLeaves } from '../../query/tree.ts'
import type { Opened } from '../opened.ts'
import type { Filters } from '../question/filters.ts'
import { MOST_WORDS } from '../question/relax.ts'
import { EVERYTHING } from '../question/request.ts'

/**
 * The terms and phrases of a question and the words inside them, each counted literally under the same filters, in the
 * order of the question. None where the question is one word, of which there is nothing to say but that it is missing.
 *
 * @example await partsOf(opened, query, filters)
 * // of 行政复议 量子计算: [{ text: '行政复议', hits: 11, occurrences: 33 }, { text: '量子', hits: 0, occurrences: 0 }, …]
 */
export async function partsOf(
  { engine, planner }: Pick<Opened, 'engine' | 'planner'>,
  query: Query,
  filters: Filters,
): Promise<QuestionPart[]> {
  const whole = positiveLeaves(query).flatMap(leaf => ('parts' in leaf ? leaf.parts : [leaf.text]))
  const texts = new Map<string, string>()
  for (const text of whole)
    for (const piece of [text, ...longest(planner.wordsOf(text))]) {
      const key = skeleton(piece)
      if (key !== '' && !texts.has(key)) texts.set(key, piece.trim())
    }
  const pieces = [...texts].slice(0, MOST_WORDS)
  if (pieces.length < 2) return []
  const totals = await engine.counts(
    pieces.map(([key]) => {
      return { ...EVERYTHING, where: { type: 'phrase', text: key }, counted: [key], ...filters }
    }),
  )
  return pieces.map(([, text], i) => {
    return { text, hits: totals[i]!.hits, occurrences: totals[i]!.occurrences ?? 0 }
  })
}

// --- internal ---

/** Single characters occur everywhere and say nothing, unless there is nothing else. */
function longest(words: readonly string[]): readonly string[] {
  const longer = words.filter(word => word.length > 1)
  return longer.length > 0 ? longer : words
}
