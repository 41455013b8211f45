// passages.ts — one paragraph's text to stretches of about 50–400 characters. Not: what they stand under (outline.ts).
import { ENUMERATOR, SENTENCE_END } from '../language/numbering.ts'

/** No passage is longer, in UTF-16 code units. */
export const LONGEST = 400
const SHORTEST = 50
/** The length aimed at where a paragraph must be divided. */
const TARGET = 230

const ENDS = new Set(SENTENCE_END)
/** Closing marks belong to the sentence before them, so no passage begins with one. */
const CLOSERS = new Set('”’」』）)》】〉"')

/** Positions right after a sentence, the end of the text included. */
function sentenceEnds(text: string): number[] {
  const ends: number[] = []
  for (let i = 0; i < text.length - 1; i++) {
    if (!ENDS.has(text[i]!)) continue
    const next = text[i + 1]!
    if (!ENDS.has(next) && !CLOSERS.has(next)) ends.push(i + 1)
  }
  ends.push(text.length)
  return ends
}

function splitsPair(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  return before >= 0xd800 && before <= 0xdbff
}

/** Inside a surrogate pair, a number or a Latin word. */
function isInside(text: string, at: number): boolean {
  if (splitsPair(text, at)) return true
  const before = text.charCodeAt(at - 1)
  const after = text.charCodeAt(at)
  const word = (code: number) =>
    (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
  return word(before) && word(after)
}

/** Where a sentence longer than any passage may be is cut: after a comma, else after 、, else anywhere safe. */
function cutLongSentence(text: string, start: number, end: number): number[] {
  const cuts: number[] = []
  let from = start
  while (end - from > LONGEST) {
    // Even pieces: the last one is not left with a handful of characters.
    const pieces = Math.ceil((end - from) / (LONGEST - 40))
    const ideal = from + Math.ceil((end - from) / pieces)
    const low = from + SHORTEST * 2
    const high = Math.min(from + LONGEST, end - SHORTEST)
    const near = (marks: string): number => {
      let best = -1
      for (let at = low; at <= high; at++) {
        if (!marks.includes(text[at - 1]!) || isInside(text, at)) continue
        if (best < 0 || Math.abs(at - ideal) < Math.abs(best - ideal)) best = at
      }
      return best
    }
    let cut = near('，,：:')
    if (cut < 0) cut = near('、 \u3000')
    if (cut < 0) {
      cut = Math.min(ideal, high)
      while (cut > low && isInside(text, cut)) cut--
      // One word of hundreds of letters: cut it, but never a surrogate pair.
      if (cut === low) cut = Math.min(ideal, high) - (splitsPair(text, Math.min(ideal, high)) ? 1 : 0)
    }
    cuts.push(cut)
    from = cut
  }
  return cuts
}

/** An enumeration goes on here. */
function isMarked(text: string, at: number): boolean {
  return ENUMERATOR.test(text.slice(at, at + 6).trimStart())
}

function cost(length: number, atEnumeration: boolean): number {
  const off = (length - TARGET) / TARGET
  return off * off + (length < SHORTEST ? 3 : 0) + (atEnumeration ? 0 : 0.35)
}

/**
 * Ends of the passages of a paragraph, ascending, the last one `text.length`. A paragraph that fits is one passage;
 * a longer one is divided after sentences, by preference before 一是 / （二） / 3., so that lengths are even.
 *
 * @example
 * passageEnds('依法行政。') // => [5]
 */
export function passageEnds(text: string): number[] {
  if (text.length <= LONGEST) return [text.length]
  const units: number[] = []
  let start = 0
  const sentences = sentenceEnds(text)
  for (const [i, end] of sentences.entries()) {
    if (end - start > LONGEST) units.push(...cutLongSentence(text, start, end))
    // A few words between two marks are no place to divide; without them the search below stays short.
    const next = sentences[i + 1]
    if (end - start < SHORTEST / 2 && next !== undefined && next - start <= TARGET && !isMarked(text, end))
      continue
    units.push(end)
    start = end
  }
  // Shortest path over the possible ends: best[i] is the least cost of dividing up to units[i].
  const marked = units.map(unit => isMarked(text, unit))
  const best: number[] = []
  const from: number[] = []
  for (let i = 0; i < units.length; i++) {
    const end = units[i]!
    best[i] = Number.POSITIVE_INFINITY
    from[i] = -1
    for (let j = i - 1; j >= -1; j--) {
      const begin = j < 0 ? 0 : units[j]!
      if (end - begin > LONGEST) break
      const total = (j < 0 ? 0 : best[j]!) + cost(end - begin, j < 0 || marked[j]!)
      if (total < best[i]!) {
        best[i] = total
        from[i] = j
      }
    }
  }
  const ends: number[] = []
  for (let i = units.length - 1; i >= 0; i = from[i]!) ends.push(units[i]!)
  return ends.reverse()
}
