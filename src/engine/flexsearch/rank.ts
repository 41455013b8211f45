// rank.ts — the order of relevance, in two looks. Not: the formula (bm25.ts), other orders.
//
// 1. Every match: BM25 from the postings, plus a prior for the work it is part of.
// 2. The best candidates again: BM25 from their text and what stands around them, which costs too much for all.
// Where there are few matches, all are candidates and the first look is skipped. Who is a candidate does not depend
// on the page asked for, so pages joined are the whole.
import type { Evidence, ReportRecord, ScoreParts } from '../engine.ts'
import { type Bitset, has } from './bitset.ts'
import { passageLengths } from './bm25.ts'
import type { Lookup } from './evaluate.ts'
import { createScoring } from './first-look.ts'
import type { IndexColumns } from './layout.ts'
import { DEFAULT_RANKING, type RankingParameters } from './parameters.ts'
import { createRescorer } from './second-look.ts'
import { createTop } from './top.ts'
import { createWorks, type Priors } from './works.ts'

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
   * @param matches ascending
   * @param literal the upper tier; null: everything is in it
   */
  rank(evidence: Evidence[], matches: Uint32Array, literal: Bitset | null, lookup: Lookup): Ranking
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
  // Of one question: text scores relative to the best, by passage; the matches near the best; who was looked at twice.
  const share = new Float32Array(lengths.length)
  const nearScratch = new Uint32Array(lengths.length)
  const chosen = new Uint8Array(lengths.length)
  const reportScratch = new Uint32Array(reports.length)

  /** Divides the scores in `share` by the highest of them, and tells which come near it. */
  const normalize = (matches: Uint32Array): Uint32Array => {
    let best = 0
    for (let i = 0; i < matches.length; i++) if (share[matches[i]!]! > best) best = share[matches[i]!]!
    const scale = best > 0 ? 1 / best : 0
    const floor = best > 0 ? nearEnough : 0
    let length = 0
    for (let i = 0; i < matches.length; i++) {
      const passage = matches[i]!
      share[passage]! *= scale
      if (share[passage]! >= floor) nearScratch[length++] = passage
    }
    return nearScratch.subarray(0, length)
  }

  return {
    rank(evidence, matches, literal, lookup) {
      const weighed = scoring.weigh(evidence, lookup)
      const few = matches.length <= secondLooks
      if (few)
        rescorer.scores(weighed, matches).forEach((score, i) => {
          share[matches[i]!] = score
        })
      else scoring.sums(weighed, matches, lookup, share)
      const near = normalize(matches)
      const priors = works.priors(near, share)
      const isLiteral = (passage: number) => literal === null || has(literal, passage)
      const match = (passage: number): RankedMatch =>
        ranked(passage, share[passage]!, priors, isLiteral(passage))
      const candidates = few
        ? Array.from(matches, match).sort(byScore)
        : lookAgain(candidatesOf(matches, near, literal, priors), weighed, priors)
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
          const isWhole = candidates.length === matches.length
          // Fewer literal matches than second looks: all of them had one, and a search for more would find none.
          const isUpperWhole = isWhole || (literal !== null && upper.length < secondLooks)
          if (taken.length < size && !isUpperWhole)
            taken = taken.concat(take(rest(upper, true, missing(), distinct)))
          if (taken.length < size) taken = taken.concat(take(lower))
          if (taken.length < size && !isWhole)
            taken = taken.concat(take(rest(lower, false, missing(), distinct)))
          return taken.slice(0, size)
        },
      }

      /** What the first look left behind the candidates of a tier, the scores pressed below theirs. */
      function rest(before: RankedMatch[], upper: boolean, size: number, distinct: boolean): RankedMatch[] {
        for (const { passage } of candidates) chosen[passage] = 1
        const among = distinct ? bestOfReports(matches, literal, upper) : matches
        const { candidates: passages } = bestOfTier(among, literal, upper, size, priors)
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

  function candidatesOf(matches: Uint32Array, near: Uint32Array, literal: Bitset | null, priors: Priors) {
    // Literal matches go first whatever they score; of the others the near ones will do.
    const upper = bestOfTier(literal ? matches : near, literal, true, secondLooks, priors).candidates
    const lower = bestOfTier(near, literal, false, secondLooks - upper.length, priors).candidates
    return { passages: Uint32Array.of(...upper, ...lower), literal: upper.length }
  }

  /** Best of a tier by the first look, those looked at twice left out. */
  function bestOfTier(
    among: Uint32Array,
    literal: Bitset | null,
    upper: boolean,
    size: number,
    priors: Priors,
  ) {
    const top = createTop(size)
    if ((!upper && literal === null) || size === 0) return top.sorted()
    let enough = Number.NEGATIVE_INFINITY // what the text alone must exceed
    for (let i = 0; i < among.length; i++) {
      const passage = among[i]!
      // Of many matches most end here: not even the highest prior would lift them.
      if (share[passage]! <= enough || (literal !== null && has(literal, passage) !== upper)) continue
      if (chosen[passage] === 1) continue
      const score = share[passage]! + priors.of(passage)
      if (score <= top.threshold()) continue
      top.offer(passage, score)
      enough = top.threshold() - priors.highest
    }
    return top.sorted()
  }

  /** Of each report its best match in a tier by the first look, those looked at twice left out. */
  function bestOfReports(matches: Uint32Array, literal: Bitset | null, upper: boolean): Uint32Array {
    let count = 0
    let report = -1
    for (let i = 0; i < matches.length; i++) {
      const passage = matches[i]!
      if (chosen[passage] === 1 || (literal !== null && has(literal, passage) !== upper)) continue
      // A report's passages stand together, and what its work adds is the same for all.
      if (passageReport[passage] !== report) {
        report = passageReport[passage]!
        reportScratch[count++] = passage
      } else if (share[passage]! > share[reportScratch[count - 1]!]!) reportScratch[count - 1] = passage
    }
    return reportScratch.subarray(0, count)
  }

  function lookAgain(
    { passages, literal }: { passages: Uint32Array; literal: number },
    weighed: ReturnType<typeof scoring.weigh>,
    priors: Priors,
  ): RankedMatch[] {
    const scores = rescorer.scores(weighed, passages)
    const best = Math.max(...scores) || 1
    return Array.from(passages, (passage, i) => ranked(passage, scores[i]! / best, priors, i < literal)).sort(
      byScore,
    )
  }

  function isFirst({ passage }: RankedMatch, seen: Set<number>): boolean {
    const report = passageReport[passage]!
    if (seen.has(report)) return false
    seen.add(report)
    return true
  }
}

// --- internal ---

/** The tier is part of the score: literal matches score 1 and more, the others less than 1. */
function ranked(passage: number, text: number, priors: Priors, literal: boolean): RankedMatch {
  const work = priors.of(passage)
  const sum = text + work
  return { passage, score: literal ? 1 + sum : sum / (1 + sum), parts: { literal, text, work } }
}

function byScore(a: RankedMatch, b: RankedMatch): number {
  return b.score - a.score || a.passage - b.passage
}
