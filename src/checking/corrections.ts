// corrections.ts — what a corrected copy takes from the library: whole clauses, in place of clauses that say nearly the
// same. Not: what differs (differences.ts).
import { skeleton } from '../analysis/skeleton.ts'
import type { Range, Step } from './align-units.ts'
import { markedUnits, type Side } from './at-borders.ts'
import { unmatched, withMarks } from './brackets.ts'
import {
  CLAUSE_MARKS,
  type ClausePair,
  clausePairs,
  clausesIn,
  outermost,
  withoutEnds,
} from './clause-pairs.ts'
import { numberingOf } from './marks.ts'
import { hasClause, SHORTEST_CLAUSE } from './moved-clauses.ts'
import { type Token, tokensOf } from './telling-stretches.ts'

/** Words of the library for a stretch of the draft, or for a place between two clauses of it. */
export interface Correction {
  /** UTF-16 units of the draft's text. */
  start: number
  length: number
  text: string
  /** Units of the draft's skeleton. */
  draft: Range
}

/**
 * What may be put into the sentence, from left to right. Law: every clause of the sentence is then one of the library, from
 * mark to mark, or the draft's own as it was; none comes twice; no place, year, number or clause of the draft is lost.
 *
 * A clause is replaced by one that has half of its units and more. Where the source has a clause more it is put in, but not
 * beside a clause of the draft that answers to nothing: that may be the same, moved.
 *
 * @param leads as clausePairs takes them
 */
export function correctionsOf(
  steps: readonly Step[],
  draft: Side,
  source: Side,
  leads: readonly number[],
): Correction[] {
  const pairs = clausePairs(steps, draft, source, leads)
  const lead = Math.max(0, ...leads)
  const told = pairs.map((pair, i) => {
    const [own, other] = [withoutEnds(draft, pair.draft), withoutEnds(source, pair.source)]
    const isSame = bonesOf(draft, own) === bonesOf(source, other)
    if (isSame && !isTellingCut(source, other)) return null
    if (isEmpty(own)) return { next: pairs[i + 1], other }
    if (isEmpty(other)) return own.end <= lead ? null : 'own'
    return replaced(
      own,
      withoutEnds(source, outermost(source, other)),
      steps.slice(pair.from, pair.to),
      draft,
      source,
    )
  })
  const isAllAnswered = !told.includes('own')
  return told.flatMap(one => {
    if (one === null || one === 'own') return []
    if ('other' in one) return isAllAnswered && one.next ? putIn(one.other, one.next, draft, source) : []
    return [one]
  })
}

// --- internal ---

const isEmpty = ({ start, end }: Range) => start >= end

const bonesOf = ({ bones }: Side, { start, end }: Range) => bones.text.slice(start, end)

const textOf = ({ original, bones }: Side, { start, end }: Range) =>
  original.slice(bones.starts[start], bones.ends[end - 1])

/** Whether the clause around a stretch begins or ends with what makes it say something else: 未经批准, 164件. */
function isTellingCut(source: Side, stretch: Range): boolean {
  const whole = outermost(source, stretch)
  const bones = bonesOf(source, whole)
  const at = { start: stretch.start - whole.start, end: stretch.end - whole.start }
  return tokensOf(bones).some(
    ({ kind, weak, start, end }) =>
      !weak &&
      ((kind === 'negation' && end === at.start) ||
        (start < at.start && at.start < end) ||
        (start < at.end && at.end < end)),
  )
}

