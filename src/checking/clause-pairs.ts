// clause-pairs.ts — a sentence beside its source, clause by clause: cut where a clause of both ends. Not: what may be put
// in place of what (corrections.ts).
import { SENTENCE_ENDS } from '../analysis/skeleton.ts'
import type { Range, Sides, Step } from './align-units.ts'
import { isClauseBorder, type Side } from './at-borders.ts'
import { withMarks } from './brackets.ts'
import type { Columns } from './changes.ts'
import { numberingOf } from './marks.ts'

/** Clauses that answer to each other: mostly one and one; none of the source beside words of the draft's own. */
export type ClausePair = Sides & Columns

/** What a sentence is divided by; enumerations stay whole. */
export const CLAUSE_MARKS = /[，,：:；;。！？!?\n]/u

/**
 * All of the sentence and of its stretch, from left to right.
 *
 * @param leads units of the draft before which its lead-in, or a part of it, ends: a border as well
 */
export function clausePairs(
  steps: readonly Step[],
  draft: Side,
  source: Side,
  leads: readonly number[] = [],
): ClausePair[] {
  const first = steps.find(step => step.source >= 0)?.source ?? 0
  const last = (steps.findLast(step => step.source >= 0)?.source ?? -1) + 1
  // What the draft has before the stretch begins, or behind its end, is its own wherever the source was cut.
  const isBorder = (own: number, other: number) =>
    (leads.includes(own) || isClauseBorder(draft, own, CLAUSE_MARKS)) &&
    (other === first || other === last || isClauseBorder(source, other, CLAUSE_MARKS))
  const pairs: ClausePair[] = []
  let [own, other, from] = [0, first, 0]
  const close = (to: number) => {
    const before = pairs.at(-1)
    pairs.push({
      draft: { start: before?.draft.end ?? 0, end: own },
      source: { start: before?.source.end ?? first, end: other },
      from,
      to,
    })
    from = to
  }
  for (const [column, step] of steps.entries()) {
    if (column > from && isBorder(own, other)) close(column)
    if (step.draft >= 0) own = step.draft + 1
    if (step.source >= 0) other = step.source + 1
  }
  close(steps.length)
  return pairs
}

/** Whole clauses around a stretch of a text, without the numbering before the first: 一是, （一）. */
export function outermost(side: Side, stretch: Range): Range {
  let { start, end } = stretch
  while (!isClauseBorder(side, start, CLAUSE_MARKS)) start--
  while (!isClauseBorder(side, end, CLAUSE_MARKS)) end++
  const { starts } = side.bones
  // （三） is numbering with its bracket.
  const from = withMarks(side.original, starts[start] ?? 0, starts[start] ?? 0).start
  const words = from + numberingOf(side.original.slice(from))
  while (start < stretch.start && starts[start]! < words) start++
  return { start, end }
}

/** Without the marks of sentences that a skeleton keeps. */
export function withoutEnds({ bones }: Side, { start, end }: Range): Range {
  while (start < end && SENTENCE_ENDS.includes(bones.text[start]!)) start++
  while (start < end && SENTENCE_ENDS.includes(bones.text[end - 1]!)) end--
  return { start, end }
}

/** The clauses of a stretch. */
export function clausesIn(side: Side, { start, end }: Range): Range[] {
  const clauses: Range[] = []
  for (let at = start, to = start + 1; to <= end; to++)
    if (to === end || isClauseBorder(side, to, CLAUSE_MARKS)) {
      const clause = withoutEnds(side, { start: at, end: to })
      if (clause.start < clause.end) clauses.push(clause)
      at = to
    }
  return clauses
}
