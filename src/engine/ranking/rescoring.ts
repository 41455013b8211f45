// rescoring.ts — a few candidates again, by BM25 of their text and of what stands around it. Not: choosing candidates,
// fetching their texts, priors.
import { createBm25 } from './bm25.ts'
import type { RankingParameters } from './ranking-parameters.ts'
import type { WeighedText } from './rarity.ts'
import type { Surroundings } from './surroundings.ts'

export interface Rescorer {
  /** BM25 of the surroundings plus a share of the passage's own, one for each candidate. */
  scores(evidence: readonly WeighedText[], candidates: Surroundings): Float64Array
}

/**
 * @param averagePassage skeleton units of a passage, on average over the corpus (`mean`)
 * @param averageSurroundings of the surroundings of one
 */
export function createRescorer(
  { averagePassage, averageSurroundings }: { averagePassage: number; averageSurroundings: number },
  parameters: Pick<RankingParameters, 'k1' | 'b' | 'passageWeight'>,
): Rescorer {
  const { passageWeight } = parameters
  const { lengthNorm, saturation } = createBm25(parameters)
  // Number of each character of the question, -1 for all others; cleared after every question.
  const characterNumber = new Int16Array(0x10000).fill(-1)
  // Which low bits these have: small enough to stay in the fastest memory, and it tells nearly all others apart.
  const marked = new Uint8Array(LOW_BITS + 1)

  return {
    scores(evidence, { units, from, start, end, to, lengths }) {
      const characters = evidence.filter(({ text }) => text.length === 1)
      const count = characters.length
      characters.forEach(({ text }, i) => {
        characterNumber[text.charCodeAt(0)] = i
        marked[text.charCodeAt(0) & LOW_BITS] = 1
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
       * Counts what stands in a stretch. Separators are no character of any question, so no pair spans them. The units
       * are an argument: as a variable of the closure they are loaded anew at each step, which takes a sixth more time.
       * @param before number of the character in front of it, -1 for none  @returns that of its last
       */
      const countIn = (units: Uint16Array, from: number, to: number, before: number): number => {
        let last = before
        let lastAt = from - 1
        for (let at = from; at < to; at++) {
          if (marked[units[at]! & LOW_BITS] === 0) continue
          const number = characterNumber[units[at]!]!
          if (number === -1) continue
          frequencies[number]!++
          if (lastAt === at - 1 && last !== -1) countPair(last, number)
          last = number
          lastAt = at
        }
        return lastAt === to - 1 ? last : -1
      }
      const bm25 = (norm: number): number => {
        let sum = 0
        // Of what does not occur the saturation is 0: adding that is faster than asking for it.
        for (let i = 0; i < frequencies.length; i++) sum += weights[i]! * saturation(frequencies[i]!, norm)
        return sum
      }

      const scores = new Float64Array(start.length)
      for (let i = 0; i < scores.length; i++) {
        const begins = start[i]!
        const ends = end[i]!
        frequencies.fill(0)
        const last = countIn(units, begins, ends, -1)
        const own = bm25(lengthNorm(ends - begins, averagePassage))
        // The surroundings are what stands before and behind, and the pairs where they meet the passage.
        const before = countIn(units, from[i]!, begins, -1)
        if (ends > begins) countPair(before, characterNumber[units[begins]!]!)
        countIn(units, ends, to[i]!, ends > begins ? last : before)
        scores[i] = bm25(lengthNorm(lengths[i]!, averageSurroundings)) + passageWeight * own
      }
      for (const { text } of characters) {
        characterNumber[text.charCodeAt(0)] = -1
        marked[text.charCodeAt(0) & LOW_BITS] = 0
      }
      return scores
    },
  }
}

// --- internal ---

/** A power of two less one. */
const LOW_BITS = 0xfff
