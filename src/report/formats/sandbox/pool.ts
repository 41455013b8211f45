// pool.ts — threads that read files within bounds of time and memory, replaced when one overruns. Not: reading itself.
import { availableParallelism } from 'node:os'
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { failed, type ReadResult, type SourceFile } from '../../source.ts'
import type { FormatId } from '../formats.ts'

export interface PoolOptions {
  /** Threads at most. Default: the cores there are, 4 at most; at least 1. */
  threads?: number
  /** For one file, the start of its thread included. Milliseconds; default 30 s. */
  timeLimit?: number
  /** What the process may grow by while a file is read. Bytes; default 1 GiB. */
  memoryLimit?: number
  /** A thread without work ends after this. Milliseconds; default 5 s. */
  idle?: number
}

export interface Pool {
  /** Never rejects: an overrun is a failure like any other, and the next file gets a new thread. */
  read: (format: FormatId, source: SourceFile) => Promise<ReadResult>
  /** Ends all threads; files still being read come back as refusals. */
  close: () => Promise<void>
}

interface Job {
  format: FormatId
  source: SourceFile
  done: (result: ReadResult) => void
  /** Memory ran out while it shared the process with others: read again by itself, to see whether it was this one. */
  alone: boolean
}

interface Thread {
  worker: Worker
  job: Job | null
  timer: NodeJS.Timeout | undefined
}

/** Beside this file and compiled like it: .ts where this is .ts, .js in dist. */
const ENTRY = new URL(`./worker${extname(import.meta.url)}`, import.meta.url)
/** JavaScript heap of one thread, MiB. Buffers are not in it; the watch below sees them. */
const HEAP = 512
/** Milliseconds between two looks at the memory of the process. */
const WATCH = 50

const outOfMemory = (limit: number) =>
  `读取所需内存超过上限（${Math.round(limit / 2 ** 20)} MiB），已停止；文件可能异常，请检查，或拆分后再试`

/** @example await createPool({ threads: 1 }).read('pdf', { file: 'a.pdf', bytes }) // reports or failures */
export function createPool(options: PoolOptions = {}): Pool {
  const {
    threads: most = Math.max(1, Math.min(4, availableParallelism())),
    timeLimit = 30_000,
    memoryLimit = 2 ** 30,
    idle = 5_000,
  } = options
  const threads = new Set<Thread>()
  const queue: Job[] = []
  let watch: NodeJS.Timeout | undefined
  let before = 0

  const busy = () => [...threads].filter(thread => thread.job !== null)

  const drop = (thread: Thread): Promise<number> => {
    threads.delete(thread)
    clearTimeout(thread.timer)
    return thread.worker.terminate()
  }
  /** Takes the thread's job from it; whatever it still says is not heard. */
  const finish = (thread: Thread, result: ReadResult | string): void => {
    const { job } = thread
    thread.job = null
    clearTimeout(thread.timer)
    job?.done(typeof result === 'string' ? failed(job.source.file, result) : result)
    if (busy().length === 0) {
      clearInterval(watch)
      watch = undefined
    }
  }
  const fail = (thread: Thread, result: string): void => {
    void drop(thread)
    finish(thread, result)
    next()
  }

  const spawn = (): Thread => {
    const worker = new Worker(ENTRY, {
      resourceLimits: { maxOldGenerationSizeMb: HEAP, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
      stdout: true,
      stderr: true,
    })
    const thread: Thread = { worker, job: null, timer: undefined }
    threads.add(thread)
    worker.on('message', (result: ReadResult) => {
      if (!thread.job) return
      finish(thread, result)
      rest(thread)
      next()
    })
    worker.on('error', error => {
      const memory = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY'
      const detail = error instanceof Error ? error.message.split('\n')[0]!.slice(0, 120) : String(error)
      fail(
        thread,
        memory ? outOfMemory(HEAP * 2 ** 20) : `读取时出错（${detail}）；请重新下载，或另存一份再试`,
      )
    })
    worker.on('exit', () => {
      if (threads.has(thread)) fail(thread, '读取线程意外结束；请重新下载，或另存一份再试')
    })
    return thread
  }

  /** A thread without work keeps nothing alive, and ends soon. */
  const rest = (thread: Thread): void => {
    thread.worker.unref()
    thread.timer = setTimeout(() => void drop(thread), idle)
    thread.timer.unref()
  }

  const lookAtMemory = (): void => {
    if (process.memoryUsage.rss() - before < memoryLimit) return
    const working = busy()
    for (const thread of working) {
      const job = thread.job!
      void drop(thread)
      if (working.length === 1) finish(thread, outOfMemory(memoryLimit))
      else {
        thread.job = null
        queue.unshift({ ...job, alone: true })
      }
    }
    next()
  }

  const next = (): void => {
    for (;;) {
      const job = queue[0]
      const working = busy()
      if (!job || working.length >= most || working.some(thread => thread.job!.alone)) return
      if (job.alone && working.length > 0) return
      queue.shift()
      if (working.length === 0) before = process.memoryUsage.rss()
      const thread = [...threads].find(thread => thread.job === null) ?? spawn()
      clearTimeout(thread.timer)
      thread.job = job
      thread.worker.ref()
      thread.timer = setTimeout(() => {
        const seconds = Math.round(timeLimit / 100) / 10
        fail(thread, `读取超过 ${seconds} 秒，已停止；文件可能异常，请另存一份再试`)
      }, timeLimit)
      watch ??= setInterval(lookAtMemory, WATCH).unref()
      // A copy of its own to hand over: a view may lie in a buffer that others share (a Buffer's slice does).
      const bytes = new Uint8Array(job.source.bytes)
      thread.worker.postMessage({ format: job.format, source: { ...job.source, bytes } }, [bytes.buffer])
    }
  }

  return {
    read: (format, source) =>
      new Promise(done => {
        queue.push({ format, source, done, alone: false })
        next()
      }),
    close: async () => {
      const stopped = '读取被中止；请重新索引'
      for (const job of queue.splice(0)) job.done(failed(job.source.file, stopped))
      await Promise.all(
        [...threads].map(thread => {
          const ended = drop(thread)
          finish(thread, stopped)
          return ended
        }),
      )
    },
  }
}

let shared: Pool | undefined

/** The pool of this process, made when first needed. It keeps no process alive while it has no work. */
export function sharedPool(): Pool {
  shared ??= createPool()
  return shared
}
