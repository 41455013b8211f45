// evidence.ts — which texts of a question speak for a passage, and with what weight. Not: how weights become a score.
import type { Segmenter } from '../../analysis/segmenter.ts'
import { SENTENCE_ENDS, skeleton } from '../../analysis/skeleton.ts'
import type { Evidence } from '../../engine/engine.ts'

/**
 * Words that say that something is asked, not what. Where they stood a break stays: 请问哪些 is no place for pairs.
 * Longer ones first. Leaving out 的, 了, 在 … as well made ranking worse: BM25 knows how little they tell.
 */
const ASKING =
  /请问|怎么办|怎么样|怎么|怎样|如何|什么样|什么|哪些|哪个|哪里|哪|谁|是否|能否|可否|是不是|能不能|可不可以|会不会|有没有|要不要|吗|呢|吧|为何|为什么|多少|可以|应该|应当|需要|能够|能|我们|我|你|他们|他|她|自己|的话|如果/g

export interface EvidenceParameters {
  /** What is left out of a question. Default `ASKING`; null: nothing. */
  asking: RegExp | null
  /** A pair of characters that is a word counts this much more than one that is not. 0: no difference. Default 0.5. */
  wordBonus: number
  /** A longer word, beside the pairs it consists of. 0: its pairs are enough; 1: too much of the same. Default 0.5. */
  longWordWeight: number
}

export const DEFAULT_EVIDENCE: EvidenceParameters = { asking: ASKING, wordBonus: 0.5, longWordWeight: 0.5 }

/**
 * Characters, pairs of characters, and words. Pairs carry the order whatever the dictionary does; words tell which
 * pairs mean something; characters find 复议 in 复核与审议. What the asker repeats counts by the square root.
 *
 * @param texts terms and phrases as typed
 */
export function evidenceFor(
  texts: string[],
  segmenter: Segmenter,
  { asking, wordBonus, longWordWeight }: EvidenceParameters = DEFAULT_EVIDENCE,
): Evidence[] {
  const frequency = new Map<string, number>()
  const words = new Map<string, number>()
  for (const text of texts) {
    const folded = sentences(text, asking)
    for (const sentence of folded) {
      for (let i = 0; i < sentence.length; i++) {
        add(frequency, sentence[i]!)
        if (i + 1 < sentence.length) add(frequency, sentence.slice(i, i + 2))
      }
      for (const word of segmenter.allWords(sentence)) if (word.length > 1) add(words, word)
    }
  }
  const evidence = [...frequency].map(([text, times]): Evidence => {
    const asWord = text.length === 2 ? (words.get(text) ?? 0) : 0
    return { text, weight: Math.sqrt(times) + wordBonus * Math.sqrt(asWord) }
  })
  for (const [text, times] of words) {
    if (text.length > 2) evidence.push({ text, weight: longWordWeight * Math.sqrt(times) })
  }
  return evidence
}

// --- internal ---

/** Skeletons of the stretches between sentence ends and asking words; of the whole where nothing else is left. */
function sentences(text: string, asking: RegExp | null): string[] {
  const folded = skeleton(asking ? text.replace(asking, '。') : text)
  const stretches = folded.split(new RegExp(`[${SENTENCE_ENDS}]`)).filter(stretch => stretch !== '')
  return stretches.length > 0 ? stretches : [skeleton(text)].filter(whole => whole !== '')
}

function add(counts: Map<string, number>, text: string): void {
  counts.set(text, (counts.get(text) ?? 0) + 1)
}
