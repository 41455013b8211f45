// ranker.ts — the order of relevance, in two passes and two tiers, the same for every engine. Not: the formula (bm25.ts),
// reading postings and texts (an engine's RankingSource), other orders.
//
// 1. First pass: BM25 of all matches from postings, plus a prior for the work each is part of.
// 2. Rescoring: the best candidates again, by BM25 of their text and what stands around it, which costs too much for all.
// Where there are few matches, all are candidates and the first pass is left out. Who is a candidate does not depend
// on the page asked for, so pages joined are the whole.
import type { Evidence } from '../engine.ts'
import type { RankingParameters } from './ranking-parameters.ts'
import type { CorpusStatistics, FirstPass, Matching, Passages, RankingSource } from './ranking-source.ts'
import { type WeighedText, weigh } from './rarity.ts'
import { createRescorer } from './rescoring.ts'
import { byScore, type RankedMatch, ranked } from './scores.ts'
import { joinTiers, unseen } from './tiers.ts'
import { type Priors, sumByWork, type Works } from './works.ts'

export interface Ranking {
  /** The best `size` matches; with `distinct`, of each report only its best. Asked for once. */
  best(size: number, distinct: boolean): Promise<RankedMatch[]>
  /** A match by the first pass: for orders that ask for relevance only between equals. */
  match(passage: number, report: number): RankedMatch
}

/** Those of the upper tier in front. */
interface Candidates extends Passages {
  upper: number
}

export interface Ranker {
  rank(evidence: readonly Evidence[], source: RankingSource): Promise<Ranking>
}

/**
 * @example
 * const ranker = createRanker(statistics, createWorks(reports, citations, DEFAULT_RANKING), DEFAULT_RANKING)
 * const ranking = await ranker.rank(request.evidence, source)
 * const page = (await ranking.best(offset + limit, false)).slice(offset)
 */
export function createRanker(corpus: CorpusStatistics, works: Works, parameters: RankingParameters): Ranker {
  const rescorer = createRescorer(corpus, parameters)
  const workOf = (report: number) => works.ofReport[report]!
  // Scratch of one question: filled and read without a pause in between.
  const about = new Float32Array(works.count)

  /** All matches are candidates. */
  const rankFew = async (weighed: WeighedText[], matching: Matching): Promise<Ranking> => {
    const { passages, reports } = await matching.all()
    const scores = new Float32Array(rescorer.scores(weighed, await matching.surroundings(passages)))
    const best = highest(scores)
    const scale = scaleOf(best)
    const near = positionsFrom(scores, best * parameters.near)
    const workOfEach = reports.map(workOf)
    sumByWork(near, scores, scale, reports, works.ofReport, about)
    const prior = works.prior(about, highest(Float32Array.from(workOfEach, work => about[work]!)))
    const all: RankedMatch[] = []
    for (let i = 0; i < passages.length; i++) {
      const passage = passages[i]!
      const report = reports[i]!
      const work = prior(workOfEach[i]!)
      all.push(ranked(passage, report, scores[i]! * scale, work, matching.isUpper(passage)))
    }
    all.sort(byScore)
    return {
      best: async (size, distinct) => (distinct ? unseen(all, new Set()) : all).slice(0, size),
      match: passage => all.find(match => match.passage === passage)!,
    }
  }

  /** The best are candidates, the rest stands behind them. */
  const rankMany = async (weighed: WeighedText[], matching: Matching): Promise<Ranking> => {
    const first = await matching.firstPass()
    const priors = works.priors(first.about)
    const scale = scaleOf(first.best)
    const match = (passage: number, report: number, score = first.score(passage)): RankedMatch =>
      ranked(passage, report, score * scale, priors.byWork[workOf(report)]!, matching.isUpper(passage))
    return {
      match,
      async best(size, distinct) {
        const chosen = await chooseCandidates(first, matching, priors)
        const candidates = await rescored(weighed, matching, chosen, priors)
        return joinTiers(
          {
            candidates,
            counts: { upper: matching.upperCount, lower: matching.count - matching.upperCount },
            async rest(tier, missing) {
              const rest = await first.rest(tier, missing, distinct, chosen.passages, priors)
              const { passages, reports, scores } = rest
              return Array.from(passages, (passage, i) => match(passage, reports[i]!, scores[i]!))
            },
          },
          size,
          distinct,
        )
      },
    }
  }

  /** Matches of the upper tier go first whatever they score. */
  const chooseCandidates = async (
    first: FirstPass,
    { count, upperCount }: Matching,
    priors: Priors,
  ): Promise<Candidates> => {
    const upper = await first.candidates('upper', parameters.candidates, priors)
    const left = upperCount === count ? 0 : parameters.candidates - upper.passages.length
    if (left === 0) return { ...upper, upper: upper.passages.length }
    const lower = await first.candidates('lower', left, priors)
    return {
      upper: upper.passages.length,
      passages: joined(upper.passages, lower.passages),
      reports: joined(upper.reports, lower.reports),
    }
  }

  const rescored = async (
    weighed: WeighedText[],
    matching: Matching,
    { passages, reports, upper }: Candidates,
    { byWork }: Priors,
  ): Promise<RankedMatch[]> => {
    const scores = rescorer.scores(weighed, await matching.surroundings(passages))
    const best = highest(scores) || 1
    const matches: RankedMatch[] = []
    for (let i = 0; i < passages.length; i++) {
      const passage = passages[i]!
      const report = reports[i]!
      const work = byWork[workOf(report)]!
      matches.push(ranked(passage, report, scores[i]! / best, work, i < upper))
    }
    return matches.sort(byScore)
  }

  return {
    async rank(evidence, source) {
      const telling = evidence.filter(({ weight }) => weight !== 0)
      const frequencies = await source.frequencies(telling.map(({ text }) => text))
      const weighed = weigh(telling, frequencies, corpus.passages)
      const matching = await source.matches(weighed)
      return matching.count <= parameters.candidates
        ? rankFew(weighed, matching)
        : rankMany(weighed, matching)
    },
  }
}

// --- internal ---

/** What makes the best score 1. */
const scaleOf = (best: number) => (best > 0 ? 1 / best : 0)

function highest(scores: Float32Array | Float64Array): number {
  let best = 0
  for (let i = 0; i < scores.length; i++) if (scores[i]! > best) best = scores[i]!
  return best
}

/** Where scores stand that are above 0 and not below the floor. */
function positionsFrom(scores: Float32Array, floor: number): Uint32Array {
  const positions = new Uint32Array(scores.length)
  let length = 0
  for (let i = 0; i < scores.length; i++) if (scores[i]! > 0 && scores[i]! >= floor) positions[length++] = i
  return positions.subarray(0, length)
}

function joined(a: Uint32Array, b: Uint32Array): Uint32Array {
  const both = new Uint32Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}
