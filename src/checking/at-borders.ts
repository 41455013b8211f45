// at-borders.ts — what a sentence pairs before its first common unit and behind its last: with words of the same clause,
// from the border of a word on. Not: the way between (align-units.ts).
import { SENTENCE_ENDS, type Skeleton } from '../analysis/skeleton.ts'
import { align, type Range, type Sides, type Step } from './align-units.ts'
import { isBalanced } from './brackets.ts'

/** A text and its skeleton; `text` of the skeleton may be shorter than what it was made of. */
export interface Side {
  original: string
  bones: Skeleton
}

/**
 * The same way, but for its two ends. Words of the draft's own at its beginning are paired with the source's only within
 * the clause that goes on with the first common unit, and never with half a word, nor with a part of a title:
 * 兴庆区个体工商户开业 beside …优服务”，个体工商户开业 has three units more, not another 优服务. Where it costs no more, the
 * stretch begins and ends with its clause. A unit that both happen to have, the source in another clause, is none in
 * common. Law: as many edits as before, where no such unit is given up.
 */
export function atBorders(steps: readonly Step[], draft: Side, source: Side): Step[] {
  const first = firstCommon(steps, draft, source)
  if (first < 0) return [...steps]
  const last = lastCommon(steps, draft, source)
  const [begin, end] = [steps[first]!, steps[last]!]
  const before = paired(draft, source, begin.draft, begin.source, -1)
  const behind = paired(draft, source, end.draft + 1, end.source + 1, 1)
  return [
    ...way(draft.bones.text, source.bones.text, {
      draft: { start: 0, end: begin.draft },
      source: { start: begin.source - before, end: begin.source },
    }),
    ...steps.slice(first, last + 1),
    ...way(draft.bones.text, source.bones.text, {
      draft: { start: end.draft + 1, end: draft.bones.text.length },
      source: { start: end.source + 1, end: end.source + 1 + behind },
    }),
  ]
}

const CLAUSE = /[，,、：:；;。！？!?\n]/u

/**
 * @param at a place between two units
 * @param marks one of which stands there
 */
export function isClauseBorder(side: Side, at: number, marks: RegExp = CLAUSE): boolean {
  const { text, starts, ends } = side.bones
  if (at <= 0 || at >= text.length) return true
  if (SENTENCE_ENDS.includes(text[at - 1]!) || SENTENCE_ENDS.includes(text[at]!)) return true
  const between = side.original.slice(ends[at - 1], starts[at])
  return marks.test(between) && !isInNumber(text, at, between)
}

/**
 * The units before which a mark stands that the skeleton leaves out, but for white space and the comma of 1,089.
 *
 * @example markedUnits(side) // 一、“十一五”时期 => [1, 4]
 */
export function markedUnits({ original, bones: { text, starts, ends } }: Side): number[] {
  const found: number[] = []
  for (let at = 1; at < text.length; at++) {
    if (starts[at]! <= ends[at - 1]!) continue
    const between = original.slice(ends[at - 1], starts[at]).trim()
    if (between !== '' && !isInNumber(text, at, between)) found.push(at)
  }
  return found
}

/** The word that a unit is of; 年 is of its number. */
export function wordAt(text: string, at: number): Range {
  const from = Math.max(0, at - AROUND)
  const around = text.slice(from, at + AROUND)
  const found = words.segment(around).containing(at - from)
  if (!found) return { start: at, end: at }
  let start = found.index
  while (start > 0 && isDigit(around[start - 1])) start--
  return { start: from + start, end: from + found.index + found.segment.length }
}

// --- internal ---

/** Units in a row that two texts do not share by chance. */
const RUN = 3

const isRun = (steps: readonly Step[], at: number): boolean =>
  at >= 0 && at + RUN <= steps.length && steps.slice(at, at + RUN).every(({ same }) => same)

