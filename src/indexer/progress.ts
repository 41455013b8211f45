// progress.ts — reports at intervals how far a run is. Not: how that is shown.
import type { FileResult, PartProgress, Task } from './reader.ts'

export interface IndexProgress {
  /**
   * Read so far, those not read again counted from the start. It goes back once where files must be read a second time:
   * where the rest of their folder shows other lines to be the website's.
   */
  files: number
  totalFiles: number
  /** Of the files read in this run. */
  passages: number
  /** Of the files that this run reads: so far, and in all. */
  bytes: number
  totalBytes: number
}

/** Milliseconds between two reports. */
const PAUSE = 100

export interface Progress {
  /** To be called with every file that was read. */
  file(result: Pick<FileResult, 'file' | 'passages'>): void
  /** To be called while a large file is read. */
  within: PartProgress
}

/**
 * @param tasks what is to be read
 * @param totalFiles of the whole run, those that need no reading included
 * @param onProgress called at most every 100 ms, and at the end
 */
export function reporting(
  tasks: readonly Task[],
  totalFiles: number,
  onProgress: (progress: IndexProgress) => void = () => {},
): Progress {
  const bytesOf = new Map(tasks.map(({ file, bytes }) => [file, bytes]))
  const totalBytes = tasks.reduce((sum, { bytes }) => sum + bytes, 0)
  const progress = { files: totalFiles - tasks.length, totalFiles, passages: 0, bytes: 0, totalBytes }
  /** Of files that are not read to their end. */
  const begun = new Map<string, { bytes: number; passages: number }>()
  let told = performance.now()
  if (tasks.length === 0) onProgress(progress)
  const tell = () => {
    if (performance.now() - told < PAUSE && progress.files < totalFiles) return
    told = performance.now()
    const so = { ...progress }
    for (const { bytes, passages } of begun.values()) {
      so.bytes += bytes
      so.passages += passages
    }
    onProgress(so)
  }
  return {
    file({ file, passages }) {
      begun.delete(file)
      progress.files++
      progress.passages += passages
      progress.bytes += bytesOf.get(file)!
      tell()
    },
    within({ file, bytes, passages }) {
      begun.set(file, { bytes, passages })
      tell()
    },
  }
}
