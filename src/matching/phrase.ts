// phrase.ts — literal occurrences in a skeleton, and the spans in which every kind of match is given. Not: gap, near.

/** Half-open, UTF-16 units of the skeleton. */
export interface Span {
  start: number
  end: number
}

export interface Matches {
  /** The occurrences, ordered by start. A hit is the passage in which one starts. */
  spans: Span[]
  /** What to highlight: ordered, never overlapping (those of overlapping occurrences are joined). */
  marks: Span[]
}

/** Shared by every miss, so never written to. */
export const NO_MATCHES: Matches = { spans: [], marks: [] }

/**
 * Occurrences of a phrase, left to right, not overlapping. An empty phrase has none. Both are skeletons.
 *
 * @example phraseSpans('行政行政复议', '行政') // => [{ start: 0, end: 2 }, { start: 2, end: 4 }]
 */
export function phraseSpans(text: string, phrase: string): Span[] {
  const spans: Span[] = []
  if (phrase === '') return spans
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + phrase.length))
    spans.push({ start: at, end: at + phrase.length })
  return spans
}

/**
 * Index of the first of some spans, ordered by start, that starts at a place or behind it.
 *
 * @param startOf where a span starts in the units of the place. Default: those of the span
 */
export function firstSpanFrom(
  spans: readonly Span[],
  place: number,
  startOf: (span: Span) => number = ({ start }) => start,
): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (startOf(spans[middle]!) < place) low = middle + 1
    else high = middle
  }
  return low
}

export function phraseMatches(text: string, phrase: string): Matches {
  const spans = phraseSpans(text, phrase)
  return { spans, marks: spans }
}

/**
 * Marks from `reach`: for each unit where a part starts, how far that part reaches (0: none starts). Overlapping
 * ones are joined; those that only touch stay apart.
 */
export function marksFrom(reach: Int32Array): Span[] {
  const marks: Span[] = []
  let last: Span | undefined
  for (let start = 0; start < reach.length; start++) {
    const end = reach[start]!
    if (end === 0) continue
    if (last && start < last.end) last.end = Math.max(last.end, end)
    else {
      last = { start, end }
      marks.push(last)
    }
  }
  return marks
}

/** Whether two occurrences of a text can overlap (哈哈 in 哈哈哈), so that counting tokens would count too many. */
export function overlapsItself(text: string): boolean {
  for (let shift = 1; shift < text.length; shift++) if (text.startsWith(text.slice(shift))) return true
  return false
}
