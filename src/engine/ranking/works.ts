// works.ts — what speaks for a passage beside its text: the work it is part of. Not: text evidence.
import type { ReportRecord } from '../engine.ts'
import type { TextColumns } from '../store/text-columns.ts'
import { workTitle } from '../store/work-titles.ts'
import { DEFAULT_RANKING, type RankingParameters } from './ranking-parameters.ts'

/** This many citations count fully. Absolute, so that one stray citation in a small corpus stays small. */
const CITED_OFTEN = 100

export interface Priors {
  /** 0 … the sum of both weights */
  of(passage: number): number
  highest: number
}

export interface Works {
  /**
   * @param near the matches that come near the best one
   * @param scores text scores by passage
   * @param scale what makes the best of them 1
   */
  priors(near: Uint32Array, scores: Float32Array, scale: number): Priors
}

export function createWorks(
  { passageReport, reportCitations }: TextColumns,
  reports: readonly ReportRecord[],
  { workWeight, citationWeight }: RankingParameters = DEFAULT_RANKING,
): Works {
  const { workOfReport, count } = numberWorks(reports)
  const workOf = new Uint32Array(passageReport.length)
  for (let i = 0; i < workOf.length; i++) workOf[i] = workOfReport[passageReport[i]!]!
  const citation = new Float32Array(count)
  const about = new Float32Array(count)
  workOfReport.forEach((work, report) => {
    const share = Math.log1p(reportCitations[report]!) / Math.log1p(CITED_OFTEN)
    citation[work] = citationWeight * Math.min(1, share)
  })
  return {
    priors(near, scores, scale) {
      about.fill(0)
      // Neighbours are mostly of one work: their sum waits until another comes. Cubed: one passage that says it all
      // outweighs many that touch on it. `** 3` takes fifty times as long.
      let current = 0
      let sum = 0
      for (let i = 0; i < near.length; i++) {
        const passage = near[i]!
        const work = workOf[passage]!
        const said = scores[passage]! * scale
        if (work !== current) {
          about[current]! += sum
          current = work
          sum = 0
        }
        sum += said * said * said
      }
      about[current]! += sum
      let most = 0
      for (let work = 0; work < count; work++) if (about[work]! > most) most = about[work]!
      let highest = 0
      for (let work = 0; work < count; work++) {
        about[work] = citation[work]! + (most > 0 ? (workWeight * about[work]!) / most : 0)
        if (about[work]! > highest) highest = about[work]!
      }
      return { of: passage => about[workOf[passage]!]!, highest }
    },
  }
}

// --- internal ---

/** Reports whose titles name parts of one work share its number; every other report is a work of its own. */
function numberWorks(reports: readonly ReportRecord[]): { workOfReport: Uint32Array; count: number } {
  const numbers = new Map<string, number>()
  let count = 0
  const workOfReport = Uint32Array.from(reports, ({ title }) => {
    const work = title === null ? null : workTitle(title)
    if (work === null || work === title) return count++
    let number = numbers.get(work)
    if (number === undefined) {
      number = count++
      numbers.set(work, number)
    }
    return number
  })
  return { workOfReport, count }
}
