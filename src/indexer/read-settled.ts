// read-settled.ts — reads the files that changed; and again those files where the whole folder, once it is known, shows
// other lines to be furniture. Not: which files changed, or joining what was read.
import type { Progress } from './progress.ts'
import { type ReadFile, type ReadOptions, readAll } from './read-all.ts'
import type { Task } from './reader.ts'
import { createRepetition, goneFrom } from './repetition.ts'
import type { SourceRecord } from './sources.ts'

export interface Settled {
  /** Of every file that was read, by name. */
  read: Map<string, ReadFile>
}

export interface SettledOptions
  extends Omit<ReadOptions, 'firstPart' | 'repeatedAround' | 'isSettled' | 'onFile' | 'onProgress'> {
  /** Called with what is to be read, once or twice. Returns listeners for every file read and for the progress of a large one. */
  reporting: (tasks: readonly Task[]) => Progress
}

/**
 * Which lines are furniture by repetition is certain only when all files have been read. Till then it is judged by those
 * that have been: nearly always the final judgement is the same, and the few files where it is not are read again.
 *
 * @param taskOf the task of any file, whether it changed or not
 * @param kept what the last index has of the files that did not change
 */
export async function readSettled(
  tasks: readonly Task[],
  kept: readonly SourceRecord[],
  taskOf: (file: string) => Task,
  { reporting, ...options }: SettledOptions,
): Promise<Settled> {
  const repetition = createRepetition()
  for (const { file, edges } of kept) repetition.add(file, edges)
  const progress = reporting(tasks)
  const first = await readAll(tasks, {
    ...options,
    firstPart: 0,
    repeatedAround: repetition.around,
    isSettled: false,
    onFile: result => {
      repetition.add(result.file, result.edges)
      progress.file(result)
    },
    onProgress: progress.within,
  })
  const unsettled = [...kept, ...first.results].filter(
    ({ file, edges, gone }) => String(goneFrom(edges, repetition.around(file))) !== String(gone),
  )
  const tasksAgain = unsettled.map(({ file }) => taskOf(file))
  const again = tasksAgain.length > 0 ? reporting(tasksAgain) : null
  const second = await readAll(tasksAgain, {
    ...options,
    firstPart: first.parts,
    repeatedAround: repetition.around,
    isSettled: true,
    ...(again && { onFile: again.file, onProgress: again.within }),
  })
  return { read: new Map([...first.results, ...second.results].map(result => [result.file, result])) }
}
