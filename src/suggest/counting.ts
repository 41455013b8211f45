// counting.ts — in how many passages each of many texts occurs, counted in one pass over the skeletons. Not: in which
// ones; nor one text at a time (the engine's occurrences).
import { createWordTrie, scanWords } from '../analysis/word-trie.ts'
import { SEPARATOR } from '../engine/store/text-columns.ts'
import { decodeText } from '../snapshot/columns.ts'
import type { Stretches } from '../snapshot/stretches.ts'

/** What of the index is read: beginnings in the skeletons, and whose passage it is. */
export interface Passages {
  /** Of paragraphs, each followed by SEPARATOR. */
  skeleton: Stretches<Uint16Array>
  /** Beginnings, with the end of the last. */
  passageSkeleton: Uint32Array
  passageReport: Uint32Array
}

export interface TextCounts {
  /** Passages in which each text starts. */
  passages: Uint32Array
  /** Reports with such a passage. */
  reports: Uint32Array
}

/**
 * Looks for all texts at every position. Right for texts that cannot overlap themselves (`overlapsItself`): for them
 * every place where the text stands is an occurrence. 20 million characters against 50,000 texts take 1 s.
 *
 * @param texts skeletons: distinct, not empty, without SEPARATOR
 * @param portion skeleton units read at once; default: a million
 */
export function countTexts(
  texts: readonly string[],
  { skeleton, passageSkeleton, passageReport }: Passages,
  portion = 2 ** 20,
): TextCounts {
  const passages = new Uint32Array(texts.length)
  const reports = new Uint32Array(texts.length)
  const lastPassage = new Int32Array(texts.length).fill(-1)
  const lastReport = new Int32Array(texts.length).fill(-1)
  let passage = 0
  const trie = createWordTrie(texts)
  for (const { folded, from } of portions(skeleton, portion)) {
    scanWords(trie, folded, (text, start) => {
      while (passageSkeleton[passage + 1]! <= from + start) passage++
      if (lastPassage[text] === passage) return
      lastPassage[text] = passage
      passages[text]!++
      const report = passageReport[passage]!
      if (lastReport[text] === report) return
      lastReport[text] = report
      reports[text]!++
    })
  }
  return { passages, reports }
}

// --- internal ---

const END = SEPARATOR.charCodeAt(0)

/** Whole paragraphs at a time: no text runs across their end. */
function* portions(
  skeleton: Stretches<Uint16Array>,
  size: number,
): Generator<{ folded: string; from: number }> {
  for (let from = 0, length = size; from < skeleton.length; ) {
    const to = Math.min(skeleton.length, from + length)
    const { elements, first } = skeleton.passing(from, to)
    const end = elements.subarray(from - first, to - first).lastIndexOf(END) + 1
    // A paragraph that is longer than a portion is one all the same.
    if (end === 0 && to < skeleton.length) length *= 2
    else {
      const until = end === 0 ? to : from + end
      yield { folded: decodeText(elements, from - first, until - first), from }
      from = until
      length = size
    }
  }
}
