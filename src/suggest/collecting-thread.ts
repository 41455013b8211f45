// collecting-thread.ts — a thread that collects suggestions with a segmenter of its own, for one index after another.
// Not: when (collector.ts).
import { parentPort, workerData } from 'node:worker_threads'
import { withDictionary } from '../analysis/dictionary.ts'
import { openSegmenter } from '../analysis/open-segmenter.ts'
import type { SegmenterName, UserDictionary } from '../analysis/segmenter.ts'
import type { StoredTexts } from '../engine/store/text-columns.ts'
import { collectSuggestions } from './collect.ts'

export interface ToCollect {
  texts: StoredTexts
  dictionary: UserDictionary | null
}

const opened = await openSegmenter(workerData as SegmenterName)
opened.words('') // loads its dictionary

// What came before this line has waited.
parentPort!.on('message', ({ texts, dictionary }: ToCollect) => {
  const segmenter = dictionary ? withDictionary(opened, dictionary) : opened
  const suggestions = collectSuggestions(texts, segmenter, { favoured: new Set(dictionary?.words) })
  parentPort!.postMessage(
    suggestions,
    Object.values(suggestions).map(column => column.buffer as ArrayBuffer),
  )
})
