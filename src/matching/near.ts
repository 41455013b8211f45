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
  const spans: Span[] = []
  const reach = new Int32Array(text.length)
  eachOccurrence(text, parts, within, (span, distinct, places) => {
    spans.push(span)
    for (let p = 0; p < distinct.length; p++) {
      const place = places[p]!
      reach[place] = Math.max(reach[place]!, place + distinct[p]!.length)
    }
  })
  return spans.length === 0 ? NO_MATCHES : { spans, marks: marksFrom(reach) }
}

/** The spans of `nearMatches` alone: what to mark costs as much again, and an engine asks of 100,000 paragraphs. */
export function nearSpans(
  text: string,
  parts: readonly string[],
  within: number | 'sentence' | 'paragraph',
): Span[] {
  const spans: Span[] = []
  eachOccurrence(text, parts, within, span => spans.push(span))
  return spans
}

/** @param visit given where each of the distinct parts stands in the occurrence */
function eachOccurrence(
  text: string,
  parts: readonly string[],
  within: number | 'sentence' | 'paragraph',
  visit: (span: Span, distinct: readonly string[], places: readonly number[]) => void,
): void {
  const distinct = [...new Set(parts)]
  if (distinct.length === 0 || distinct.includes('')) return
  const at = distinct.map(part => text.indexOf(part))
  if (at.includes(-1)) return
  const longest = typeof within === 'number' ? within + distinct.join('').length : text.length
  const inSentence = within === 'sentence' ? sentences(text) : () => true

  const places = at.slice()
  let end = 0
  distinct.forEach((part, p) => {
    end = Math.max(end, at[p]! + part.length)
  })
  for (let more = true; more; ) {
    // `at`: where each part occurs first from `start` on; `end`: where all of them have ended.
    let start = at[0]!
    for (let p = 1; p < at.length; p++) if (at[p]! < start) start = at[p]!
    const present = { start, end }
    for (let p = 0; p < at.length; p++) {
      places[p] = at[p]!
      if (at[p] !== start) continue
      const next = text.indexOf(distinct[p]!, start + 1)
      if (next < 0) more = false
      at[p] = next
      end = Math.max(end, next + distinct[p]!.length)
    }
    // If going on to the next start costs nothing, this stretch was not a shortest one.
    const isShortest = !more || end > present.end
    if (isShortest && present.end - start <= longest && inSentence(present)) visit(present, distinct, places)
  }
}

/** Whether a span lies in one sentence (its closing mark included); spans must come ordered by start. */
function sentences(text: string): (span: Span) => boolean {
  let next = 0
  return ({ start, end }) => {
    next = Math.max(next, start)
    while (next < text.length && ENDS_SENTENCE[text.charCodeAt(next)] === 0) next++
    return next >= end - 1
  }
}

/** 1 for each unit that ends a sentence: looked up for every unit of a text. */
const ENDS_SENTENCE = new Uint8Array(0x10000)
for (const end of SENTENCE_ENDS) ENDS_SENTENCE[end.charCodeAt(0)] = 1
