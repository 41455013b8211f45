// grams.ts — a number for every stretch of so many characters, rolled along the text. Not: what is made of them.
import { SEPARATOR } from '../corpus/corpus.ts'

const BASE = 0x01000193 | 1

/**
 * Calls back for every stretch of `length` units between `from` and `to` that no separator stands in, from left to
 * right. Equal stretches have equal numbers; equal numbers are mostly, not always, equal stretches.
 *
 * @param visit `at`: where the stretch begins; `hash`: 32 bits, unsigned
 */
export function eachGram(
  units: Uint16Array,
  from: number,
  to: number,
  length: number,
  visit: (at: number, hash: number) => void,
): void {
  const leaving = leavingPower(length)
  let hash = 0
  let seen = 0
  for (let i = from; i < to; i++) {
    const unit = units[i]!
    if (unit === SEPARATOR) {
      seen = 0
      hash = 0
      continue
    }
    hash = (Math.imul(hash, BASE) + unit) | 0
    if (seen < length) seen++
    else hash = (hash - Math.imul(units[i - length]!, leaving)) | 0
    if (seen === length) visit(i - length + 1, scrambled(hash))
  }
}

/** The number that `eachGram` gives to one stretch of `length` units. */
export function gramAt(units: Uint16Array, at: number, length: number): number {
  let hash = 0
  for (let i = at; i < at + length; i++) hash = (Math.imul(hash, BASE) + units[i]!) | 0
  return scrambled(hash)
}

/** What a unit has grown to when it leaves a stretch of so many units. */
function leavingPower(length: number): number {
  let power = 1
  for (let i = 0; i < length; i++) power = Math.imul(power, BASE)
  return power
}

/** Every bit of the number depends on all units: what follows takes only some of its bits. */
function scrambled(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x7feb352d)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
