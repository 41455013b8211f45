// common-length.mjs — how many characters two texts have in common, in order. Not: which.

/**
 * Length of the longest common subsequence (Myers, O(ND) time, O(N) memory). UTF-16 units. Texts that differ by more than
 * `most` are said to have in common what fits in that.
 */
export function commonLength(a, b, most) {
  const limit = Math.min(a.length + b.length, most)
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
  return Math.max(0, (a.length + b.length - limit) / 2)
}
