// merge-terms.ts — the posting lists of several indexes, renumbered and joined. Not: the rest of the columns.
import { type ColumnPieces, decodeText } from '../../../snapshot/columns.ts'
import { type AllStretched, readingAhead, type Stretches } from '../../../snapshot/stretches.ts'
import { LEFT_OUT } from '../../store/merge-texts.ts'
import type { TermColumns } from '../index-columns.ts'
import { SLOTS } from '../posting-lists.ts'

/** The terms of an index, in memory or on disk. */
export type TermSource = AllStretched<TermColumns>

export interface MergedTerms {
  /** Made while its pieces are asked for. */
  postings: ColumnPieces<Uint32Array>
  /** The other columns, known when the last piece is. */
  rest(): Omit<TermColumns, 'postings'>
}

/**
 * Of the postings no more is in memory than the lists of one term, and what is read ahead of each part.
 *
 * @param passageOf for each part the whole's number of each of its passages, or LEFT_OUT
 */
export function mergeTerms(parts: readonly TermSource[], passageOf: readonly Uint32Array[]): MergedTerms {
  // Parts that follow each other in the whole are joined by putting one behind the other.
  const sources = parts
    .map((part, i) => openSource(part, passageOf[i]!))
    .sort((a, b) => a.firstPassage - b.firstPassage)
  const names: string[] = []
  const termList: number[] = []
  const listSlot: number[] = []
  const listPostings: number[] = []
  let end = 0

  function* pieces(): Generator<Uint32Array> {
    const buffer = roomThatGrows(PIECE)
    const scratch = roomThatGrows(PIECE)
    /** Where in the buffer the next posting goes. */
    let at = 0
    for (let name = lowest(sources); name !== null; name = lowest(sources)) {
      const here = sources.filter(source => source.name === name)
      const first = listSlot.length
      for (let slot = 0; slot < SLOTS; slot++) {
        const start = at
        for (const source of here) {
          const size = source.size(slot)
          if (size === 0) continue
          const into = buffer.for(at + size, at)
          const middle = at
          at = source.take(into, at)
          if (middle > start && at > middle) mergeRuns(into, start, middle, at, scratch)
        }
        if (at === start) continue
        listSlot.push(slot)
        listPostings.push(end)
        end += at - start
        if (at >= PIECE) {
          yield buffer.for(at, at).subarray(0, at)
          at = 0
        }
      }
      if (listSlot.length > first) {
        names.push(name)
        termList.push(first)
      }
      for (const source of here) source.next()
    }
    if (at > 0) yield buffer.for(at, at).subarray(0, at)
    termList.push(listSlot.length)
    listPostings.push(end)
  }

  const length = parts.reduce((sum, { postings }) => sum + postings.length, 0)
  return {
    postings: { BYTES_PER_ELEMENT: 4, length, pieces: pieces() },
    rest() {
      const terms = new Uint16Array(names.reduce((sum, { length }) => sum + length, 0))
      const termText = new Uint32Array(names.length + 1)
      let at = 0
      names.forEach((name, i) => {
        termText[i] = at
        for (let unit = 0; unit < name.length; unit++) terms[at++] = name.charCodeAt(unit)
      })
      termText[names.length] = at
      return {
        terms,
        termText,
        termList: Uint32Array.from(termList),
        listSlot: Uint8Array.from(listSlot),
        listPostings: Uint32Array.from(listPostings),
      }
    },
  }
}

// --- internal ---

/** Postings written at once, at least. */
const PIECE = 2 ** 18

interface Source {
  /** In the whole; none: beyond all. */
  readonly firstPassage: number
  /** The term it stands at; null: past its last. */
  name: string | null
  next(): void
  /** Postings in the current term's list of a slot: asked for in the order of the slots. */
  size(slot: number): number
  /** Appends that list, ascending. @returns the new end */
  take(into: Uint32Array, end: number): number
}

