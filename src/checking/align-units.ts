// align-units.ts — which unit of a sentence answers to which of the text it was found in. Not: what the differences
// mean.

/** One step from left to right: units that answer to each other, or one that has no counterpart (-1). */
export interface Step {
  draft: number
  source: number
  same: boolean
}

/** Units of a skeleton, from `start` to before `end`. */
export interface Range {
  start: number
  end: number
}

/** Of both skeletons; one of them may be empty. */
export interface Sides {
  draft: Range
  source: Range
}

/**
 * The cheapest way from a whole sentence to a stretch of text that ends at its end and may begin anywhere. Of equally
 * cheap ways the one whose gaps are fewest, and begin and end where clauses do; then the one that pairs units, so that
 * a changed unit at the border stays in the stretch (at-borders.ts says which).
 *
 * @param source ends where the sentence was found to end
 * @param isWhole the stretch begins where the source does
 * @param isBorder whether a clause of both begins before these units
 */
export function align(
  draft: string,
  source: string,
  isWhole = false,
  isBorder: (draft: number, source: number) => boolean = () => false,
): Step[] {
  const [rows, columns] = [draft.length, source.length]
  const width = columns + 1
  const size = (rows + 1) * width
  // By the last step: two units, one of the draft alone, one of the source alone.
  const costs = [PAIR, DRAFT, SOURCE].map(() => new Int32Array(size).fill(NEVER)) as Three<Int32Array>
  /** Into a step from the cheapest of the three before it; a gap that begins or ends costs a little. */
  const before = (at: number, i: number, j: number, step: Last): Last => {
    const gap = isBorder(i, j) ? 0 : 1
    let best: Last = PAIR
    let least = NEVER
    for (const last of [PAIR, DRAFT, SOURCE] as const) {
      const cost = costs[last][at]! + (last === step ? 0 : gap)
      if (cost < least) [best, least] = [last, cost]
    }
    reached = least
    return best
  }
  let reached = 0
  for (let i = 0; i <= rows; i++)
    for (let j = 0; j <= columns; j++) {
      const at = i * width + j
      if (i === 0 && (j === 0 || !isWhole)) {
        costs[PAIR][at] = 0
        continue
      }
      if (i > 0 && j > 0) {
        before(at - width - 1, i - 1, j - 1, PAIR)
        costs[PAIR][at] = reached + (draft[i - 1] === source[j - 1] ? 0 : EDIT)
      }
      if (i > 0) {
        before(at - width, i - 1, j, DRAFT)
        costs[DRAFT][at] = reached + EDIT
      }
      if (j > 0) {
        before(at - 1, i, j - 1, SOURCE)
        costs[SOURCE][at] = reached + EDIT
      }
    }
  const steps: Step[] = []
  let [i, j] = [rows, columns]
  const end = i * width + j
  let step: Last = PAIR
  for (const last of [DRAFT, SOURCE] as const) if (costs[last][end]! < costs[step][end]!) step = last
  while (i > 0 || (isWhole && j > 0)) {
    const taken = step
    if (taken !== SOURCE) i--
    if (taken !== DRAFT) j--
    const same = taken === PAIR && draft[i] === source[j]
    steps.push({ draft: taken === SOURCE ? -1 : i, source: taken === DRAFT ? -1 : j, same })
    step = before(i * width + j, i, j, taken)
  }
  return steps.reverse()
}

// --- internal ---

const PAIR = 0
const DRAFT = 1
const SOURCE = 2
type Last = typeof PAIR | typeof DRAFT | typeof SOURCE
type Three<T> = [T, T, T]

/** Beside a gap's beginning or end: no number of those outweighs one edit. */
const EDIT = 4096
const NEVER = 2 ** 30
