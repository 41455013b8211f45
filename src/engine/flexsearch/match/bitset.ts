// bitset.ts — a set of passages, one bit each: and, or, not, counts at 32 passages a step. Not: order.

export interface Bitset {
  /** How many numbers it can hold: 0 … size - 1. */
  readonly size: number
  readonly words: Uint32Array
}

export function emptySet(size: number): Bitset {
  return { size, words: new Uint32Array((size + 31) >>> 5) }
}

/** Where sets of one size come from. */
export interface Sets {
  readonly size: number
  /** A set without a member, for as long as its question lasts. */
  empty(): Bitset
}

/** @param take numbers of any value */
export function setsOf(size: number, take: (length: number) => Uint32Array): Sets {
  return { size, empty: () => ({ size, words: take((size + 31) >>> 5).fill(0) }) }
}

export function fullSet(sets: Sets): Bitset {
  const set = sets.empty()
  set.words.fill(0xffffffff)
  trim(set)
  return set
}

export function addAll(set: Bitset, members: ArrayLike<number>): void {
  const { words } = set
  for (let i = 0; i < members.length; i++) {
    const member = members[i]!
    words[member >>> 5]! |= 1 << (member & 31)
  }
}

export function removeAll(set: Bitset, members: ArrayLike<number>): void {
  const { words } = set
  for (let i = 0; i < members.length; i++) {
    const member = members[i]!
    words[member >>> 5]! &= ~(1 << (member & 31))
  }
}

export function addRange(set: Bitset, start: number, end: number): void {
  const { words } = set
  let at = start
  for (; at < end && (at & 31) !== 0; at++) words[at >>> 5]! |= 1 << (at & 31)
  for (; at + 32 <= end; at += 32) words[at >>> 5] = 0xffffffff
  for (; at < end; at++) words[at >>> 5]! |= 1 << (at & 31)
}

export function has({ words }: Bitset, member: number): boolean {
  return (words[member >>> 5]! & (1 << (member & 31))) !== 0
}

/** 1 for a member, else 0: for sums without a branch. */
export function bit({ words }: Bitset, member: number): number {
  return (words[member >>> 5]! >>> (member & 31)) & 1
}

export function intersection(one: Bitset, other: Bitset, sets: Sets): Bitset {
  const both = sets.empty()
  for (let i = 0; i < both.words.length; i++) both.words[i] = one.words[i]! & other.words[i]!
  return both
}

export function unite(set: Bitset, other: Bitset): void {
  for (let i = 0; i < set.words.length; i++) set.words[i]! |= other.words[i]!
}

export function complement({ words }: Bitset, sets: Sets): Bitset {
  const others = sets.empty()
  for (let i = 0; i < words.length; i++) others.words[i] = ~words[i]!
  trim(others)
  return others
}

/** Members, ascending. */
export function members({ words }: Pick<Bitset, 'words'>): Uint32Array {
  const found = new Uint32Array(count({ words }))
  let length = 0
  for (let i = 0; i < words.length; i++) {
    for (let word = words[i]!; word !== 0; word &= word - 1) {
      found[length++] = (i << 5) + 31 - Math.clz32(word & -word)
    }
  }
  return found
}

/** The numbers that are members. */
export function membersAmong(numbers: Uint32Array, set: Bitset): Uint32Array {
  const found = new Uint32Array(numbers.length)
  let length = 0
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i]!
    found[length] = number
    length = (length + bit(set, number)) | 0
  }
  return found.subarray(0, length)
}

export function count({ words }: Pick<Bitset, 'words'>): number {
  let total = 0
  for (let i = 0; i < words.length; i++) total += bits(words[i]!)
  return total
}

/** How many members two sets have in common. */
export function countCommon(set: Bitset, other: Bitset): number {
  let total = 0
  for (let i = 0; i < set.words.length; i++) total += bits(set.words[i]! & other.words[i]!)
  return total
}

/** How many of the numbers are members. @param enough it may stop counting there */
export function countAmong(
  numbers: ArrayLike<number>,
  set: Bitset,
  enough = Number.POSITIVE_INFINITY,
): number {
  let total = 0
  for (let i = 0; i < numbers.length && total < enough; i++) total += bit(set, numbers[i]!)
  return total
}

/** How many bits of a word are set, in five steps: Hacker's Delight, 5-1. */
export function bits(word: number): number {
  let sum = word - ((word >>> 1) & 0x55555555)
  sum = (sum & 0x33333333) + ((sum >>> 2) & 0x33333333)
  sum = (sum + (sum >>> 4)) & 0x0f0f0f0f
  return Math.imul(sum, 0x01010101) >>> 24
}

// --- internal ---

/** Clears the bits beyond `size` in the last word. */
function trim({ size, words }: Bitset): void {
  if ((size & 31) !== 0) words[words.length - 1]! &= 2 ** (size & 31) - 1
}
