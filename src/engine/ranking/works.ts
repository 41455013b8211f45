// works.ts — what speaks for a passage beside its text: the work it is part of. Not: text evidence.
import type { ReportRecord } from '../engine.ts'
import { workTitle } from '../store/work-titles.ts'
import type { RankingParameters } from './ranking-parameters.ts'

/** This many citations count fully. Absolute, so that one stray citation in a small corpus stays small. */
const CITED_OFTEN = 100

export interface Priors {
  /** What each work adds to its passages: 0 … the sum of both weights. */
  byWork: Float32Array
  highest: number
}

export interface Works {
  count: number
  /** Work of each report: reports whose titles name parts of one work share its number. */
  ofReport: Uint32Array
  /** @param about how much of each work is about the question (`sumByWork`); overwritten, the priors are kept in it */
  priors(about: Float32Array): Priors
  /**
   * The same of one work, where few are needed: for all works of a large library it would take longer than the rest.
   *
   * @param most the highest of `about`
   */
  prior(about: Float32Array, most: number): (work: number) => number
}

/** @param citations how often texts of the corpus cite the work of each report (`countCitations`) */
export function createWorks(
  reports: readonly Pick<ReportRecord, 'title'>[],
  citations: ArrayLike<number>,
  { workWeight, citationWeight }: Pick<RankingParameters, 'workWeight' | 'citationWeight'>,
): Works {
  const { ofReport, count } = numberWorks(reports)
  const citation = new Float32Array(count)
  ofReport.forEach((work, report) => {
    const share = Math.log1p(citations[report]!) / Math.log1p(CITED_OFTEN)
    citation[work] = citationWeight * Math.min(1, share)
  })
  const prior = (about: Float32Array, most: number) => (work: number) =>
    // As it is kept in a list of 32 bits.
    Math.fround(citation[work]! + (most > 0 ? (workWeight * about[work]!) / most : 0))
  return {
    count,
    ofReport,
    prior,
    priors(about) {
      let most = 0
      for (let work = 0; work < count; work++) if (about[work]! > most) most = about[work]!
      const priorOf = prior(about, most)
      let highest = 0
      for (let work = 0; work < count; work++) {
        const one = priorOf(work)
        about[work] = one
        if (one > highest) highest = one
      }
      return { byWork: about, highest }
    },
  }
}

/**
 * How much of each work is about the question: the cubes of the text scores of its matches, summed. Cubed: one passage
 * that says it all outweighs many that touch on it.
 *
 * @param near the matches that come near the best one; neighbours are mostly of one report
 * @param scores text scores, by what `near` holds
 * @param scale what makes the best of them 1
 * @param reportOf report, by what `near` holds
 * @param workOf work of each report
 * @param about one place for each work, filled anew
 */
export function sumByWork(
  near: Uint32Array,
  scores: Float32Array,
  scale: number,
  reportOf: Uint32Array,
  workOf: Uint32Array,
  about: Float32Array,
): Float32Array {
  about.fill(0)
  // A sum waits until another work comes.
  let report = -1
  let current = 0
  let sum = 0
  for (let i = 0; i < near.length; i++) {
    const at = near[i]!
    const said = scores[at]! * scale
    if (reportOf[at] !== report) {
      report = reportOf[at]!
      const work = workOf[report]!
      if (work !== current) {
        about[current]! += sum
        current = work
        sum = 0
      }
    }
    sum += said * said * said // `** 3` takes fifty times as long
  }
  about[current]! += sum
  return about
}

// --- internal ---

/** Every report whose title names no part of a work is a work of its own. */
function numberWorks(reports: readonly Pick<ReportRecord, 'title'>[]): {
  ofReport: Uint32Array
  count: number
} {
  const numbers = new Map<string, number>()
  let count = 0
  const ofReport = Uint32Array.from(reports, ({ title }) => {
    const work = title === null ? null : workTitle(title)
    if (work === null || work === title) return count++
    let number = numbers.get(work)
    if (number === undefined) {
      number = count++
      numbers.set(work, number)
    }
    return number
  })
  return { ofReport, count }
}
