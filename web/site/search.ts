// search.ts — literal search over passages in memory: the same skeletons as the server's, read from end to end. Not: the
// page.
import { skeleton, skeletonWithOffsets } from '../../src/analysis/skeleton.ts'

export interface Held {
  reportId: string
  name: string
  place: string
  id: string
  text: string
}

export interface Found extends Held {
  /** UTF-16 units of the text: ordered, not overlapping. */
  marks: { start: number; end: number }[]
}

/**
 * The texts asked for: apart by blanks, but inside quotation marks as they stand. A text of which nothing is left to
 * compare is none.
 *
 * @example textsOf('“双随机、一公开” 监管') // => ['双随机一公开', '监管']
 */
export function textsOf(typed: string): string[] {
  const pieces = typed.match(/["“「『][^"”」』]*["”」』]|\S+/gu) ?? []
  return [...new Set(pieces.map(skeleton).filter(text => text !== ''))]
}

/** Passages that hold every text, in order. @param skeletons of the passages */
export function search(
  held: readonly Held[],
  skeletons: readonly string[],
  texts: readonly string[],
): Found[] {
  if (texts.length === 0) return []
  return held.flatMap((passage, i) =>
    texts.every(text => skeletons[i]!.includes(text))
      ? [{ ...passage, marks: marksOf(passage.text, texts) }]
      : [],
  )
}

// --- internal ---

function marksOf(text: string, texts: readonly string[]): Found['marks'] {
  const { text: folded, starts, ends } = skeletonWithOffsets(text)
  const spans = texts.flatMap(one => {
    const found: Found['marks'] = []
    for (let at = folded.indexOf(one); at >= 0; at = folded.indexOf(one, at + one.length))
      found.push({ start: starts[at]!, end: ends[at + one.length - 1]! })
    return found
  })
  const joined: Found['marks'] = []
  for (const span of spans.sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined.at(-1)
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end)
    else joined.push({ ...span })
  }
  return joined
}
