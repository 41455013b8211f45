// watch.ts — brings the index up to date whenever the folders have changed and come to rest. Not: indexing itself.
import { setTimeout } from 'node:timers/promises'
import { isReadable } from '../report/read.ts'
import { discover } from './discover.ts'
import { type IndexOptions, type IndexSummary, indexReports } from './indexer.ts'

export interface WatchOptions extends IndexOptions {
  /** Told of every run that published a snapshot. */
  onSummary: (summary: IndexSummary) => void
  /** Told of every run that failed; the last snapshot goes on being served, and the folders being watched. */
  onError: (error: unknown) => void
  /**
   * Milliseconds between looks, and how long nothing must change before a run. Default 1000. Where a look takes long
   * they are farther apart: looking takes a twentieth of a processor at most.
   */
  interval?: number
}

/**
 * Polls the names, sizes and times of all files. That notices a change later than the notifications of the system, but it
 * also works where those are silent or lossy: network shares, mounts of containers, folders that are created and filled at
 * once, more folders than the system can watch.
 *
 * @returns when the signal aborts
 */
export async function watchReports(options: WatchOptions): Promise<void> {
  const { signal, onSummary, onError, interval = 1000 } = options
  let indexed: string | null = null
  let before: string | null = null
  while (!signal?.aborted) {
    const started = performance.now()
    const now = look(options)
    const took = performance.now() - started
    if (now !== indexed && now === before) {
      try {
        const summary = await indexReports(options)
        if (!summary.unchanged) onSummary(summary)
        indexed = now
      } catch (error) {
        if (signal?.aborted) return
        onError(error)
        // Somebody else's run may leave out what is here now; any other failure would only come again.
        indexed = isBusy(error) ? null : now
      }
    }
    before = now
    await setTimeout(Math.max(interval, 20 * took), null, signal ? { signal } : {}).catch(() => {})
  }
}

// --- internal ---

/** Changes whenever a file does; the message where a path cannot be looked at. */
function look({ paths, ocr = null }: IndexOptions): string {
  try {
    const { files, sidecars, skipped } = discover(paths, file => isReadable(file, { ocr }))
    const stamps = [...files, ...sidecars].map(({ file, stamp }) => [file, stamp])
    return JSON.stringify([stamps, skipped])
  } catch (error) {
    return String(error)
  }
}

const isBusy = (error: unknown) => (error as { code?: unknown }).code === 'busy'
