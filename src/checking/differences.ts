// differences.ts — what differs between a sentence and its source, told by kind: another number is not another word.
// Not: finding the source.
import type { Step } from './align-units.ts'
import { sameNumber } from './number-value.ts'
import { isOtherPlace, type Range, type Sides, swappedNames } from './swapped-names.ts'
import { NEGATION_WORDS, type Token, type TokenKind, tokensOf } from './telling-stretches.ts'

export type DifferenceKind = TokenKind | 'other'

export interface Difference extends Sides {
  kind: DifferenceKind
}

/**
 * What differs, from left to right. A change is widened to the whole number, year or place name it touches, and a
 * change that touches two kinds is told twice. Law: with the source's words for those of the draft, each change once,
 * the sentence reads as the source does.
 *
 * @param source the paragraph's skeleton, so that a name at the border of the stretch is seen whole
 * @param own code of the division that the source reports on: it seldom says its name, so a draft that adds it says no other
 */
export function differencesOf(
  draft: string,
  source: string,
  steps: readonly Step[],
  own: string | null = null,
): Difference[] {
  const here = tokensOf(draft)
  const there = tokensOf(source)
  const stretch = extent(steps, { from: 0, to: steps.length }, 'source')
  const columns = columnsOf(steps, draft.length, source.length)
  const changes: (Sides & { kinds: Set<DifferenceKind> })[] = []
  for (const change of changesOf(steps, columns, here, there)) {
    const widest = sidesOf(steps, change)
    const named = swappedNames(draft, source, widest)
    const kinds = new Set<DifferenceKind>()
    const range = { ...(named ?? widest) }
    for (const kind of KINDS) {
      const one = touched(here, widest.draft, kind)
      const other = touched(there, widest.source, kind)
      if (!isChanged(kind, one, other, draft, source, change)) continue
      kinds.add(kindOf(kind, one, other))
      // A number at the border goes on where the stretch does not.
      range.source = [range.source, ...other].reduce(hull)
    }
    const isOther = isOtherPlace(
      { tokens: here, range: widest.draft },
      { tokens: there, range: widest.source },
      own,
    )
    if (named || isOther) kinds.add('place')
    if (isOther) range.source = touched(there, widest.source, 'place').reduce(hull, range.source)
    // What answers to the wider source goes with it, or the copy would have it twice: 二市 beside 天门市.
    range.draft = answering(steps, range.source).reduce(hull, range.draft)
    changes.push({ kinds, ...range })
  }
  for (const { kind, ...cut } of cutOff(there, stretch, steps, draft.length)) {
    const met = changes.find(change => meets(change.draft, cut.draft) && meets(change.source, cut.source))
    if (met) {
      met.kinds.add(kind)
      for (const side of ['draft', 'source'] as const) met[side] = hull(met[side], cut[side])
    } else changes.push({ kinds: new Set([kind]), ...cut })
  }
  return changes
    .sort((a, b) => a.draft.start - b.draft.start)
    .flatMap(({ kinds, ...range }) =>
      (kinds.size > 0 ? [...kinds] : (['other'] as const)).map(kind => ({ kind, ...range })),
    )
}

// --- internal ---

/**
 * What the sentence, of that length, leaves out where it begins and ends: 经批准 stands word for word in 未经批准, and 64件 in 164件. The
 * law of phrases calls that the same; a reader must not.
 */
function cutOff(
  there: readonly Token[],
  { start, end }: Range,
  steps: readonly Step[],
  length: number,
): Difference[] {
  return there.flatMap(token => {
    if (token.weak || token.kind === 'place') return []
    const atStart =
      token.start < start && (token.kind === 'negation' ? start <= token.end : start < token.end)
    const atEnd = token.kind !== 'negation' && token.start < end && end < token.end
    if (!atStart && !atEnd) return []
    // Of 164 the sentence has 64; of 未经 it has nothing of 未.
    const within = steps.filter(
      step => step.draft >= 0 && step.source >= token.start && step.source < token.end,
    )
    const at = atStart ? 0 : length
    const draft =
      within.length > 0 ? { start: within[0]!.draft, end: within.at(-1)!.draft + 1 } : { start: at, end: at }
    return [{ kind: token.kind, draft, source: { start: token.start, end: token.end } }]
  })
}

/** Steps from `from` to before `to`. */
interface Change {
  from: number
  to: number
  /** Before it was widened. */
  edited: Sides
}

/** Years are numbers until it is told which of both they are. */
const KINDS = ['negation', 'number'] as const

function columnsOf(steps: readonly Step[], draftLength: number, sourceLength: number) {
  const draft = new Int32Array(draftLength).fill(-1)
  const source = new Int32Array(sourceLength).fill(-1)
  steps.forEach((step, column) => {
    if (step.draft >= 0) draft[step.draft] = column
    if (step.source >= 0) source[step.source] = column
  })
  return { draft, source }
}

/** Neighbouring edits, widened to the tokens they touch; what then meets is one. */
function changesOf(
  steps: readonly Step[],
  columns: ReturnType<typeof columnsOf>,
  here: readonly Token[],
  there: readonly Token[],
): Change[] {
  const spans = [
    ...here.map(token => spanOf(columns.draft, token)),
    ...there.map(token => spanOf(columns.source, token)),
  ].filter(span => span !== null)
  const changes: Change[] = []
  for (let column = 0; column < steps.length; column++) {
    if (steps[column]!.same) continue
    let to = column + 1
    while (to < steps.length && !steps[to]!.same) to++
    const plain = { from: column, to }
    changes.push({ ...widened(plain, spans), edited: sidesOf(steps, plain) })
    column = to - 1
  }
  return changes.reduce<Change[]>((joined, change) => {
    const last = joined.at(-1)
    if (last && change.from <= last.to) {
      last.to = Math.max(last.to, change.to)
      for (const side of ['draft', 'source'] as const) last.edited[side].end = change.edited[side].end
    } else joined.push(change)
    return joined
  }, [])
}

function spanOf(columns: Int32Array, { start, end }: Token): { from: number; to: number } | null {
  const within = [...columns.subarray(start, end)].filter(column => column >= 0)
  return within.length === 0 ? null : { from: within[0]!, to: within.at(-1)! + 1 }
}

function widened(change: { from: number; to: number }, spans: readonly { from: number; to: number }[]) {
  let { from, to } = change
  for (let again = true; again; ) {
    again = false
    for (const span of spans) {
      if (span.to <= from || to <= span.from || (span.from >= from && span.to <= to)) continue
      from = Math.min(from, span.from)
      to = Math.max(to, span.to)
      again = true
    }
  }
  return { from, to }
}

const sidesOf = (steps: readonly Step[], span: { from: number; to: number }): Sides => ({
  draft: extent(steps, span, 'draft'),
  source: extent(steps, span, 'source'),
})

/** The units of one side among the steps of a change; where there are none, the place between two. */
function extent(
  steps: readonly Step[],
  { from, to }: { from: number; to: number },
  side: 'draft' | 'source',
): Range {
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

/** The units of the draft that answer to some of the source. */
const answering = (steps: readonly Step[], { start, end }: Range): Range[] =>
  steps.flatMap(({ draft, source }) =>
    draft >= 0 && source >= start && source < end ? { start: draft, end: draft + 1 } : [],
  )

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
    one.map(({ text }) => sameNumber(text)).join(' ') === other.map(({ text }) => sameNumber(text)).join(' ')
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

const meets = (one: Range, other: Range) => one.start <= other.end && other.start <= one.end

const hull = (one: Range, other: Range): Range => ({
  start: Math.min(one.start, other.start),
  end: Math.max(one.end, other.end),
})
