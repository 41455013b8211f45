// one-at-a-time.ts — a queue for work that shares scratch memory: one task at a time. Not: limits on its length.
import type { Ask } from './engine.ts'
import { type Stop, stopFor } from './stopping.ts'

/** Runs tasks one after the other, in the order of the calls. A failure reaches only its own caller. */
export type OneAtATime = <T>(work: (stop: Stop) => Promise<T>, ask?: Ask) => Promise<T>

/** A task aborted while it waits rejects at once; one aborted while it runs, when it next checks its signal. */
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
