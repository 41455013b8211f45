// reading-thread.ts — a thread that reads files of a snapshot, each the next that no other has begun. Not: opening, checking,
// closing them (read.ts).
import { parentPort, workerData } from 'node:worker_threads'
import type { FileEntry } from './manifest.ts'
import { type EntryRead, type Place, readEntry, twoRooms } from './read-entry.ts'

export interface ReadingTask {
  /** Open in the thread that asks. */
  fd: number
  entry: FileEntry
  place: Place
}

export interface ReadingWork {
  tasks: readonly ReadingTask[]
  /** The number of the next task. Shared memory. */
  next: Int32Array
}

/** What the system says crosses by its code: an error that crosses loses it. */
export interface ReadingReply {
  task: number
  read: EntryRead | null
  failure: { code: string | undefined; message: string } | null
}

const { tasks, next } = workerData as ReadingWork
const room = twoRooms()
for (let task = Atomics.add(next, 0, 1); task < tasks.length; task = Atomics.add(next, 0, 1)) {
  const { fd, entry, place } = tasks[task]!
  const reply: ReadingReply = await readEntry(fd, entry, place, room).then(
    read => ({ task, read, failure: null }),
    ({ code, message }: NodeJS.ErrnoException) => ({ task, read: null, failure: { code, message } }),
  )
  parentPort!.postMessage(reply)
}
