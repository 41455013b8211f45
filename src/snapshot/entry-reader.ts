// entry-reader.ts — who reads the files of a snapshot: the calling thread, or of a large one threads beside it, which sum
// several at once while the caller does something else. Not: what reading a file is (read-entry.ts).
import { availableParallelism } from 'node:os'
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { type EntryRead, NotRead, type ReadingTask, readTask, twoRooms } from './read-entry.ts'
import type { ReadingReply, ReadingWork } from './reading-thread.ts'

export interface EntryReader {
  /** What `readTask` gives of each task; to be asked for in their order. @throws as it does, or an Error where a thread ended */
  read(task: number): Promise<EntryRead[]>
  /** Afterwards nothing is read any more. Takes as long as the files that are being read. */
  close(): Promise<void>
}

/** @param aside bytes from which on threads read: they begin at once, even while the calling thread is kept busy */
export function openReader(tasks: readonly ReadingTask[], aside = ASIDE): EntryReader {
  const bytes = tasks
    .flatMap(task => [task, ...task.likened])
    .reduce((sum, { entry }) => sum + entry.bytes, 0)
  const threads = Math.min(MOST_THREADS, availableParallelism())
  return bytes < aside || threads < 2 ? readHere(tasks) : readAside(tasks, threads)
}

// --- internal ---

/** To start threads takes as long as to read some of this. Bytes. */
const ASIDE = 128 * 2 ** 20
/** There are three large files. */
const MOST_THREADS = 2

const THREAD = new URL(`./reading-thread${extname(import.meta.url)}`, import.meta.url)

function readHere(tasks: readonly ReadingTask[]): EntryReader {
  const room = twoRooms()
  return {
    async read(task) {
      return readTask(tasks[task]!, room)
    },
    async close() {},
  }
}

function readAside(tasks: readonly ReadingTask[], count: number): EntryReader {
  const next = new Int32Array(new SharedArrayBuffer(4))
  const work: ReadingWork = { tasks, next }
  const settle: { resolve(read: EntryRead[]): void; reject(error: unknown): void }[] = []
  const replies = tasks.map(
    () => new Promise<EntryRead[]>((resolve, reject) => settle.push({ resolve, reject })),
  )
  const threads = Array.from({ length: count }, () => new Worker(THREAD, { workerData: work }))
  const ended = threads.map(thread => new Promise<void>(resolve => thread.once('exit', () => resolve())))
  for (const thread of threads) {
    thread.on('message', ({ task, read, failure }: ReadingReply) => {
      if (read) settle[task]!.resolve(read)
      else {
        const { file, code, message } = failure!
        settle[task]!.reject(new NotRead(file, Object.assign(new Error(message), { code })))
      }
    })
    // A thread that ends by itself: what it was at will never come.
    thread.on('error', error => {
      for (const { reject } of settle) reject(error)
    })
  }
  // Told when it is asked for.
  for (const reply of replies) reply.catch(() => {})
  return {
    read: task => replies[task]!,
    async close() {
      // They end when they find no other task. To terminate a thread while the system answers it can end the whole process.
      Atomics.store(next, 0, tasks.length)
      await Promise.all(ended)
    },
  }
}