function openSource(part: TermSource, passageOf: Uint32Array): Source {
  const count = part.termText.length - 1
  const readTerms = readingAhead(part.terms)
  const readPostings = readingAhead(part.postings)
  const [textAt, listAt, slotAt, postingAt] = [
    inOrder(part.termText),
    inOrder(part.termList),
    inOrder(part.listSlot),
    inOrder(part.listPostings),
  ]
  const keepsOrder = isAscending(passageOf)
  let term = -1
  let list = 0
  let lastList = 0
  const source: Source = {
    firstPassage: passageOf.reduce((least, passage) => Math.min(least, passage), LEFT_OUT),
    name: null,
    next() {
      term++
      source.name = null
      if (term >= count) return
      const [start, end] = [textAt(term), textAt(term + 1)]
      const { elements, first } = readTerms(start, end)
      source.name = decodeText(elements, start - first, end - first)
      list = listAt(term)
      lastList = listAt(term + 1)
    },
    size: slot =>
      // Lists of a term stand by slot, so one look at the next is enough.
      list < lastList && slotAt(list) === slot ? postingAt(list + 1) - postingAt(list) : 0,
    take(into, end) {
      const [from, to] = [postingAt(list), postingAt(list + 1)]
      const { elements, first } = readPostings(from, to)
      const start = end
      for (let i = from - first; i < to - first; i++) {
        const passage = passageOf[elements[i]!]!
        if (passage !== LEFT_OUT) into[end++] = passage
      }
      list++
      if (!keepsOrder) into.subarray(start, end).sort()
      return end
    },
  }
  source.next()
  return source
}

/** The elements of a column that is read from its beginning to its end, with one step back at most. */
function inOrder(column: Stretches<Uint8Array | Uint32Array>): (at: number) => number {
  if (column.whole) {
    const { whole } = column
    return at => whole[at]!
  }
  const read = readingAhead<Uint8Array | Uint32Array>(column, ELEMENTS)
  let { elements, first } = read(0, 0)
  return at => {
    if (at < first || at >= first + elements.length) ({ elements, first } = read(at, at + 1))
    return elements[at - first]!
  }
}

/** Of small columns read ahead. */
const ELEMENTS = 2 ** 14

/** UTF-16 units, like the order of the terms. */
function lowest(sources: readonly Source[]): string | null {
  let least: string | null = null
  for (const { name } of sources) if (name !== null && (least === null || name < least)) least = name
  return least
}

/** Memory that grows. */
function roomThatGrows(length: number) {
  let array = new Uint32Array(length)
  return {
    /** @param kept elements at its beginning that stay */
    for(length: number, kept: number): Uint32Array {
      if (length > array.length) {
        const larger = new Uint32Array(Math.max(length, Math.ceil(array.length * 1.5)))
        larger.set(array.subarray(0, kept))
        array = larger
      }
      return array
    },
  }
}

/** Two ascending runs, the second right behind the first, become one. */
function mergeRuns(
  array: Uint32Array,
  start: number,
  middle: number,
  end: number,
  scratch: ReturnType<typeof roomThatGrows>,
): void {
  const low = array[middle]!
  if (array[middle - 1]! < low) return
  // What is below the second run stays where it is.
  let at = start
  for (let high = middle; at < high; ) {
    const half = (at + high) >>> 1
    if (array[half]! < low) at = half + 1
    else high = half
  }
  const length = middle - at
  const left = scratch.for(length, 0)
  left.set(array.subarray(at, middle))
  for (let taken = 0, right = middle; taken < length; at++) {
    if (right === end || left[taken]! < array[right]!) array[at] = left[taken++]!
    else array[at] = array[right++]!
  }
}

function isAscending(passageOf: Uint32Array): boolean {
  let last = -1
  for (const passage of passageOf) {
    if (passage === LEFT_OUT) continue
    if (passage < last) return false
    last = passage
  }
  return true
}
