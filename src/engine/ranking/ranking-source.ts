// ranking-source.ts — what the order of relevance must know of an engine's postings and texts: the part of ranking that
// each engine does its own way. Not: the order itself (ranker.ts), which is the same for all.
//
// How a question is ranked, and what is asked of whom:
//
//   1 frequencies  the df of each text of the evidence; ranker weighs them (rarity.ts).
//   2 matches      how many match, and which tier they are in. No more than `candidates`: step 3 is left out.
//   3 firstPass    text scores by BM25 of the weighed texts (firstTexts says which, when there are many); of them the
//                  highest, sums for the priors of works, and the best of each tier.
//   4 surroundings texts of the candidates; ranker scores them again (rescoring.ts) and adds the priors.
//   5 rest         only for pages that reach behind the candidates.
//
// An engine elsewhere needs two ways there and back for a first page. With 1 in hand (frequencies change only with the
// snapshot: keep them), `matches` sends the search whose answer holds 2 and 3 — totals, the first hits of both tiers by
// weighed BM25, the cubes of scores summed by report — and what was answered is kept for `firstPass`, which then is not
// asked again. `surroundings` fetches the texts of at most `candidates` passages: 4. Such an engine does not know the
// priors while it searches: it asks for some more hits than candidates, and chooses among them by `text ÷ best + prior`.

import type { WeighedText } from './rarity.ts'
import type { Surroundings } from './surroundings.ts'
import type { Priors } from './works.ts'

/** What is known of a corpus as a whole. Changes only with the snapshot. */
export interface CorpusStatistics {
  /** Passages in all. */
  passages: number
  /** Skeleton units of a passage, on average (`mean` in bm25.ts). */
  averagePassage: number
  /** Skeleton units of the surroundings of a passage (`measureSurroundings`), on average. */
  averageSurroundings: number
}

/** Literal matches stand in the upper tier, above all others. A question without tiers has the upper one only. */
export type Tier = 'upper' | 'lower'

/** Passages by number, and the report of each. Numbers go by the order of the snapshot, whatever engine. */
export interface Passages {
  passages: Uint32Array
  reports: Uint32Array
}

/** What may be had at once or has to be fetched. */
export type Fetched<T> = T | Promise<T>

/** One question, as an engine knows it: its matches and tiers are settled, its evidence is given by ranker. */
export interface RankingSource {
  /** Passages of the corpus in which each text starts, whether they match or not. */
  frequencies(texts: readonly string[]): Fetched<ArrayLike<number>>
  /** @param weighed the evidence that occurs at all: what `firstPass` will score by */
  matches(weighed: readonly WeighedText[]): Fetched<Matching>
}

export interface Matching {
  count: number
  /** Those in the upper tier; all of them where there are no tiers. */
  upperCount: number
  /** Of a passage that this has given out. */
  isUpper(passage: number): boolean
  /** All, ascending. Asked for only where there are no more than `candidates`. */
  all(): Fetched<Passages>
  firstPass(): Fetched<FirstPass>
  /** In the order given. */
  surroundings(passages: Uint32Array): Fetched<Surroundings>
}

/**
 * The matches by text scores. A score stands for itself only within the question. `near` (a parameter) is the share of
 * the best below which a match may be left out of the sums, and of the candidates of the lower tier.
 */
export interface FirstPass {
  /** The highest text score of a match; 0: none has any. */
  best: number
  /** By work (`Works.ofReport`): the cubes of (text score ÷ best), summed. Any constant factor will do. */
  about: Float32Array
  /** The best of a tier by `text ÷ best + prior`, in any order; fewer where the tier has no more. */
  candidates(tier: Tier, size: number, priors: Priors): Fetched<Passages>
  /**
   * The best of a tier that are not among the candidates, best first, with their text scores. With `distinct`, of each
   * report only its best; reports of candidates are not left out.
   */
  rest(
    tier: Tier,
    size: number,
    distinct: boolean,
    candidates: Uint32Array,
    priors: Priors,
  ): Fetched<Passages & { scores: ArrayLike<number> }>
  /** Text score of a match, for engines whose other orders ask for it. */
  score(passage: number): number
}
