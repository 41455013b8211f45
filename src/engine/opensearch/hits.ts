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

export const hitsIn = ({ hits }: Found): Hit[] =>
  hits.hits.map(({ fields, _score, sort }) => {
    const of = (name: string) => fields![name]![0]!
    return {
      passage: of('seq'),
      report: of('rep'),
      score: _score ?? Number(sort?.[0] ?? 0),
      before: of('sf'),
      behind: of('sl'),
      inFront: of('pf'),
      after: of('pl'),
    }
  })

export const passagesOf = (hits: readonly Hit[]): Passages => ({
  passages: Uint32Array.from(hits, ({ passage }) => passage),
  reports: Uint32Array.from(hits, ({ report }) => report),
})
