// pool.ts — threads that read files within bounds of work and memory, replaced when one overruns. Not: reading itself.
import { availableParallelism } from 'node:os'
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { failed, type ReadResult, type SourceFile } from '../../source.ts'
import type { FormatId } from '../formats.ts'
import type { FromSandbox, ToSandbox } from './sandbox-thread.ts'
import { threadTime } from './thread-time.ts'

export interface PoolOptions {
  /** Threads at most. Default: the cores there are, 4 at most; at least 1. */
  threads?: number
  /** Processor time for one file: a paused or busy machine takes nothing off it. Milliseconds; default 30 s. */
  timeLimit?: number
  /** What the process may grow by while a file is read. Bytes; default 1 GiB. */
  memoryLimit?: number
  /** A thread without work ends after this. Milliseconds; default 5 s. */
  idle?: number
}

export interface Pool {
  /** Never rejects: an overrun is a failure like any other, and the next file gets a new thread. */
  read: (format: FormatId, source: SourceFile) => Promise<ReadResult>
  /** Ends all threads; files still being read come back as failures. */
  close: () => Promise<void>
}

interface Job {
  format: FormatId
  source: SourceFile
  done: (result: ReadResult) => void
  /** It overran a bound beside others: read again by itself, to see whether it was this one. */
  alone: boolean
}

interface Thread {
  worker: Worker
  job: Job | null
  /** Where its processor time can be read; undefined until it has started. */
  account: string | null | undefined
  /** Its processor time when the job began. */
  began: number
  /** Its processor time at the last look, and for how many looks it has been that. */
  spent: number
  looks: number
  rest: NodeJS.Timeout | undefined
}

/** Beside this file and compiled like it: .ts where this is .ts, .js in dist. */
const ENTRY = new URL(`./sandbox-thread${extname(import.meta.url)}`, import.meta.url)
/** JavaScript heap of one thread, MiB. Buffers are not in it; the watch below sees them. */
const HEAP = 512
/** Milliseconds between two looks at what threads use. */
const WATCH = 50
/** Looks (not milliseconds: a paused machine looks at nothing) at a thread that does nothing at all till it is given up. */
const MOST_LOOKS = 60_000 / WATCH

const outOfMemory = (limit: number) =>
  `读取所需内存超过上限（${Math.round(limit / 2 ** 20)} MiB），已停止；文件可能异常，请检查，或拆分后再试`
const outOfTime = (limit: number) =>
  `读取用去的处理器时间超过 ${Math.round(limit / 100) / 10} 秒，已停止，下次索引时再试；文件可能异常，请另存一份再试`
const STUCK = '读取没有进展，已停止，下次索引时再试；文件可能异常，请另存一份再试'

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
  /** Threads that are ending and still hold their memory. */
  let ending = 0

  const busy = () => [...threads].filter(thread => thread.job !== null)
  /** Of this pool and the thread that owns it. */
  const timeOf = (thread: Thread) => threadTime(thread.account ?? null, busy().length + 1)

  const drop = (thread: Thread): Promise<number> => {
    threads.delete(thread)
    clearTimeout(thread.rest)
    ending++
    return thread.worker.terminate().finally(() => {
      ending--
      next()
    })
  }
  /** Takes the thread's job from it; whatever it still says is not heard. */
  const finish = (thread: Thread, result: ReadResult): void => {
    const { job } = thread
    thread.job = null
    job?.done(result)
    if (busy().length === 0) {
      clearInterval(watch)
      watch = undefined
    }
  }
  const fail = (thread: Thread, reason: string): void => {
    void drop(thread)
    if (thread.job) finish(thread, failed(thread.job.source.file, reason))
    next()
  }
  /** Ends the thread. The file is read once more, alone, before it is reported as a failure. */
  const overrun = (thread: Thread, reason: string): void => {
    const job = thread.job!
    void drop(thread)
    if (job.alone) finish(thread, { ...failed(job.source.file, reason), isUnsettled: true })
    else {
      thread.job = null
      queue.unshift({ ...job, alone: true })
    }
  }

  const spawn = (): Thread => {
    const worker = new Worker(ENTRY, {
      resourceLimits: { maxOldGenerationSizeMb: HEAP, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
      stdout: true,
      stderr: true,
    })
    const thread: Thread = {
      worker,
      job: null,
      account: undefined,
      began: 0,
      spent: 0,
      looks: 0,
      rest: undefined,
    }
    threads.add(thread)
    worker.on('message', (message: FromSandbox) => {
      if ('account' in message) {
        thread.account = message.account
        thread.began = timeOf(thread)
      } else if (thread.job) {
        finish(thread, message.result)
        rest(thread)
        next()
      }
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
    thread.rest = setTimeout(() => void drop(thread), idle)
    thread.rest.unref()
  }

  const look = (): void => {
    const working = busy()
    if (process.memoryUsage.rss() - before >= memoryLimit) {
      // Which of several it was shows when each is alone.
      const single = working.length === 1
      for (const thread of working) {
        if (single) thread.job!.alone = true
        overrun(thread, outOfMemory(memoryLimit))
      }
    } else {
      for (const thread of working) {
        // A thread that is not yet there has used nothing for this file.
        const time = thread.account === undefined ? 0 : timeOf(thread)
        thread.looks = time === thread.spent ? thread.looks + 1 : 0
        thread.spent = time
        if (thread.account !== undefined && time - thread.began >= timeLimit) {
          overrun(thread, outOfTime(timeLimit))
        } else if (thread.looks >= MOST_LOOKS) overrun(thread, STUCK)
      }
    }
    next()
  }

  const next = (): void => {
    for (;;) {
      const job = queue[0]
      const working = busy()
      if (!job || working.length >= most || working.some(thread => thread.job!.alone)) return
      // What a thread that overran still holds would count as this file's.
      if (job.alone && working.length + ending > 0) return
      queue.shift()
      if (working.length === 0) before = process.memoryUsage.rss()
      let thread: Thread
      try {
        thread = [...threads].find(thread => thread.job === null) ?? spawn()
      } catch (error) {
        const detail = error instanceof Error ? error.message : String(error)
        const reason = `读取线程无法启动（${detail}）；请检查内存和可打开的文件数（ulimit -n）再试`
        job.done({ ...failed(job.source.file, reason), isUnsettled: true })
        continue
      }
      clearTimeout(thread.rest)
      thread.job = job
      thread.looks = 0
      if (thread.account !== undefined) thread.began = timeOf(thread)
      thread.worker.ref()
      watch ??= setInterval(look, WATCH).unref()
      // A copy of its own to hand over: a view may lie in a buffer that others share (a Buffer's slice does).
      const bytes = new Uint8Array(job.source.bytes)
      const { file, repeated } = job.source
      const source: SourceFile = { file, bytes, ...(repeated && { repeated }) }
      thread.worker.postMessage({ format: job.format, source } satisfies ToSandbox, [bytes.buffer])
    }
  }

  return {
    read: (format, source) =>
      new Promise(done => {
        queue.push({ format, source, done, alone: false })
        next()
      }),
    close: async () => {
      const stopped = (file: string) => failed(file, '读取被中止；请重新索引')
      for (const job of queue.splice(0)) job.done(stopped(job.source.file))
      await Promise.all(
        [...threads].map(thread => {
          const ended = drop(thread)
          if (thread.job) finish(thread, stopped(thread.job.source.file))
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
