// wordings.ts — words that hardly ever stand alone, joined to what they stand with: 敢作|善为, 新质|生产力. Not: cutting
// words, which report has one.
import { inTurns, mapInTurns } from '../turns.ts'

/** Number of what stands between words, a number or the end of a sentence: no wording runs across it. */
export const BREAK = 0

/** Texts as rows of words, words as numbers: `names[number]`. */
export interface Rows {
  names: readonly string[]
  rows: readonly Uint32Array[]
}

export interface Wordings extends Rows {
  /**
   * What a text says that has the word or wording of this number: itself, and those of its parts that stand elsewhere
   * too. Of 新质生产力 also 生产力, but not 新质.
   */
  said: readonly (readonly number[])[]
}

/** Of the uses of a word, so many must go on alike. */
const NEARLY_ALL = 0.8
/** Of fewer uses nobody can tell. */
const FEWEST = 5
/** UTF-16 units of a wording. */
const LONGEST = 20
/** Each round at least doubles what nearly always stands together, or adds a word to it. */
const MOST_ROUNDS = 8
/** No wording begins with one (的必由之路 becomes 必由之路), though 和 may be half of a word: 和美乡村. */
const NEVER_FIRST: ReadonlySet<string> = new Set([...'的地得了着及等个年是在', '及其', '以及'])
/** No wording ends with one: 符合条件的 becomes 符合条件. */
const NEVER_LAST: ReadonlySet<string> = new Set([...'的地得了着和与及或等个年', '及其', '以及'])

/**
 * Joins, round by round, every word to the one that nearly always stands right before or behind it.
 *
 * @param given `names[BREAK]` is empty
 */
export async function joinWordings(given: Rows): Promise<Wordings> {
  const names = [...given.names]
  const numbers = new Map(names.map((name, number) => [name, number]))
  const parts: (readonly number[])[] = names.map((_, number) => [number])
  /** Of what two a wording was joined first. */
  const halves = new Map<number, readonly [a: number, b: number]>()
  /** Hardly ever alone: not said where it is part of a wording. */
  const bound = new Set<number>()
  const numberOf = (made: readonly number[]): number => {
    const name = made.map(part => names[part]!).join('')
    const known = numbers.get(name)
    if (known !== undefined) return known
    const number = names.push(name) - 1
    numbers.set(name, number)
    parts.push(made)
    return number
  }
  const join = (a: number, b: number): number => {
    const whole = numberOf([...parts[a]!, ...parts[b]!])
    if (!halves.has(whole) && parts[whole]!.length > 1) halves.set(whole, [a, b])
    return whole
  }

  let rows = given.rows
  const uses: number[] = []
  for (let round = 0; round < MOST_ROUNDS; round++) {
    await countUses(rows, uses)
    const after = await companions(rows, names, uses, 1)
    const before = await companions(rows, names, uses, -1)
    for (const word of names.keys()) if (after[word] !== BREAK || before[word] !== BREAK) bound.add(word)
    const joined = await mapInTurns(rows, row => {
      const next: number[] = []
      for (let at = 0; at < row.length; at++) {
        const [a, b] = [row[at]!, row[at + 1] ?? BREAK]
        const goTogether = a !== BREAK && b !== BREAK && (after[a] === b || before[b] === a)
        next.push(goTogether ? join(a, b) : a)
        if (goTogether) at++
      }
      return next.length === row.length ? row : Uint32Array.from(next)
    })
    if (joined.every((row, i) => row === rows[i])) break
    rows = joined
  }

  /** Of a wording, the numbers of what is said beside it. */
  const besides = (whole: number): number[] =>
    (halves.get(whole) ?? []).flatMap(half => [...(bound.has(half) ? [] : [half]), ...besides(half)])
  const told = [...names.keys()].map(number => numberOf(withoutLoose(parts[number]!, names)))
  const said = told.map((own, number) =>
    number === BREAK ? [] : [...new Set([own, ...besides(number).map(one => told[one]!)])],
  )
  return { names, rows, said }
}

// --- internal ---

/** Of each word all there were before any was joined. */
async function countUses(rows: readonly Uint32Array[], uses: number[]): Promise<void> {
  const known = uses.length
  const turn = inTurns()
  for (const row of rows) {
    for (const word of row) if (word >= known) uses[word] = (uses[word] ?? 0) + 1
    await turn()
  }
}

/**
 * Of each word the one that stands beside it nearly always; BREAK: none does. By majority vote (Boyer and Moore), so that
 * no pair needs to be remembered, then counted.
 *
 * @param step 1: right behind it, -1: right before it
 */
async function companions(
  rows: readonly Uint32Array[],
  names: readonly string[],
  uses: readonly number[],
  step: 1 | -1,
): Promise<Uint32Array> {
  const elected = new Uint32Array(names.length)
  const lead = new Uint32Array(names.length)
  const together = new Uint32Array(names.length)
  const turn = inTurns()
  for (const row of rows) {
    for (let at = 0; at < row.length; at++) {
      const word = row[at]!
      const beside = row[at + step] ?? BREAK
      if (lead[word] === 0) elected[word] = beside
      if (elected[word] === beside) lead[word]!++
      else lead[word]!--
    }
    await turn()
  }
  for (const row of rows) {
    for (let at = 0; at < row.length; at++) {
      const word = row[at]!
      if (elected[word] === (row[at + step] ?? BREAK)) together[word]!++
    }
    await turn()
  }
  return elected.map((beside, word) => {
    const isHabit = uses[word]! >= FEWEST && together[word]! >= NEARLY_ALL * uses[word]!
    return isHabit && names[word]!.length + names[beside]!.length <= LONGEST ? beside : BREAK
  })
}

function withoutLoose(parts: readonly number[], names: readonly string[]): readonly number[] {
  const from = parts.findIndex(part => !NEVER_FIRST.has(names[part]!))
  const to = parts.findLastIndex(part => !NEVER_LAST.has(names[part]!))
  return from < 0 || to < from ? parts : parts.slice(from, to + 1)
}
