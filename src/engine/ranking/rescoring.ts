// rescoring.ts — the second look: a few candidates again, from their text and what stands around it.
// Not: choosing candidates, priors.

import type { WeighedText } from '../flexsearch/rank/first-pass.ts'
import type { TextColumns } from '../store/text-columns.ts'
import { createBm25, mean } from './bm25.ts'
import { DEFAULT_RANKING, type RankingParameters } from './ranking-parameters.ts'

export interface Rescorer {
  /** BM25 of the surroundings plus a share of the passage's own, one for each candidate. */
  scores(evidence: WeighedText[], candidates: ArrayLike<number>): Float64Array
}

export function createRescorer(
  columns: TextColumns,
  lengths: Uint32Array,
  parameters: RankingParameters = DEFAULT_RANKING,
): Rescorer {
  const { passageWeight } = parameters
  const { lengthNorm, saturation } = createBm25(parameters)
  const { skeleton, passageSkeleton } = columns
  const {
    first: contextFirst,
    last: contextLast,
    contextLengths,
  } = measureContexts(columns, lengths, parameters.context)
  const averageContext = mean(contextLengths)
  const averagePassage = mean(lengths)
  // Number of each character of the question, -1 for all others; cleared after every question.
  const characterNumber = new Int16Array(0x10000).fill(-1)

  return {
    scores(evidence, candidates) {
      const characters = evidence.filter(({ text }) => text.length === 1)
      const count = characters.length
      characters.forEach(({ text }, i) => {
        characterNumber[text.charCodeAt(0)] = i
      })
      // Pairs are found through their characters, so both must be evidence themselves: they always are.
      const pairNumber = new Int32Array(count * count).fill(-1)
      const weights = characters.map(({ weight }) => weight)
      for (const { text, weight } of evidence) {
        const [one, two] = [characterNumber[text.charCodeAt(0)]!, characterNumber[text.charCodeAt(1)]!]
        if (text.length !== 2 || one === -1 || two === -1) continue
        pairNumber[one * count + two] = weights.push(weight) - 1
      }
      const frequencies = new Uint16Array(weights.length)

      const countPair = (one: number, two: number) => {
        const pair = one === -1 || two === -1 ? -1 : pairNumber[one * count + two]!
        if (pair !== -1) frequencies[pair]!++
      }
      /**
       * Counts what stands in a stretch of skeleton. Separators are no character of any question, so no pair spans them.
       * @param before number of the character in front of it, -1 for none  @returns that of its last
       */
      const countIn = (from: number, to: number, before: number): number => {
        let last = before
        for (let at = from; at < to; at++) {
          const number = characterNumber[skeleton[at]!]!
          if (number !== -1) {
            frequencies[number]!++
            if (last !== -1) countPair(last, number)
          }
          last = number
        }
        return last
      }
      const bm25 = (norm: number): number => {
        let sum = 0
        // Of what does not occur the saturation is 0: adding that is faster than asking for it.
        for (let i = 0; i < frequencies.length; i++) sum += weights[i]! * saturation(frequencies[i]!, norm)
        return sum
      }

      const scores = new Float64Array(candidates.length)
      for (let i = 0; i < candidates.length; i++) {
        const passage = candidates[i]!
        const start = passageSkeleton[passage]!
        const end = start + lengths[passage]!
        frequencies.fill(0)
        const last = countIn(start, end, -1)
        const own = bm25(lengthNorm(lengths[passage]!, averagePassage))
        // The surroundings are what stands before and behind, and the pairs where they meet the passage.
        const from = passageSkeleton[contextFirst[passage]!]!
        const to = passageSkeleton[contextLast[passage]! + 1]!
        const before = countIn(from, start, -1)
        if (end > start) countPair(before, characterNumber[skeleton[start]!]!)
        countIn(end, to, end > start ? last : before)
        scores[i] = bm25(lengthNorm(contextLengths[passage]!, averageContext)) + passageWeight * own
      }
      for (const { text } of characters) characterNumber[text.charCodeAt(0)] = -1
      return scores
    },
  }
}

// --- internal ---

/** First and last passage of each passage's surroundings, and how long they are. */
function measureContexts({ passageReport }: TextColumns, lengths: Uint32Array, context: number) {
  const n = lengths.length
  const first = new Uint32Array(n)
  const last = new Uint32Array(n)
  const contextLengths = new Uint32Array(n)
  for (let passage = 0; passage < n; passage++) {
    const report = passageReport[passage]
    let start = passage
    let end = passage
    let length = lengths[passage]!
    for (let grew = true; grew; ) {
      grew = false
      if (end + 1 < n && passageReport[end + 1] === report && length + lengths[end + 1]! <= context) {
        length += lengths[++end]!
        grew = true
      }
      if (start > 0 && passageReport[start - 1] === report && length + lengths[start - 1]! <= context) {
        length += lengths[--start]!
        grew = true
      }
    }
    first[passage] = start
    last[passage] = end
    contextLengths[passage] = length
  }
  return { first, last, contextLengths }
}
