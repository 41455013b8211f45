// send-download.ts — a file over HTTP as it is made: no faster than it is taken. Not: making it.
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Request, Response } from 'express'
import type { Download } from '../export/download.ts'

/** Milliseconds in which a caller must take something. */
const PATIENCE = 120_000

/**
 * Stops making the file when the client leaves. A failure in the middle cuts the connection, so that half a file is not
 * taken for a whole one.
 */
export async function sendDownload(request: Request, response: Response, file: Download): Promise<void> {
  response.set('Content-Type', file.mediaType)
  if (file.fileName !== null) {
    response.set('Content-Disposition', contentDisposition(file.fileName))
    response.set('Cache-Control', 'no-store')
  }
  if (request.method === 'HEAD') return void response.end()
  await sendPieces(response, file.chunks)
}

/**
 * Errors and callers who leave: as `sendDownload`.
 *
 * @param patience milliseconds. A client that takes nothing for so long is cut off, because its answer holds a snapshot
 */
export async function sendPieces(
  response: Response,
  pieces: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
  patience = PATIENCE,
): Promise<void> {
  response.setTimeout(patience, () => response.destroy())
  try {
    await pipeline(Readable.from(pieces, { objectMode: true, highWaterMark: 1 }), response)
  } catch (error) {
    if (!isGone(error)) throw error
  }
}

/** RFC 6266: a name in ASCII for old programs, and the real one. */
export function contentDisposition(fileName: string): string {
  const extension = /\.\w+$/.exec(fileName)?.[0] ?? ''
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="jiansuo${extension}"; filename*=UTF-8''${encoded}`
}

const isGone = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE'
