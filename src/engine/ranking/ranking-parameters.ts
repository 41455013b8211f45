// ranking-parameters.ts — every number the order of relevance hangs on, but for what a question's words weigh against
// each other (search/question/evidence.ts). Not: what is done with them. The defaults were chosen on judged questions:
// docs/relevance.md has the table for each.

export interface RankingParameters {
  /**
   * Term-frequency saturation of BM25: how much a second and third occurrence add.
   * 0: nothing, presence is all; 2 and more: nearly as much as the first. Default 1.2; common values 1.2–2.
   */
  k1: number
  /**
   * How much a text longer than the average is held against it.
   * 0: not at all; 1: frequency counts per character. Default and common value 0.75.
   */
  b: number
  /**
   * How many texts of two characters and more the first pass reads in any case, the rarest first: all of those of a few
   * words, so that a passage with more of the words comes before one with fewer. 0: only what `firstPostings` allows.
   * Default 12: those of four words of three characters.
   */
  firstTexts: number
  /**
   * How many postings it reads beside: of the other texts, while any are left, rarest first. What it does not read tells
   * the least and waits for rescoring. 0: none; Infinity: all, for a hardly better order of long questions in two
   * to three times the time. Whatever it is, reading ends only when `candidates` matches were found. Default 20,000.
   */
  firstPostings: number
  /**
   * How many matches are rescored. 0: none, the first pass has the last word; 100 to 1,000 rank the first ten
   * alike, more of them find more of the first hundred, and the time grows. Default 200.
   */
  candidates: number
  /**
   * Share of the best score below which a match is no candidate and says nothing about its work. It saves time: 0, every
   * match speaks, ranks like 0.1, the default; 0.4 and more lose answers.
   */
  near: number
  /**
   * How far the surroundings of a passage reach: it and its neighbours in the report, while all together have no more
   * than this many skeleton units. 0: the passage alone, clearly worse; 250 and more rank alike, and the time grows.
   * Default 400: about a paragraph.
   */
  context: number
  /** How much the passage counts beside its surroundings. 0: only they do; 1: both the same. Default 0.5. */
  passageWeight: number
  /**
   * How much it counts that the rest of the work is about the question too. 0: nothing; 0.2, the default: a work that
   * is all about it lifts its passages by a fifth of the best text score; 0.5 and more: works rank, not passages.
   */
  workWeight: number
  /** How much it counts that other reports cite the work in 《…》. 0: nothing. Default 0.2: at most as much as the work. */
  citationWeight: number
}

export const DEFAULT_RANKING: RankingParameters = {
  k1: 1.2,
  b: 0.75,
  firstTexts: 12,
  firstPostings: 20_000,
  candidates: 200,
  near: 0.1,
  context: 400,
  passageWeight: 0.5,
  workWeight: 0.2,
  citationWeight: 0.2,
}
