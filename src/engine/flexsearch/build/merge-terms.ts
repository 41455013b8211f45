// merge-terms.ts — the posting lists of several indexes, renumbered and joined. Not: the rest of the columns.
import { decodeText } from '../../../snapshot/columns.ts'
import { LEFT_OUT } from '../../store/merge-texts.ts'
import type { TermColumns } from '../index-columns.ts'
import { SLOTS } from '../postings.ts'

/**
 * @param passageOf for each part the whole's number of each of its passages, or LEFT_OUT
 */
export function mergeTerms(parts: readonly TermColumns[], passageOf: readonly Uint32Array[]): TermColumns {
  const sources = parts.map((part, i) => openSource(part, passageOf[i]!))
  const most = parts.reduce((sum, { postings }) => sum + postings.length, 0)
  const postings = new Uint32Array(most)
  const scratch = new Uint32Array(most > 0 ? Math.max(...parts.map(longestLists)) * parts.length : 0)
  const names: string[] = []
  const termList: number[] = []
  const listSlot: number[] = []
  const listPostings: number[] = []
  let end = 0

  for (let name = lowest(sources); name !== null; name = lowest(sources)) {
    const here = sources.filter(source => source.name === name)
    const first = listSlot.length
    for (let slot = 0; slot < SLOTS; slot++) {
      const start = end
      for (const source of here) {
        const middle = end
        end = source.take(slot, postings, end)
        if (middle > start && end > middle) mergeRuns(postings, start, middle, end, scratch)
      }
      if (end === start) continue
      listSlot.push(slot)
      listPostings.push(start)
    }
    if (listSlot.length > first) {
      names.push(name)
      termList.push(first)
    }
    for (const source of here) source.next()
  }
  termList.push(listSlot.length)
  listPostings.push(end)

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
    postings: end === most ? postings : postings.slice(0, end),
  }
}

// --- internal ---

interface Source {
  /** The term it stands at; null: past its last. */
  name: string | null
  next(): void
  /** Appends the passages of the current term's list of a slot. @returns the new end */
  take(slot: number, into: Uint32Array, end: number): number
}

function openSource(part: TermColumns, passageOf: Uint32Array): Source {
  const { termText, termList, listSlot, listPostings, postings } = part
  const all = decodeText(part.terms)
  const count = termText.length - 1
  const keepsOrder = isAscending(passageOf)
  let term = -1
  let list = 0
  const source: Source = {
    name: null,
    next() {
      term++
      source.name = term < count ? all.slice(termText[term], termText[term + 1]) : null
      if (term < count) list = termList[term]!
    },
    take(slot, into, end) {
      // Lists of a term stand by slot, so one look at the next is enough.
      if (list === termList[term + 1] || listSlot[list] !== slot) return end
      const start = end
      for (let i = listPostings[list]!; i < listPostings[list + 1]!; i++) {
        const passage = passageOf[postings[i]!]!
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

/** UTF-16 units, like the order of the terms. */
function lowest(sources: readonly Source[]): string | null {
  let least: string | null = null
  for (const { name } of sources) if (name !== null && (least === null || name < least)) least = name
  return least
}

/** Two ascending runs, the second right behind the first, become one. */
function mergeRuns(
  array: Uint32Array,
  start: number,
  middle: number,
  end: number,
  scratch: Uint32Array,
): void {
  if (array[middle - 1]! < array[middle]!) return
  const length = middle - start
  scratch.set(array.subarray(start, middle))
  let [left, right] = [0, middle]
  for (let at = start; left < length; at++) {
    if (right === end || scratch[left]! < array[right]!) array[at] = scratch[left++]!
    else array[at] = array[right++]!
  }
}

function longestLists({ listPostings }: TermColumns): number {
  let longest = 0
  for (let i = 1; i < listPostings.length; i++)
    longest = Math.max(longest, listPostings[i]! - listPostings[i - 1]!)
  return longest
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
