// moved-clauses.ts — clauses that both texts have, each in another place: their order differs, not what they say. Not:
// clauses that were changed (differences.ts).
import type { Range } from './align-units.ts'
import { isClauseBorder, type Side } from './at-borders.ts'
import { CLAUSE_MARKS, clausesIn, withoutEnds } from './clause-pairs.ts'
import type { Difference } from './differences.ts'

/** Units of a clause that does not stand in two texts by chance: 同时, 其中. */
export const SHORTEST_CLAUSE = 4

/**
 * The same differences; one that is whole clauses on one side, which the other has elsewhere, is of the kind `other`.
 *
 * @param sentence all of it, of which `draft` may be a part
 */
export function withMoved(
  told: readonly Difference[],
  sentence: Side,
  draft: Side,
  source: Side,
): Difference[] {
  const isMoved = (side: Side, range: Range, other: Side) => {
    const { start, end } = withoutEnds(side, range)
    return (
      end - start >= SHORTEST_CLAUSE &&
      [start, end].every(at => isClauseBorder(side, at, CLAUSE_MARKS)) &&
      clausesIn(side, { start, end }).every(one =>
        hasClause(other, side.bones.text.slice(one.start, one.end)),
      )
    )
  }
  const isEmpty = ({ start, end }: Range) => start === end
  const plain: Difference[] = []
  for (const one of told) {
    const isElsewhere =
      (isEmpty(one.source) && isMoved(draft, one.draft, source)) ||
      (isEmpty(one.draft) && isMoved(source, one.source, sentence))
    const last = plain.at(-1)
    // What was of two kinds was told twice.
    if (isElsewhere && last?.draft.start === one.draft.start && last.source.start === one.source.start)
      continue
    plain.push(isElsewhere ? { ...one, kind: 'other' } : one)
  }
  return plain
}

/** Whether a text has a clause from mark to mark. */
export function hasClause(side: Side, clause: string): boolean {
  if (clause.length < SHORTEST_CLAUSE) return false
  const { text } = side.bones
  for (let at = text.indexOf(clause); at >= 0; at = text.indexOf(clause, at + 1))
    if ([at, at + clause.length].every(border => isClauseBorder(side, border, CLAUSE_MARKS))) return true
  return false
}
