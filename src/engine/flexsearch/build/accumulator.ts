// accumulator.ts — collects (term, passage, frequency). Not: which terms there are, or sorting them into lists.

import { enlarged, growing } from '../growing.ts'
import { SLOTS } from '../posting-lists.ts'
import type { TermLog } from './sort-terms.ts'

/**
 * Takes terms passage by passage. Characters and pairs of characters are most of what comes in (some 200 a
 * passage), so they are numbered by unit value through flat tables rather than as strings.
 */
export interface Accumulator {
  /** Counts one occurrence of a single unit. */
  character(unit: number): void
  /** Counts one occurrence of two neighbouring units. */
  pair(first: number, second: number): void
  /** Counts `times` occurrences of a longer term. */
  word(term: string, times: number): void
  /** Closes the current passage; passages are numbered by these calls. */
  endPassage(): void
  /** Distinct terms of every closed passage, added up. */
  readonly length: number
  /** Everything. The accumulator is spent afterwards. */
  finish(): TermLog
}

export function createAccumulator(): Accumulator {
  const names: string[] = []
  const characters = new Int32Array(0x10000).fill(-1)
  const pairs = createPairTable()
  const words = new Map<string, number>()

  // Of the current passage: its distinct terms, and how often each occurs.
  let frequency = new Uint16Array(1 << 10)
  let distinct = new Uint32Array(1 << 10)
  let distinctCount = 0

  // Of all passages: the terms in order of arrival. Frequencies are capped at SLOTS on the way in.
  const logTerm = growing(Uint32Array)
  const logFrequency = growing(Uint8Array)
  const passageEnd = growing(Uint32Array)

  const count = (term: number, times: number) => {
    const before = frequency[term]!
    if (before === 0) {
      if (distinctCount === distinct.length) distinct = enlarged(distinct)
      distinct[distinctCount++] = term
    }
    frequency[term] = Math.min(before + times, SLOTS)
  }
  const register = (name: string): number => {
    const term = names.push(name) - 1
    if (term === frequency.length) frequency = enlarged(frequency)
    return term
  }

  return {
    character(unit) {
      let term = characters[unit]!
      if (term === -1) {
        term = register(String.fromCharCode(unit))
        characters[unit] = term
      }
      count(term, 1)
    },
    pair(first, second) {
      let term = pairs.get(first, second)
      if (term === -1) {
        term = register(String.fromCharCode(first, second))
        pairs.set(first, second, term)
      }
      count(term, 1)
    },
    word(name, times) {
      let term = words.get(name)
      if (term === undefined) {
        term = register(name)
        words.set(name, term)
      }
      count(term, times)
    },
    endPassage() {
      for (let i = 0; i < distinctCount; i++) {
        const term = distinct[i]!
        logTerm.push(term)
        logFrequency.push(frequency[term]!)
        frequency[term] = 0
      }
      distinctCount = 0
      passageEnd.push(logTerm.length)
    },
    get length() {
      return logTerm.length
    },
    finish: () => ({
      names,
      terms: logTerm.view(),
      frequencies: logFrequency.view(),
      passageEnd: passageEnd.view(),
    }),
  }
}

// --- internal ---

/** (unit, unit) → term number, open addressing: a Map of strings takes four times as long to fill. */
function createPairTable() {
  let mask = (1 << 12) - 1
  let keys = new Uint32Array(mask + 1)
  let values = new Int32Array(mask + 1).fill(-1)
  let size = 0

  const place = (key: number): number => {
    let at = (Math.imul(key, 0x9e3779b1) >>> 7) & mask
    while (values[at] !== -1 && keys[at] !== key) at = (at + 1) & mask
    return at
  }
  return {
    get: (first: number, second: number): number => values[place(((first << 16) | second) >>> 0)]!,
    set(first: number, second: number, value: number): void {
      if (++size * 2 > mask) {
        const [oldKeys, oldValues] = [keys, values]
        mask = mask * 2 + 1
        keys = new Uint32Array(mask + 1)
        values = new Int32Array(mask + 1).fill(-1)
        oldKeys.forEach((key, i) => {
          if (oldValues[i] === -1) return
          const at = place(key)
          keys[at] = key
          values[at] = oldValues[i]!
        })
      }
      const key = ((first << 16) | second) >>> 0
      const at = place(key)
      keys[at] = key
      values[at] = value
    },
  }
}
