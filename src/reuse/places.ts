// places.ts — whether the sentences around a shared run differ from those elsewhere by names of places alone
// (只换了地名). Not: finding runs; it tells of them, it finds none.
import { isSentenceEnd } from '../analysis/skeleton.ts'
import { type Corpus, SEPARATOR } from '../corpus/corpus.ts'
import { locateRegions, mayBeNamed } from '../regions/locate.ts'
import { decodeText } from '../snapshot/columns.ts'

/** A name of a place here, and the one that stands for it there; both as skeletons. */
export interface Swap {
  own: string
  other: string
}

/**
 * @param own where the run begins: a unit of the corpus
 * @param other where it begins elsewhere
 * @param length of the run
 * @returns the names that differ, each pair once; empty where nothing or something else differs too
 * @example swappedPlaces(corpus, own, other, 30) // [{ own: '兴庆区', other: '金凤区' }]
 */
export function swappedPlaces(corpus: Corpus, own: number, other: number, length: number): Swap[] {
  const { units } = corpus
  if (!maySwap(units, own - 1, other - 1)) return []
  if (!isEnd(units[own + length - 1]) && !maySwap(units, own + length, other + length)) return []
  const swaps = new Map<string, Swap>()
  // The sentence in which the run begins, and that in which it ends: all between them is the same.
  for (const at of new Set([0, length - 1])) {
    const found = swapsOf(sentenceAt(units, own + at), sentenceAt(units, other + at))
    if (found === null) return []
    for (const swap of found) swaps.set(`${swap.own}\n${swap.other}`, swap)
  }
  return [...swaps.values()]
}

// --- internal ---

/** Units; a longer one has lost its marks, and is a list. */
const LONGEST = 400

/** Whether what stands beside a run, here and there, may be names of places, or is the end of a sentence in both. */
function maySwap(units: Uint16Array, own: number, other: number): boolean {
  const [ends, endsThere] = [isEnd(units[own]), isEnd(units[other])]
  if (ends || endsThere) return ends && endsThere
  return mayBeNamed(units, own) && mayBeNamed(units, other)
}

const isEnd = (unit: number | undefined) => unit === undefined || unit === SEPARATOR || isSentenceEnd(unit)

function sentenceAt(units: Uint16Array, at: number): string {
  let [from, to] = [at, at]
  while (from > 0 && at - from < LONGEST && !isEnd(units[from - 1]!)) from--
  while (to < units.length && to - at < LONGEST && !isEnd(units[to]!)) to++
  return decodeText(units, from, to)
}

/** Null: they differ by more than names of places. */
function swapsOf(own: string, other: string): Swap[] | null {
  if (own === other) return []
  const [ours, theirs] = [masked(own), masked(other)]
  if (ours.rest !== theirs.rest) return null
  return ours.names.flatMap((name, i) =>
    name === theirs.names[i] ? [] : [{ own: name, other: theirs.names[i]! }],
  )
}

/** The names of places in a text, and the text with a mark for each. */
function masked(text: string): { rest: string; names: string[] } {
  const names: string[] = []
  let rest = ''
  let end = 0
  for (const { start, length } of locateRegions(text)) {
    if (start < end) continue
    names.push(text.slice(start, start + length))
    rest += `${text.slice(end, start)}\n`
    end = start + length
  }
  return { rest: rest + text.slice(end), names }
}
