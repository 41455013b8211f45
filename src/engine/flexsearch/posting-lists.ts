// posting-lists.ts — where a text occurs: passages in lists by frequency. Not: finding them, columns.

/**
 * FlexSearch keeps the postings of a term in slots, best first, and its own ranking goes by slot. Ours hold the
 * term frequency: slot `SLOTS - tf`, so the most frequent come first. SLOTS stands for itself and all above.
 */
export const SLOTS = 16

/** A list of passages in which a text occurs equally often. */
export interface PostingList extends UnreadList {
  /** Ascending. Of a packed list they may be unpacked at every look: who goes through them takes them out once. */
  readonly passages: Uint32Array
}

export const listOf = (frequency: number, passages: Uint32Array): PostingList => ({
  frequency,
  count: passages.length,
  passages,
})

/** Where a text occurs, in lists of distinct frequency; no passage stands in two. */
export type Postings = PostingList[]

/** A list that need not be read: which passages it has is left open. A list that was read is one too. */
export interface UnreadList {
  /** Occurrences that start in each of these passages. */
  readonly frequency: number
  /** Of passages. */
  readonly count: number
}

export function passageCount(postings: readonly UnreadList[]): number {
  let sum = 0
  for (const { count } of postings) sum += count
  return sum
}

/** Whether both name the same passages with the same frequencies, in the order of `Postings`: most frequent first. */
export function samePostings(a: Postings, b: Postings): boolean {
  return (
    a.length === b.length &&
    a.every(({ frequency, passages }, i) => {
      const other = b[i]!
      return (
        frequency === other.frequency &&
        passages.length === other.count &&
        passages.every((passage, at) => passage === other.passages[at])
      )
    })
  )
}
