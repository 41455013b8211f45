// made-once.ts — what is found out once for a snapshot and kept for whoever asks. Not: answers kept by their question.
import { forEverybody } from '../asker.ts'

/**
 * Made when first asked for, and not stopped because the first who asked has left. Where that failed, whoever asks next
 * has it made again.
 *
 * @example const survey = madeOnce(() => surveyQuality(engine, library)); await survey()
 */
export function madeOnce<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= forEverybody(make).catch(error => {
      made = undefined
      throw error
    })
    return made
  }
}
