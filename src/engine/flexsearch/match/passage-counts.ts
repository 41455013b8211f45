// passage-counts.ts — occurrences counted by the passage they start in, one text after another. Not: finding them.
import { rangeAt } from '../../store/offsets.ts'
import type { TextColumns } from '../../store/text-columns.ts'
import { listOf, type Postings } from '../posting-lists.ts'

export interface PassageCounts {
  /** Counts an occurrence that starts at a position of the skeleton column, inside the given paragraph. */
  add(paragraph: number, position: number): void
  /** What was counted, as lists by frequency, the most frequent first; counting starts anew. */
  postings(): Postings
  /** Forgets what was counted where the work fails: an aborted question must not be added to the next one. */
  cleanly<T>(work: () => Promise<T>): Promise<T>
}

export function createPassageCounts({
  paragraphPassage,
  passageParagraph,
  passageSkeleton,
}: Pick<TextColumns, 'paragraphPassage' | 'passageParagraph' | 'passageSkeleton'>): PassageCounts {
  const frequency = new Uint32Array(passageParagraph.length)
  let touched = new Uint32Array(1024)
  let length = 0

  const forget = () => {
    for (let i = 0; i < length; i++) frequency[touched[i]!] = 0
    length = 0
  }
  return {
    add(paragraph, position) {
      const first = paragraphPassage[paragraph]!
      const last = paragraphPassage[paragraph + 1]! - 1
      const passage = rangeAt(passageSkeleton, position, first, last)
      if (frequency[passage]!++ > 0) return
      if (length === touched.length) {
        const larger = new Uint32Array(touched.length * 2)
        larger.set(touched)
        touched = larger
      }
      touched[length++] = passage
    },
    postings() {
      const found = touched.subarray(0, length).sort()
      const sizes = new Map<number, number>()
      for (let i = 0; i < found.length; i++) {
        const times = frequency[found[i]!]!
        sizes.set(times, (sizes.get(times) ?? 0) + 1)
      }
      const lists = new Map<number, { frequency: number; passages: Uint32Array; length: number }>()
      for (const [times, size] of [...sizes].sort((a, b) => b[0] - a[0])) {
        lists.set(times, { frequency: times, passages: new Uint32Array(size), length: 0 })
      }
      for (let i = 0; i < found.length; i++) {
        const passage = found[i]!
        const list = lists.get(frequency[passage]!)!
        list.passages[list.length++] = passage
      }
      forget()
      return [...lists.values()].map(({ frequency, passages }) => listOf(frequency, passages))
    },
    async cleanly(work) {
      try {
        return await work()
      } catch (error) {
        forget()
        throw error
      }
    },
  }
}
