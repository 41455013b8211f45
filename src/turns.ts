// turns.ts — lets long work yield to the event loop, so that other questions and signals are handled in between. Not:
// threads, or work that waits by itself.
import { stopUnlessWanted } from './asker.ts'

/** Items sorted or merged without a pause: some milliseconds of comparing Chinese. */
const RUN = 4096

/**
 * Await the result in a loop: it resolves at once until the turn is used up, then after every other long work had a turn.
 *
 * @param milliseconds of a turn. Default 20, which nobody who waits for something else notices
 * @throws the returned function rejects once the client has left or the deadline has passed (asker.ts)
 * @example
 * const turn = inTurns()
 * for (const file of files) {
 *   read(file)
 *   await turn()
 * }
 */
export function inTurns(milliseconds = 20): () => Promise<void> {
  let started = performance.now()
  return async () => {
    if (performance.now() - started < milliseconds) return
    await afterOthers()
    stopUnlessWanted()
    started = performance.now()
  }
}

/** As `map`, with turns in between. */
export async function mapInTurns<T, R>(items: readonly T[], make: (item: T, i: number) => R): Promise<R[]> {
  const turn = inTurns()
  const made: R[] = []
  for (const [i, item] of items.entries()) {
    made.push(make(item, i))
    await turn()
  }
  return made
}

/** As `toSorted`: stable. Runs are sorted and merged, with turns in between. */
export async function sortInTurns<T>(items: readonly T[], compare: (a: T, b: T) => number): Promise<T[]> {
  const turn = inTurns()
  let runs: T[][] = []
  for (let at = 0; at < items.length; at += RUN) {
    runs.push(items.slice(at, at + RUN).sort(compare))
    await turn()
  }
  while (runs.length > 1) {
    const longer: T[][] = []
    for (let i = 0; i < runs.length; i += 2) {
      longer.push(runs[i + 1] ? await merge(runs[i]!, runs[i + 1]!, compare, turn) : runs[i]!)
    }
    runs = longer
  }
  return runs[0] ?? []
}

// --- internal ---

/** Continuations of long works whose turn is over, the longest waiting first. */
const waiting: (() => void)[] = []

/** Resumes one long work per round of the event loop, so that two hundred delay a short one no more than one does. */
function afterOthers(): Promise<void> {
  return new Promise(goOn => {
    if (waiting.push(goOn) === 1) setImmediate(nextGoesOn)
  })
}

function nextGoesOn(): void {
  waiting.shift()!()
  if (waiting.length > 0) setImmediate(nextGoesOn)
}

/** Of two that are equal the left one comes first. */
async function merge<T>(
  left: readonly T[],
  right: readonly T[],
  compare: (a: T, b: T) => number,
  turn: () => Promise<void>,
): Promise<T[]> {
  const merged: T[] = []
  for (let i = 0, j = 0; i < left.length || j < right.length; ) {
    if (j === right.length || (i < left.length && compare(left[i]!, right[j]!) <= 0)) merged.push(left[i++]!)
    else merged.push(right[j++]!)
    if (merged.length % RUN === 0) await turn()
  }
  return merged
}
