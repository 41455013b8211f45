// runs.ts — the stretches of one report that stand in others, each as long as it goes. Not: what they are called.
import { type Corpus, paragraphAt, SEPARATOR, unitsOf } from '../corpus/corpus.ts'
import { inTurns } from '../turns.ts'
import { eachGram } from './grams.ts'
import { everyFor, GRAM, mayShare, type Signposts, STEP, tagOf } from './signposts.ts'

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
 * Signposts lead to every pair of equal stretches: of a stretch of `k` units one gram is looked up and has a signpost.
 * Of a pair longer than that only its first such gram counts, so each pair is measured once.
 *
 * @param k 10 to any
 * @param among whether a report is to be compared with; the report itself never is
 */
export async function findRuns(
  corpus: Corpus,
  { posts, starts, shift }: Signposts,
  report: number,
  k: number,
  among: (report: number) => boolean = () => true,
): Promise<SharedRun[]> {
  const turn = inTurns()
  const every = everyFor(k)
  const ranges = compared(corpus, report, among)
  if (ranges.length === 0) return []
  const paragraphs = distinct(corpus, report)
  const pairs: Pair[] = []
  let work = 0
  for (const { own, hash } of lookUps(corpus, paragraphs.keys(), every)) {
    const bucket = hash >>> shift
    const tag = tagOf(corpus.units, own, hash)
    for (let from = starts[bucket]!, end = starts[bucket + 1]!; from < end; from += PORTION) {
      const to = Math.min(end, from + PORTION)
      for (let i = from; i < to; i++) {
        if (!mayShare(tag, posts[2 * i + 1]!, k)) continue
        const other = posts[2 * i]!
        if (!isIn(ranges, other)) continue
        const pair = measure(corpus.units, own, other, every * STEP)
        if (pair !== null && pair.length >= k) pairs.push(pair)
      }
      work += to - from
      if (work < PORTION) continue
      work = 0
      await turn()
    }
  }
  return spread(corpus, longest(corpus, report, pairs), paragraphs)
}

// --- internal ---

interface Pair {
  own: number
  other: number
  length: number
}

/** Units of texts to compare with. */
interface Stretch {
  from: number
  to: number
}

/** Signposts passed before others may have their turn. */
const PORTION = 1 << 14

/** The grams of some paragraphs that are looked up. */
function lookUps({ units, paragraphUnit }: Corpus, paragraphs: Iterable<number>, every: number) {
  const grams: { own: number; hash: number }[] = []
  for (const paragraph of paragraphs)
    eachGram(units, paragraphUnit[paragraph]!, paragraphUnit[paragraph + 1]!, GRAM, (own, hash) => {
      if (own % every === 0) grams.push({ own, hash })
    })
  return grams
}

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

function isIn(ranges: readonly Stretch[], unit: number): boolean {
  let [low, high] = [0, ranges.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (ranges[middle]!.to <= unit) low = middle + 1
    else high = middle
  }
  return low < ranges.length && ranges[low]!.from <= unit
}

/** How far both texts agree around two places; null where they differ after all, or agree a whole stride before. */
function measure(units: Uint16Array, own: number, other: number, stride: number): Pair | null {
  let before = 0
  while (before < stride && agree(units, own - before - 1, other - before - 1)) before++
  if (before === stride) return null
  let after = 0
  while (agree(units, own + after, other + after)) after++
  // A number may stand for two grams.
  return after < GRAM ? null : { own: own - before, other: other - before, length: before + after }
}

/** The same unit at both places, and no paragraph's end. Before the first unit there is nothing, which equals nothing. */
function agree(units: Uint16Array, one: number, other: number): boolean {
  const unit = units[one]
  return unit !== undefined && unit !== SEPARATOR && unit === units[other]
}

/** Of pairs that lie in others only the longest stay, and what agrees with the same stretch becomes one run. */
function longest(corpus: Corpus, report: number, pairs: readonly Pair[]): SharedRun[] {
  const { from, to } = unitsOf(corpus, report)
  // How far the longest pair goes from each unit; 0 where one that begins before goes as far.
  const reach = new Uint32Array(to - from)
  for (const { own, length } of pairs) reach[own - from] = Math.max(reach[own - from]!, own + length)
  let end = 0
  for (let i = 0; i < reach.length; i++) {
    if (reach[i]! <= end) reach[i] = 0
    else end = reach[i]!
  }
  const kept = pairs.filter(({ own, length }) => reach[own - from] === own + length)
  kept.sort((a, b) => a.own - b.own || a.other - b.other)
  const runs: SharedRun[] = []
  for (const { own, other, length } of kept) {
    const last = runs.at(-1)
    const there = corpus.paragraphReport[paragraphAt(corpus, other)]!
    if (last?.start !== own) runs.push({ start: own, length, others: [{ report: there, start: other }] })
    else if (last.others.at(-1)!.report !== there) last.others.push({ report: there, start: other })
  }
  return runs
}

/** Paragraphs of a report that read differently, each with all that read so: what stands twice in a table is looked for once. */
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
