// differences.ts — what differs between a sentence and its source, told by kind: another number is not another word.
// Not: finding the source; what of both changed (changes.ts).
import type { Range, Sides, Step } from './align-units.ts'
import { markedUnits, type Side, wordAt } from './at-borders.ts'
import { type Change, type Columns, changesOf, including, joined, sidesOf, within } from './changes.ts'
import { amountOf, canonicalNumber } from './number-value.ts'
import { opposed } from './opposites.ts'
import { isOtherPlace, swappedNames } from './swapped-names.ts'
import { NEGATION_WORDS, type Token, type TokenKind, tokensOf } from './telling-stretches.ts'

type DifferenceKind = TokenKind | 'opposite' | 'other'

export interface Difference extends Sides {
  kind: DifferenceKind
}

/** What a report is of: it seldom says its own place and year, so a draft that adds them says no other. */
export interface Own {
  /** Of its division. */
  code: string | null
  /** @see yearsOf */
  years: readonly number[]
}

/**
 * What differs, from left to right. A change is widened to the whole number, year or place name it touches, and a
 * change that touches two kinds is told twice. Law: with the source's words for those of the draft, each change once,
 * the sentence reads as the source does.
 *
 * @param sides of the source the whole paragraph, so that a name at the border of the stretch is seen whole
 * @param own what the source's report is of
 */
export function differencesOf(
  sides: Record<keyof Sides, Side>,
  steps: readonly Step[],
  own: Own = { code: null, years: [] },
): Difference[] {
  const [draft, source] = [sides.draft.bones.text, sides.source.bones.text]
  const here = tokensOf(draft, markedUnits(sides.draft))
  const there = tokensOf(source, markedUnits(sides.source))
  const stretch = sidesOf(steps, { from: 0, to: steps.length }).source
  const told: Told[] = []
  const numbers = { draft: numberEnds(here), source: numberEnds(there) }
  for (const change of changesOf(steps, here, there)) {
    const widest = sidesOf(steps, change)
    // 天门雄安新区 beside 河北雄安新区: the name that came is before one that stayed.
    const named = swappedNames(draft, source, widest) ?? swappedNames(draft, source, change.edited)
    const kinds = new Set<DifferenceKind>()
    const whole: Range[] = []
    for (const kind of KINDS) {
      const one = touched(here, widest.draft, kind)
      const other = touched(there, widest.source, kind)
      if (!isChanged(kind, one, other, draft, source, change)) continue
      if (
        other.length === 0 &&
        one.every(token => token.kind === 'year' && own.years.includes(amountOf(token.text)!))
      )
        continue
      kinds.add(kindOf(kind, one, other))
      whole.push(...other)
    }
    const isOther = isOtherPlace(
      { tokens: here, range: widest.draft },
      { tokens: there, range: widest.source },
      own.code,
    )
    if (named || isOther) kinds.add('place')
    const opposites = opposed(draft, source, widest, numbers)
    if (opposites) {
      kinds.add('opposite')
      whole.push(opposites.source)
    }
    if (isOther) whole.push(...touched(there, widest.source, 'place'))
    let columns = including(change, steps, named ?? {})
    columns = including(columns, steps, opposites ?? {})
    for (const token of whole) columns = including(columns, steps, { source: token })
    told.push({ ...columns, kinds, whole })
  }
  return joined([...told, ...cutOff(there, stretch, steps)], (last, next) => {
    for (const kind of next.kinds) last.kinds.add(kind)
    last.whole.push(...next.whole)
  }).flatMap(({ kinds, whole, ...columns }) => {
    const range = sidesOf(steps, columns)
    // Nobody is to read half a word in the draft: 近年来 beside 2019年以来 is not 年以来.
    const words: Range[] = []
    if (columns.from === 0) words.push({ ...wordAt(source, stretch.start), end: stretch.start })
    if (columns.to === steps.length) words.push({ ...wordAt(source, stretch.end - 1), start: stretch.end })
    // What is read in the source is judged: 去年是 beside 2025年是 is of another year.
    const read = words.flatMap(word => touched(there, word, 'number')).filter(({ weak }) => !weak)
    if (read.length > 0) kinds.add(kindOf('number', touched(here, range.draft, 'number'), read))
    whole.push(...words)
    // A number at the border goes on where the stretch does not.
    range.source = whole.reduce(hull, range.source)
    return (kinds.size > 0 ? [...kinds] : (['other'] as const)).map(kind => ({ kind, ...range }))
  })
}

