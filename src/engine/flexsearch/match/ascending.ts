// ascending.ts — ascending lists of numbers: what several have together, what two have in common. Not: sets of bits.

/** Index of the first that is not below the wanted, from an index on: in steps that double, then by halves. */
export function firstFrom(list: Uint32Array, wanted: number, from: number): number {
  let step = 1
  let low = from
  let high = from
  while (high < list.length && list[high]! < wanted) {
    low = high + 1
    high += step
    step *= 2
  }
  high = Math.min(high, list.length)
  while (low < high) {
    const middle = (low + high) >> 1
    if (list[middle]! < wanted) low = middle + 1
    else high = middle
  }
  return low
}

/** What finding so many, one behind the other, in a list of a length costs, in numbers read. */
export const findingCost = (wanted: number, length: number) =>
  wanted * (2 + 2 * Math.log2(1 + length / wanted))

/** Those of the one that are in the other. */
export function common(one: Uint32Array, other: Uint32Array): Uint32Array {
  if (one.length > other.length) return common(other, one)
  const found = new Uint32Array(one.length)
  let length = 0
  let at = 0
  for (let i = 0; i < one.length; i++) {
    const number = one[i]!
    at = firstFrom(other, number, at)
    if (at === other.length) break
    if (other[at] === number) found[length++] = number
  }
  return found.subarray(0, length)
}

/** All of them, each once. One list is given back as it is. */
export function merged(lists: readonly Uint32Array[]): Uint32Array {
  const [shortest, ...longer] = lists.toSorted((a, b) => a.length - b.length)
  return longer.reduce(mergedTwo, shortest ?? new Uint32Array(0))
}

// --- internal ---

function mergedTwo(one: Uint32Array, other: Uint32Array): Uint32Array {
  const all = new Uint32Array(one.length + other.length)
  let length = 0
  let i = 0
  let j = 0
  while (i < one.length && j < other.length) {
    const a = one[i]!
    const b = other[j]!
    all[length++] = Math.min(a, b)
    i += Number(a <= b)
    j += Number(b <= a)
  }
  const rest = i < one.length ? one.subarray(i) : other.subarray(j)
  all.set(rest, length)
  return all.subarray(0, length + rest.length)
}
