// matches.ts — the passages that satisfy a question: a set always, a list only where somebody needs one. Not: scores.
import { type Bitset, count, members } from './bitset.ts'

export interface Matches {
  readonly set: Bitset
  readonly count: number
  /** Ascending. Made at the first call: of 100,000 matches most questions never look at each. */
  list(): Uint32Array
}

export function createMatches(set: Bitset): Matches {
  let list: Uint32Array | null = null
  return {
    set,
    count: count(set),
    list() {
      list ??= members(set)
      return list
    },
  }
}
