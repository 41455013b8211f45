// rank.ts — the order of relevance, in two looks. Not: the formula (bm25.ts), other orders.
//
// 1. Every match: BM25 from the postings, plus a prior for the work it is part of.
// 2. The best candidates again: BM25 from their text and what stands around them, which costs too much for all.
// Who is a candidate does not depend on the page asked for, so pages joined are the whole.
import type { Evidence, ReportRecord, ScoreParts } from '../engine.ts'
import { createScoring } from './accumulate.ts'
import { type Bitset, count, has } from './bitset.ts'
import { passageLengths } from './bm25.ts'
import type { Lookup } from './evaluate.ts'
import type { IndexColumns } from './layout.ts'
import { createRescorer } from './rescore.ts'
import { createTop } from './top.ts'
import { createWorks } from './works.ts'

/** How many matches get the second look. 0: none; 200 to 1,600 rank alike, the time grows with it. */
const CANDIDATES = 250

/** Share of the best score below which a match is no candidate and says nothing about its work. */
const NEAR = 0.1

export interface RankedMatch {
  passage: number
  /** 1 and more in the literal tier, less than 1 below it. */
  score: number
  parts: ScoreParts
}

/** Valid until the next question. */
export interface Ranking {
  /** The best `size` matches; with `distinct`, of each report only its best. */
  best(size: number, distinct: boolean): RankedMatch[]
  /** First-look score of a match: for orders that ask for relevance only between equals. */
  score(passage: number): number
  explain(passage: number): ScoreParts
}

export interface Ranker {
  /**
   * @param matches ascending
   * @param literal the upper tier; null: everything is in it
   */
  rank(evidence: Evidence[], matches: Uint32Array, literal: Bitset | null, lookup: Lookup): Ranking
}

