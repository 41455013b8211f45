// numbers-once.ts — a text in which every number is one symbol, however many digits it has: 766家 and 100家 differ in one.
// Not: what a number means (number-value.ts).
import { align, type Step } from './align-units.ts'
import type { Units } from './pattern.ts'

/** A text with its numbers as symbols of their own. */
export interface Symbols {
  values: Units
  /** Where each symbol begins, in units, and the end of the text. */
  bounds: Uint32Array
}

/** Equal numbers are equal symbols; those that nobody asks for are all one, unlike any other. */
export interface NumberNames {
  of(text: Uint16Array, start: number, end: number): number
}

/**
 * @param from, to units of the text
 * @param names of numbers of two units and more
 * @example symbolsOf(Uint16Array.from('新增766家', unit => unit.charCodeAt(0)), 0, 6, nameNumbers([])).values.length // => 4
 */
export function symbolsOf(text: Uint16Array, from: number, to: number, names: NumberNames): Symbols {
  const values = new Int32Array(to - from)
  const bounds = new Uint32Array(to - from + 1)
  let count = 0
  for (let at = from; at < to; ) {
    const end = numberEnd(text, at, to)
    bounds[count] = at - from
    values[count++] = end - at > 1 ? names.of(text, at, end) : text[at]!
    at = Math.max(end, at + 1)
  }
  bounds[count] = to - from
  return { values: values.subarray(0, count), bounds: bounds.subarray(0, count + 1) }
}

/** Whether a symbol is a number, or a figure of one. */
export const isNumber = (symbol: number): boolean => symbol >= UNNAMED || kinds[symbol] !== 0

/** Names for the numbers of two units and more in some texts. */
export function nameNumbers(texts: Iterable<Uint16Array>): NumberNames {
  const names = new Map<string, number>()
  // Of the numbers of a library hardly any is in a draft.
  const filter = new Uint8Array(2 ** 16)
  const hash = (text: Uint16Array, start: number, end: number) => {
    let key = end - start
    for (let at = start; at < end; at++) key = (Math.imul(key, 31) + text[at]!) | 0
    return (key ^ (key >>> 16)) & 0xffff
  }
  for (const text of texts)
    for (let at = 0; at < text.length; ) {
      const end = numberEnd(text, at, text.length)
      if (end - at > 1) {
        const number = textAt(text, at, end)
        if (!names.has(number)) names.set(number, FIRST_NAME + names.size)
        filter[hash(text, at, end)] = 1
      }
      at = Math.max(end, at + 1)
    }
  return {
    of: (text, start, end) =>
      filter[hash(text, start, end)] === 0 ? UNNAMED : (names.get(textAt(text, start, end)) ?? UNNAMED),
  }
}

/**
 * The best place of a sentence in a stretch of text where one number for another counts one. What is put in or left out
 * counts by its units, numbers too: a year before a sentence is no slip.
 *
 * @param begin, end symbols of the text
 * @param limit a place of more is none
 * @returns the edits and the symbol behind the last of the last best place
 */
export function findCounted(
  draft: Symbols,
  text: Symbols,
  begin: number,
  end: number,
  limit: number,
): { edits: number; end: number } | null {
  const rows = draft.values.length
  const lengths = Array.from({ length: rows }, (_, i) => draft.bounds[i + 1]! - draft.bounds[i]!)
  const numbers = lengths.map((_, i) => isNumber(draft.values[i]!))
  const column = new Int32Array(rows + 1)
  for (let i = 0; i < rows; i++) column[i + 1] = column[i]! + lengths[i]!
  let best: { edits: number; end: number } | null = null
  for (let at = begin; at < end; at++) {
    const value = text.values[at]!
    const length = text.bounds[at + 1]! - text.bounds[at]!
    const isOne = isNumber(value)
    let diagonal = 0
    for (let i = 0; i < rows; i++) {
      const other = isOne && numbers[i] ? 1 : Math.max(length, lengths[i]!)
      const paired = diagonal + (draft.values[i] === value ? 0 : other)
      diagonal = column[i + 1]!
      column[i + 1] = Math.min(paired, diagonal + length, column[i]! + lengths[i]!)
    }
    if (column[rows]! <= (best?.edits ?? limit)) best = { edits: column[rows]!, end: at + 1 }
  }
  return best
}

