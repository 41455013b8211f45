// runs.ts — the stretches of one report that stand in others, each as long as it goes. Not: where one is looked for
// (pairs.ts), what they are called.
import { type Corpus, paragraphAt, unitsOf } from '../corpus/corpus.ts'
import { inTurns } from '../turns.ts'
import { createPairs, type Pair, type Stretch } from './pairs.ts'
import type { Signposts } from './signposts.ts'

/** A stretch of one paragraph that stands, whole, in another report, and no longer stretch around it does. */
export interface SharedRun {
  /** Units of the corpus. */
  start: number
  length: number
  /** Numbers of the other reports it stands in, ascending, each with the unit where it first does. */
  others: { report: number; start: number }[]
}

/**
 * Every shared run of a report of `k` units and more, by its beginning. Runs may overlap: the first half of a
 * sentence may stand in one report and the second in another.
 *
 * @param k 10 to any
 * @param among whether a report is to be compared with; the report itself never is
 */
export async function findRuns(
  corpus: Corpus,
  signposts: Signposts,
  report: number,
  k: number,
  among: (report: number) => boolean = () => true,
): Promise<SharedRun[]> {
  const ranges = compared(corpus, report, among)
  if (ranges.length === 0) return []
  const paragraphs = distinct(corpus, report)
  const pairsOf = createPairs(corpus, signposts, k, ranges, inTurns())
  const runs: SharedRun[] = []
  for (const paragraph of paragraphs.keys()) runs.push(...longest(corpus, await pairsOf(paragraph)))
  return spread(corpus, runs, paragraphs)
}

/**
 * How many units lie in runs, each counted once.
 *
 * @param runs of one report, by their beginning
 */
export function coveredBy(runs: readonly SharedRun[]): number {
  let [sum, end] = [0, 0]
  for (const { start, length } of runs) {
    sum += Math.max(0, start + length - Math.max(start, end))
    end = Math.max(end, start + length)
  }
  return sum
}

// --- internal ---

/** The ranges of units to compare with, ascending: neighbouring reports are one. */
function compared(corpus: Corpus, report: number, among: (report: number) => boolean): Stretch[] {
  const ranges: Stretch[] = []
  for (let other = 0; other < corpus.reports.length; other++) {
    if (other === report || !among(other)) continue
    const { from, to } = unitsOf(corpus, other)
    const last = ranges.at(-1)
    if (last && last.to === from) last.to = to
    else ranges.push({ from, to })
  }
  return ranges
}

/** Of pairs that lie in others only the longest stay, and what agrees with the same stretch becomes one run. */
function longest(corpus: Corpus, pairs: Pair[]): SharedRun[] {
  // Of the same beginning the longest first, so that what does not reach beyond those before it lies in one of them.
  pairs.sort((a, b) => a.own - b.own || b.length - a.length || a.other - b.other)
  const runs: SharedRun[] = []
  let end = 0
  const reportOf = (unit: number) => corpus.paragraphReport[paragraphAt(corpus, unit)]!
  for (const { own, other, length } of pairs) {
    const last = runs.at(-1)
    if (own + length > end) {
      runs.push({ start: own, length, others: [{ report: reportOf(other), start: other }] })
      end = own + length
    } else if (last!.start === own && last!.length === length) {
      const report = reportOf(other)
      if (last!.others.at(-1)!.report !== report) last!.others.push({ report, start: other })
    }
  }
  return runs
}

/**
 * Paragraphs of a report that read differently, each with all that read so: what stands twice in a table is looked for
 * once.
 */
function distinct({ units, paragraphUnit, reportParagraph }: Corpus, report: number): Map<number, number[]> {
  const byText = new Map<string, number[]>()
  for (let p = reportParagraph[report]!; p < reportParagraph[report + 1]!; p++) {
    const text = unitsText(units, paragraphUnit[p]!, paragraphUnit[p + 1]!)
    const known = byText.get(text)
    if (known) known.push(p)
    else byText.set(text, [p])
  }
  return new Map(Array.from(byText.values(), same => [same[0]!, same]))
}

/** What was found of one paragraph holds of the others that read the same. */
function spread(
  corpus: Corpus,
  runs: readonly SharedRun[],
  paragraphs: ReadonlyMap<number, readonly number[]>,
): SharedRun[] {
  const { paragraphUnit } = corpus
  return runs
    .flatMap(run => {
      const paragraph = paragraphAt(corpus, run.start)
      const offset = run.start - paragraphUnit[paragraph]!
      return paragraphs.get(paragraph)!.map(same => ({ ...run, start: paragraphUnit[same]! + offset }))
    })
    .sort((a, b) => a.start - b.start)
}

function unitsText(units: Uint16Array, from: number, to: number): string {
  return Buffer.from(units.buffer, units.byteOffset + from * 2, (to - from) * 2).toString('latin1')
}