/** The first step that is the same, but for those by chance: the 0 of 540公里。新增 beside 2023年新增. */
function firstCommon(steps: readonly Step[], draft: Side, source: Side): number {
  const first = steps.findIndex(({ same }) => same)
  const run = steps.findIndex((_, at) => isRun(steps, at))
  const isAhead = run >= 0 && isChance(steps.slice(first, run))
  return isAhead && isCut(draft, source, steps[first]!, steps[run]!) ? run : first
}

function lastCommon(steps: readonly Step[], draft: Side, source: Side): number {
  const last = steps.findLastIndex(({ same }) => same)
  const run = steps.findLastIndex((_, at) => isRun(steps, at - RUN + 1))
  const isBehind = run >= 0 && isChance(steps.slice(run + 1, last + 1))
  return isBehind && isCut(draft, source, steps[run]!, steps[last]!) ? run : last
}

const isChance = (steps: readonly Step[]): boolean => {
  const common = steps.filter(({ same }) => same).length
  return common > 0 && common < RUN
}

/** Whether between two common units a clause of the source ends where none of the draft does. */
function isCut(draft: Side, source: Side, one: Step, other: Step): boolean {
  const borders = (side: Side, from: number, to: number) => {
    let count = 0
    for (let at = from + 1; at <= to; at++) if (isClauseBorder(side, at)) count++
    return count
  }
  return borders(source, one.source, other.source) > borders(draft, one.draft, other.draft)
}

/**
 * How many units of the source answer to the words of the draft that are left.
 *
 * @param own, other where the common units end, as places between two units
 * @param step -1: what is before, 1: what is behind
 */
function paired(draft: Side, source: Side, own: number, other: number, step: 1 | -1): number {
  const [words, text] = [draft.bones.text, source.bones.text]
  const left = step < 0 ? own : words.length - own
  // 天门、湖南 beside 四川、湖南: the items of both lists answer to each other.
  const isOfList = isClauseBorder(draft, own, LIST) && isClauseBorder(source, other, LIST)
  if (left === 0 || (isClauseBorder(source, other) && !isOfList)) return 0
  let clause = 1
  while (clause <= left * 2 && !isClauseBorder(source, other + step * clause)) clause++
  const units = (of: string, at: number, length: number) =>
    step < 0 ? of.slice(at - length, at) : of.slice(at, at + length)
  const edits = () =>
    align(units(words, own, left), units(text, other, clause), true).filter(({ same }) => !same).length
  if (clause <= left * 2 && edits() <= left && !cutsBrackets(source, other + step * clause, other))
    return clause
  const at = other + step * left
  if (at < 0 || at > text.length || cutsBrackets(source, at, other)) return 0
  // 35件 beside 1028件 is another number.
  const isNumber = [text[at - 1], text[at], units(words, own, left).at(step < 0 ? 0 : -1)].every(isDigit)
  return isNumber || wordAt(text, at).start === at ? left : 0
}

/** Two stretches that answer to each other as wholes. */
function way(draft: string, source: string, { draft: here, source: there }: Sides): Step[] {
  return align(draft.slice(here.start, here.end), source.slice(there.start, there.end), true).map(step => ({
    draft: step.draft < 0 ? -1 : step.draft + here.start,
    source: step.source < 0 ? -1 : step.source + there.start,
    same: step.same,
  }))
}

/** Whether one bracket of a pair stands between two places, and the other does not. */
function cutsBrackets({ original, bones }: Side, one: number, other: number): boolean {
  const [first, last] = one < other ? [one, other] : [other, one]
  return !isBalanced(original.slice(bones.starts[first], bones.ends[last - 1]))
}

/** 1,089 is one number. */
const isInNumber = (text: string, at: number, between: string) =>
  between === ',' && isDigit(text[at - 1]) && isDigit(text[at])

const isDigit = (unit = '') => /[0-9]/.test(unit)

const LIST = /、/u

/** Units on both sides that are cut into words to see where they end. */
const AROUND = 12

const words = new Intl.Segmenter('zh', { granularity: 'word' })
