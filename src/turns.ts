// turns.ts — long work in turns, so that whatever else waits (another's question, ^C) is dealt with in between. Not:
// threads, or work that waits by itself.
import { stopUnlessWanted } from './asker.ts'

/** What sorts at once: some milliseconds of comparing Chinese. */
const RUN = 4096

/**
 * @param milliseconds of a turn; default 20: what a person asking something else does not notice
 * @returns to be awaited again and again: at once while the turn lasts, and when it is over after all others had theirs.
 *   Rejects when whoever is being answered has left meanwhile, or his time is over (asker.ts)
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

/** Long works whose turn is over, the one that waits longest first. */
const waiting: (() => void)[] = []

/** One in each round of the event loop: two hundred works at once then hold up a short one no longer than one does. */
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
