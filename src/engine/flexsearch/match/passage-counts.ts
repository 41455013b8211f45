// passage-counts.ts — occurrences counted by the passage they start in, one text after another. Not: finding them.
import { rangeAt } from '../../store/offsets.ts'
import type { TextColumns } from '../../store/text-columns.ts'
import { type Growing, growing } from '../growing.ts'
import { listOf, type Postings } from '../posting-lists.ts'

export interface PassageCounts {
  /**
   * Counts an occurrence that starts at a position of the skeleton column, inside the given paragraph. Those of a passage
   * come one after another.
   */
  add(paragraph: number, position: number): void
  /** What was counted, as lists by frequency, the most frequent first; counting starts anew. */
  postings(): Postings
  /** Forgets what was counted where the work fails: an aborted question must not be added to the next one. */
  cleanly<T>(work: () => Promise<T>): Promise<T>
}

export function createPassageCounts({
  paragraphPassage,
  passageSkeleton,
}: Pick<TextColumns, 'paragraphPassage' | 'passageSkeleton'>): PassageCounts {
  // By frequency, as they come: a count for each passage would take four bytes of all of them.
  const lists = new Map<number, Growing<Uint32Array>>()
  let current = NONE
  let times = 0

  const keepCurrent = () => {
    if (current === NONE) return
    let list = lists.get(times)
    if (!list) {
      list = growing(Uint32Array, 64)
      lists.set(times, list)
    }
    list.push(current)
  }
  const forget = () => {
    lists.clear()
    current = NONE
    times = 0
  }
  return {
    add(paragraph, position) {
      const first = paragraphPassage[paragraph]!
      const last = paragraphPassage[paragraph + 1]! - 1
      const passage = rangeAt(passageSkeleton, position, first, last)
      if (passage !== current) {
        keepCurrent()
        current = passage
        times = 0
      }
      times++
    },
    postings() {
      keepCurrent()
      const found = [...lists].sort(([one], [other]) => other - one)
      forget()
      return found.map(([frequency, passages]) => listOf(frequency, ascending(passages.view().slice())))
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

// --- internal ---

/** No passage. */
const NONE = -1

/** Those of paragraphs that were looked at in their order are so already. */
function ascending(passages: Uint32Array): Uint32Array {
  for (let i = 1; i < passages.length; i++) if (passages[i - 1]! > passages[i]!) return passages.sort()
  return passages
}
