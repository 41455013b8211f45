// labels.ts — the numbers by which a cluster knows passages and reports. They stay when the next snapshot is made from the
// last one, so between two reports there is room for more. Not: numbers in the snapshot, which count without gaps.

export interface Labels {
  /** Of each report that of its first passage, from which its others count on. Ascending as the reports are. */
  starts: Uint32Array
  /** Of each report its own, in no order. */
  reports: Uint32Array
}

/** Fields of the cluster hold whole numbers below this. */
export const LABELS_END = 2 ** 31 - 1
/** More room than that nobody needs between two reports. */
const MOST_ROOM = 2 ** 20
/** Reports' labels that stand for nothing any more, beside those that do: then all are given anew. */
const SPARE = 1000

/** @param sizes passages of each report */
export function freshLabels(sizes: ArrayLike<number>): Labels {
  return carriedLabels(
    Array.from(sizes, () => null),
    sizes,
    { starts: new Uint32Array(0), reports: new Uint32Array(0) },
  )!
}

/**
 * What was there before keeps its labels.
 *
 * @param order of each report its number in the last snapshot; null: it is new
 * @returns null where there is no room, or the order is another: then all are given anew
 */
export function carriedLabels(
  order: readonly (number | null)[],
  sizes: ArrayLike<number>,
  last: Labels,
): Labels | null {
  const count = order.length
  const starts = new Uint32Array(count)
  const reports = new Uint32Array(count)
  let free = last.reports.reduce((most, label) => Math.max(most, label + 1), 0)
  /** Behind the passages that have theirs. */
  let end = 0
  for (let at = 0; at < count; ) {
    const known = order[at]!
    if (known !== null) {
      starts[at] = last.starts[known]!
      reports[at] = last.reports[known]!
      if (starts[at]! < end) return null
      end = starts[at]! + sizes[at++]!
      continue
    }
    let until = at
    let passages = 0
    while (until < count && order[until] === null) passages += sizes[until++]!
    const limit = until < count ? last.starts[order[until]!]! : LABELS_END
    const room = Math.min(MOST_ROOM, Math.floor((limit - end - passages) / (until - at + 1)))
    if (room < 0) return null
    for (; at < until; at++) {
      starts[at] = end + room
      reports[at] = free++
      end = starts[at]! + sizes[at]!
    }
  }
  return free > 2 * count + SPARE ? null : { starts, reports }
}

/** Number in the snapshot of the report with a label. */
export function reportsByLabel({ reports }: Labels): (label: number) => number {
  const numbers = new Uint32Array(reports.reduce((most, label) => Math.max(most, label + 1), 0))
  reports.forEach((label, report) => {
    numbers[label] = report
  })
  return label => numbers[label]!
}
