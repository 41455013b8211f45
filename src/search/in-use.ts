// in-use.ts — a searcher that is closed when it has been replaced and its last question has ended. Not:
// replacing it (follow-snapshots.ts).
import type { AllHits } from './answers/all-hits.ts'
import type { SnapshotSearcher } from './searcher.ts'

export interface InUse {
  searcher: SnapshotSearcher
  /** To be called when no new question will come: closes at once if none is being answered, else after the last. */
  retire(): void
}

/**
 * @param close called once
 * @param onError called when closing fails, because no promise is left to reject
 */
export function inUse(
  searcher: SnapshotSearcher,
  close: () => Promise<void>,
  onError: (error: unknown) => void,
): InUse {
  let questions = 0
  let isRetired = false
  const end = () => {
    questions--
    if (isRetired && questions === 0) close().catch(onError)
  }
  const counting = Object.entries(searcher).map(([name, answer]) => {
    const asked = async (...given: never[]): Promise<unknown> => {
      questions++
      let isRead = true
      try {
        const answered = await (answer as (...given: never[]) => Promise<unknown>)(...given)
        if (name !== 'hits') return answered
        // Hits are read long after they were promised.
        isRead = false
        const all = answered as AllHits
        const ended = once(end)
        const hits = followed(all.hits, ended)
        unread.register(hits, ended)
        return { ...all, hits }
      } finally {
        if (isRead) end()
      }
    }
    return [name, asked]
  })
  return {
    searcher: Object.fromEntries(counting) as SnapshotSearcher,
    retire() {
      if (isRetired) return
      isRetired = true
      if (questions === 0) close().catch(onError)
    },
  }
}

// --- internal ---

/**
 * Ends for hits that nobody began to read (a HEAD request, a client who left): a generator that never ran has no
 * `finally`.
 */
const unread = new FinalizationRegistry<() => void>(end => end())

function once(end: () => void): () => void {
  let isOver = false
  return () => {
    if (isOver) return
    isOver = true
    end()
  }
}

/** Tells when reading has ended, one way or another. */
async function* followed<T>(items: AsyncIterable<T>, end: () => void): AsyncGenerator<T> {
  try {
    yield* items
  } finally {
    end()
  }
}