/** @returns 'own': the source's clauses are others, or the draft's would be lost */
function replaced(
  own: Range,
  other: Range,
  steps: readonly Step[],
  draft: Side,
  source: Side,
): Correction | 'own' {
  const common = ({ start, end }: Range) =>
    steps.filter(step => step.same && start <= step.draft && step.draft < end).length
  const isAnswered = clausesIn(draft, own).every(clause => common(clause) * 2 >= clause.end - clause.start)
  if (!isAnswered || common(own) * 2 < other.end - other.start) return 'own'
  // 全市 that leads to 全年办理 in the draft may be what the source's clause begins with, too.
  const isLed = isWithinClause(draft, own.start)
  if (isLed && isWithinClause(source, firstOf(steps))) return 'own'
  // What the source says elsewhere was moved, not changed.
  const isMoved = clausesIn(draft, own).some(clause => hasClause(source, bonesOf(draft, clause)))
  if (isMoved) return 'own'
  if (losesFact(tokensIn(draft, own), tokensIn(source, other)) || isElsewhere(own, other, draft, source))
    return 'own'
  const [wide, wider] = [marked(draft, own), marked(source, other)]
  const [text, instead] = [
    draft.original.slice(wide.start, wide.end),
    source.original.slice(wider.start, wider.end),
  ]
  if (unmatched(text) === unmatched(instead))
    return { start: wide.start, length: text.length, text: instead, draft: own }
  const [bare, plain] = [textOf(draft, own), textOf(source, other)]
  if (unmatched(bare) !== unmatched(plain)) return 'own'
  return { start: draft.bones.starts[own.start]!, length: bare.length, text: plain, draft: own }
}

const firstOf = (steps: readonly Step[]): number => steps.find(({ source }) => source >= 0)!.source

/** Whether words of the same clause stand before a unit, be they compared or not. */
function isWithinClause({ original, bones }: Side, at: number): boolean {
  const before = original.slice(numberingOf(original), bones.starts[at]).split(CLAUSE_MARKS).at(-1)!
  return skeleton(before) !== ''
}

/** A clause of the source before the one that answers to the next of the draft, with the mark between both. */
function putIn(other: Range, next: ClausePair, draft: Side, source: Side): Correction[] {
  const at = withMarks(
    draft.original,
    draft.bones.starts[next.draft.start]!,
    draft.bones.starts[next.draft.start]!,
  )
  const { start } = marked(source, other)
  const goesOn = source.bones.starts[withoutEnds(source, next.source).start]!
  const text = source.original.slice(start, withMarks(source.original, goesOn, goesOn).start).trim()
  const none = { start: next.draft.start, end: next.draft.start }
  if (unmatched(text) !== '' || !CLAUSE_MARKS.test(text.at(-1)!) || isElsewhere(none, other, draft, source))
    return []
  return [{ start: at.start, length: 0, text, draft: none }]
}

const marked = ({ original, bones }: Side, { start, end }: Range) =>
  withMarks(original, bones.starts[start]!, bones.ends[end - 1]!)

/**
 * Whether a place, a year or a number has none in the other's stead: 四川省城镇新增就业 beside 城镇新增就业 is of another
 * place.
 */
function losesFact(own: readonly Token[], other: readonly Token[]): boolean {
  return (['place', 'year', 'number'] as const).some(kind => {
    const told = (tokens: readonly Token[]) =>
      tokens.filter(token => token.kind === kind && !token.weak).length
    return told(own) > told(other)
  })
}

function tokensIn(side: Side, { start, end }: Range): Token[] {
  const apart = markedUnits(side).filter(at => start < at && at < end)
  return tokensOf(
    bonesOf(side, { start, end }),
    apart.map(at => at - start),
  )
}

/** Whether the sentence has a clause of the source already, before the stretch or behind it, compared or not. */
function isElsewhere(own: Range, other: Range, draft: Side, source: Side): boolean {
  const { starts, ends } = draft.bones
  const before = own.start > 0 ? ends[own.start - 1]! : starts[0]!
  const behind = own.end < starts.length ? starts[own.end]! : ends.at(-1)!
  const rest = `${skeleton(draft.original.slice(0, before))}\n${skeleton(draft.original.slice(behind))}`
  return clausesIn(source, other).some(
    clause => clause.end - clause.start >= SHORTEST_CLAUSE && rest.includes(bonesOf(source, clause)),
  )
}
