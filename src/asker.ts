// asker.ts — the signal and the deadline of the question that is being answered, known to all work for it. Not: noticing
// that a client left (server/while-client-waits.ts), whose question comes first.
import { AsyncLocalStorage } from 'node:async_hooks'
import { JiansuoError } from './errors.ts'

/** How long a question may take, and whether its client still waits. Long work checks both. */
export interface Ask {
  /** An `AbortSignal`, or anything with these two properties. Once aborted, the work rejects with its reason. */
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
 * Runs work under a signal and a deadline. Its long parts and its calls of an engine stop when either says so.
 *
 * @example await asking({ signal, deadline: Date.now() + 30_000 }, () => searcher.search('行政复议'))
 */
export const asking = <T>(ask: Ask, work: () => T): T => current.run(ask, work)

/** Runs work whose result is cached for others: it goes on when the client who asked first leaves. */
export const forEverybody = <T>(work: () => T): T => current.run(undefined, work)

/** The signal and deadline in force; undefined: none. */
export const asker = (): Ask | undefined => current.getStore()

/** @throws the signal's reason, or JiansuoError `timeout` */
export function stopUnlessWanted({ signal, deadline }: Ask = asker() ?? {}): void {
  if (signal?.aborted) throw signal.reason ?? new DOMException('the question was aborted', 'AbortError')
  if (deadline !== undefined && Date.now() > deadline) throw timedOut()
}

/** The error for a question whose deadline has passed. */
export function timedOut(): JiansuoError {
  return new JiansuoError('timeout', '检索用时过长，已停止：请减少检索词，或用地区、年份收窄后再试')
}
