// one-at-a-time.ts — work that shares scratch memory waits for what came before it. Not: limits on how much may wait.
import type { Ask } from './engine.ts'
import { type Stop, stopFor } from './stopping.ts'

/** Runs what it is given one after the other, in the order of the calls; a failure concerns its own caller only. */
export type OneAtATime = <T>(work: (stop: Stop) => Promise<T>, ask?: Ask) => Promise<T>

/** Whoever aborts while waiting is told at once; whoever aborts at work, at the next look of the work. */
export function oneAtATime(): OneAtATime {
  let last: Promise<unknown> = Promise.resolve()
  return (work, ask) => {
    const stop = stopFor(ask)
    const run = last.then(async () => {
      stop.check()
      return work(stop)
    })
    last = run.catch(() => {})
    return ask?.signal instanceof AbortSignal ? orAborted(run, ask.signal) : run
  }
}

// --- internal ---

function orAborted<T>(run: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) return Promise.reject(signal.reason)
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason)
    signal.addEventListener('abort', leave)
    run.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave))
  })
}
