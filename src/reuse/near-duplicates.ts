// near-duplicates.ts — reports most of whose text stands in another. Not: those whose text is the same
// (search/answers/repeated.ts).
import { type Corpus, unitsOf } from '../corpus/corpus.ts'
import { inTurns } from '../turns.ts'
import { eachGram } from './grams.ts'
import { coveredBy, findRuns } from './runs.ts'
import type { Signposts } from './signposts.ts'

export interface NearDuplicate {
  /** Numbers of the reports, ascending. */
  reports: [number, number]
  /** Of the shorter one's units, how many stand in the other in runs of RUN and more: LEAST to 1. */
  share: number
}

/** Units of a run. */
const RUN = 20
/** Of the shorter report's units. */
const LEAST = 0.8
/** A shorter report says nothing by repeating another. */
const SHORTEST = 200

/**
 * Pairs of reports of which the shorter stands nearly whole in the other. Candidates share sampled grams; each is
 * then measured on the text, so that every pair reported is right. A pair that shares few of the sampled grams may be missed.
 */
export async function nearDuplicates(corpus: Corpus, signposts: Signposts): Promise<NearDuplicate[]> {
  const turn = inTurns()
  const found: NearDuplicate[] = []
  for (const { one, other } of await candidates(corpus)) {
    const [a, b] = [lengthOf(corpus, one), lengthOf(corpus, other)]
    const [shorter, longer] = a <= b ? [one, other] : [other, one]
    const runs = await findRuns(corpus, signposts, shorter, RUN, report => report === longer)
    const share = coveredBy(runs) / Math.min(a, b)
    if (share >= LEAST) found.push({ reports: [one, other], share })
    await turn()
  }
  return found.sort((a, b) => b.share - a.share || a.reports[0] - b.reports[0] || a.reports[1] - b.reports[1])
}

// --- internal ---

/** One gram in so many is looked at, chosen by its number, so that equal texts are sampled alike. */
const SAMPLED = 16
const GRAM = 13
/** Grams of more reports are formula, and lead to every pair of them. */
const COMMON = 40
/** Of the sampled grams of the shorter report: fewer than of a pair that is told, where grams across an edit differ. */
const SHARED = 0.5

async function candidates(corpus: Corpus): Promise<{ one: number; other: number }[]> {
  const turn = inTurns()
  const byGram = new Map<number, number[]>()
  const sizes = new Float64Array(corpus.reports.length)
  for (let report = 0; report < corpus.reports.length; report++) {
    if (lengthOf(corpus, report) < SHORTEST) continue
    const { from, to } = unitsOf(corpus, report)
    const seen = new Set<number>()
    eachGram(corpus.units, from, to, GRAM, (_at, hash) => {
      if (hash % SAMPLED === 0) seen.add(hash)
    })
    for (const hash of seen) {
      const known = byGram.get(hash)
      if (known) known.push(report)
      else byGram.set(hash, [report])
    }
    await turn()
  }
  const shared = new Map<number, number>()
  for (const reports of byGram.values()) {
    if (reports.length > COMMON) continue
    // Of formula nothing is known of either, so it counts for neither.
    for (const report of reports) sizes[report]!++
    for (let i = 0; i < reports.length; i++)
      for (let j = i + 1; j < reports.length; j++) {
        const pair = reports[i]! * corpus.reports.length + reports[j]!
        shared.set(pair, (shared.get(pair) ?? 0) + 1)
      }
  }
  return [...shared].flatMap(([pair, grams]) => {
    const [one, other] = [Math.floor(pair / corpus.reports.length), pair % corpus.reports.length]
    return grams >= SHARED * Math.min(sizes[one]!, sizes[other]!) ? [{ one, other }] : []
  })
}

/** Units, separators not counted. */
function lengthOf(corpus: Corpus, report: number): number {
  const { from, to } = unitsOf(corpus, report)
  return to - from - (corpus.reportParagraph[report + 1]! - corpus.reportParagraph[report]!)
}
