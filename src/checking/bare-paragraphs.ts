// bare-paragraphs.ts — the paragraphs of a library that have marks in them, as they are compared: without. Not: what a mark
// is (marks.ts).
import { type Corpus, SHORT_TURN, textOf } from '../corpus/corpus.ts'
import { encodeText } from '../snapshot/columns.ts'
import { inTurns } from '../turns.ts'
import { bonesOf, MARK_CHARACTERS } from './marks.ts'

/** By the number of the paragraph; all others are compared as the library has them. */
export type BareParagraphs = ReadonlyMap<number, Uint16Array>

/** Once a library: some paragraphs in a hundred have any. */
export function bareParagraphs(corpus: Corpus): Promise<BareParagraphs> {
  const known = found.get(corpus)
  if (known) return known
  const reading = read(corpus)
  found.set(corpus, reading)
  return reading
}

/** Units of a paragraph as they are compared, from `from` to before `to`. */
export function comparedUnits(
  { units, paragraphUnit }: Pick<Corpus, 'units' | 'paragraphUnit'>,
  bare: BareParagraphs,
  paragraph: number,
): { units: Uint16Array; from: number; to: number } {
  const own = bare.get(paragraph)
  return own
    ? { units: own, from: 0, to: own.length }
    : { units, from: paragraphUnit[paragraph]!, to: paragraphUnit[paragraph + 1]! - 1 }
}

// --- internal ---

const found = new WeakMap<Corpus, Promise<BareParagraphs>>()

const isMark = new Uint8Array(0x10000)
for (const character of MARK_CHARACTERS) isMark[character.charCodeAt(0)] = 1

async function read(corpus: Corpus): Promise<BareParagraphs> {
  const turn = inTurns(SHORT_TURN)
  const bare = new Map<number, Uint16Array>()
  const { text, paragraphText, paragraphUnit } = corpus
  let looked = 0
  for (let paragraph = 0; paragraph + 1 < paragraphText.length; paragraph++) {
    const end = paragraphText[paragraph + 1]!
    let at = paragraphText[paragraph]!
    while (at < end && isMark[text[at]!] === 0) at++
    if (at < end) {
      const bones = bonesOf(textOf(corpus, paragraph)).text
      if (bones.length < paragraphUnit[paragraph + 1]! - 1 - paragraphUnit[paragraph]!)
        bare.set(paragraph, encodeText(bones))
      looked += 50
    }
    if (++looked < PORTION) continue
    looked = 0
    await turn()
  }
  return bare
}

/** Paragraphs before others may have their turn; one that is read counts as fifty. */
const PORTION = 5_000