/** Both, and what is between them. */
export const hull = (one: Range, other: Range): Range => ({
  start: Math.min(one.start, other.start),
  end: Math.max(one.end, other.end),
})

// --- internal ---

interface Told extends Columns {
  kinds: Set<DifferenceKind>
  /** Of the source, told as wholes: they may begin before the stretch, and end behind it. */
  whole: Range[]
}

/**
 * What the sentence leaves out where it begins and ends: 经批准 stands word for word in 未经批准, and 64件 in 164件.
 * The law of phrases calls that the same; a reader must not.
 */
function cutOff(there: readonly Token[], { start, end }: Range, steps: readonly Step[]): Told[] {
  return there.flatMap(token => {
    if (token.weak || token.kind === 'place') return []
    const atStart =
      token.start < start && (token.kind === 'negation' ? start <= token.end : start < token.end)
    const atEnd = token.kind !== 'negation' && token.start < end && end < token.end
    if (!atStart && !atEnd) return []
    // Of 164 the sentence has 64; of 未经 it has nothing of 未.
    const at = atStart ? 0 : steps.length
    const columns = within(steps, 'source', token) ?? { from: at, to: at }
    return [{ ...columns, kinds: new Set([token.kind]), whole: [token] }]
  })
}

const numberEnds = (tokens: readonly Token[]) =>
  tokens.flatMap(({ kind, weak, end }) => (kind === 'number' && !weak ? end : []))

/** Years are numbers until it is told which of both they are. */
const KINDS = ['negation', 'number'] as const

function touched(tokens: readonly Token[], { start, end }: Range, kind: TokenKind): Token[] {
  return tokens.filter(
    token =>
      (token.kind === kind || (kind === 'number' && token.kind === 'year')) &&
      token.start < end &&
      start < token.end,
  )
}

function isChanged(
  kind: (typeof KINDS)[number],
  here: readonly Token[],
  there: readonly Token[],
  draft: string,
  source: string,
  { edited }: Change,
): boolean {
  if (kind === 'negation') return counted(here, draft, edited.draft) !== counted(there, source, edited.source)
  const same = (one: readonly Token[], other: readonly Token[]) =>
    one.map(({ text }) => canonicalNumber(text)).join(' ') ===
    other.map(({ text }) => canonicalNumber(text)).join(' ')
  const strong = (tokens: readonly Token[]) => tokens.filter(({ weak }) => !weak)
  // 统一 against 统二 is a slip in a number; 统一 against 同意 is another word.
  if (here.length > 0 && there.length > 0) return !same(here, there)
  return !same(strong(here), strong(there))
}

/** Negations, without those of words that came or went as a whole: 不断推进 against 推进. */
function counted(tokens: readonly Token[], text: string, edited: Range): number {
  return tokens.filter(({ weak, start }) => !weak || !isWholeWord(text, start, edited)).length
}

function isWholeWord(text: string, at: number, { start, end }: Range): boolean {
  return NEGATION_WORDS.some(word => {
    for (let from = start; from + word.length <= end; from++)
      if (from <= at && at < from + word.length && text.startsWith(word, from)) return true
    return false
  })
}

function kindOf(
  kind: (typeof KINDS)[number],
  here: readonly Token[],
  there: readonly Token[],
): DifferenceKind {
  if (kind !== 'number') return kind
  return [...here, ...there].some(token => token.kind === 'year') ? 'year' : 'number'
}
