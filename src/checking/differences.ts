// differences.ts — what differs between a sentence and its source, told by kind: another number is not another word.
// Not: finding the source.
import type { Step } from './align-units.ts'
import { isPlaceName, NEGATION_WORDS, type Token, type TokenKind, tokensOf } from './telling-stretches.ts'

export type DifferenceKind = TokenKind | 'other'

/** Ranges of both skeletons; one of them may be empty. */
export interface Difference {
  kind: DifferenceKind
  draft: Range
  source: Range
}

export interface Range {
  start: number
  end: number
}

/**
 * What differs, from left to right. A change is widened to the whole number, year or place name it touches, and a
 * change that touches two kinds is told twice.
 *
 * @param source the paragraph's skeleton, so that a name at the border of the stretch is seen whole
 */
export function differencesOf(draft: string, source: string, steps: readonly Step[]): Difference[] {
  const here = tokensOf(draft)
  const there = tokensOf(source)
  const stretch = extent(steps, { from: 0, to: steps.length }, 'source')
  const columns = columnsOf(steps, draft.length, source.length)
  const differences: Difference[] = []
  for (const change of changesOf(steps, columns, here, there)) {
    const range = { draft: extent(steps, change, 'draft'), source: extent(steps, change, 'source') }
    const told = KINDS.flatMap(kind => {
      const one = touched(here, range.draft, kind)
      const other = touched(there, range.source, kind)
      if (!isChanged(kind, one, other, draft, source, change)) return []
      return [
        { kind: kindOf(kind, one, other), draft: hull(one, range.draft), source: hull(other, range.source) },
      ]
    })
    const named = told.some(({ kind }) => kind === 'place') ? null : placesIn(draft, source, range)
    if (named) told.push(named)
    differences.push(...(told.length > 0 ? told : [{ kind: 'other' as const, ...range }]))
  }
  return [...cutOff(there, stretch, draft.length), ...differences].filter(
    (one, i, all) => i === all.findIndex(other => isSame(one, other)),
  )
}

// --- internal ---

const isSame = (one: Difference, other: Difference) =>
  one.kind === other.kind && one.source.start === other.source.start && one.source.end === other.source.end

/**
 * What the sentence leaves out where it begins and ends: 经批准 stands word for word in 未经批准, and 64件 in 164件. The
 * law of phrases calls that the same; a reader must not.
 */
function cutOff(there: readonly Token[], { start, end }: Range, length: number): Difference[] {
  return there.flatMap(token => {
    if (token.weak || token.kind === 'place') return []
    const atStart =
      token.start < start && (token.kind === 'negation' ? start <= token.end : start < token.end)
    const atEnd = token.kind !== 'negation' && token.start < end && end < token.end
    if (!atStart && !atEnd) return []
    const at = atStart ? 0 : length
    return [
      { kind: token.kind, draft: { start: at, end: at }, source: { start: token.start, end: token.end } },
    ]
  })
}

/** Steps from `from` to before `to`. */
interface Change {
  from: number
  to: number
  /** Before it was widened. */
  edited: { draft: Range; source: Range }
}

/** Years are numbers until it is told which of both they are. */
const KINDS = ['negation', 'number', 'place'] as const

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
    changes.push({
      ...widened(plain, spans),
      edited: { draft: extent(steps, plain, 'draft'), source: extent(steps, plain, 'source') },
    })
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

function touched(tokens: readonly Token[], { start, end }: Range, kind: (typeof KINDS)[number]): Token[] {
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
    one.map(({ text }) => text).join(' ') === other.map(({ text }) => text).join(' ')
  if (kind === 'place') return !same(here, there)
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

function hull(tokens: readonly Token[], { start, end }: Range): Range {
  return tokens.length === 0 ? { start, end } : { start: tokens[0]!.start, end: tokens.at(-1)!.end }
}

/** 兴庆 against 金凤: short names are words, unless both sides are one. A little around the change may belong to it. */
function placesIn(
  draft: string,
  source: string,
  { draft: here, source: there }: Pick<Difference, 'draft' | 'source'>,
): Difference | null {
  for (let before = 0; before <= MOST_AROUND; before++) {
    for (let after = 0; after <= MOST_AROUND; after++) {
      const one = { start: here.start - before, end: here.end + after }
      const other = { start: there.start - before, end: there.end + after }
      if (one.start < 0 || other.start < 0) continue
      const [a, b] = [draft.slice(one.start, one.end), source.slice(other.start, other.end)]
      if (isPlaceName(a) && isPlaceName(b)) return { kind: 'place', draft: one, source: other }
    }
  }
  return null
}

const MOST_AROUND = 3
