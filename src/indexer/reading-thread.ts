// reading-thread.ts — a thread that reads the files it is given and hands back its part of the index. Not: handing them
// out.
import { parentPort } from 'node:worker_threads'
import type { PartBuilder, PartData, PartRecipe } from '../engine/engine-store.ts'
import { type ErrorCode, JiansuoError } from '../errors.ts'
import {
  createPartReader,
  type DueTask,
  type FileResult,
  type PartOptions,
  type PartProgress,
  type PartReader,
} from './reader.ts'

/** What to read with: comes first, and once. */
export interface Setup extends PartOptions {
  /** Shared by all threads: none loads a segmenter. */
  recipe: PartRecipe
}

/** Then files to be read, or null: nothing comes any more. */
export type ToWorker = Setup | DueTask[] | null

export type FromWorker =
  | { type: 'file'; result: FileResult }
  /** How far the file is that it reads. */
  | { type: 'progress'; so: Parameters<PartProgress>[0] }
  /** What the builder handed over. */
  | { type: 'part'; data: PartData }
  /** All of the files it was last given are read. */
  | { type: 'idle' }
  /** Nothing comes any more. */
  | { type: 'end' }
  /** An expected failure, such as a full disk, and the end. */
  | { type: 'failed'; code: ErrorCode; message: string }

const port = parentPort!
const post = (message: FromWorker, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer)

port.once('message', ({ recipe, ...options }: Setup) => {
  let reading = begin(recipe, options)
  port.on('message', (tasks: Exclude<ToWorker, Setup>) => {
    // One after the other: the order of the files is the order of their reports.
    reading = reading.then(async part => {
      if (tasks) await readAll(part, tasks)
      else finish(part)
      return part
    })
    // A thread that dies of it would lose the code.
    reading.catch((error: unknown) => {
      if (!(error instanceof JiansuoError)) throw error
      post({ type: 'failed', code: error.code, message: error.message })
    })
  })
})

interface Part {
  builder: PartBuilder
  reader: PartReader
}

async function begin(recipe: PartRecipe, options: PartOptions): Promise<Part> {
  const { createPartBuilder } = await import(recipe.url)
  const builder: PartBuilder = createPartBuilder(recipe.with)
  return { builder, reader: createPartReader(builder, options) }
}

async function readAll({ builder, reader }: Part, tasks: DueTask[]): Promise<void> {
  for (const task of tasks) {
    const result = await reader.read(task, so => post({ type: 'progress', so }))
    post({ type: 'file', result })
  }
  handOver(builder, false)
  post({ type: 'idle' })
}

function finish({ builder }: Part): void {
  handOver(builder, true)
  post({ type: 'end' })
  port.close()
}

function handOver(builder: PartBuilder, isLast: boolean): void {
  const data = builder.handOver(isLast)
  if (data) post({ type: 'part', data }, data.transfer)
}
