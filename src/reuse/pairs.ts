// pairs.ts — where stretches of a paragraph stand in other reports: signposts lead to them, the text decides. Not: which of
// them are runs (runs.ts).
import { type Corpus, paragraphAt, SEPARATOR, unitsOf } from '../corpus/corpus.ts'
import { gramAt } from './grams.ts'
import {
  alikeBefore,
  alikeBehind,
  everyFor,
  GRAM,
  isOtherGram,
  type Signposts,
  STEP,
  tagOf,
} from './signposts.ts'

/** A stretch that stands at two places, and at these two no longer one does. Units of the corpus. */
export interface Pair {
  own: number
  other: number
  length: number
}

/** Units to compare with. */
export interface Stretch {
  from: number
  to: number
}

/**
 * Made for one report. Of any stretch of `k` units that two texts share one gram is looked up and has a signpost; a pair
 * has such a double gram every `stride` units. All pairs of `k` units and more are told, but for some that lie in a longer
 * one that is. So formulas and copies cost little: where a stretch is known to stand elsewhere, only what goes beyond
 * it is looked for.
 *
 * - In its midst nothing is looked up. What begins there and goes beyond its end has a double gram among the last ones
 *   before that end, and these are all looked up.
 * - Places that agree neither with what comes before it nor with what comes after it are passed by.
 *
 * @param ranges what to compare with, ascending
 * @param turn taken in between
 * @returns the pairs of a paragraph
 */
export function createPairs(
  corpus: Corpus,
  { places, tags, starts, shift }: Signposts,
  k: number,
  ranges: readonly Stretch[],
  turn: () => Promise<void>,
): (paragraph: number) => Promise<Pair[]> {
  const { units, paragraphUnit } = corpus
  const every = everyFor(k)
  const stride = every * STEP
  let work = 0
  // Of a place in another text: how far ahead it is, the nearest separators that are known around it, and, by its tag, the
  // most it may agree with: tags lie side by side, the texts are anywhere in memory.
  let [ahead, wall, farWall, mostFrom, mostUntil] = [0, 0, 0, 0, 0]
  const agrees = (at: number): boolean => {
    const there = at + ahead
    return there > wall && there < farWall && units[at] === units[there]
  }
  return async paragraph => {
    const [first, last] = [paragraphUnit[paragraph]!, paragraphUnit[paragraph + 1]! - 1]
    const pairs: Pair[] = []
    // Known stretches: the one that goes furthest, and of those that are not passed the one that begins first.
    let [start, end] = [first, first]
    let [earliest, earliestEnd] = [first, first]
    const maySurpass = (from: number, to: number) =>
      (from > first && mostFrom < from && agrees(from - 1)) || (to < last && to < mostUntil && agrees(to))
    const mayEqual = (from: number, to: number) =>
      mostFrom <= from && to <= mostUntil && agrees(from) && agrees(to - 1)
    // Nothing was looked up from `left` on before `resumed`, because of what goes as far as `passed`.
    let [left, resumed, passed] = [first, first, first]
    for (let own = Math.ceil(first / every) * every; own + GRAM <= last; own += every) {
      const tail = end - GRAM - stride + 2
      if (own + GRAM > passed + 1 && own >= start + stride && own < tail) {
        left = own
        resumed = Math.ceil(tail / every) * every
        passed = end
        own = resumed
        if (own + GRAM > last) break
      }
      const before = own - stride
      // What goes back to the double gram before was found there, if that was looked up, or lies in what was passed.
      const wasLookedUp = before < left || before >= resumed
      const hash = gramAt(units, own, GRAM)
      const tag = tagOf(units, own, hash)
      // The end of the last report that was found to have the furthest stretch: once is enough.
      let told = 0
      wall = -1
      farWall = units.length
      for (let i = starts[hash >>> shift]!, to = starts[(hash >>> shift) + 1]!; i < to; i++) {
        if (++work >= PORTION) {
          work = 0
          await turn()
        }
        const unlike = tag ^ tags[i]!
        if (isOtherGram(unlike)) continue
        mostFrom = own - alikeBefore(unlike)
        mostUntil = own + GRAM + alikeBehind(unlike)
        if (mostUntil - mostFrom < k) continue
        const other = places[i]!
        if (!isIn(ranges, other)) continue
        ahead = other - own
        if (other > farWall) farWall = units.length
        if (own + GRAM <= end && !maySurpass(start, end) && (other < told || !mayEqual(start, end))) continue
        if (
          own + GRAM <= earliestEnd &&
          !maySurpass(earliest, earliestEnd) &&
          !mayEqual(earliest, earliestEnd)
        )
          continue
        const isKnown = wasLookedUp || passed === last || !agrees(passed)
        const least = isKnown ? Math.max(first, before) : first
        let from = own
        while (from > least && units[from - 1] === units[from - 1 + ahead]) from--
        if (isKnown && from === before) continue
        let until = own
        while (until < last && units[until] === units[until + ahead]) until++
        work += (until - from) / COMPARED
        if (units[from - 1 + ahead] === SEPARATOR) wall = from - 1 + ahead
        if (units[until + ahead] === SEPARATOR) farWall = until + ahead
        // A number may stand for two grams.
        if (until - own < GRAM || until - from < k) continue
        pairs.push({ own: from, other: from + ahead, length: until - from })
        if (from < earliest || (from === earliest && until > earliestEnd) || earliestEnd < own + GRAM)
          [earliest, earliestEnd] = [from, until]
        if (until > end || (until === end && from <= start)) {
          ;[start, end] = [from, until]
          told = unitsOf(corpus, corpus.paragraphReport[paragraphAt(corpus, other)]!).to
        }
      }
    }
    return pairs
  }
}

// --- internal ---

/** Signposts passed, or stretches of so many units compared, before others may have their turn. */
const PORTION = 1 << 14
const COMPARED = 16

function isIn(ranges: readonly Stretch[], unit: number): boolean {
  let [low, high] = [0, ranges.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (ranges[middle]!.to <= unit) low = middle + 1
    else high = middle
  }
  return low < ranges.length && ranges[low]!.from <= unit
}
