// stopping.ts — how work notices that nobody waits for it any more, or that its time is over, where it is told for whom it
// is done. Not: who is being answered (asker.ts).
import { type Ask, stopUnlessWanted } from '../asker.ts'
import { inTurns } from '../turns.ts'

export { timedOut } from '../asker.ts'

/** Looked at by long work between two portions of it. */
export interface Stop {
  /** @throws the signal's reason, or JiansuoError `timeout` */
  check(): void
  /** The same, after others had their turn if this one has lasted long enough. */
  turn(): Promise<void>
}

/**
 * @example
 * const stop = stopFor(ask)
 * for (const paragraph of paragraphs) {
 *   look(paragraph)
 *   await stop.turn()
 * }
 */
export function stopFor(ask: Ask = {}): Stop {
  const turn = inTurns()
  const check = () => stopUnlessWanted(ask)
  return {
    check,
    async turn() {
      await turn()
      check()
    },
  }
}
