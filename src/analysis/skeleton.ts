// skeleton.ts — the text that literal matching compares, with the way back to the original.
// Not: words, tokens. A change here changes what is found: raise SKELETON_VERSION with it.
import { foldRadicals } from './radicals.ts'
import { simplified } from './traditional.ts'

/** Part of every snapshot: an index is never searched with another skeleton than it was built with. */
export const SKELETON_VERSION = '1'

/** Characters a phrase never crosses in a gap or “same sentence” expression. They stay in the skeleton. */
export const SENTENCE_ENDS = '。!?;'

/** @param unit of a skeleton */
export const isSentenceEnd = (unit: number): boolean => ENDS.has(unit)

export interface Skeleton {
  text: string
  /** `original.slice(starts[i], ends[i])` is where unit `i` of `text` came from. Both have `text.length` entries. */
  starts: Uint32Array
  ends: Uint32Array
}

/**
 * Folds everything away that two spellings of the same words may differ in: width, case, punctuation,
 * white space, Traditional forms, PDF radicals.
 *
 * @example skeleton('深化“放管服”改革,2015—2020年') // => '深化放管服改革2015-2020年'
 */
export function skeleton(text: string): string {
  const wellFormed = text.toWellFormed()
  const length = foldPlain(wellFormed)
  return length === NOT_PLAIN ? fold(normalize(wellFormed)).text : textOf(length)
}

/**
 * As `skeleton`, with the offset of every unit in the original (UTF-16).
 *
 * @example [...skeletonWithOffsets('“放管服”改革').starts] // => [1, 2, 3, 5, 6]
 */
export function skeletonWithOffsets(text: string): Skeleton {
  const wellFormed = text.toWellFormed()
  const length = foldPlain(wellFormed)
  return length === NOT_PLAIN ? fold(normalize(wellFormed)) : withOffsets(length)
}

/**
 * Where some units of the skeleton came from: what `skeletonWithOffsets` says of them, without making all of it.
 *
 * @param first, last the first unit and the last, both in the skeleton
 * @example originOf('“放管服”改革', 2, 3) // => { start: 3, end: 6 }
 */
export function originOf(text: string, first: number, last: number): { start: number; end: number } {
  const wellFormed = text.toWellFormed()
  if (foldPlain(wellFormed) !== NOT_PLAIN) return { start: places[first]!, end: places[last]! + 1 }
  const { starts, ends } = fold(normalize(wellFormed))
  return { start: starts[first]!, end: ends[last]! }
}

// --- internal ---

/** Step 1: NFKC, radicals to ideographs, lower case; every unit with the range it came from. */
interface Normalized {
  text: string
  starts: Uint32Array
  ends: Uint32Array
}

const ENDS: ReadonlySet<number> = new Set(Array.from(SENTENCE_ENDS, mark => mark.charCodeAt(0)))

// What becomes of a UTF-16 unit of normalized text. Values above LAST_CLASS are the unit to emit.
const DROP = 0
const DIGIT_POINT = 1 // . / : stay between two digits
const DASH = 2 // becomes - between two digits, is dropped elsewhere
const MATH_DASH = 3 // the same, but a symbol, so it stays as it is elsewhere
const SURROGATE = 4 // half of a pair: decided together with the other half
const LAST_CLASS = 4

const DROPPED = /[\p{P}\s\p{Cc}\p{Cf}]/u
const HYPHEN = 0x2d

function classOf(character: string): number {
  if (`${SENTENCE_ENDS}%‰`.includes(character)) return character.charCodeAt(0)
  if ('./:'.includes(character)) return DIGIT_POINT
  if (/[\p{Pd}\u2212~\u301C]/u.test(character)) return DROPPED.test(character) ? DASH : MATH_DASH
  if (DROPPED.test(character)) return DROP
  return (simplified.get(character) ?? character).charCodeAt(0)
}

// Both tables cover the basic plane; filling them takes some 30 ms, once.
const foldTable = new Uint16Array(0x10000)
/** What a unit becomes in step 1 whatever its neighbours are; 0 where that depends on them, or is not one unit. */
const plainTable = new Uint16Array(0x10000)

for (let unit = 0; unit < 0x10000; unit++) {
  const character = String.fromCharCode(unit)
  // A Simplified form outside the basic plane needs two units, so it takes the careful path too.
  const careful = /[\uD800-\uDFFF]/.test(character) || (simplified.get(character)?.length ?? 1) > 1
  foldTable[unit] = careful ? SURROGATE : classOf(character)
}
for (let unit = 0; unit < 0x10000; unit++) {
  const character = String.fromCharCode(unit)
  if (foldTable[unit] === SURROGATE || extends_(character)) continue
  const compatible = foldRadicals(character.normalize('NFKC'))
  const normal = compatible.toLowerCase()
  // Σ is lower-cased by its neighbours.
  if (normal.length !== 1 || compatible === 'Σ' || foldTable[normal.charCodeAt(0)] === SURROGATE) continue
  plainTable[unit] = normal.charCodeAt(0)
}

