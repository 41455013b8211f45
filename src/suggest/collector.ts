// collector.ts — collects suggestions in this thread, or in another one while the rest of an index is written. Not: what is
// collected (collect.ts).
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { SEGMENTERS } from '../analysis/open-segmenter.ts'
import type { Segmenter, SegmenterName } from '../analysis/segmenter.ts'
import type { StoredTexts } from '../engine/store/text-columns.ts'
import { pickColumns } from '../snapshot/columns.ts'
import { COLLECTED, collectSuggestions } from './collect.ts'
import type { ToCollect } from './collecting-thread.ts'
import type { SuggestionColumns } from './suggestion-columns.ts'

export interface CollectorOptions {
  /** Of the files that the index is made of: less than 8 MB are collected sooner than a thread is ready. */
  bytes: number
  /** 1: nothing is done beside. Default: what the machine has. */
  threads?: number | undefined
}

export interface Collector {
  /** Lets the thread load its dictionary early, once it is known that there is something to collect. */
  prepare(): void
  /**
   * What `collectSuggestions` gives. A thread only saves time: where it fails it is done here.
   *
   * @throws the signal's reason, at once
   */
  collect(texts: StoredTexts, signal?: AbortSignal): Promise<SuggestionColumns>
}

/** A segmenter that a thread could not open for itself is used here. */
export function openCollector(segmenter: Segmenter, { bytes, threads }: CollectorOptions): Collector {
  const name = SEGMENTERS.find(name => segmenter.name.startsWith(`${name}@`))
  const pays = bytes >= WORTH_A_THREAD && (threads ?? availableParallelism()) > 1
  // Run from its TypeScript sources there is no worker to start.
  return pays && name && existsSync(WORKER) ? beside(name, segmenter) : here(segmenter)
}

// --- internal ---

/** Bytes of files. */
const WORTH_A_THREAD = 8_000_000
const WORKER = new URL('./collecting-thread.js', import.meta.url)

function here(segmenter: Segmenter): Collector {
  const favoured = new Set(segmenter.userDictionary?.words)
  return {
    prepare() {},
    collect: async texts => collectSuggestions(texts, segmenter, { favoured }),
  }
}

function beside(name: SegmenterName, segmenter: Segmenter): Collector {
  const { collect: collectHere } = here(segmenter)
  return {
    prepare() {
      try {
        threadOf(name)
      } catch {
        // Collecting will try once more, and do without.
      }
    },
    async collect(texts, signal) {
      try {
        // What is posted is copied, so only what is needed.
        const needed = { ...texts, columns: pickColumns(texts.columns, COLLECTED) }
        return await ask(name, { texts: needed, dictionary: segmenter.userDictionary ?? null }, signal)
      } catch {
        signal?.throwIfAborted()
        return collectHere(texts)
      }
    },
  }
}

/**
 * One for each segmenter as long as the process lives: a dictionary takes a second and 250 MB, and nodejieba never gives
 * them back, not even when the thread ends. A thread that is asked nothing does not keep the process alive.
 */
const started = new Map<SegmenterName, Worker>()

function threadOf(name: SegmenterName): Worker {
  let thread = started.get(name)
  if (!thread) {
    thread = new Worker(WORKER, { workerData: name })
    started.set(name, thread)
    const forget = () => {
      if (started.get(name) === thread) started.delete(name)
    }
    thread.on('error', forget).on('exit', forget)
    thread.unref()
  }
  return thread
}

/** @throws whatever ended the thread, or the signal's reason: then the thread is ended, whatever it is at */
async function ask(
  name: SegmenterName,
  message: ToCollect,
  signal: AbortSignal | undefined,
): Promise<SuggestionColumns> {
  const thread = threadOf(name)
  const listening = new AbortController()
  thread.ref()
  try {
    return await new Promise((resolve, reject) => {
      const on = (event: string, listener: (value: unknown) => void) => {
        thread.on(event, listener)
        listening.signal.addEventListener('abort', () => thread.off(event, listener))
      }
      on('message', suggestions => resolve(suggestions as SuggestionColumns))
      on('error', reject)
      on('exit', () => reject(new Error('the collecting thread ended')))
      const abort = () => {
        started.delete(name)
        void thread.terminate()
        reject(signal!.reason)
      }
      if (signal?.aborted) abort()
      signal?.addEventListener('abort', abort, { signal: listening.signal })
      thread.postMessage(message)
    })
  } finally {
    listening.abort()
    thread.unref()
  }
}
