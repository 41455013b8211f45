// matches.ts — passages that satisfy something: lists where they are few, a set where they are many. Not: which satisfy
// it, scores.
import { common, firstFrom, merged } from './ascending.ts'
import {
  addAll,
  type Bitset,
  count,
  has,
  intersection,
  members,
  membersAmong,
  type Sets,
  unite,
} from './bitset.ts'

/** What it gives must not be changed. */
export interface Matches {
  /** Of passages in all, matches or not. */
  readonly sets: Sets
  readonly count: number
  /** Ascending. Made at the first call: of 100,000 matches most questions never look at each. */
  list(): Uint32Array
  /** Made at the first call: to look at a few of two million passages, none need be made. */
  set(): Bitset
  has(passage: number): boolean
  /** Those of an ascending list that are matches. */
  among(list: Uint32Array): Uint32Array
  addTo(set: Bitset): void
}

/** More than this share of all passages are faster to go through as a set: a word of it holds 32 passages. */
const MANY = 1 / 64

export const areMany = (count: number, size: number): boolean => count >= size * MANY

/** @param count members, where that is known  @param make the set, when somebody needs it */
export function ofSet(sets: Sets, make: () => Bitset, known?: number): Matches {
  const set = once(make)
  const list = once(() => members(set()))
  const counted = once(() => known ?? count(set()))
  return {
    sets,
    get count() {
      return counted()
    },
    list,
    set,
    has: passage => has(set(), passage),
    among: passages => membersAmong(passages, set()),
    addTo: other => unite(other, set()),
  }
}

/** @param lists ascending, without a passage in common */
export function ofLists(sets: Sets, lists: readonly Uint32Array[]): Matches {
  const count = lists.reduce((sum, { length }) => sum + length, 0)
  const addTo = (set: Bitset) => {
    for (const list of lists) addAll(set, list)
  }
  const make = () => {
    const set = sets.empty()
    addTo(set)
    return set
  }
  if (areMany(count, sets.size)) return ofSet(sets, make, count)
  return {
    sets,
    count,
    list: once(() => merged(lists)),
    set: once(make),
    has: passage => lists.some(list => list[firstFrom(list, passage, 0)] === passage),
    among: passages => merged(lists.map(list => common(list, passages))),
    addTo,
  }
}

/** Matches of both. */
export function both(one: Matches, other: Matches): Matches {
  const [fewer, more] = one.count <= other.count ? [one, other] : [other, one]
  const { sets } = one
  if (areMany(fewer.count, sets.size)) return ofSet(sets, () => intersection(one.set(), other.set(), sets))
  return ofLists(sets, [more.among(fewer.list())])
}

/** Matches of at least one of several. */
export function either(sets: Sets, some: readonly Matches[]): Matches {
  const [first, ...others] = some
  if (first && others.length === 0) return first
  if (
    !areMany(
      some.reduce((sum, { count }) => sum + count, 0),
      sets.size,
    )
  )
    return ofLists(sets, [merged(some.map(one => one.list()))])
  return ofSet(sets, () => {
    const set = sets.empty()
    for (const one of some) one.addTo(set)
    return set
  })
}

// --- internal ---

function once<T extends object | number>(make: () => T): () => T {
  let made: T | null = null
  return () => {
    made ??= make()
    return made
  }
}
