// stopping.ts — how work notices that nobody waits for it any more, or that its time is over. Not: seeing
// that a client left (server/while-client-waits.ts).
import { JiansuoError } from '../errors.ts'
import { inTurns } from '../turns.ts'
import type { Ask } from './engine.ts'

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
export function stopFor({ signal, deadline }: Ask = {}): Stop {
  const turn = inTurns()
  const check = () => {
    if (signal?.aborted) throw signal.reason ?? new DOMException('the question was aborted', 'AbortError')
    if (deadline !== undefined && Date.now() > deadline) throw timedOut()
  }
  return {
    check,
    async turn() {
      await turn()
      check()
    },
  }
}

/** What is told to whose time is over. */
export function timedOut(): JiansuoError {
  return new JiansuoError('timeout', '检索用时过长，已停止：请减少检索词，或用地区、年份收窄后再试')
}
