// changes.ts — what was changed between a sentence and its source, as columns of the way from one to the other: no column
// is in two changes, and outside them both say the same. Not: of what kind a change is (differences.ts).
import type { Range, Sides, Step } from './align-units.ts'
import type { Token } from './telling-stretches.ts'

/** Steps of a way, from `from` to before `to`. */
export interface Columns {
  from: number
  to: number
}

/** @see changesOf */
export interface Change extends Columns {
  /** Before it was widened. */
  edited: Sides
}

/** Neighbouring edits, widened to the tokens they touch; what then meets is one. */
export function changesOf(steps: readonly Step[], here: readonly Token[], there: readonly Token[]): Change[] {
  const { source } = sidesOf(steps, { from: 0, to: steps.length })
  // A paragraph may be a hundred times as long as the stretch.
  const near = there.filter(({ start, end }) => start < source.end && source.start < end)
  const tokens = [
    ...here.map(token => within(steps, 'draft', token)),
    ...near.map(token => within(steps, 'source', token)),
  ].filter(columns => columns !== null)
  const changes: Change[] = []
  for (let column = 0; column < steps.length; column++) {
    if (steps[column]!.same) continue
    let to = column + 1
    while (to < steps.length && !steps[to]!.same) to++
    const plain = { from: column, to }
    changes.push({ ...widened(plain, tokens), edited: sidesOf(steps, plain) })
    column = to - 1
  }
  return joined(changes, (last, next) => {
    for (const side of ['draft', 'source'] as const) last.edited[side].end = next.edited[side].end
  })
}

/**
 * From left to right, those that meet as one.
 *
 * @param join what else the second of two gives to the first
 */
export function joined<C extends Columns>(changes: readonly C[], join: (last: C, next: C) => void): C[] {
  const apart: C[] = []
  for (const next of [...changes].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = apart.at(-1)
    if (last && next.from <= last.to) {
      last.to = Math.max(last.to, next.to)
      join(last, next)
    } else apart.push(next)
  }
  return apart
}

/** The columns of a change, and those of everything that stands in these stretches of the two texts. */
export function including({ from, to }: Columns, steps: readonly Step[], sides: Partial<Sides>): Columns {
  for (const side of ['draft', 'source'] as const) {
    const more = sides[side] && within(steps, side, sides[side])
    if (!more) continue
    from = Math.min(from, more.from)
    to = Math.max(to, more.to)
  }
  return { from, to }
}

/** What both texts say in these columns. */
export const sidesOf = (steps: readonly Step[], columns: Columns): Sides => ({
  draft: extent(steps, columns, 'draft'),
  source: extent(steps, columns, 'source'),
})

/** @returns null where nothing of the range is on the way */
export function within(
  steps: readonly Step[],
  side: 'draft' | 'source',
  { start, end }: Range,
): Columns | null {
  const isWithin = (step: Step) => step[side] >= start && step[side] < end
  const from = steps.findIndex(isWithin)
  return from < 0 ? null : { from, to: steps.findLastIndex(isWithin) + 1 }
}

// --- internal ---

function widened(change: Columns, tokens: readonly Columns[]): Columns {
  let { from, to } = change
  for (let again = true; again; ) {
    again = false
    for (const token of tokens) {
      if (token.to <= from || to <= token.from || (token.from >= from && token.to <= to)) continue
      from = Math.min(from, token.from)
      to = Math.max(to, token.to)
      again = true
    }
  }
  return { from, to }
}

/** The units of one side in some columns; where there are none, the place between two. */
function extent(steps: readonly Step[], { from, to }: Columns, side: 'draft' | 'source'): Range {
  let [start, end] = [-1, -1]
  for (let column = from; column < to; column++) {
    const unit = steps[column]![side]
    if (unit < 0) continue
    if (start < 0) start = unit
    end = unit + 1
  }
  if (start >= 0) return { start, end }
  for (let column = from - 1; column >= 0; column--) {
    const unit = steps[column]![side]
    if (unit >= 0) return { start: unit + 1, end: unit + 1 }
  }
  const first = steps.find(step => step[side] >= 0)?.[side] ?? 0
  return { start: first, end: first }
}
