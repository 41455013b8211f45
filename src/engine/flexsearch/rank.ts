// rank.ts — the order of relevance, in two looks. Not: the formula (bm25.ts), paging.
//
// 1. Every match: BM25 from the postings, plus a prior for the work it is part of.
// 2. The best candidates again: BM25 from their text and what stands around them, which costs too much for all.
// Candidates do not depend on the page asked for, so pages joined are the whole.
import type { Evidence, ReportRecord, ScoreParts } from '../engine.ts'
import { createScoring, type WeighedText } from './accumulate.ts'
import { type Bitset, has } from './bitset.ts'
import { passageLengths } from './bm25.ts'
import { bestOf } from './collect.ts'
import type { Lookup } from './evaluate.ts'
import type { IndexColumns } from './layout.ts'
import { createRescorer } from './rescore.ts'
import { createWorks } from './works.ts'

/** How many matches get the second look. 0: none; 200 to 1,600 rank alike, the time grows with it. */
const CANDIDATES = 250

export interface Ranker {
  /**
   * Scores of the matches (ascending), in the same order: 1 and more in the literal tier, less than 1 below it.
   * @param literal the upper tier; null: everything is in it
   */
  scores(evidence: Evidence[], matches: Uint32Array, literal: Bitset | null, lookup: Lookup): Ranking
}

export interface Ranking {
  scores: Float64Array
  /** @param i index into the matches */
  parts(i: number): ScoreParts
}

export function createRanker(columns: IndexColumns, reports: readonly ReportRecord[]): Ranker {
  const lengths = passageLengths(columns)
  const scoring = createScoring(lengths)
  const rescorer = createRescorer(columns, lengths)
  const works = createWorks(columns, reports)

  return {
    scores(evidence, matches, literal, lookup) {
      const scores = new Float64Array(matches.length)
      const weighed = scoring.score(evidence, matches, scores, lookup)
      const best = maximum(scores)
      const priors = best > 0 ? works.priors(matches, scores, best) : new Float32Array(matches.length)
      for (let i = 0; i < scores.length; i++) {
        scores[i] = tiered(scores[i]! / (best || 1) + priors[i]!, !literal || has(literal, matches[i]!))
      }
      const candidates = bestOf(matches, scores, CANDIDATES)
      lookAgain(candidates, weighed, { matches, scores, priors, literal })
      return {
        scores,
        parts(i) {
          const isLiteral = !literal || has(literal, matches[i]!)
          return { literal: isLiteral, text: untiered(scores[i]!, isLiteral) - priors[i]!, work: priors[i]! }
        },
      }
    },
  }

  /** Replaces the candidates' scores, and lowers all others in their order where they would rise above them. */
  function lookAgain(
    candidates: number[],
    weighed: WeighedText[],
    { matches, scores, priors, literal }: Looked,
  ): void {
    const isLiteral = (i: number) => !literal || has(literal, matches[i]!)
    const raw = rescorer.scores(
      weighed,
      candidates.map(i => matches[i]!),
    )
    const best = maximum(raw) || 1
    const lowest = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY] // of the lower tier, of the literal one
    const before = candidates.map(i => scores[i]!)
    candidates.forEach((i, c) => {
      scores[i] = tiered(raw[c]! / best + priors[i]!, isLiteral(i))
      const tier = Number(isLiteral(i))
      lowest[tier] = Math.min(lowest[tier]!, scores[i]!)
    })
    if (candidates.length === matches.length) return
    // Everything else scored no more than the last candidate, and keeps its order below the lowest of its tier.
    const last = before.at(-1)!
    const chosen = new Uint8Array(matches.length)
    for (const i of candidates) chosen[i] = 1
    for (let i = 0; i < scores.length; i++) {
      const ceiling = lowest[Number(isLiteral(i))]!
      if (ceiling === Number.POSITIVE_INFINITY || chosen[i] === 1) continue
      const floor = isLiteral(i) ? 1 : 0
      scores[i] = floor + ((scores[i]! - floor) / (last - floor || 1)) * (ceiling - floor)
    }
  }
}

// --- internal ---

interface Looked {
  matches: Uint32Array
  scores: Float64Array
  priors: Float32Array
  literal: Bitset | null
}

/** The tier is part of the score: literal matches score 1 and more, the others less than 1. */
function tiered(score: number, isLiteral: boolean): number {
  return isLiteral ? 1 + score : score / (1 + score)
}

function untiered(score: number, isLiteral: boolean): number {
  return isLiteral ? score - 1 : score / (1 - score)
}

function maximum(scores: Float64Array): number {
  let best = 0
  for (let i = 0; i < scores.length; i++) if (scores[i]! > best) best = scores[i]!
  return best
}
