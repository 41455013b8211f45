// while-client-waits.ts — runs work for one client when its turn comes, and stops it when the client leaves or 60 seconds
// have passed. Not: whose turn it is (access/admission.ts), stopping inside long work (turns.ts, engine/stopping.ts).
import type { Response } from 'express'
import { asking } from '../asker.ts'
import { JiansuoError } from '../errors.ts'
import type { Admission } from './access/admission.ts'
import { clientOf } from './access/guard.ts'

/** Milliseconds from the request to its answer, waiting included; then the question is stopped. */
const LONGEST_ANSWER = 60_000

/**
 * The pieces of a download, each made when its client's turn comes again: two hundred downloads at once hold up
 * somebody else's question no longer than one does.
 *
 * @param gone aborts when the client leaves, and ends them: `inTurn` gives it to `send`
 */
export async function* piecesInTurn<T>(
  admission: Admission,
  client: string,
  gone: AbortSignal,
  pieces: AsyncIterable<T>,
): AsyncGenerator<T> {
  const iterator = pieces[Symbol.asyncIterator]()
  try {
    for (;;) {
      const piece = await admission.goOn(client, gone, () => iterator.next())
      if (piece.done) return
      yield piece.value
    }
  } finally {
    await iterator.return?.()
  }
}

/**
 * Runs the work when its turn comes and sends the result, unless the client has left or the time is over.
 *
 * @param send its `gone` aborts when the client leaves while it is sent
 */
export async function inTurn<T>(
  admission: Admission,
  response: Response,
  work: () => Promise<T>,
  send: (answer: T, gone: AbortSignal) => void | Promise<void>,
): Promise<void> {
  const gone = new AbortController()
  const ask = { signal: gone.signal, deadline: Date.now() + LONGEST_ANSWER }
  const leave = () => gone.abort()
  response.once('close', leave)
  try {
    const answer = await admission.run(clientOf(response), gone.signal, () => asking(ask, work))
    await send(answer, gone.signal)
  } catch (error) {
    if (error instanceof JiansuoError && error.code === 'overloaded') response.set('Retry-After', '2')
    // A client that left gets nothing.
    if (!gone.signal.aborted || error !== gone.signal.reason) throw error
  } finally {
    response.off('close', leave)
  }
}
