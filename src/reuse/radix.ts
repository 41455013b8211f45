// radix.ts — pairs of numbers sorted by the first. Not: comparing.

const BITS = 11
const BUCKETS = 1 << BITS

/** Sorts `keys` in place and `values` with them; equal keys keep their order. As much memory again while it lasts. */
export function sortByKey(keys: Uint32Array, values: Uint32Array): void {
  let [fromKeys, fromValues] = [keys, values]
  let [toKeys, toValues] = [new Uint32Array(keys.length), new Uint32Array(keys.length)]
  for (let shift = 0; shift < 32; shift += BITS) {
    const ends = new Uint32Array(BUCKETS)
    for (let i = 0; i < keys.length; i++) ends[(fromKeys[i]! >>> shift) & (BUCKETS - 1)]!++
    let sum = 0
    for (let b = 0; b < BUCKETS; b++) {
      const count = ends[b]!
      ends[b] = sum
      sum += count
    }
    for (let i = 0; i < keys.length; i++) {
      const at = ends[(fromKeys[i]! >>> shift) & (BUCKETS - 1)]!++
      toKeys[at] = fromKeys[i]!
      toValues[at] = fromValues[i]!
    }
    ;[fromKeys, toKeys] = [toKeys, fromKeys as Uint32Array<ArrayBuffer>]
    ;[fromValues, toValues] = [toValues, fromValues as Uint32Array<ArrayBuffer>]
  }
  // Three passes: what is sorted now lies in the other pair.
  keys.set(fromKeys)
  values.set(fromValues)
}
