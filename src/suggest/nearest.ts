// nearest.ts — “您是不是要找”: the entry that a text without results was probably meant to be. Not: completing.
import { skeleton } from '../analysis/skeleton.ts'
import type { Suggestion } from '../api/suggest.ts'
import type { Suggester } from './suggester.ts'
import { END } from './suggestion-columns.ts'

/** Longer texts are sentences: nothing short is near them. Skeleton units. */
const LONGEST = 16
/** One edit in four units; more than this many is another text. */
const MOST_EDITS = 3
/** What is shorter is not near anything: the shortest text with an edit has four units. */
const SHORTEST = 3

/**
 * The most useful entry that sounds the same (行政付议 → 行政复议, and letters: xingzhengfuyi), else one that sounds
 * nearly the same (n/ng, z/zh, l/n), else the one with the fewest characters added, dropped, changed or swapped: one
 * in four at most. Null: nothing is near. Takes up to 5 ms; the first time 100 ms more, for the pinyin of all Chinese
 * and for sorting the entries by length.
 */
export async function nearest(suggester: Suggester, text: string): Promise<Suggestion | null> {
  const wanted = skeleton(text)
  if (wanted.length < 2 || wanted.length > LONGEST) return null
  const { syllables } = await import('./pinyin.ts')
  const letters = syllables(wanted).join('').toLowerCase()
  const isOther = (line: number) => skeleton(suggester.entry(line).text) !== wanted
  if (/^[a-z]+$/.test(letters)) {
    const said =
      lineEqualTo(suggester.pinyin, letters, isOther) ??
      lineEqualTo(blurredPinyin(suggester), blurred(letters), isOther)
    if (said !== null) return suggester.entry(said)
  }
  const line = fewestEdits(suggester, wanted)
  return line === null ? null : suggester.entry(line)
}

/** The line with the smallest distance that is small enough; of equals the first, which is the most useful. */
export function fewestEdits(suggester: Suggester, wanted: string): number | null {
  let allowed = Math.min(MOST_EDITS, Math.floor(wanted.length / 4))
  if (allowed === 0) return null
  const sought = signature(wanted, 0, wanted.length)
  const isSought = new Uint8Array(0x10000)
  for (let i = 0; i < wanted.length; i++) isSought[wanted.charCodeAt(i)] = 1
  let best: number | null = null
  for (let length = wanted.length - allowed; length <= wanted.length + allowed; length++) {
    for (const { line, start, characters } of linesByLength(suggester).get(length) ?? []) {
      // Each edit takes away one character at most: a line that lacks more of them is not near. By signature, then
      // exactly: that settles nearly all lines.
      if (hasBits(sought & ~characters, allowed + 1)) continue
      let common = 0
      for (let at = start; at < start + length; at++) common += isSought[suggester.keys.charCodeAt(at)]!
      if (common < Math.max(length, wanted.length) - allowed) continue
      const distance = edits(suggester.keys.slice(start, start + length), wanted)
      if (distance === 0 || distance > allowed) continue
      if (distance === allowed && best !== null && line > best) continue
      allowed = distance
      best = line
    }
  }
  return best
}

// --- internal ---

/** The first line that is the text and passes. */
function lineEqualTo(lines: string, text: string, accept: (line: number) => boolean): number | null {
  const sought = text + END
  for (let at = lines.indexOf(sought); at !== -1; at = lines.indexOf(sought, at + 1)) {
    if (at > 0 && lines[at - 1] !== END) continue
    const line = countLines(lines, at)
    if (accept(line)) return line
  }
  return null
}

/** How many lines end before the position: the number of the line that starts there. */
function countLines(text: string, position: number): number {
  let count = 0
  for (let at = text.indexOf(END); at !== -1 && at < position; at = text.indexOf(END, at + 1)) count++
  return count
}

const blurredOf = new WeakMap<Suggester, string>()

function blurredPinyin(suggester: Suggester): string {
  let known = blurredOf.get(suggester)
  if (known === undefined) {
    known = blurred(suggester.pinyin)
    blurredOf.set(suggester, known)
  }
  return known
}

/** What many speakers do not tell apart, written one way. */
function blurred(letters: string): string {
  return letters
    .replace(/([zcs])h/g, '$1')
    .replace(/([aei])ng/g, '$1n')
    .replaceAll('l', 'n')
}

interface Line {
  line: number
  /** Where it begins. */
  start: number
  /** Which characters it has, folded into 32 bits. */
  characters: number
}

const lengthsKnown = new WeakMap<Suggester, Map<number, Line[]>>()

/** Lines that are long enough for an edit to be a slip, by their lengths. */
function linesByLength(suggester: Suggester): Map<number, Line[]> {
  const known = lengthsKnown.get(suggester)
  if (known) return known
  const { keys } = suggester
  const byLength = new Map<number, Line[]>()
  let line = 0
  for (let start = 0; start < keys.length; line++) {
    const end = keys.indexOf(END, start)
    const entry = { line, start, characters: signature(keys, start, end) }
    const length = end - start
    if (length >= SHORTEST && length <= LONGEST + MOST_EDITS) {
      if (byLength.has(length)) byLength.get(length)!.push(entry)
      else byLength.set(length, [entry])
    }
    start = end + 1
  }
  lengthsKnown.set(suggester, byLength)
  return byLength
}

function signature(text: string, start: number, end: number): number {
  let signature = 0
  // Neighbouring characters of the code table are often of one radical: spread them.
  for (let at = start; at < end; at++) signature |= 1 << (Math.imul(text.charCodeAt(at), 0x9e3779b1) >>> 27)
  return signature
}

function hasBits(word: number, wanted: number): boolean {
  let rest = word
  for (let i = 1; i < wanted; i++) rest &= rest - 1
  return rest !== 0
}

/** Additions, drops, changes and swaps of neighbours that turn one text into the other (optimal string alignment). */
function edits(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      row[j] = Math.min(last[j]! + 1, row[j - 1]! + 1, changed)
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (isSwap) row[j] = Math.min(row[j]!, before[j - 2]! + 1)
    }
    before = last
    last = row
  }
  return last[b.length]!
}
