// likened-column.ts — a column that lies in memory as what it differs in from another much like it: text from its skeleton,
// which has all of its units but some between. Not: what either means, where they are read.
//
// A step tells how many units follow as they stand in the other column, and what comes behind them: below 127, a unit of this
// column alone; 127, nothing yet; from 128 on, a unit of the other column alone. Blocks stand for themselves.

/** In data alone, in shared memory: threads read it each for themselves. */
export interface LikenedColumn {
  /** Name of the other column, which lies in memory as it is. */
  like: string
  /** Of the column. */
  elements: number
  steps: Uint8Array
  /** The units of this column alone. */
  units: Uint16Array
  /** Where each block begins: in the other column, in `steps`, in `units`. */
  blocks: Uint32Array
}

/** By the name of the column. */
export type LikenedColumns = Record<string, LikenedColumn>

/**
 * A hundred million units take half a second.
 *
 * @returns null where the differences would take more than half of the column
 */
export function likenedColumn(column: Uint16Array, like: string, other: Uint16Array): LikenedColumn | null {
  const { length } = column
  const blocks = new Uint32Array(new SharedArrayBuffer(12 * Math.ceil(length / ELEMENTS)))
  // What is not written to takes no memory.
  const steps = new Uint8Array(length / 2 + ROOM)
  const units = new Uint16Array(length / 4 + ROOM)
  let step = 0
  let unit = 0
  let there = 0
  let lost = 0
  for (let first = 0, block = 0; first < length; first += ELEMENTS) {
    blocks[block++] = there
    blocks[block++] = step
    blocks[block++] = unit
    const end = Math.min(length, first + ELEMENTS)
    for (let at = first; at < end; ) {
      if (step + ROOM > steps.length || unit + ROOM > units.length) return null
      const start = at
      const most = Math.min(end, at + ON)
      while (at < most && column[at] === other[there]) {
        at++
        there++
      }
      steps[step++] = at - start
      if (at === most) continue
      const alike = untilAlike(column, at, end, other, there)
      if (!alike && ++lost * SEEN > length + FAR * SEEN) return null
      const { here, away } = alike ?? { here: 1, away: 1 }
      for (let i = 0; i < away; i++) {
        if (i > 0) step++
        steps[step - 1]! |= OTHER
      }
      for (let i = 0; i < here; i++) {
        if (i + away > 0) step++
        units[unit++] = column[at + i]!
      }
      at += here
      there += away
    }
  }
  return { like, elements: length, steps: shared(steps, step), units: shared(units, unit), blocks }
}

/** @returns gives elements `start` … `end` - 1 in a list of their own, and how many others stand before them in it */
export function unlikener(
  { elements, steps, units, blocks }: LikenedColumn,
  other: Uint16Array,
): (start: number, end: number) => { list: Uint16Array; before: number } {
  return (start, end) => {
    const begin = start - (start % ELEMENTS)
    const list = new Uint16Array(Math.max(0, Math.min(end, elements) - begin))
    for (let first = 0; first < list.length; first += ELEMENTS) {
      const block = (3 * (begin + first)) / ELEMENTS
      let [there, step, unit] = [blocks[block]!, blocks[block + 1]!, blocks[block + 2]!]
      const last = Math.min(list.length, first + ELEMENTS)
      for (let at = first; at < last; ) {
        const said = steps[step++]!
        const copied = said & ON
        const until = Math.min(last, at + copied)
        while (at < until) list[at++] = other[there++]!
        if (said >= OTHER) there++
        else if (copied < ON && at < last) list[at++] = units[unit++]!
      }
    }
    return { list, before: start - begin }
  }
}

// --- internal ---

/** Of a block: a stretch costs reading it from the beginning of its first. */
const ELEMENTS = 256
/** The most units of a step, behind which it goes on; and what its bits of units are. */
const ON = 127
/** Behind a step's units the other column has one alone. */
const OTHER = 128
/** Units looked at for where the columns are alike again. */
const LOOK = 16
/** The same where one column must have many. */
const FAR = 256
/** Of so many units of a column one at most may be where nobody can see that far: it would take long. */
const SEEN = 1000
const ONE_HERE = { here: 1, away: 0 }
const ONE_AWAY = { here: 0, away: 1 }
/** More than is written between two looks at what room is left. */
const ROOM = FAR + 2

/**
 * How many units each column has alone until both are alike again; together at least one.
 *
 * @param end neither goes on behind it in the column
 * @returns null: nobody can see where
 */
function untilAlike(
  column: Uint16Array,
  at: number,
  end: number,
  other: Uint16Array,
  there: number,
): { here: number; away: number } | null {
  // One unit between is what most differences are.
  if (at < end && column[at + 1] === other[there]) return ONE_HERE
  if (column[at] === other[there + 1]) return ONE_AWAY
  const isAlike = (here: number, away: number, units: number) => {
    if (at + here > end) return false
    for (let i = 0; i < units; i++) if (column[at + here + i] !== other[there + away + i]) return false
    return true
  }
  for (let sum = 2; sum <= LOOK; sum++) {
    // A single unit is the same by chance the sooner, the further away it is.
    const units = sum < 4 ? 1 : 2
    for (let away = 0; away <= sum; away++)
      if (isAlike(sum - away, away, units)) return { here: sum - away, away }
  }
  for (let far = LOOK + 1; far <= FAR; far++) {
    if (isAlike(far, 0, 4)) return { here: far, away: 0 }
    if (isAlike(0, far, 4)) return { here: 0, away: far }
  }
  return null
}

function shared<T extends Uint8Array | Uint16Array>(list: T, length: number): T {
  const buffer = new SharedArrayBuffer(length * list.BYTES_PER_ELEMENT)
  const column = (list.BYTES_PER_ELEMENT === 1 ? new Uint8Array(buffer) : new Uint16Array(buffer)) as T
  column.set(list.subarray(0, length))
  return column
}
