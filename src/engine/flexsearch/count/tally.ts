// tally.ts — how many matches each report has, and any stretch of reports. Not: rows, pages.
//
// A report's passages are one range, so its matches are a difference of two counts, and so are those of any run of
// reports: what counting many matches costs depends on neither the matches nor the reports, but on the passages
// divided by 32. Few matches are counted one by one.

import type { Tally } from '../../ranking/facet.ts'
import type { IndexColumns } from '../index-columns.ts'
import { type Bitset, bits, emptySet, members } from '../match/bitset.ts'
import type { Matches } from '../match/matches.ts'

/** The tally holds until the next. */
export function createTallies({
  passageReport,
  reportPassage,
}: Pick<IndexColumns, 'passageReport' | 'reportPassage'>): (matches: Matches) => Tally {
  const size = passageReport.length
  const lasts = emptySet(size)
  for (let report = 0; report + 1 < reportPassage.length; report++) {
    const last = reportPassage[report + 1]! - 1
    if (last >= reportPassage[report]!) lasts.words[last >>> 5]! |= 1 << (last & 31)
  }
  // Scratch of one question.
  const ended = emptySet(size)
  const hitsBefore = new Uint32Array(lasts.words.length + 1)
  const reportsBefore = new Uint32Array(lasts.words.length + 1)

  const oneByOne = (list: Uint32Array): Tally => {
    const reports = new Uint32Array(list.length)
    const hits = new Uint32Array(list.length)
    let length = 0
    for (let i = 0; i < list.length; i++) {
      // Matches are ascending, so those of a report stand together.
      const report = passageReport[list[i]!]!
      if (length === 0 || reports[length - 1] !== report) reports[length++] = report
      hits[length - 1]!++
    }
    const tally = { reports: reports.subarray(0, length), hits: hits.subarray(0, length) }
    return { reports: length, stretches: null, byReport: () => tally }
  }

  const byStretches = (matches: Matches): Tally => {
    const set = matches.set()
    markLasts(set, lasts, ended)
    accumulate(set, hitsBefore)
    const reports = accumulate(ended, reportsBefore)
    const between = (of: Bitset, before: Uint32Array) => (start: number, end: number) =>
      below(of, before, end) - below(of, before, start)
    return {
      reports,
      stretches: { hitsIn: between(set, hitsBefore), reportsIn: between(ended, reportsBefore) },
      byReport() {
        const last = members(ended)
        const hits = new Uint32Array(last.length)
        let before = 0
        for (let i = 0; i < last.length; i++) {
          const upTo = i + 1 < last.length ? below(set, hitsBefore, last[i]! + 1) : matches.count
          hits[i] = upTo - before
          before = upTo
        }
        return { reports: last.map(passage => passageReport[passage]!), hits }
      },
    }
  }

  return matches => (matches.count < lasts.words.length ? oneByOne(matches.list()) : byStretches(matches))
}

// --- internal ---

/**
 * Marks the last passage of each report that has a match. A report is a run of ones in `~lasts` closed by a zero: adding
 * a match anywhere in the run carries to that zero, and no further, because nothing is added there.
 */
function markLasts({ words }: Bitset, lasts: Bitset, into: Bitset): void {
  let carry = 0
  for (let i = 0; i < words.length; i++) {
    const last = lasts.words[i]!
    const run = ~last >>> 0
    const sum = ((words[i]! & run) >>> 0) + run + carry
    carry = sum > 0xffffffff ? 1 : 0
    into.words[i] = (sum | words[i]!) & last
  }
}

/** Members before each word, and of all. @returns the last */
function accumulate({ words }: Bitset, into: Uint32Array): number {
  let total = 0
  for (let i = 0; i < words.length; i++) {
    into[i] = total
    total += bits(words[i]!)
  }
  into[words.length] = total
  return total
}

/** Members below a position. */
function below({ words }: Bitset, before: Uint32Array, position: number): number {
  const rest = position & 31
  const whole = before[position >>> 5]!
  return rest === 0 ? whole : whole + bits(words[position >>> 5]! & ((1 << rest) - 1))
}