/** Whether a character may melt into the one before it: marks, Hangul vowels and finals, in any width. */
function extends_(character: string): boolean {
  return /^[\p{M}\u1160-\u11FF\uD7B0-\uD7FF]/u.test(character.normalize('NFKD'))
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39
}

let scratch = new Uint16Array(4096)
/** Where each unit of `scratch` came from. */
let places = new Uint32Array(4096)

const NOT_PLAIN = -1

/** Folds text in which every unit folds alone, the common case, into the scratch; returns the length, or NOT_PLAIN. */
function foldPlain(text: string): number {
  const n = text.length
  if (scratch.length < n) {
    scratch = new Uint16Array(n * 2)
    places = new Uint32Array(n * 2)
  }
  let length = 0
  let before = 0
  let unit = n > 0 ? plainTable[text.charCodeAt(0)]! : 0
  for (let i = 0; i < n; i++) {
    if (unit === 0) return NOT_PLAIN
    const after = i + 1 < n ? plainTable[text.charCodeAt(i + 1)]! : 0
    const folded = foldTable[unit]!
    // The next unit overwrites it unless `length` grows.
    places[length] = i
    if (folded > LAST_CLASS) scratch[length++] = folded
    else if (folded !== DROP) {
      const between = isDigit(before) && isDigit(after)
      if (between) scratch[length++] = folded === DIGIT_POINT ? unit : HYPHEN
      else if (folded === MATH_DASH) scratch[length++] = unit
    }
    before = unit
    unit = after
  }
  return length
}

const textOf = (length: number) => Buffer.from(scratch.buffer, 0, length * 2).toString('utf16le')

function withOffsets(length: number): Skeleton {
  const starts = places.slice(0, length)
  const ends = new Uint32Array(length)
  for (let i = 0; i < length; i++) ends[i] = starts[i]! + 1
  return { text: textOf(length), starts, ends }
}

function normalize(text: string): Normalized {
  const units: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  for (let start = 0; start < text.length; ) {
    let end = start + (text.codePointAt(start)! > 0xffff ? 2 : 1)
    while (end < text.length) {
      const next = String.fromCodePoint(text.codePointAt(end)!)
      if (plainTable[next.charCodeAt(0)] !== 0 || !extends_(next)) break
      end += next.length
    }
    const normal = foldRadicals(text.slice(start, end).normalize('NFKC'))
    units.push(normal)
    for (let i = 0; i < normal.length; i++) {
      starts.push(start)
      ends.push(end)
    }
    start = end
  }
  let joined = units.join('')
  const whole = foldRadicals(text.normalize('NFKC'))
  if (joined !== whole) {
    // Letters composed across a border that we cut at. The text is right; its offsets span the whole.
    joined = whole
    starts.length = ends.length = 0
    for (let i = 0; i < whole.length; i++) {
      starts.push(0)
      ends.push(text.length)
    }
  }
  return lowerCase(joined, starts, ends)
}

/** Lower-cases the whole text at once, because Σ depends on its neighbours. Only İ changes its length (to two units). */
function lowerCase(text: string, starts: number[], ends: number[]): Normalized {
  const lower = text.toLowerCase()
  if (lower.length === text.length)
    return { text: lower, starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) }
  const at: number[] = []
  for (let i = 0; i < text.length; i++) {
    at.push(i)
    if (text[i] === 'İ') at.push(i)
  }
  return {
    text: lower,
    starts: Uint32Array.from(at, i => starts[i]!),
    ends: Uint32Array.from(at, i => ends[i]!),
  }
}

/** Steps 2 to 4. */
function fold({ text, starts, ends }: Normalized): Skeleton {
  const n = text.length
  // Simplifying may double a unit at most: a basic-plane character whose Simplified form is a pair.
  const units = new Uint16Array(n * 2)
  const from = new Uint32Array(n * 2)
  const to = new Uint32Array(n * 2)
  let length = 0
  const emit = (unit: number, i: number, j: number) => {
    units[length] = unit
    from[length] = starts[i]!
    to[length++] = ends[j]!
  }
  for (let i = 0; i < n; i++) {
    const unit = text.charCodeAt(i)
    const folded = foldTable[unit]!
    if (folded > LAST_CLASS) emit(folded, i, i)
    else if (folded === SURROGATE) {
      const character = String.fromCodePoint(text.codePointAt(i)!)
      const last = i + character.length - 1
      if (!DROPPED.test(character)) {
        const target = simplified.get(character) ?? character
        for (let k = 0; k < target.length; k++) emit(target.charCodeAt(k), i, last)
      }
      i = last
    } else if (folded !== DROP) {
      const between = i > 0 && isDigit(text.charCodeAt(i - 1)) && i + 1 < n && isDigit(text.charCodeAt(i + 1))
      if (between) emit(folded === DIGIT_POINT ? unit : HYPHEN, i, i)
      else if (folded === MATH_DASH) emit(unit, i, i)
    }
  }
  return {
    text: Buffer.from(units.buffer, 0, length * 2).toString('utf16le'),
    starts: from.slice(0, length),
    ends: to.slice(0, length),
  }
}
