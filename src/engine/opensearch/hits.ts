// hits.ts — the first hits of a question, in numbers: which passage, its score, how far its surroundings and its paragraph
// reach. Not: texts.
import type { Passages } from '../ranking/ranking-source.ts'
import type { Found } from './query-dsl.ts'

/** What is asked of every hit. */
export const BOUNDS = ['seq', 'rep', 'sf', 'sl', 'pf', 'pl']

/** How far the surroundings of a passage reach, and its paragraph. */
export interface Bounds {
  before: number
  behind: number
  inFront: number
  after: number
}

export interface Hit extends Bounds {
  passage: number
  report: number
  score: number
}

/** Of hits sorted by their scores, then by `BOUNDS`. */
export const hitsIn = ({ hits }: Found, reportOf: (label: number) => number): Hit[] =>
  hits.hits.map(({ sort }) => {
    const [score, passage, label, before, behind, inFront, after] = sort as number[] as Sorted
    return { passage, report: reportOf(label), score, before, behind, inFront, after }
  })

export const passagesOf = (hits: readonly Hit[]): Passages => ({
  passages: Uint32Array.from(hits, ({ passage }) => passage),
  reports: Uint32Array.from(hits, ({ report }) => report),
})

// --- internal ---

type Sorted = [number, number, number, number, number, number, number]
