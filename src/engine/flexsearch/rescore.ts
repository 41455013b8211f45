// rescore.ts — the second look: the best candidates again, from their text and what stands around it.
// Not: choosing candidates, priors.
import type { WeighedText } from './accumulate.ts'
import { lengthNorm, mean, saturation } from './bm25.ts'
import type { IndexColumns } from './layout.ts'

/**
 * How far the surroundings of a passage reach: it and its neighbours in the report, while all together have no more
 * than this many skeleton units. 0: the passage alone; 250 to 400 rank alike; 1,000 and more blur what is meant.
 */
const CONTEXT = 400

/** How much the passage by itself counts beside its surroundings. 0: only surroundings; 1: both the same. */
const PASSAGE_WEIGHT = 0.5

export interface Rescorer {
  /** BM25 of the surroundings plus a share of the passage's own, one for each candidate. */
  scores(evidence: WeighedText[], candidates: ArrayLike<number>): Float64Array
}

export function createRescorer(columns: IndexColumns, lengths: Uint32Array): Rescorer {
  const { skeleton, passageSkeleton } = columns
  const contexts = measureContexts(columns, lengths)
  const averageContext = mean(contexts.lengths)
  const averagePassage = mean(lengths)
  // Number of each character of the question, -1 for all others; cleared after every question.
  const characterNumber = new Int32Array(0x10000).fill(-1)

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
        const [first, second] = [characterNumber[text.charCodeAt(0)]!, characterNumber[text.charCodeAt(1)]!]
        if (text.length !== 2 || first === -1 || second === -1) continue
        pairNumber[first * count + second] = weights.push(weight) - 1
      }

      const frequenciesIn = (passage: number, into: Uint16Array) => {
        let before = -1
        for (let at = passageSkeleton[passage]!, end = at + lengths[passage]!; at < end; at++) {
          const number = characterNumber[skeleton[at]!]!
          if (number !== -1) {
            into[number]!++
            const pair = before === -1 ? -1 : pairNumber[before * count + number]!
            if (pair !== -1) into[pair]!++
          }
          before = number
        }
      }
      const score = (frequencies: Uint16Array, norm: number) => {
        let sum = 0
        for (let i = 0; i < frequencies.length; i++) {
          if (frequencies[i]! > 0) sum += weights[i]! * saturation(frequencies[i]!, norm)
        }
        return sum
      }

      // Neighbouring candidates share their surroundings, and one passage is part of several.
      const known = new Map<number, Uint16Array>()
      const frequenciesOf = (passage: number): Uint16Array => {
        let frequencies = known.get(passage)
        if (!frequencies) {
          frequencies = new Uint16Array(weights.length)
          frequenciesIn(passage, frequencies)
          known.set(passage, frequencies)
        }
        return frequencies
      }
      const scores = new Float64Array(candidates.length)
      const around = new Uint16Array(weights.length)
      for (let i = 0; i < candidates.length; i++) {
        const passage = candidates[i]!
        around.fill(0)
        for (let p = contexts.first[passage]!; p <= contexts.last[passage]!; p++) {
          const frequencies = frequenciesOf(p)
          for (let k = 0; k < around.length; k++) around[k]! += frequencies[k]!
        }
        const own = score(frequenciesOf(passage), lengthNorm(lengths[passage]!, averagePassage))
        scores[i] =
          score(around, lengthNorm(contexts.lengths[passage]!, averageContext)) + PASSAGE_WEIGHT * own
      }
      for (const { text } of characters) characterNumber[text.charCodeAt(0)] = -1
      return scores
    },
  }
}

// --- internal ---

/** First and last passage of each passage's surroundings, and how long they are. */
function measureContexts({ passageReport }: IndexColumns, lengths: Uint32Array) {
  const n = lengths.length
  const first = new Uint32Array(n)
  const last = new Uint32Array(n)
  const contextLengths = new Uint32Array(n)
  for (let passage = 0; passage < n; passage++) {
    let [start, end, length] = [passage, passage, lengths[passage]!]
    const fits = (neighbour: number) =>
      passageReport[neighbour] === passageReport[passage] && length + lengths[neighbour]! <= CONTEXT
    for (let grew = true; grew; ) {
      grew = false
      if (end + 1 < n && fits(end + 1)) {
        length += lengths[++end]!
        grew = true
      }
      if (start > 0 && fits(start - 1)) {
        length += lengths[--start]!
        grew = true
      }
    }
    first[passage] = start
    last[passage] = end
    contextLengths[passage] = length
  }
  return { first, last, lengths: contextLengths }
}
