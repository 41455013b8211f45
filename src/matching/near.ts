// near.ts — `"甲 乙"~20` `~句` `~段`: parts in any order, close together. Not: gap.
import { SENTENCE_ENDS } from '../analysis/skeleton.ts'
import { type Matches, marksFrom, NO_MATCHES, type Span } from './phrase.ts'

/**
 * Occurrences of all parts, in any order. An occurrence is a shortest stretch that contains every part: no other
 * lies inside it. Two may overlap, none shares a start or an end with another. With a number, what the stretch has
 * beyond the lengths of the parts is that many units at most: 0 is side by side. With `sentence`, no sentence end
 * stands before its last unit. Parts may overlap each other in the text; one given twice counts once. Parts are
 * skeletons; an empty one occurs nowhere. Time: number of parts × length of text.
 *
 * @example nearMatches('重大行政决策听取法律顾问意见', ['法律顾问', '重大行政决策'], 2).spans // => [{ start: 0, end: 12 }]
 */
export function nearMatches(
  text: string,
  parts: readonly string[],
  within: number | 'sentence' | 'paragraph',
): Matches {
  const distinct = [...new Set(parts)]
  if (distinct.length === 0 || distinct.includes('')) return NO_MATCHES
  const at = Int32Array.from(distinct, part => text.indexOf(part))
  if (at.includes(-1)) return NO_MATCHES
  const longest = typeof within === 'number' ? within + distinct.join('').length : text.length
  const inSentence = within === 'sentence' ? sentences(text) : () => true

  const spans: Span[] = []
  const reach = new Int32Array(text.length)
  const places = new Int32Array(distinct.length)
  let end = 0
  distinct.forEach((part, p) => {
    end = Math.max(end, at[p]! + part.length)
  })
  for (let more = true; more; ) {
    // `at`: where each part occurs first from `start` on; `end`: where all of them have ended.
    let start = at[0]!
    for (const place of at) if (place < start) start = place
    const present = { start, end }
    places.set(at)
    for (let p = 0; p < at.length; p++) {
      if (at[p] !== start) continue
      const next = text.indexOf(distinct[p]!, start + 1)
      if (next < 0) more = false
      at[p] = next
      end = Math.max(end, next + distinct[p]!.length)
    }
    // If going on to the next start costs nothing, this stretch was not a shortest one.
    const isShortest = !more || end > present.end
    if (!isShortest || present.end - start > longest || !inSentence(present)) continue
    spans.push(present)
    for (let p = 0; p < places.length; p++) {
      const place = places[p]!
      reach[place] = Math.max(reach[place]!, place + distinct[p]!.length)
    }
  }
  return { spans, marks: marksFrom(reach) }
}

/** Whether a span lies in one sentence (its closing mark included); spans must come ordered by start. */
function sentences(text: string): (span: Span) => boolean {
  let next = 0
  return ({ start, end }) => {
    next = Math.max(next, start)
    while (next < text.length && !SENTENCE_ENDS.includes(text[next]!)) next++
    return next >= end - 1
  }
}
