// thread-pool.ts — threads that answer one question each, are told when nobody waits any more, and are replaced where they do
// not listen. Not: what is asked of them (threaded-core.ts), what they do (answering-thread.ts).
import { setMaxListeners } from 'node:events'
import { extname } from 'node:path'
import { Piscina } from 'piscina'
import type { Ask, StopSignal } from '../../engine.ts'
import { stopFor, timedOut } from '../../stopping.ts'
import { BEGUN, LEFT, type Reply, type Task } from './task.ts'

/** Milliseconds between looks at a signal that cannot tell by itself. */
const LOOK = 20

export interface ThreadPool {
  readonly threads: number
  /**
   * Has the next free thread do it. Who leaves, or whose time is over, is told at once, whatever the thread is at.
   *
   * @throws the signal's reason, JiansuoError `timeout`, or an Error where the thread ended by itself
   */
  run(task: Omit<Task, 'state' | 'deadline'>, ask?: Ask): Promise<Reply>
  /** Ends the threads, whatever they are at. */
  close(): Promise<void>
}

export interface PoolOptions {
  /**
   * Threads take back what questions leave sooner: lists read from disk are hundreds of kilobytes each, and a young heap of
   * the usual size holds hundreds of them. Costs some processor time. Default false.
   */
  sparing?: boolean
  /** Milliseconds a thread has for noticing that nobody waits any more; then it is ended and another started. Default: 2000. */
  grace?: number
  /** The module that threads run. Default: `answering-thread.ts`. */
  worker?: URL
}

/** @param threads at least 1 */
export function openPool(
  threads: number,
  { grace = 2000, worker = WORKER, sparing = false }: PoolOptions = {},
): ThreadPool {
  const pool = new Piscina({
    filename: worker.href,
    minThreads: threads,
    maxThreads: threads,
    idleTimeout: Number.POSITIVE_INFINITY,
    stricterFIFO: true,
    recordTiming: false,
    resourceLimits: { maxYoungGenerationSizeMb: sparing ? SPARING : YOUNG },
  })
  // Told of threads that end beside a question, and of answers nobody waits for: there is nothing to do, the pool has
  // started another. Without a listener Node would end the process.
  pool.on('error', () => {})
  return {
    threads,
    async run(task, ask = {}) {
      stopFor(ask).check()
      const state = new Int32Array(new SharedArrayBuffer(8))
      const ending = new AbortController()
      const reply: Promise<Reply> = pool.run(
        { ...task, state, deadline: ask.deadline },
        { signal: ending.signal },
      )
      return unlessLeft(reply, ask, () => {
        Atomics.store(state, LEFT, 1)
        // What waits, or is opening the snapshot, will see it before it begins.
        const timer = setInterval(() => {
          if (Atomics.load(state, BEGUN) === 1) ending.abort()
        }, grace)
        reply.catch(() => {}).finally(() => clearInterval(timer))
      })
    },
    close: () => pool.destroy(),
  }
}

// --- internal ---

const WORKER = new URL(`./answering-thread${extname(import.meta.url)}`, import.meta.url)

/**
 * Of a thread, megabytes. Questions leave little that lives on: with the 48 that Node would give, each thread grows to hold
 * nothing but what was let go, and is no faster.
 */
const YOUNG = 12
/** Of a sparing one. */
const SPARING = 3

/** Longer waits overflow, and end at once. Milliseconds. */
const LONGEST_TIMER = 2 ** 31 - 1

/** The work, unless the asker leaves or runs out of time before it is done: then `leave` is called, and the asker gets the reason. */
function unlessLeft<T>(work: Promise<T>, { signal, deadline }: Ask, leave: () => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (reason: unknown) => {
      leave()
      reject(reason)
    }
    const forget = signal && whenAborted(signal, () => stop(signal.reason))
    const timer =
      deadline !== undefined &&
      setTimeout(() => stop(timedOut()), Math.min(LONGEST_TIMER, deadline - Date.now()))
    work.then(resolve, reject).finally(() => {
      forget?.()
      if (timer) clearTimeout(timer)
    })
  })
}

/** @returns ends waiting for it */
function whenAborted(signal: StopSignal, tell: () => void): () => void {
  if (signal instanceof AbortSignal) {
    // A question may put dozens of requests at once, all under its one signal.
    setMaxListeners(0, signal)
    signal.addEventListener('abort', tell, { once: true })
    return () => signal.removeEventListener('abort', tell)
  }
  const timer = setInterval(() => {
    if (!signal.aborted) return
    clearInterval(timer)
    tell()
  }, LOOK)
  return () => clearInterval(timer)
}
