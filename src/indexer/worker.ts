// worker.ts — a thread that reads the files it is given and hands back its part of the index. Not: handing them out.
import { parentPort, workerData } from 'node:worker_threads'
import type { WordTrie } from '../analysis/word-trie.ts'
import type { IndexColumns } from '../engine/flexsearch/layout.ts'
import { createPartReader, type DueTask, type FileResult } from './reader.ts'

export interface WorkerOptions {
  /** Shared by all threads: none loads a segmenter. */
  words: WordTrie
  maxFileBytes: number
}

/** Files to be read, or null: nothing comes any more. */
export type ToWorker = DueTask[] | null

export type FromWorker =
  | { type: 'file'; result: FileResult }
  /** All of the files it was last given are read. */
  | { type: 'idle' }
  | { type: 'part'; columns: IndexColumns }

const { words, maxFileBytes } = workerData as WorkerOptions
const port = parentPort!
const post = (message: FromWorker, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer)

const reader = createPartReader(words, maxFileBytes)

let reading = Promise.resolve()
port.on('message', (tasks: ToWorker) => {
  // One after the other: the order of the files is the order of their reports.
  reading = reading.then(() => (tasks ? readAll(tasks) : finish()))
})

async function readAll(tasks: DueTask[]): Promise<void> {
  for (const task of tasks) post({ type: 'file', result: await reader.read(task) })
  post({ type: 'idle' })
}

async function finish(): Promise<void> {
  const columns = reader.finish()
  post({ type: 'part', columns }, [
    ...new Set(Object.values(columns).map(column => column.buffer as ArrayBuffer)),
  ])
  port.close()
}
