// made-once.ts — a result that is computed once for a snapshot and kept. Not: answers kept by their question.
import { forEverybody } from '../asker.ts'

/**
 * Computes when first called, and goes on when that client leaves. After a failure the next call computes again.
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
