// sample-words.ts — the words that sequences are looked for in: a part of the library, paragraph by paragraph. Not: what
// repeats in them (sequences.ts).
import type { Segmenter } from '../analysis/segmenter.ts'
import { skeleton } from '../analysis/skeleton.ts'
import type { TextColumns } from '../engine/store/text-columns.ts'
import { decodeText } from '../snapshot/columns.ts'
import { type AllStretched, elementAt, stretch } from '../snapshot/stretches.ts'
import { BREAK } from './sequences.ts'

/** Between pieces of one paragraph: no segmenter makes a word across it. */
const DIVIDER = '\n'
const HARD_BREAK = /[，。；：！？,;:!?（）()《》〈〉\n…—]+/

/**
 * The words of every n-th paragraph, no more of one than the sample has, with a BREAK wherever a mark divides them.
 *
 * @param sample UTF-16 units; 0: none
 */
export function sampleWords(
  { text, paragraphText }: AllStretched<Pick<TextColumns, 'text' | 'paragraphText'>>,
  segmenter: Segmenter,
  sample: number,
): { words: string[]; units: number } {
  const words: string[] = []
  let units = 0
  const stride = sample === 0 ? Number.POSITIVE_INFINITY : Math.max(1, Math.ceil(text.length / sample))
  for (let paragraph = 0; paragraph < paragraphText.length - 1; paragraph += stride) {
    const start = elementAt(paragraphText, paragraph)
    const end = Math.min(elementAt(paragraphText, paragraph + 1), start + sample)
    const content = decodeText(stretch(text, start, end))
    units += content.length
    // Quotation marks and 、 do not divide: 双随机、一公开 is one phrase. Cut in one go: a call costs more than a word.
    const pieces = content.split(HARD_BREAK).map(skeleton).join(DIVIDER)
    for (const word of segmenter.words(pieces)) words.push(/[\d\n]/.test(word) ? BREAK : word)
    words.push(BREAK)
  }
  return { words, units }
}
