// top.ts — the best few of many, by score. Not: what a score is.

export interface Top {
  /** A candidate that scores less is not taken. */
  threshold(): number
  offer(candidate: number, score: number): void
  /** The candidates taken, in no order. */
  members(): Uint32Array
  /** The same best first; of equal scores the smaller number first. */
  sorted(): Uint32Array
}

/** Keeps the `size` best, of equal scores those of the smaller numbers: a heap with the worst on top. */
export function createTop(size: number): Top {
  const numbers = new Uint32Array(size)
  const scores = new Float64Array(size)
  let count = 0

  /** Whether a place in the heap holds something worse than a candidate. */
  const isWorse = (at: number, number: number, score: number) =>
    scores[at]! < score || (scores[at]! === score && numbers[at]! > number)

  return {
    threshold: () =>
      count < size ? Number.NEGATIVE_INFINITY : size === 0 ? Number.POSITIVE_INFINITY : scores[0]!,
    offer(candidate, score) {
      let at: number
      if (count < size) {
        // Rise from the end while what stands above is better: the worst belongs on top.
        for (at = count++; at > 0; ) {
          const parent = (at - 1) >> 1
          if (isWorse(parent, candidate, score)) break
          numbers[at] = numbers[parent]!
          scores[at] = scores[parent]!
          at = parent
        }
      } else {
        if (size === 0 || !isWorse(0, candidate, score)) return
        // Take the place of the worst and sink below everything that is worse still.
        for (at = 0; ; ) {
          let child = 2 * at + 1
          if (child >= count) break
          if (child + 1 < count && isWorse(child + 1, numbers[child]!, scores[child]!)) child++
          if (!isWorse(child, candidate, score)) break
          numbers[at] = numbers[child]!
          scores[at] = scores[child]!
          at = child
        }
      }
      numbers[at] = candidate
      scores[at] = score
    },
    members: () => numbers.subarray(0, count),
    sorted() {
      const order = Array.from({ length: count }, (_, i) => i).sort(
        (a, b) => scores[b]! - scores[a]! || numbers[a]! - numbers[b]!,
      )
      return Uint32Array.from(order, i => numbers[i]!)
    },
  }
}
