// common-length.mjs — how many characters two texts have in common, in order. Not: which.

/** Texts that differ by more are compared in time that does not ask by how much. UTF-16 units. */
const ALIKE = 3_000

/** Length of the longest common subsequence, in UTF-16 units. */
export const commonLength = (a, b) => ofAlike(a, b, Math.min(a.length + b.length, ALIKE)) ?? ofAny(a, b)

/** Myers, in O((a + b) × what differs); null where more than `limit` differs. */
function ofAlike(a, b, limit) {
  const furthest = new Int32Array(2 * limit + 3)
  const zero = limit + 1
  for (let d = 0; d <= limit; d++) {
    const from = -d + 2 * Math.max(0, d - b.length)
    const to = d - 2 * Math.max(0, d - a.length)
    for (let k = from; k <= to; k += 2) {
      const down = k === -d || (k !== d && furthest[zero + k - 1] < furthest[zero + k + 1])
      let x = down ? furthest[zero + k + 1] : furthest[zero + k - 1] + 1
      while (x < a.length && x - k < b.length && a.charCodeAt(x) === b.charCodeAt(x - k)) x++
      furthest[zero + k] = x
      if (x >= a.length && x - k >= b.length) return (a.length + b.length - d) / 2
    }
  }
  return null
}

/** Hyyrö, 32 units of `a` at a time, in O(a × b ÷ 32): a bit that is 0 is a unit of `a` that is in common. */
function ofAny(a, b) {
  const words = Math.ceil(a.length / 32)
  const places = new Map()
  for (let i = 0; i < a.length; i++) {
    const unit = a.charCodeAt(i)
    const bits = places.get(unit) ?? new Uint32Array(words)
    places.set(unit, bits)
    bits[i >> 5] |= 1 << (i & 31)
  }
  const row = new Uint32Array(words).fill(0xffffffff)
  for (let j = 0; j < b.length; j++) {
    const bits = places.get(b.charCodeAt(j))
    if (!bits) continue
    let carry = 0
    for (let word = 0; word < words; word++) {
      const at = row[word]
      const sum = at + ((at & bits[word]) >>> 0) + carry
      carry = sum > 0xffffffff ? 1 : 0
      row[word] = sum | (at & ~bits[word])
    }
  }
  let common = 0
  for (let i = 0; i < a.length; i++) if ((row[i >> 5] & (1 << (i & 31))) === 0) common++
  return common
}
