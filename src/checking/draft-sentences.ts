// draft-sentences.ts — a draft cut into what is looked up, sentence by sentence. Not: looking it up.
import { SENTENCE_ENDS } from '../analysis/skeleton.ts'
import { bonesOf, isCitation, numberingOf } from './marks.ts'

export interface Sentence {
  /** UTF-16 units of the draft, white space around it left out. */
  start: number
  length: number
  text: string
  /**
   * What is compared: its skeleton, without numbering, marks of footnotes, and the marks it ends with. A quotation may stop
   * where the source goes on.
   */
  bones: string
  /** Where each unit of `bones` begins in `text`, and ends. */
  starts: Uint32Array
  ends: Uint32Array
}

/** Fewer say nothing: 第一章, 会议指出. */
export const SHORTEST = 6
/** Longer ones are lists or lost their marks; they are cut after a comma. */
export const LONGEST = 400

/**
 * The sentences of a draft that are long enough to be judged. A sentence ends with 。！？； and the quotation marks and
 * brackets that close behind it, or with its line. What it quotes behind a colon or a comma is a sentence of its own, for a
 * source has the quotation and not the words that lead to it. One after the other, so that a long draft can be cut in turns.
 *
 * @example [...sentencesOf('全年审结行政复议案件64件。其中……')].map(s => s.text) // => ['全年审结行政复议案件64件。']
 */
export function* sentencesOf(draft: string): Generator<Sentence> {
  for (const { 0: whole, index } of draft.matchAll(SENTENCE)) {
    if (isCitation(whole)) continue
    for (const { text, at } of apart(whole).flatMap(piece => cut(piece.text, piece.at))) {
      const lead = text.length - text.trimStart().length
      const trimmed = text.trim()
      const { text: all, starts, ends } = bonesOf(trimmed)
      const numbering = numberingOf(trimmed)
      let first = 0
      while (first < all.length && starts[first]! < numbering) first++
      let end = all.length
      while (end > first && SENTENCE_ENDS.includes(all[end - 1]!)) end--
      if (end - first < SHORTEST) continue
      yield {
        start: index + at + lead,
        length: trimmed.length,
        text: trimmed,
        bones: all.slice(first, end),
        starts: starts.subarray(first, end),
        ends: ends.subarray(first, end),
      }
    }
  }
}

// --- internal ---

const SENTENCE = /[^。！？；!?;\r\n]*(?:[。！？；!?;]+[”’"'」』）)》】]*|[\r\n]+|$)/gu

/** 第四条规定：“……, and the quotation goes on for so long that it is more than a name. */
const QUOTED = /(?<=[：:，,]\s{0,4})[“「『"](?=[^”」』"]{12})/u

function apart(text: string): { text: string; at: number }[] {
  const at = text.search(QUOTED)
  return at <= 0
    ? [{ text, at: 0 }]
    : [
        { text: text.slice(0, at), at: 0 },
        { text: text.slice(at), at },
      ]
}

/** In pieces of at most LONGEST units, after a comma where there is one in the second half. */
function cut(text: string, offset: number): { text: string; at: number }[] {
  const pieces: { text: string; at: number }[] = []
  let at = 0
  while (text.length - at > LONGEST) {
    const piece = text.slice(at, at + LONGEST)
    const comma = Math.max(...['，', ',', '、', '：', ':'].map(mark => piece.lastIndexOf(mark)))
    let length = comma >= LONGEST / 2 ? comma + 1 : LONGEST
    if (/[\ud800-\udbff]/.test(text[at + length - 1]!)) length--
    pieces.push({ text: text.slice(at, at + length), at: offset + at })
    at += length
  }
  pieces.push({ text: text.slice(at), at: offset + at })
  return pieces
}
