// stopping.ts — lets long work stop when its signal is aborted or its deadline has passed. Not: where these come from
// (asker.ts).
import { type Ask, stopUnlessWanted } from '../asker.ts'
import { inTurns } from '../turns.ts'

export { timedOut } from '../asker.ts'

/** Checked by long work between two portions. */
export interface Stop {
  /** @throws the signal's reason, or JiansuoError `timeout` */
  check(): void
  /** The same, and yields to others when this turn has lasted long enough. */
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