/**
 * The cheapest way from a sentence to a stretch at the end of a text, numbers paired with numbers: as `align`, unit by unit.
 *
 * @param most symbols that the stretch may have more than the sentence
 * @param isBorder whether a clause of both begins before these units
 */
export function alignNumbers(
  draft: Uint16Array,
  source: Uint16Array,
  most: number,
  isBorder: (draft: number, source: number) => boolean,
): Step[] {
  const names = nameNumbers([draft])
  const own = symbolsOf(draft, 0, draft.length, names)
  const all = symbolsOf(source, 0, source.length, names)
  const first = Math.max(0, all.values.length - own.values.length - most)
  const written = (values: Units) =>
    String.fromCharCode(
      ...Array.from(values, value => (value < FIRST_NAME ? value : PRIVATE + value - FIRST_NAME)),
    )
  const border = (i: number, j: number) => isBorder(own.bounds[i]!, all.bounds[first + j]!)
  return align(written(own.values), written(all.values.subarray(first)), false, border).flatMap(step => {
    const here = unitsOf(own, step.draft)
    const there = unitsOf(all, step.source < 0 ? -1 : step.source + first)
    const [one, other] = [textAt(draft, here.start, here.end), textAt(source, there.start, there.end)]
    return align(one, other, true).map(({ draft: i, source: j, same }) => ({
      draft: i < 0 ? -1 : i + here.start,
      source: j < 0 ? -1 : j + there.start,
      same,
    }))
  })
}

// --- internal ---

const FIRST_NAME = 0x10001
const UNNAMED = 0x10000
/** Where skeletons hardly have a character: the numbers of one sentence. */
const PRIVATE = 0xe000

const unitsOf = ({ bounds }: Symbols, at: number) =>
  at < 0 ? { start: 0, end: 0 } : { start: bounds[at]!, end: bounds[at + 1]! }

const textAt = (text: Uint16Array, start: number, end: number) =>
  String.fromCharCode(...text.subarray(start, end))

const DIGIT = 1
const POINT = 2
const HAN = 3
const SCALE = 4
const kinds = new Uint8Array(0x10000)
for (const [kind, characters] of [
  [DIGIT, '0123456789'],
  [POINT, './:'],
  [HAN, '〇○零一二两三四五六七八九'],
  [SCALE, '十百千万亿'],
] as const)
  for (const character of characters) kinds[character.charCodeAt(0)] = kind

const [OF, BY, DOT] = ['分', '之', '点'].map(word => word.charCodeAt(0)) as [number, number, number]
const MARKS: readonly number[] = ['%', '‰'].map(mark => mark.charCodeAt(0))
const POINTS = Uint16Array.from('个百分点', unit => unit.charCodeAt(0))

/** Behind the number that begins at a unit; the unit itself where none does. */
function numberEnd(text: Uint16Array, at: number, to: number): number {
  let end = numeralEnd(text, at, to)
  if (end === at) return at
  // 百分之七十, 三分之二.
  if (kinds[text[at]!] !== DIGIT && end + 2 < to && text[end] === OF && text[end + 1] === BY) {
    let share = numeralEnd(text, end + 2, to)
    if (share > end + 2) {
      if (share + 1 < to && text[share] === DOT && kinds[text[share + 1]!] === HAN)
        share = numeralEnd(text, share + 1, to)
      return share
    }
  }
  if (MARKS.includes(text[end]!) && end < to) return end + 1
  if (end + POINTS.length <= to && POINTS.every((unit, i) => text[end + i] === unit)) end += POINTS.length
  return end
}

function numeralEnd(text: Uint16Array, at: number, to: number): number {
  const isNumeral = (kind: number) => kind === HAN || kind === SCALE
  let end = at
  if (kinds[text[at]!] === DIGIT) {
    while (end < to && (kinds[text[end]!] === DIGIT || kinds[text[end]!] === POINT)) end++
    while (end < to && kinds[text[end]!] === SCALE) end++
  } else while (end < to && isNumeral(kinds[text[end]!]!)) end++
  return end
}
