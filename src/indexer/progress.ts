// progress.ts — how far a run is, told now and then. Not: how that is shown.
import type { FileResult, Task } from './reader.ts'

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

/** Milliseconds between two tellings. */
const PAUSE = 100

/**
 * @param tasks what is to be read
 * @param totalFiles of the whole run, those that need no reading included
 * @param onProgress told at most every 100 ms, and at the end
 * @returns to be called with every file that was read
 */
export function reporting(
  tasks: readonly Task[],
  totalFiles: number,
  onProgress: (progress: IndexProgress) => void = () => {},
): (result: Pick<FileResult, 'file' | 'passages'>) => void {
  const bytesOf = new Map(tasks.map(({ file, bytes }) => [file, bytes]))
  const totalBytes = tasks.reduce((sum, { bytes }) => sum + bytes, 0)
  const progress = { files: totalFiles - tasks.length, totalFiles, passages: 0, bytes: 0, totalBytes }
  let told = performance.now()
  if (tasks.length === 0) onProgress(progress)
  return ({ file, passages }) => {
    progress.files++
    progress.passages += passages
    progress.bytes += bytesOf.get(file)!
    if (performance.now() - told < PAUSE && progress.files < totalFiles) return
    told = performance.now()
    onProgress({ ...progress })
  }
}
