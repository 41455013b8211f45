// ranker.ts — the order of relevance, in two looks. Not: the formula (bm25.ts), other orders.
//
// 1. The matches: BM25 from the postings that tell the most, plus a prior for the work each is part of.
// 2. The best candidates again: BM25 from their text and what stands around them, which costs too much for all.
// Where there are few matches, all are candidates and the first look is skipped. Who is a candidate does not depend
// on the page asked for, so pages joined are the whole.
import type { Evidence, ReportRecord, ScoreParts } from '../../engine.ts'
import { DEFAULT_RANKING, type RankingParameters } from '../../ranking/ranking-parameters.ts'
import { createRescorer } from '../../ranking/rescoring.ts'
import { createTop } from '../../ranking/top.ts'
import { createWorks, type Priors } from '../../ranking/works.ts'
import { passageLengths } from '../../store/text-columns.ts'
import type { IndexColumns } from '../index-columns.ts'
import { type Bitset, bit, has, members } from '../match/bitset.ts'
import type { Lookup } from '../match/lookup.ts'
import type { Matches } from '../match/matches.ts'
import { createScoring, type WeighedText } from './first-pass.ts'

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
  /** A match by the first look: for orders that ask for relevance only between equals. */
  match(passage: number): RankedMatch
}

export interface Ranker {
  /**
   * @param literal those of them in the upper tier; null: all
   */
  rank(evidence: Evidence[], matches: Matches, literal: Bitset | null, lookup: Lookup): Ranking
}

export function createRanker(
  columns: IndexColumns,
  reports: readonly ReportRecord[],
  parameters: RankingParameters = DEFAULT_RANKING,
): Ranker {
  const { passageReport } = columns
  const { candidates: secondLooks, near: nearEnough } = parameters
  const lengths = passageLengths(columns)
  const scoring = createScoring(lengths, parameters)
  const rescorer = createRescorer(columns, lengths, parameters)
  const works = createWorks(columns, reports, parameters)
  // Scratch of one question: text scores by passage; the matches near the best; who was looked at twice.
  const scores = new Float32Array(lengths.length)
  let scored: Uint32Array = new Uint32Array(0) // where `scores` is not 0
  const nearScratch = new Uint32Array(lengths.length + 1)
  const chosen = new Uint8Array(lengths.length)
  const reportScratch = new Uint32Array(reports.length)

  /** Scores the matches. @returns those that come near the best, and what makes the best score 1 */
  const firstLook = (weighed: WeighedText[], matches: Matches, lookup: Lookup) => {
    clear(scores, scored)
    if (matches.count <= secondLooks) {
      scored = matches.list()
      rescorer.scores(weighed, scored).forEach((score, i) => {
        scores[scored[i]!] = score
      })
    } else scored = scoring.add(weighed, matches, lookup, scores)
    const { near, best } = nearBest(nearEnough, scores, scored, matches.set, nearScratch)
    return { near, scale: best > 0 ? 1 / best : 0 }
  }

  return {
    rank(evidence, matches, literal, lookup) {
      const weighed = scoring.weigh(evidence, lookup)
      const { near, scale } = firstLook(weighed, matches, lookup)
      const priors = works.priors(near, scores, scale)
      const upperMatches = literal && members(literal)
      const isLiteral = (passage: number) => literal === null || has(literal, passage)
      const match = (passage: number): RankedMatch =>
        ranked(passage, scores[passage]! * scale, priors, isLiteral(passage))
      const candidates =
        matches.count <= secondLooks
          ? Array.from(matches.list(), match).sort(byScore)
          : lookAgain(candidatesOf(upperMatches, near, literal, scale, priors), weighed, priors)
      return {
        match,
        best(size, distinct) {
          const seen = new Set<number>()
          const take = (some: RankedMatch[]) => (distinct ? some.filter(one => isFirst(one, seen)) : some)
          const upper = candidates.filter(({ parts }) => parts.literal)
          const lower = candidates.filter(({ parts }) => !parts.literal)
          // Joined, not pushed: the whole of an export is more than a call takes arguments.
          let taken = take(upper)
          // Reports that were taken come up again with other passages, and fall away.
          const missing = () => size - taken.length + seen.size
          const isWhole = candidates.length === matches.count
          const isUpperWhole = upper.length === (upperMatches?.length ?? matches.count)
          if (taken.length < size && !isUpperWhole)
            taken = taken.concat(take(rest(upper, true, missing(), distinct)))
          if (taken.length < size) taken = taken.concat(take(lower))
          // Without tiers everything is in the upper one.
          if (taken.length < size && !isWhole && literal !== null)
            taken = taken.concat(take(rest(lower, false, missing(), distinct)))
          return taken.slice(0, size)
        },
      }

      /** What the first look left behind the candidates of a tier, the scores pressed below theirs. */
      function rest(before: RankedMatch[], upper: boolean, size: number, distinct: boolean): RankedMatch[] {
        for (const { passage } of candidates) chosen[passage] = 1
        const tier = (upper && upperMatches) || matches.list()
        const except = upper ? null : literal
        const among = distinct ? bestOfReports(tier, except) : tier
        const passages = bestOf(among, except, size, scale, priors).sorted()
        for (const { passage } of candidates) chosen[passage] = 0
        const floor = upper ? 1 : 0
        const ceiling = before.at(-1)?.score ?? Number.POSITIVE_INFINITY
        const highest = passages.length > 0 ? match(passages[0]!).score : 0
        const press = Math.min(1, (ceiling - floor) / (highest - floor || 1))
        return Array.from(passages, passage => {
          const { score, parts } = match(passage)
          // The minimum is for rounding: the first of the rest must not rise above the last candidate.
          return { passage, score: Math.min(ceiling, floor + (score - floor) * press), parts }
        })
      }
    },
  }

  function candidatesOf(
    upperMatches: Uint32Array | null,
    near: Uint32Array,
    literal: Bitset | null,
    scale: number,
    priors: Priors,
  ) {
    // Literal matches go first whatever they score; of the others the near ones will do.
    const upper = bestOf(upperMatches ?? near, null, secondLooks, scale, priors).members()
    const left = literal === null ? 0 : secondLooks - upper.length
    const lower = bestOf(near, upperMatches?.length ? literal : null, left, scale, priors).members()
    // Ascending: the second look reads their texts, and neighbours in the corpus are neighbours in memory.
    const passages = new Uint32Array(upper.length + lower.length)
    passages.set(upper.sort())
    passages.set(lower.sort(), upper.length)
    return { passages, literal: upper.length }
  }

  /** The best by the first look, but for those of the other tier and those looked at twice. */
  function bestOf(among: Uint32Array, except: Bitset | null, size: number, scale: number, priors: Priors) {
    const top = createTop(size)
    if (size === 0) return top
    let least = top.threshold()
    let enough = least - priors.highest // what the text alone must reach
    for (let i = 0; i < among.length; i++) {
      const passage = among[i]!
      // Of many matches most end here: not even the highest prior would lift them.
      const text = scores[passage]! * scale
      if (text < enough || chosen[passage] === 1 || (except !== null && has(except, passage))) continue
      const score = text + priors.of(passage)
      if (score < least) continue
      top.offer(passage, score)
      least = top.threshold()
      enough = least - priors.highest
    }
    return top
  }

  /** Of each report its best by the first look, but for those of the other tier and those looked at twice. */
  function bestOfReports(among: Uint32Array, except: Bitset | null): Uint32Array {
    let count = 0
    let report = -1
    for (let i = 0; i < among.length; i++) {
      const passage = among[i]!
      if (chosen[passage] === 1 || (except !== null && has(except, passage))) continue
      // A report's passages stand together, and what its work adds is the same for all.
      if (passageReport[passage] !== report) {
        report = passageReport[passage]!
        reportScratch[count++] = passage
      } else if (scores[passage]! > scores[reportScratch[count - 1]!]!) reportScratch[count - 1] = passage
    }
    return reportScratch.subarray(0, count)
  }

  function lookAgain(
    { passages, literal }: { passages: Uint32Array; literal: number },
    weighed: WeighedText[],
    priors: Priors,
  ): RankedMatch[] {
    const again = rescorer.scores(weighed, passages)
    let best = 0
    for (let i = 0; i < again.length; i++) best = Math.max(best, again[i]!)
    const matches: RankedMatch[] = []
    for (let i = 0; i < again.length; i++)
      matches.push(ranked(passages[i]!, again[i]! / (best || 1), priors, i < literal))
    return matches.sort(byScore)
  }

  function isFirst({ passage }: RankedMatch, seen: Set<number>): boolean {
    const report = passageReport[passage]!
    if (seen.has(report)) return false
    seen.add(report)
    return true
  }
}

