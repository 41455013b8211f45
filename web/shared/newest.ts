// newest.ts — of several questions asked one after the other only the newest counts. Not: asking.

/**
 * Gives each new question its signal, and aborts that of the question before.
 *
 * @example
 * const nextSignal = newestOnly()
 * const signal = nextSignal() // aborted as soon as nextSignal is called again
 */
export function newestOnly(): () => AbortSignal {
  let current: AbortController | null = null
  return () => {
    current?.abort()
    current = new AbortController()
    return current.signal
  }
}
