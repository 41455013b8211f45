// collector.ts — suggestions are collected here, or by a thread beside while the rest of an index is merged and written.
// Not: what is collected (collect.ts).
import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { SEGMENTERS } from '../analysis/open-segmenter.ts'
import type { Segmenter, SegmenterName } from '../analysis/segmenter.ts'
import { JiansuoError } from '../errors.ts'
import { pickColumns } from '../snapshot/columns.ts'
import { COLLECTED, type Collected, collectSuggestions } from './collect.ts'
import type { SuggestionColumns } from './layout.ts'
import type { WorkerOptions } from './worker.ts'

export interface Collector {
  /** Has the thread load its dictionary already: for whoever knows that there will be something to collect. */
  prepare(): void
  /**
   * What `collectSuggestions` gives. Once only.
   *
   * @throws JiansuoError `bad-report` when the thread dies.
   */
  collect(columns: Collected): Promise<SuggestionColumns>
  /** Ends the thread, whatever it is at. */
  close(): Promise<void>
}

/**
 * @param isBeside whether a thread pays: it takes 200 MB, and loads a dictionary for a second. A segmenter that it
 *   could not open for itself is used here all the same
 */
export function openCollector(segmenter: Segmenter, isBeside: boolean): Collector {
  const name = SEGMENTERS.find(name => segmenter.name.startsWith(`${name}@`))
  // Run from its TypeScript sources there is no worker to start.
  return isBeside && name && existsSync(WORKER) ? onThread(name, segmenter) : here(segmenter)
}

// --- internal ---

const WORKER = new URL('./worker.js', import.meta.url)

function here(segmenter: Segmenter): Collector {
  const favoured = new Set(segmenter.userDictionary?.words)
  return {
    prepare() {},
    collect: async columns => collectSuggestions(columns, segmenter, { favoured }),
    close: async () => {},
  }
}

function onThread(name: SegmenterName, { userDictionary }: Segmenter): Collector {
  const workerData: WorkerOptions = { segmenter: name, dictionary: userDictionary ?? null }
  let started: { worker: Worker; answer: Promise<SuggestionColumns> } | undefined
  const start = () => {
    const worker = new Worker(WORKER, { workerData })
    const answer = new Promise<SuggestionColumns>((resolve, reject) => {
      const died = (cause?: unknown) => {
        const why = cause instanceof Error ? `（${cause.message}）` : ''
        reject(new JiansuoError('bad-report', `整理搜索建议的线程意外结束${why}：请空出内存再试`, { cause }))
      }
      worker.on('error', died)
      worker.on('exit', () => died())
      worker.on('message', resolve)
    })
    answer.catch(() => {}) // whoever asked is told; nobody may have
    return { worker, answer }
  }
  return {
    prepare() {
      started ??= start()
    },
    collect(columns) {
      started ??= start()
      started.worker.postMessage(pickColumns(columns, COLLECTED)) // what is posted is copied
      return started.answer
    },
    async close() {
      await started?.worker.terminate()
    },
  }
}
