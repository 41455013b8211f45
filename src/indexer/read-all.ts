// read-all.ts — many files become parts of an index, on as many threads as pay. Not: which files, or joining parts.
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { PartRecipe, Place, SnapshotWriter } from '../engine/engine-store.ts'
import { JiansuoError } from '../errors.ts'
import { inTurns } from '../turns.ts'
import {
  createPartReader,
  type DueTask,
  type FileResult,
  type PartOptions,
  type PartProgress,
  type Task,
} from './reader.ts'
import type { FromWorker, ToWorker } from './reading-thread.ts'

export interface ReadOptions extends PartOptions {
  /** Takes the parts, numbered from `firstPart` on. */
  writer: SnapshotWriter
  firstPart: number
  /**
   * Threads that read. Default: as many as the machine has processors, at most 4, and fewer where there is little to
   * read; each takes 100 MB beside its part of the index, and some tenths of a second to start. 1: this one.
   */
  threads?: number | undefined
  /** Keys of the lines that are furniture in a file's folder, asked when its turn comes. */
  repeatedAround: (file: string) => ReadonlySet<string>
  /** It will say no other for any file that is still to be read. */
  isSettled: boolean
  /** Told of every file that was read. */
  onFile?: (result: FileResult) => void
  /** Told how far a large file is. */
  onProgress?: PartProgress
  signal?: AbortSignal | undefined
}

export interface Reading {
  /** How many parts the writer was given. */
  parts: number
  /** In the order of the tasks. */
  results: ReadFile[]
}

export interface ReadFile extends FileResult {
  /** Where its first report is; the others follow it. */
  place: Place
}

/** Less than this is read sooner than another thread is ready. Bytes. */
const WORTH_A_THREAD = 2_000_000
const MOST_THREADS = 4
/** What a thread is given at a time: little enough that all end at about the same time. Bytes. */
const BATCH = 1_000_000

const WORKER = new URL('./reading-thread.js', import.meta.url)

/** @throws the signal's reason, or JiansuoError `bad-report` when a thread dies. */
export async function readAll(tasks: readonly Task[], options: ReadOptions): Promise<Reading> {
  if (tasks.length === 0) return { parts: 0, results: [] }
  const bytes = tasks.reduce((sum, task) => sum + task.bytes, 0)
  const paying = Math.min(availableParallelism(), MOST_THREADS, Math.floor(bytes / WORTH_A_THREAD))
  const threads = Math.min(options.threads ?? paying, tasks.length)
  const { recipe } = options.writer
  // Run from its TypeScript sources there is no worker to start.
  return threads > 1 && existsSync(WORKER) && recipe
    ? onThreads(tasks, threads, recipe, options)
    : here(tasks, options)
}

// --- internal ---

async function here(tasks: readonly Task[], options: ReadOptions): Promise<Reading> {
  const { writer, firstPart, maxFileBytes, ocr, onFile, onProgress, signal } = options
  const builder = writer.createPartBuilder()
  const reader = createPartReader(builder, { maxFileBytes, ocr })
  const handOver = async (isLast: boolean) => {
    const data = builder.handOver(isLast)
    if (data) await writer.take(firstPart, data)
  }
  const results: ReadFile[] = []
  let report = 0
  const turn = inTurns()
  for (const task of tasks) {
    signal?.throwIfAborted()
    const result = await reader.read(due(task, options), so => {
      signal?.throwIfAborted()
      onProgress?.(so)
    })
    results.push({ ...result, place: { part: firstPart, report } })
    report += result.reports.length
    onFile?.(result)
    await handOver(false)
    await turn() // signals are only delivered in between
  }
  await handOver(true)
  return { parts: 1, results }
}

async function onThreads(
  tasks: readonly Task[],
  threads: number,
  recipe: PartRecipe,
  options: ReadOptions,
): Promise<Reading> {
  const { writer, firstPart, maxFileBytes, ocr, onFile, onProgress, signal } = options
  const batches = inBatches(tasks)
  const results = new Map<string, ReadFile>()
  const workers: Worker[] = []
  let interrupt = () => {}
  try {
    while (workers.length < threads) workers.push(new Worker(WORKER))
    const setup: ToWorker = { recipe, maxFileBytes, ocr }
    for (const worker of workers) worker.postMessage(setup)
    await Promise.race([
      Promise.all(workers.map((worker, i) => partFrom(worker, firstPart + i))),
      new Promise<never>((_, reject) => {
        interrupt = () => reject(signal!.reason)
        if (signal?.aborted) interrupt()
        signal?.addEventListener('abort', interrupt)
      }),
    ])
    return { parts: threads, results: tasks.map(({ file }) => results.get(file)!) }
  } finally {
    signal?.removeEventListener('abort', interrupt)
    await Promise.all(workers.map(worker => worker.terminate()))
  }

  function partFrom(worker: Worker, part: number): Promise<void> {
    const give = () => {
      const batch = batches.shift()?.map(task => due(task, options)) ?? null
      worker.postMessage(batch satisfies ToWorker)
    }
    let report = 0
    let last = ''
    let taken = Promise.resolve()
    // A thread is gone at once when it has nothing more to say; the store may still be writing what it said.
    let hasEnded = false
    return new Promise((resolve, reject) => {
      const died = (cause?: unknown) => {
        const why = cause instanceof Error ? `（${cause.message}）` : ''
        const where = last ? `读完 ${last} 之后` : '启动时'
        reject(
          new JiansuoError('bad-report', `读取文件的线程在${where}意外结束${why}：请移走其后过大的文件再试`, {
            cause,
          }),
        )
      }
      worker.on('error', died)
      worker.on('exit', () => {
        if (!hasEnded) died()
      })
      worker.on('message', (message: FromWorker) => {
        if (message.type === 'part') {
          taken = taken.then(() => writer.take(part, message.data))
          taken.catch(reject)
        } else if (message.type === 'end') {
          hasEnded = true
          taken.then(resolve, reject)
        } else if (message.type === 'failed') {
          reject(new JiansuoError(message.code, message.message))
        } else if (message.type === 'progress') {
          onProgress?.(message.so)
        } else if (message.type === 'idle') {
          give()
        } else {
          const { result } = message
          last = result.file
          results.set(result.file, { ...result, place: { part, report } })
          report += result.reports.length
          onFile?.(result)
        }
      })
      give()
    })
  }
}

const due = (task: Task, { repeatedAround, isSettled }: ReadOptions): DueTask => {
  return { ...task, repeated: repeatedAround(task.file), isSettled }
}

/** Neighbours together. */
function inBatches(tasks: readonly Task[]): Task[][] {
  const batches: Task[][] = []
  let room = 0
  for (const task of tasks) {
    if (room <= 0) {
      batches.push([])
      room = BATCH
    }
    batches.at(-1)!.push(task)
    room -= Math.max(task.bytes, 1000)
  }
  return batches
}
