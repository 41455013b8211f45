// runs.ts — the stretches of one report that stand in others, each as long as it goes. Not: what they are called.
import { type Corpus, paragraphAt, SEPARATOR, unitsOf } from '../corpus/corpus.ts'
import { inTurns } from '../turns.ts'
import { eachGram } from './grams.ts'
import { GRAM, type Signposts, STEP, strideFor } from './signposts.ts'

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
 * Signposts lead to every pair of equal stretches: a stretch of `k` units has a gram on one of them. Of a pair
 * longer than that only its first signpost counts, so each pair is measured once.
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
  const turn = inTurns()
  const grams = tableOf(corpus, report)
  const stride = strideFor(k)
  const pairs: Pair[] = []
  for (const { from, to } of compared(corpus, report, among)) {
    for (let at = Math.ceil(from / stride) * stride; at < to; ) {
      at = follow(corpus.units, signposts, grams, stride, k, at, to, pairs)
      await turn()
    }
  }
  return longest(corpus, spread(corpus, report, pairs))
}

// --- internal ---

interface Pair {
  own: number
  other: number
  length: number
}

const NONE = -1
/** Signposts passed before others may have their turn; measuring a pair takes as long as so many. */
const PORTION = 1 << 18
const PAIR_WORK = 32

/** The grams of a report by their numbers: chains from `heads`, unit by unit of the report. */
interface Grams {
  /** First unit of the report. */
  from: number
  heads: Int32Array
  next: Int32Array
  hashes: Uint32Array
}

/**
 * Measures what the signposts from `at` on lead to, for as long as a turn's work.
 *
 * @returns where to go on
 */
function follow(
  units: Uint16Array,
  signposts: Signposts,
  { from, heads, next, hashes }: Grams,
  stride: number,
  k: number,
  at: number,
  to: number,
  pairs: Pair[],
): number {
  const mask = heads.length - 1
  const step = stride / STEP
  const last = Math.ceil(to / STEP)
  let post = at / STEP
  for (let work = 0; post < last && work < PORTION; post += step, work++) {
    const hash = signposts[post]!
    if (hash === 0) continue
    for (let i = heads[hash & mask]!; i !== NONE; i = next[i]!) {
      if (hashes[i] !== hash) continue
      const pair = measure(units, from + i, post * STEP, stride)
      if (pair !== null && pair.length >= k) pairs.push(pair)
      work += PAIR_WORK
    }
  }
  return post * STEP
}

/** The grams of a report's distinct paragraphs by their numbers: what stands twice in a table is looked for once. */
function tableOf(corpus: Corpus, report: number): Grams {
  const { units, paragraphUnit, reportParagraph } = corpus
  const { from, to } = unitsOf(corpus, report)
  let size = 1024
  while (size < (to - from) * 4) size *= 2
  const heads = new Int32Array(size).fill(NONE)
  const next = new Int32Array(to - from)
  const hashes = new Uint32Array(to - from)
  const seen = new Set<string>()
  for (let p = reportParagraph[report]!; p < reportParagraph[report + 1]!; p++) {
    const text = unitsText(units, paragraphUnit[p]!, paragraphUnit[p + 1]!)
    if (seen.has(text)) continue
    seen.add(text)
    eachGram(units, paragraphUnit[p]!, paragraphUnit[p + 1]!, GRAM, (at, hash) => {
      const i = at - from
      const number = hash || 1
      hashes[i] = number
      next[i] = heads[number & (size - 1)]!
      heads[number & (size - 1)] = i
    })
  }
  return { from, heads, next, hashes }
}

/** The ranges of units to compare with: neighbouring reports are one. */
function compared(
  corpus: Corpus,
  report: number,
  among: (report: number) => boolean,
): { from: number; to: number }[] {
  const ranges: { from: number; to: number }[] = []
  for (let other = 0; other < corpus.reports.length; other++) {
    if (other === report || !among(other)) continue
    const { from, to } = unitsOf(corpus, other)
    const last = ranges.at(-1)
    if (last && last.to === from) last.to = to
    else ranges.push({ from, to })
  }
  return ranges
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

/** What was found of one paragraph holds of the others that read the same. */
function spread(corpus: Corpus, report: number, pairs: Pair[]): Pair[] {
  const { units, paragraphUnit, reportParagraph } = corpus
  const firsts = new Map<string, number>()
  const twins = new Map<number, number[]>()
  for (let p = reportParagraph[report]!; p < reportParagraph[report + 1]!; p++) {
    const text = unitsText(units, paragraphUnit[p]!, paragraphUnit[p + 1]!)
    const first = firsts.get(text)
    if (first === undefined) firsts.set(text, p)
    else twins.set(first, [...(twins.get(first) ?? []), p])
  }
  if (twins.size === 0) return pairs
  return pairs.flatMap(pair => {
    const paragraph = paragraphAt(corpus, pair.own)
    const again = twins.get(paragraph) ?? []
    return [
      pair,
      ...again.map(twin => ({ ...pair, own: pair.own - paragraphUnit[paragraph]! + paragraphUnit[twin]! })),
    ]
  })
}

/** Of pairs that lie in others only the longest stay, and what agrees with the same stretch becomes one run. */
function longest(corpus: Corpus, pairs: Pair[]): SharedRun[] {
  pairs.sort((a, b) => a.own - b.own || b.length - a.length || a.other - b.other)
  const runs: SharedRun[] = []
  let end = 0
  for (const { own, other, length } of pairs) {
    const last = runs.at(-1)
    const report = corpus.paragraphReport[paragraphAt(corpus, other)]!
    if (last && last.start === own && last.length === length) {
      if (last.others.at(-1)!.report !== report) last.others.push({ report, start: other })
    } else if (own + length > end) {
      runs.push({ start: own, length, others: [{ report, start: other }] })
      end = own + length
    }
  }
  return runs
}

function unitsText(units: Uint16Array, from: number, to: number): string {
  return Buffer.from(units.buffer, units.byteOffset + from * 2, (to - from) * 2).toString('latin1')
}
