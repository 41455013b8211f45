// worker.ts — a thread that collects the suggestions of one index, with a segmenter of its own. Not: when (collector.ts).
import { parentPort, workerData } from 'node:worker_threads'
import { withDictionary } from '../analysis/dictionary.ts'
import { openSegmenter } from '../analysis/open-segmenter.ts'
import type { SegmenterName, UserDictionary } from '../analysis/segmenter.ts'
import { type Collected, collectSuggestions } from './collect.ts'

export interface WorkerOptions {
  segmenter: SegmenterName
  dictionary: UserDictionary | null
}

const { segmenter: name, dictionary } = workerData as WorkerOptions
const opened = await openSegmenter(name)
opened.words('') // loads its dictionary
const segmenter = dictionary ? withDictionary(opened, dictionary) : opened

// What came before this line has waited.
parentPort!.once('message', (columns: Collected) => {
  const suggestions = collectSuggestions(columns, segmenter, { favoured: new Set(dictionary?.words) })
  parentPort!.postMessage(
    suggestions,
    Object.values(suggestions).map(column => column.buffer as ArrayBuffer),
  )
})
