// measure.mjs — percentiles, a seeded random, samples of queries. Not: what is measured.

/** Mulberry32: the same queries in every run, so that two runs can be compared. */
export function random(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Milliseconds of each call. @param rounds the first is a warm-up and not counted */
export async function time(inputs, run, rounds = 2) {
  let samples = []
  for (let round = 0; round < rounds; round++) {
    samples = []
    for (const input of inputs) {
      const start = performance.now()
      await run(input)
      samples.push(performance.now() - start)
    }
  }
  return percentiles(samples)
}

export function percentiles(samples) {
  const sorted = [...samples].sort((a, b) => a - b)
  const at = share => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { p50: at(0.5), p90: at(0.9), p99: at(0.99), max: sorted.at(-1) ?? 0 }
}

/** Of several rounds of the same: what other work on the machine adds is left out. */
export const lowerQuartile = numbers => numbers.toSorted((a, b) => a - b)[numbers.length >> 2]

/** Resident memory of this process in MB, after what can be freed was freed (run with --expose-gc). */
export function resident() {
  globalThis.gc?.()
  return process.memoryUsage().rss / 1e6
}

/** Phrases of a length cut from skeletons at random places, none across a paragraph's end. */
export function samplePhrases(skeletons, lengths, count, seed) {
  const next = random(seed)
  const phrases = []
  while (phrases.length < count) {
    const text = skeletons[Math.floor(next() * skeletons.length)]
    const length = lengths[phrases.length % lengths.length]
    if (text.length < length) continue
    const start = Math.floor(next() * (text.length - length + 1))
    phrases.push(text.slice(start, start + length))
  }
  return phrases
}

/**
 * Queries of one to four words of two characters and more. With `together` the words of a query come from one
 * paragraph, as those of a person who knows what to look for; else from anywhere, and few have an answer.
 */
export function sampleWords(skeletons, words, count, seed, together) {
  const next = random(seed)
  const wordsIn = () => {
    for (;;) {
      const text = skeletons[Math.floor(next() * skeletons.length)]
      const found = words(text).filter(word => word.length > 1 && /^\p{Script=Han}+$/u.test(word))
      if (found.length >= 4) return found
    }
  }
  return Array.from({ length: count }, (_, i) => {
    const one = wordsIn()
    return Array.from({ length: 1 + (i % 4) }, () => {
      const found = together ? one : wordsIn()
      return found[Math.floor(next() * found.length)]
    })
  })
}