// --- internal ---

// Loops of their own: inside the function above, V8 compiled them anew for nearly every question.

function clear(scores: Float32Array, scored: Uint32Array): void {
  // Written one after the other, eight are as fast as one at a random place.
  if (scored.length * 8 > scores.length) scores.fill(0)
  else for (let i = 0; i < scored.length; i++) scores[scored[i]!] = 0
}

/**
 * Members of the set that score at least a share of the best, and the best.
 * @param into one longer than there may be
 */
function nearBest(
  share: number,
  scores: Float32Array,
  scored: Uint32Array,
  set: Bitset,
  into: Uint32Array,
): { near: Uint32Array; best: number } {
  let best = 0
  let floor = Number.MIN_VALUE // what is no member counts as 0
  let length = 0
  for (let i = 0; i < scored.length; i++) {
    const passage = scored[i]!
    const score = scores[passage]! * bit(set, passage)
    // Written in any case and kept if near: branches that nobody can foresee take three times the time.
    into[length] = passage
    length = (length + Number(score >= floor)) | 0
    if (score > best) {
      best = score
      floor = Math.max(floor, best * share)
    }
  }
  // Some were near the best so far only.
  let kept = 0
  for (let i = 0; i < length; i++) {
    const passage = into[i]!
    into[kept] = passage
    kept = (kept + Number(scores[passage]! >= floor)) | 0
  }
  return { near: into.subarray(0, kept), best }
}

/** The tier is part of the score: literal matches score 1 and more, the others less than 1. */
function ranked(passage: number, text: number, priors: Priors, literal: boolean): RankedMatch {
  const work = priors.of(passage)
  const sum = text + work
  return { passage, score: literal ? 1 + sum : sum / (1 + sum), parts: { literal, text, work } }
}

function byScore(a: RankedMatch, b: RankedMatch): number {
  return b.score - a.score || a.passage - b.passage
}
