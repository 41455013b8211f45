// pattern.ts — one sentence made ready to be found with so many edits: Myers' bit vectors, 32 units a word. Not: where
// to look for it.

/** Units of a text, or symbols (whole-symbols.ts). */
export type Units = Uint16Array | Int32Array

/** @see createPattern */
export interface Pattern {
  readonly units: Units
  /** Edits that are allowed. */
  readonly most: number
  /**
   * The best place of the pattern in a stretch of text: insertions, deletions and substitutions count one each.
   *
   * @returns the edits and the end of the last best place, or null where there is none of at most `limit` edits
   */
  find(text: Units, from: number, to: number, limit: number): Found | null
}

export interface Found {
  edits: number
  /** Behind the last unit. */
  end: number
}

/** @param units at least one */
export function createPattern(units: Units, most: number): Pattern {
  const length = units.length
  const words = Math.ceil(length / 32)
  const masks = masksOf(units, words)
  const plus = new Int32Array(words)
  const minus = new Int32Array(words)
  const lastBit = 1 << ((length - 1) & 31)

  return {
    units,
    most,
    find(text, from, to, limit) {
      plus.fill(-1)
      minus.fill(0)
      let edits = length
      let best = limit + 1
      let end = -1
      for (let at = from; at < to; at++) {
        const base = masks.at(text[at]!)
        let carry = 0
        for (let word = 0; word < words; word++) {
          const pv = plus[word]!
          const mv = minus[word]!
          let equal = masks.values[base + word]!
          const xv = equal | mv
          if (carry < 0) equal |= 1
          const xh = ((((equal & pv) + pv) | 0) ^ pv) | equal
          let ph = mv | ~(xh | pv)
          let mh = pv & xh
          const top = word === words - 1 ? lastBit : TOP
          const out = (ph & top) !== 0 ? 1 : (mh & top) !== 0 ? -1 : 0
          ph <<= 1
          mh <<= 1
          if (carry < 0) mh |= 1
          else if (carry > 0) ph |= 1
          plus[word] = mh | ~(xv | ph)
          minus[word] = ph & xv
          carry = out
        }
        edits += carry
        if (edits <= limit && edits <= best) {
          best = edits
          end = at + 1
        }
        // Each unit to come can mend one edit at most.
        if (edits - (to - at - 1) > Math.min(best, limit)) break
      }
      return end < 0 ? null : { edits: best, end }
    },
  }
}

// --- internal ---

const TOP = 1 << 31

/** Where each unit stands in the pattern, as bits: a small hash table, for a text has thousands of distinct units. */
function masksOf(units: Units, words: number) {
  let size = 16
  while (size < units.length * 2) size *= 2
  const keys = new Int32Array(size).fill(-1)
  // The last row stands for every unit that the pattern has not.
  const values = new Int32Array((size + 1) * words)
  const none = size * words
  const slot = (unit: number): number => {
    let i = Math.imul(unit, 0x9e3779b1) >>> 16
    for (i &= size - 1; keys[i] !== unit && keys[i] !== -1; i = (i + 1) & (size - 1));
    return i
  }
  for (const [i, unit] of units.entries()) {
    const at = slot(unit)
    keys[at] = unit
    values[at * words + (i >>> 5)]! |= 1 << (i & 31)
  }
  return {
    values,
    /** Beginning of the unit's row. */
    at(unit: number): number {
      let i = (Math.imul(unit, 0x9e3779b1) >>> 16) & (size - 1)
      for (;;) {
        const key = keys[i]!
        if (key === unit) return i * words
        if (key === -1) return none
        i = (i + 1) & (size - 1)
      }
    },
  }
}
