// neighbours.ts — which words most often follow and precede an occurrence. Not: where it stands, what a word is.
import { SENTENCE_ENDS, type Skeleton } from '../../analysis/skeleton.ts'
import type { Collocate } from '../../api/collocates.ts'
import { inTurns, sortInTurns } from '../../turns.ts'

/** Counts the neighbours of occurrences on one side. */
export interface NeighbourCount {
  /** @param start of the occurrence in the skeleton of its paragraph; `end` is behind it */
  add(folded: Skeleton, start: number, end: number): void
  /**
   * Most often first; equally often, the longer first, then by code units. Listed is what ends where a word does
   * (关负责人 does not begin with one) and stands there more than once; its count is of all occurrences that have it
   * literally. Of two of which one goes on as the other only one is listed: the longer where more than half of the
   * shorter go on so (体 says nothing that 体制 does not), else the shorter. So no occurrence counts in two rows.
   */
  top(limit: number): Promise<Collocate[]>
}

/**
 * @param length the most characters of a neighbour. None reaches over the end of a sentence.
 * @param words cuts text into words; joined they are the text
 */
export function countNeighbours(
  side: 'before' | 'after',
  length: number,
  words: (text: string) => string[],
): NeighbourCount {
  const counts = new Map<string, Count>()
  const cuts = new Map<string, ReadonlySet<number>>()
  const wordEnds = (text: string) => {
    const known = cuts.get(text)
    if (known) return known
    if (cuts.size === MOST_CUTS) cuts.clear()
    const cut = withWholeNumbers(words(text))
    const ends = distances(side === 'after' ? cut : cut.reverse())
    cuts.set(text, ends)
    return ends
  }
  return {
    add(folded, start, end) {
      const near = nearText(folded, side === 'after' ? end : start, side, length + BEYOND)
      const ends = wordEnds(near)
      let units = 0
      const characters = side === 'after' ? [...near] : [...near].reverse()
      for (const character of characters.slice(0, length)) {
        units += character.length
        const text = side === 'after' ? near.slice(0, units) : near.slice(-units)
        const count = counts.get(text)
        const endsWord = Number(ends.has(units))
        if (!count) counts.set(text, { all: 1, ending: endsWord })
        else {
          count.all++
          count.ending += endsWord
        }
      }
    },
    async top(limit) {
      const turn = inTurns()
      const habits = new Map<string, number>()
      let looked = 0
      for (const [text, { all, ending }] of counts) {
        if (all > 1 && ending * 2 > all) habits.set(text, all)
        if (++looked % PORTION === 0) await turn()
      }
      const shorterOf = (text: string) => nearerParts(text, side).filter(part => habits.has(part))
      const outdone = new Set<string>()
      for (const [text, count] of habits)
        for (const shorter of shorterOf(text)) if (count * 2 > habits.get(shorter)!) outdone.add(shorter)
      const left: Collocate[] = []
      for (const [text, count] of habits) {
        const isListed = !outdone.has(text) && shorterOf(text).every(shorter => outdone.has(shorter))
        if (isListed) left.push({ text, count })
      }
      const inOrder = await sortInTurns(
        left,
        (a, b) => b.count - a.count || b.text.length - a.text.length || (a.text < b.text ? -1 : 1),
      )
      return inOrder.slice(0, limit)
    },
  }
}

// --- internal ---

interface Count {
  all: number
  /** Of these, so many end where a word ends. */
  ending: number
}

/** Neighbours looked at before others may have their turn. */
const PORTION = 4096
/** Characters cut beyond the longest neighbour, so that its last word is seen whole. */
const BEYOND = 8
/** Texts whose words are remembered: reports repeat one another. */
const MOST_CUTS = 20_000

/** The skeleton next to a place, up to the end of the sentence and `most` units, whole characters. */
function nearText({ text }: Skeleton, at: number, side: 'before' | 'after', most: number): string {
  const step = side === 'after' ? 1 : -1
  const next = (place: number) => (side === 'after' ? place : place - 1)
  let to = at
  while (Math.abs(to - at) < most && next(to) >= 0 && next(to) < text.length) {
    if (SENTENCE_ENDS.includes(text[next(to)]!)) break
    to += step
  }
  if (isInside(text, to)) to -= step
  return side === 'after' ? text.slice(at, to) : text.slice(to, at)
}

/** Between the two units of a character outside the basic plane. */
const isInside = (text: string, at: number) =>
  (text.charCodeAt(at - 1) & 0xfc00) === 0xd800 && (text.charCodeAt(at) & 0xfc00) === 0xdc00

/** A number and its sign of percent are one word: of 5%左右 and 5% neither %左右 nor % is a neighbour. */
function withWholeNumbers(words: readonly string[]): string[] {
  const whole: string[] = []
  for (const word of words) {
    if (/[\d.]$/.test(whole.at(-1) ?? '') && /^[\d.%‰]/.test(word)) whole.push(`${whole.pop()}${word}`)
    else whole.push(word)
  }
  return whole
}

/** How far from the occurrence, in units, each word ends. */
function distances(words: readonly string[]): ReadonlySet<number> {
  let sum = 0
  return new Set(words.map(word => (sum += word.length)))
}

/** All shorter texts that a text begins with, from the occurrence outward. */
function nearerParts(text: string, side: 'before' | 'after'): string[] {
  const parts: string[] = []
  for (let n = 1; n < text.length; n++)
    if (!isInside(text, side === 'after' ? n : text.length - n))
      parts.push(side === 'after' ? text.slice(0, n) : text.slice(-n))
  return parts
}
