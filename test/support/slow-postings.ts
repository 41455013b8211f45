// slow-postings.ts — where a text occurs, by reading every paragraph: what the index must agree with. Not: the index.
import type { IndexColumns } from '../../src/engine/flexsearch/index-columns.ts'
import type { VerifiedPostings } from '../../src/engine/flexsearch/match/literal-postings.ts'
import { listOf, type Postings, type UnreadList } from '../../src/engine/flexsearch/posting-lists.ts'
import { stopFor } from '../../src/engine/stopping.ts'
import { decodeText } from '../../src/snapshot/columns.ts'

/** Occurrences left to right in a paragraph, not overlapping, each counted where it starts. */
export function slowPostings(columns: IndexColumns, text: string): Postings {
  const { skeleton, paragraphSkeleton, passageSkeleton } = columns
  const frequency = new Map<number, number>()
  for (let paragraph = 0; text !== '' && paragraph + 1 < paragraphSkeleton.length; paragraph++) {
    const start = paragraphSkeleton[paragraph]!
    const folded = decodeText(skeleton, start, paragraphSkeleton[paragraph + 1]! - 1)
    for (let at = folded.indexOf(text); at !== -1; at = folded.indexOf(text, at + text.length)) {
      const passage = passageSkeleton.findLastIndex(begin => begin <= start + at)
      frequency.set(passage, (frequency.get(passage) ?? 0) + 1)
    }
  }
  return [...new Set(frequency.values())]
    .sort((a, b) => b - a)
    .map(times =>
      listOf(
        times,
        Uint32Array.from(
          [...frequency.keys()].filter(one => frequency.get(one) === times).sort((a, b) => a - b),
        ),
      ),
    )
}

/** What the index says of one text. */
export async function indexedPostings(
  { verified }: { verified: VerifiedPostings },
  text: string,
): Promise<Postings> {
  return verified.phrase(text, stopFor())
}

/** What its own full scan says. */
export const scannedPostings = (
  { verified }: { verified: VerifiedPostings },
  text: string,
): Promise<Postings> => verified.scan(text, stopFor())

/** The lists with nothing but their sizes, as those are told that need not be read. */
export const unreadOf = (postings: Postings): UnreadList[] =>
  postings.map(({ frequency, count }) => ({ frequency, count }))
