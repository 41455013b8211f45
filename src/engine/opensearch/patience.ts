// patience.ts — a connection for background work that retries what a cluster refuses temporarily. Not: for questions, which
// fail at once.
import { setTimeout } from 'node:timers/promises'
import { JiansuoError } from '../../errors.ts'
import type { Connection } from './connection.ts'

/** Pauses of 0.25, 0.5, 1 … 16 s: about a minute in all, as long as a cluster needs to get over the loss of a node. */
const ATTEMPTS = 10
const FIRST_PAUSE = 250
const LONGEST_PAUSE = 16_000

/** Only for requests that may be made twice. */
export function patient(connection: Connection): Connection {
  return {
    ...connection,
    async send(request, ask) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await connection.send(request, ask)
        } catch (error) {
          if (attempt === ATTEMPTS || !isPassing(error)) throw error
          await pause(attempt, ask?.signal instanceof AbortSignal ? ask.signal : undefined)
        }
      }
    },
  }
}

/** @param attempt that failed, from 1 @throws the signal's reason */
export async function pause(attempt: number, signal?: AbortSignal): Promise<void> {
  const milliseconds = Math.min(FIRST_PAUSE * 2 ** (attempt - 1), LONGEST_PAUSE)
  await setTimeout(milliseconds, null, signal ? { signal } : {}).catch(() => signal?.throwIfAborted())
}

/** Failures that end by themselves. */
export const isPassing = (error: unknown): boolean =>
  error instanceof JiansuoError && ['overloaded', 'unavailable', 'timeout'].includes(error.code)
