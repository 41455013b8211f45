// sequences.ts — which sequences of words a text keeps repeating: 行政复议体制改革, 双随机一公开. Not: exact counts.

/** A word that stands between sequences: none runs across it. */
export const BREAK = ''

export interface Sequence {
  words: string[]
  /** Occurrences in the sample it was found in. */
  count: number
}

/** Where a sequence may neither begin nor end. Inside one they are welcome: 以人民为中心, 党的建设. */
export type IsEdge = (word: string) => boolean

/** The most words of a sequence. */
const LONGEST = 7
/** A sequence that is this often part of one and the same longer one is only a piece of it. */
const PIECE = 0.6
/** How much more often than by chance the parts must meet, as a power of e. 0: chance is enough. */
const COHESION = 2.2

/**
 * Sequences of two to seven words that occur at least `least` times, hold together better than chance would have it,
 * and are not merely a piece of a longer one. Single words come too, unless `isEdge` excludes them.
 *
 * Grows them word by word (a sequence is frequent only if both of its shorter halves are), so that time and memory
 * stay near those of counting pairs: a million words take about 0.3 s.
 */
export function frequentSequences(words: Iterable<string>, least: number, isEdge: IsEdge): Sequence[] {
  const { names, stream } = numbered(words)
  const edge = Uint8Array.from(names, name => (isEdge(name) ? 1 : 0))
  let level = singles(stream, names.length, least)
  const total = level.counts.reduce((sum, count) => sum + count, 0)
  const single = level
  const found: Sequence[] = []
  for (let length = 1; length <= LONGEST && level.counts.length > 0; length++) {
    const next = extend(level, least)
    const { counts, firstAt } = level
    // What most often stands right before and right after, if a longer sequence could begin or end with it.
    const before = new Uint32Array(counts.length)
    const after = new Uint32Array(counts.length)
    next.counts.forEach((count, id) => {
      const at = next.firstAt[id]!
      const [left, right] = [level.at[at]!, level.at[at + 1]!]
      if (edge[stream[at + length]!] === 0 && count > after[left]!) after[left] = count
      if (edge[stream[at]!] === 0 && count > before[right]!) before[right] = count
    })
    counts.forEach((count, id) => {
      const at = firstAt[id]!
      if (edge[stream[at]!] === 1 || edge[stream[at + length - 1]!] === 1) return
      const isPiece = Math.max(before[id]!, after[id]!) > PIECE * count
      if (length > 1 && (isPiece || cohesion(at, length, count) < COHESION)) return
      found.push({ words: Array.from(stream.subarray(at, at + length), word => names[word]!), count })
    })
    level = next
  }
  return found

  /** How much more often the sequence occurs than its words would meet by chance, per joint. */
  function cohesion(at: number, length: number, count: number): number {
    let chance = Math.log(total)
    for (let i = at; i < at + length; i++) chance += Math.log(single.counts[single.at[i]!]! / total)
    return (Math.log(count) - chance) / (length - 1)
  }
}

// --- internal ---

/** Sequences of one length: `at[i]` is the one that starts at word `i` of the stream, -1 for none that is frequent. */
interface Level {
  at: Int32Array
  counts: number[]
  firstAt: number[]
}

/** Words as numbers; 0 is BREAK. */
function numbered(words: Iterable<string>): { names: string[]; stream: Int32Array } {
  const names = [BREAK]
  const numbers = new Map([[BREAK, 0]])
  let stream = new Int32Array(1 << 16)
  let length = 0
  for (const word of words) {
    let number = numbers.get(word)
    if (number === undefined) {
      number = names.push(word) - 1
      numbers.set(word, number)
    }
    if (length + 1 >= stream.length) {
      const larger = new Int32Array(stream.length * 2)
      larger.set(stream)
      stream = larger
    }
    stream[length++] = number
  }
  // One break at the end: what starts at the last word can be extended by nothing.
  return { names, stream: stream.subarray(0, length + 1) }
}

function singles(stream: Int32Array, names: number, least: number): Level {
  const times = new Uint32Array(names)
  for (let i = 0; i < stream.length; i++) times[stream[i]!]!++
  return frequent(stream, times, 0, least)
}

/** Sequences one word longer: two that overlap in all but one word, and both are frequent. */
function extend({ at, counts }: Level, least: number): Level {
  const keys = createPairNumbers()
  const candidate = new Int32Array(at.length).fill(-1)
  const times: number[] = []
  for (let i = 0; i + 1 < at.length && counts.length > 0; i++) {
    if (at[i] === -1 || at[i + 1] === -1) continue
    const number = keys(at[i]!, at[i + 1]!)
    candidate[i] = number
    times[number] = (times[number] ?? 0) + 1
  }
  return frequent(candidate, times, -1, least)
}

/** Renumbers what occurs often enough; `nothing` never does. */
function frequent(at: Int32Array, times: ArrayLike<number>, nothing: number, least: number): Level {
  const kept = new Int32Array(times.length).fill(-1)
  const counts: number[] = []
  const firstAt: number[] = []
  const result = new Int32Array(at.length).fill(-1)
  for (let i = 0; i < at.length; i++) {
    const number = at[i]!
    if (number === nothing || times[number]! < least) continue
    if (kept[number] === -1) {
      kept[number] = counts.push(times[number]!) - 1
      firstAt.push(i)
    }
    result[i] = kept[number]!
  }
  return { at: result, counts, firstAt }
}

/** Numbers pairs of numbers in order of arrival: open addressing, several times as fast as a Map of strings. */
function createPairNumbers(): (a: number, b: number) => number {
  let mask = (1 << 16) - 1
  let firsts = new Int32Array(mask + 1).fill(-1)
  let seconds = new Int32Array(mask + 1)
  let values = new Int32Array(mask + 1)
  let size = 0
  const place = (a: number, b: number) => {
    let at = (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) & 0x7fffffff
    at = (at ^ (at >>> 15)) & mask
    while (firsts[at] !== -1 && (firsts[at] !== a || seconds[at] !== b)) at = (at + 1) & mask
    return at
  }
  const put = (a: number, b: number, value: number) => {
    const at = place(a, b)
    firsts[at] = a
    seconds[at] = b
    values[at] = value
  }
  return (a, b) => {
    const at = place(a, b)
    if (firsts[at] !== -1) return values[at]!
    if (size * 2 > mask) {
      const [oldFirsts, oldSeconds, oldValues] = [firsts, seconds, values]
      mask = mask * 2 + 1
      firsts = new Int32Array(mask + 1).fill(-1)
      seconds = new Int32Array(mask + 1)
      values = new Int32Array(mask + 1)
      oldFirsts.forEach((first, i) => {
        if (first !== -1) put(first, oldSeconds[i]!, oldValues[i]!)
      })
    }
    put(a, b, size)
    return size++
  }
}
