// asker.ts — whoever is being answered, known to all work on the way: his signal, his deadline. Not: seeing that a client
// left (server/while-client-waits.ts), who is answered first.
import { AsyncLocalStorage } from 'node:async_hooks'
import { JiansuoError } from './errors.ts'

/** How long a question may take, and whether anybody still waits. Long work looks at both. */
export interface Ask {
  /** An `AbortSignal`, or whatever tells as much. Once aborted, the work rejects with its reason. */
  signal?: StopSignal | undefined
  /** Milliseconds as `Date.now()` counts them. Past it, the work rejects with a JiansuoError `timeout`. */
  deadline?: number | undefined
}

export interface StopSignal {
  readonly aborted: boolean
  readonly reason?: unknown
}

const current = new AsyncLocalStorage<Ask | undefined>()

/**
 * Does the work for somebody: whatever of it goes by turns, or asks an engine, stops when he leaves or his time is over.
 *
 * @example await asking({ signal, deadline: Date.now() + 30_000 }, () => searcher.search('行政复议'))
 */
export const asking = <T>(ask: Ask, work: () => T): T => current.run(ask, work)

/** Does work whose result is kept for others too: it does not stop because the first who asked has left. */
export const forEverybody = <T>(work: () => T): T => current.run(undefined, work)

/** Who is being answered; undefined: nobody in particular. */
export const asker = (): Ask | undefined => current.getStore()

/** @throws the signal's reason, or JiansuoError `timeout` */
export function stopUnlessWanted({ signal, deadline }: Ask = asker() ?? {}): void {
  if (signal?.aborted) throw signal.reason ?? new DOMException('the question was aborted', 'AbortError')
  if (deadline !== undefined && Date.now() > deadline) throw timedOut()
}

/** What is told to whose time is over. */
export function timedOut(): JiansuoError {
  return new JiansuoError('timeout', '检索用时过长，已停止：请减少检索词，或用地区、年份收窄后再试')
}
