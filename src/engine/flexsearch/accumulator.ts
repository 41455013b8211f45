// accumulator.ts — collects (term, passage, frequency) and sorts them into lists. Not: which terms there are.
import { type IndexColumns, SLOTS } from './layout.ts'

type TermColumns = Pick<
  IndexColumns,
  'terms' | 'termText' | 'termList' | 'listSlot' | 'listPostings' | 'postings'
>

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
  /** Everything, sorted. The accumulator is spent afterwards. */
  finish(): TermColumns
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
    finish() {
      return sortLists(names, logTerm.view(), logFrequency.view(), passageEnd.view())
    },
  }
}

// --- internal ---

/** Counting sort by (term, slot); within a list passages stay in order because they arrive in order. */
function sortLists(
  names: string[],
  logTerm: Uint32Array,
  logFrequency: Uint8Array,
  passageEnd: Uint32Array,
): TermColumns {
  const order = Uint32Array.from(names.keys()).sort((a, b) => (names[a]! < names[b]! ? -1 : 1))
  const rank = new Uint32Array(names.length)
  order.forEach((term, i) => {
    rank[term] = i
  })

  const next = new Uint32Array(names.length * SLOTS + 1)
  for (let i = 0; i < logTerm.length; i++) next[rank[logTerm[i]!]! * SLOTS + SLOTS - logFrequency[i]! + 1]!++
  const termList = new Uint32Array(names.length + 1)
  const slots: number[] = []
  const starts: number[] = []
  for (let key = 0; key < next.length - 1; key++) {
    if (key % SLOTS === 0) termList[key / SLOTS] = slots.length
    const size = next[key + 1]!
    next[key + 1] = next[key]! + size
    if (size === 0) continue
    slots.push(key % SLOTS)
    starts.push(next[key]!)
  }
  termList[names.length] = slots.length
  starts.push(logTerm.length)

  const postings = new Uint32Array(logTerm.length)
  for (let passage = 0, i = 0; passage < passageEnd.length; passage++) {
    for (; i < passageEnd[passage]!; i++) {
      const key = rank[logTerm[i]!]! * SLOTS + SLOTS - logFrequency[i]!
      postings[next[key]!++] = passage
    }
  }

  const termText = new Uint32Array(names.length + 1)
  let length = 0
  order.forEach((term, i) => {
    termText[i] = length
    length += names[term]!.length
  })
  termText[names.length] = length
  const terms = new Uint16Array(length)
  let at = 0
  for (const term of order) {
    const name = names[term]!
    for (let i = 0; i < name.length; i++) terms[at++] = name.charCodeAt(i)
  }
  return {
    terms,
    termText,
    termList,
    listSlot: Uint8Array.from(slots),
    listPostings: Uint32Array.from(starts),
    postings,
  }
}

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

type Numbers = Uint8Array | Uint16Array | Uint32Array

function enlarged<T extends Numbers>(array: T): T {
  const larger = new (array.constructor as new (length: number) => T)(array.length * 2)
  larger.set(array)
  return larger
}

/** A typed array that grows: a plain array would hold the same numbers in twice the memory. */
function growing<T extends Numbers>(type: new (length: number) => T) {
  let array = new type(1 << 10)
  let length = 0
  return {
    push(value: number) {
      if (length === array.length) array = enlarged(array)
      array[length++] = value
    },
    view: () => array.subarray(0, length) as T,
    get length() {
      return length
    },
  }
}
