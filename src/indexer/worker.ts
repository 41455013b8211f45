// worker.ts — a thread that reads the files it is given and hands back its part of the index. Not: handing them out.
import { parentPort } from 'node:worker_threads'
import type { WordTrie } from '../analysis/word-trie.ts'
import type { Built } from '../engine/flexsearch/build/builder.ts'
import { createPartReader, type DueTask, type FileResult, type PartReader } from './reader.ts'

/** What to read with: comes first, and once. */
export interface Setup {
  /** Shared by all threads: none loads a segmenter. */
  words: WordTrie
  maxFileBytes: number
}

/** Then files to be read, or null: nothing comes any more. */
export type ToWorker = Setup | DueTask[] | null

export type FromWorker =
  | { type: 'file'; result: FileResult }
  /** All of the files it was last given are read. */
  | { type: 'idle' }
  | { type: 'part'; built: Built }

const port = parentPort!
const post = (message: FromWorker, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer)

port.once('message', ({ words, maxFileBytes }: Setup) => {
  const reader = createPartReader(words, maxFileBytes)
  let reading = Promise.resolve()
  port.on('message', (tasks: Exclude<ToWorker, Setup>) => {
    // One after the other: the order of the files is the order of their reports.
    reading = reading.then(() => (tasks ? readAll(reader, tasks) : finish(reader)))
  })
})

async function readAll(reader: PartReader, tasks: DueTask[]): Promise<void> {
  for (const task of tasks) post({ type: 'file', result: await reader.read(task) })
  post({ type: 'idle' })
}

function finish(reader: PartReader): void {
  const built = reader.finish()
  const { terms, frequencies, passageEnd } = built.log
  const columns = [...Object.values(built.texts), terms, frequencies, passageEnd]
  post({ type: 'part', built }, [...new Set(columns.map(column => column.buffer as ArrayBuffer))])
  port.close()
}