export function createRanker(columns: IndexColumns, reports: readonly ReportRecord[]): Ranker {
  const { passageReport } = columns
  const lengths = passageLengths(columns)
  const scoring = createScoring(lengths)
  const rescorer = createRescorer(columns, lengths)
  const works = createWorks(columns, reports)
  const scratch = new Uint32Array(lengths.length)

  /** Matches whose first-look score is a good part of the best. Written over by the next question. */
  const nearBest = (matches: Uint32Array, sums: Float32Array, best: number): Uint32Array => {
    const floor = NEAR * best
    let length = 0
    for (let i = 0; i < matches.length; i++) if (sums[matches[i]!]! >= floor) scratch[length++] = matches[i]!
    return scratch.subarray(0, length)
  }

  return {
    rank(evidence, matches, literal, lookup) {
      const { sums, weighed } = scoring.score(evidence, matches, lookup)
      let best = 0
      for (let i = 0; i < matches.length; i++) if (sums[matches[i]!]! > best) best = sums[matches[i]!]!
      const near = nearBest(matches, sums, best)
      const priors = works.priors(near, sums, best)
      const scale = best > 0 ? 1 / best : 0

      const isLiteral = (passage: number) => literal === null || has(literal, passage)
      const firstLook = (passage: number) => sums[passage]! * scale + priors.of(passage)

      /** Best of a tier by the first look, leaving out what a test excludes. */
      const bestOfTier = (
        among: Uint32Array,
        upper: boolean,
        size: number,
        isOut: (passage: number) => boolean = () => false,
      ) => {
        const top = createTop(size)
        if (!upper && literal === null) return top.sorted()
        let enough = Number.NEGATIVE_INFINITY // what the sum alone must exceed
        for (let i = 0; i < among.length; i++) {
          const passage = among[i]!
          // Of many matches most end here: not even the highest prior would lift them.
          if (sums[passage]! <= enough || (literal !== null && has(literal, passage) !== upper)) continue
          const score = firstLook(passage)
          if (score <= top.threshold() || isOut(passage)) continue
          top.offer(passage, score)
          enough = scale > 0 ? (top.threshold() - priors.highest) / scale : Number.NEGATIVE_INFINITY
        }
        return top.sorted()
      }

      const chosen = new Set<number>()
      const candidates: RankedMatch[] = []
      const lowest = { upper: 0, lower: 0 }
      const upperSize = literal === null ? matches.length : Math.min(matches.length, count(literal))
      const lookAgain = () => {
        // Literal matches go first whatever they score; of the others the near ones will do.
        const first = literal === null ? near : matches
        const upper = bestOfTier(first, true, upperSize === 0 ? 0 : CANDIDATES).candidates
        const lower = bestOfTier(near, false, CANDIDATES - upper.length).candidates
        const passages = [...upper, ...lower]
        const raw = rescorer.scores(weighed, passages)
        const highest = Math.max(...raw, 0) || 1
        passages.forEach((passage, i) => {
          const tier = i < upper.length
          const parts = { literal: tier, text: raw[i]! / highest, work: priors.of(passage) }
          candidates.push({ passage, score: tiered(parts.text + parts.work, tier), parts })
          chosen.add(passage)
        })
        candidates.sort(byScore)
        lowest.upper = candidates.findLast(({ parts }) => parts.literal)?.score ?? Number.POSITIVE_INFINITY
        lowest.lower = candidates.findLast(({ parts }) => !parts.literal)?.score ?? 1
      }
      if (matches.length > 0) lookAgain()

      /** What the first look left behind the candidates, its scores pressed below theirs. */
      const restOf = (upper: boolean, size: number, isOut: (passage: number) => boolean): RankedMatch[] => {
        const { candidates: passages, scores } = bestOfTier(matches, upper, size, isOut)
        const ceiling = upper ? lowest.upper : lowest.lower
        const floor = upper ? 1 : 0
        // Only where the first look thought more of them than the second of the last candidate.
        const press = Math.min(1, (ceiling - floor) / (tiered(scores[0] ?? 0, upper) - floor || 1))
        return Array.from(passages, (passage, i) => {
          // The minimum is for rounding: the first of the rest must not rise above the last candidate.
          const score = Math.min(ceiling, floor + (tiered(scores[i]!, upper) - floor) * press)
          return {
            passage,
            score,
            parts: { literal: upper, text: sums[passage]! * scale, work: priors.of(passage) },
          }
        })
      }

      const takeDistinct = (ranked: RankedMatch[], seen: Set<number>): RankedMatch[] =>
        ranked.filter(({ passage }) => {
          const report = passageReport[passage]!
          return !seen.has(report) && seen.add(report)
        })

      return {
        best(size, distinct) {
          const seen = new Set<number>()
          const take = (ranked: RankedMatch[]) => (distinct ? takeDistinct(ranked, seen) : ranked)
          const taken = take(candidates.filter(({ parts }) => parts.literal))
          for (const upper of [true, false]) {
            if (!upper) taken.push(...take(candidates.filter(({ parts }) => !parts.literal)))
            if (taken.length >= size || chosen.size === matches.length) continue
            const isOut = (passage: number) =>
              chosen.has(passage) || (distinct && seen.has(passageReport[passage]!))
            // Of each report the best only is wanted, but which that is shows when all are ordered.
            taken.push(...take(restOf(upper, distinct ? matches.length : size - taken.length, isOut)))
          }
          return taken.slice(0, size)
        },
        score: passage => tiered(firstLook(passage), isLiteral(passage)),
        explain: passage => ({
          literal: isLiteral(passage),
          text: sums[passage]! * scale,
          work: priors.of(passage),
        }),
      }
    },
  }
}

// --- internal ---

/** The tier is part of the score: literal matches score 1 and more, the others less than 1. */
function tiered(score: number, isLiteral: boolean): number {
  return isLiteral ? 1 + score : score / (1 + score)
}

function byScore(a: RankedMatch, b: RankedMatch): number {
  return b.score - a.score || a.passage - b.passage
}
