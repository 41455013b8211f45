// reading-thread.ts — a thread that reads files of a snapshot, each the next that no other has begun. Not: opening, checking,
// closing them (read.ts).
import { parentPort, workerData } from 'node:worker_threads'
import { type EntryRead, type NotRead, type ReadingTask, readTask, twoRooms } from './read-entry.ts'

export interface ReadingWork {
  tasks: readonly ReadingTask[]
  /** The number of the next task. Shared memory. */
  next: Int32Array
}

/** What the system says crosses by its code: an error that crosses loses it. */
export interface ReadingReply {
  task: number
  /** The task's own, and those behind it. */
  read: EntryRead[] | null
  failure: { file: string; code: string | undefined; message: string } | null
}

const { tasks, next } = workerData as ReadingWork
const room = twoRooms()
for (let task = Atomics.add(next, 0, 1); task < tasks.length; task = Atomics.add(next, 0, 1)) {
  const reply: ReadingReply = await readTask(tasks[task]!, room).then(
    read => ({ task, read, failure: null }),
    ({ file, cause: { code, message } }: NotRead) => ({ task, read: null, failure: { file, code, message } }),
  )
  parentPort!.postMessage(reply)
}
