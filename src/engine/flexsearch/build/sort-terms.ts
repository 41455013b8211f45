// sort-terms.ts — terms as they came become posting lists. Not: collecting them, joining the lists of several indexes.
import type { TermColumns } from '../index-columns.ts'
import { SLOTS } from '../posting-lists.ts'

/** Terms in the order in which they came: passage by passage, each distinct term of it once. */
export interface TermLog {
  /** Of the terms, by number. */
  names: string[]
  /** Numbers of terms. */
  terms: Uint32Array
  /** How often each of them occurs in the passage, SLOTS standing for more. */
  frequencies: Uint8Array
  /** Where the entries of each passage end. */
  passageEnd: Uint32Array
}

/**
 * The posting lists of a log. 10 million characters take a second.
 *
 * Counting sort by (term, slot); within a list passages stay in order because they arrive in order. Both passes over
 * the log count under the terms' numbers of arrival, slot by slot: what is frequent came early, and nearly all of it
 * is in the last slot, so that the counters in use lie close together.
 */
export function sortTerms({ names, terms: log, frequencies, passageEnd }: TermLog): TermColumns {
  const order = Uint32Array.from(names.keys()).sort((a, b) => (names[a]! < names[b]! ? -1 : 1))
  const terms = names.length
  /** By slot and term: how many there are, then where the next one goes. */
  const places = new Uint32Array(SLOTS * terms)
  for (let i = 0; i < log.length; i++) places[(SLOTS - frequencies[i]!) * terms + log[i]!]!++

  const termList = new Uint32Array(names.length + 1)
  const slots: number[] = []
  const starts: number[] = []
  let end = 0
  order.forEach((term, i) => {
    termList[i] = slots.length
    for (let slot = 0; slot < SLOTS; slot++) {
      const size = places[slot * terms + term]!
      if (size === 0) continue
      slots.push(slot)
      starts.push(end)
      places[slot * terms + term] = end
      end += size
    }
  })
  termList[names.length] = slots.length
  starts.push(end)

  const postings = new Uint32Array(log.length)
  for (let passage = 0, i = 0; passage < passageEnd.length; passage++) {
    for (; i < passageEnd[passage]!; i++) {
      postings[places[(SLOTS - frequencies[i]!) * terms + log[i]!]!++] = passage
    }
  }

  const termText = new Uint32Array(names.length + 1)
  let length = 0
  order.forEach((term, i) => {
    termText[i] = length
    length += names[term]!.length
  })
  termText[names.length] = length
  const text = new Uint16Array(length)
  let at = 0
  for (const term of order) {
    const name = names[term]!
    for (let i = 0; i < name.length; i++) text[at++] = name.charCodeAt(i)
  }
  return {
    terms: text,
    termText,
    termList,
    listSlot: Uint8Array.from(slots),
    listPostings: Uint32Array.from(starts),
    postings,
  }
}
