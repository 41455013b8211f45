// whole-symbols.ts — a text in which every number and every name of a place is one symbol, however long it is: 766家 and
// 100家 differ in one, 湖南省 and 内蒙古自治区, too. Not: what a number means (number-value.ts), which place it is (regions/).

import { locateRegions } from '../regions/locate.ts'
import { decodeText } from '../snapshot/columns.ts'
import { align, type Step } from './align-units.ts'
import type { Units } from './pattern.ts'

/** A text with its numbers and places as symbols of their own. */
export interface Symbols {
  values: Units
  /** Where each symbol begins, in units, and the end of the text. */
  bounds: Uint32Array
}

/** What stands for what is one symbol: a number for a number, a place for a place. */
export type SymbolKind = 'number' | 'place'

/** Equal numbers are equal symbols; those that nobody asks for are all one, unlike any other. So are places. */
export interface SymbolNames {
  of(kind: SymbolKind, text: Uint16Array, start: number, end: number): number
}

/**
 * @param from, to units of the text
 * @param names of numbers and places of two units and more
 * @example symbolsOf(Uint16Array.from('新增766家', unit => unit.charCodeAt(0)), 0, 6, nameSymbols([])).values.length // => 4
 */
export function symbolsOf(text: Uint16Array, from: number, to: number, names: SymbolNames): Symbols {
  const values = new Int32Array(to - from)
  const bounds = new Uint32Array(to - from + 1)
  let count = 0
  eachSymbol(text, from, to, (start, end, kind) => {
    bounds[count] = start - from
    values[count++] = kind ? names.of(kind, text, start, end) : text[start]!
  })
  bounds[count] = to - from
  return { values: values.subarray(0, count), bounds: bounds.subarray(0, count + 1) }
}

/** What a symbol is; null where it is a unit that is no figure. */
export function kindOf(symbol: number): SymbolKind | null {
  if (symbol >= UNNAMED.number) return (symbol - UNNAMED.number) % 2 === 0 ? 'number' : 'place'
  return kinds[symbol] === 0 ? null : 'number'
}

/** Names for the numbers and places of two units and more in some texts. */
export function nameSymbols(texts: Iterable<Uint16Array>): SymbolNames {
  const names = new Map<string, number>()
  // Of the numbers and places of a library hardly any is in a draft.
  const filter = new Uint8Array(2 ** 16)
  const hash = (text: Uint16Array, start: number, end: number) => {
    let key = end - start
    for (let at = start; at < end; at++) key = (Math.imul(key, 31) + text[at]!) | 0
    return (key ^ (key >>> 16)) & 0xffff
  }
  for (const text of texts)
    eachSymbol(text, 0, text.length, (start, end, kind) => {
      if (!kind) return
      const written = textAt(text, start, end)
      if (!names.has(written)) names.set(written, UNNAMED[kind] + 2 * (names.size + 1))
      filter[hash(text, start, end)] = 1
    })
  return {
    of: (kind, text, start, end) =>
      filter[hash(text, start, end)] === 0
        ? UNNAMED[kind]
        : (names.get(textAt(text, start, end)) ?? UNNAMED[kind]),
  }
}

/**
 * The best place of a sentence in a stretch of text where one number for another counts one, and one place for another.
 * What is put in or left out counts by its units, numbers too: a year before a sentence is no slip.
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
  const own = lengths.map((_, i) => kindOf(draft.values[i]!))
  const column = new Int32Array(rows + 1)
  for (let i = 0; i < rows; i++) column[i + 1] = column[i]! + lengths[i]!
  let best: { edits: number; end: number } | null = null
  for (let at = begin; at < end; at++) {
    const value = text.values[at]!
    const length = text.bounds[at + 1]! - text.bounds[at]!
    const kind = kindOf(value)
    let diagonal = 0
    for (let i = 0; i < rows; i++) {
      const other = kind !== null && own[i] === kind ? 1 : Math.max(length, lengths[i]!)
      const paired = diagonal + (draft.values[i] === value ? 0 : other)
      diagonal = column[i + 1]!
      column[i + 1] = Math.min(paired, diagonal + length, column[i]! + lengths[i]!)
    }
    if (column[rows]! <= (best?.edits ?? limit)) best = { edits: column[rows]!, end: at + 1 }
  }
  return best
}

/**
 * The cheapest way from a sentence to a stretch of a text, numbers and places as wholes: as `align`, unit by unit.
 *
 * @param end units of the text before the end of the stretch
 * @param most symbols that the stretch may have more than the sentence
 * @param isBorder whether a clause of both begins before these units
 */
export function alignSymbols(
  draft: Uint16Array,
  source: Uint16Array,
  end: number,
  most: number,
  isBorder: (draft: number, source: number) => boolean,
): Step[] {
  const names = nameSymbols([draft])
  const own = symbolsOf(draft, 0, draft.length, names)
  const all = symbolsOf(source, 0, source.length, names)
  const behind = all.bounds.indexOf(end)
  const first = Math.max(0, behind - own.values.length - most)
  const written = (values: Units) =>
    String.fromCharCode(
      ...Array.from(values, value => (value < UNNAMED.number ? value : PRIVATE + value - UNNAMED.number)),
    )
  const border = (i: number, j: number) => isBorder(own.bounds[i]!, all.bounds[first + j]!)
  const way = align(written(own.values), written(all.values.subarray(first, behind)), false, border)
  return way.flatMap(step => {
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

/** Behind the units; names of numbers are even, those of places odd. */
const UNNAMED: Readonly<Record<SymbolKind, number>> = { number: 0x10000, place: 0x10001 }
/** Where skeletons hardly have a character: the numbers and places of one sentence. */
const PRIVATE = 0xe000

/** @param kind of what has two units and more; null: one unit. What is of a name is no number: 四川 */
function eachSymbol(
  text: Uint16Array,
  from: number,
  to: number,
  visit: (start: number, end: number, kind: SymbolKind | null) => void,
): void {
  const places = locateRegions(decodeText(text, from, to))
  for (let [at, next] = [from, 0]; at < to; ) {
    const place = places[next]
    const start = place ? from + place.start : to
    if (place && at === start) {
      next++
      visit(at, start + place.length, 'place')
      at = start + place.length
      continue
    }
    const end = Math.max(at + 1, numberEnd(text, at, start))
    visit(at, end, end - at > 1 ? 'number' : null)
    at = end
  }
}

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
