// closest.ts — where a report comes nearest to a text it does not contain. Not: other reports, spelling.
import { skeleton } from '../../analysis/skeleton.ts'
import type { PassageRecord } from '../../engine/engine.ts'
import { phraseSpans } from '../../matching/phrase.ts'
import type { Finder } from '../marks/highlight.ts'

export interface Closest {
  passage: PassageRecord
  /** Which of the words, or which piece of the text, stands there: skeletons. */
  common: string[]
  /** Marks them. */
  finders: Finder[]
}

/** Longer texts are compared by this beginning of theirs. */
const LONGEST = 200

/**
 * The passage with the most characters in words of the text; where it has none of them, the one with the longest
 * piece of the text, of two characters at least. Of equals the first. Null: not even that.
 *
 * @param text what is missed, a skeleton
 * @param words the words, or parts, it consists of
 */
export function closest(passages: readonly PassageRecord[], text: string, words: string[]): Closest | null {
  const folded = passages.map(({ paragraph, start, end }) => skeleton(paragraph.slice(start, end)))
  let best: { at: number; common: string[]; worth: number } | null = null
  folded.forEach((passage, at) => {
    const common = words.filter(word => passage.includes(word))
    const worth = common.join('').length
    if (worth > (best?.worth ?? 0)) best = { at, common, worth }
  })
  const found = (best ?? longestPiece(folded, text.slice(0, LONGEST))) as {
    at: number
    common: string[]
  } | null
  if (!found) return null
  const { at, common } = found
  return {
    passage: passages[at]!,
    common,
    finders: common.map(word => paragraph => phraseSpans(paragraph, word)),
  }
}

// --- internal ---

function longestPiece(folded: string[], text: string): { at: number; common: string[] } | null {
  const whole = folded.join('\n')
  let longest = ''
  let end = 0
  // A piece of a found piece is found too, so the end never has to go back.
  for (let start = 0; start < text.length; start++) {
    end = Math.max(end, start)
    while (end < text.length && whole.includes(text.slice(start, end + 1))) end++
    if (end - start > longest.length) longest = text.slice(start, end)
  }
  if (longest.length < 2) return null
  return { at: folded.findIndex(passage => passage.includes(longest)), common: [longest] }
}
