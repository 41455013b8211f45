// inflated.ts — whether what a PDF holds packed becomes too large unpacked. Not: unpacking it for reading.
import { constants, createInflate } from 'node:zlib'

/** A whole Chinese font takes 20 MiB; the library takes up to three times this for a moment. Bytes. */
export const MOST_INFLATED = 128 * 2 ** 20

/** What deflate makes of one byte at most (https://zlib.net/zlib_tech.html). */
const MOST_RATIO = 1032
/** A stream's dictionary stands before it, and is no longer than this. */
const DICTIONARY = 1024

/**
 * The library unpacks a stream as a whole, faster than a watch can look. So streams that could become too large are
 * unpacked here first, piece by piece, and nothing is kept. Pictures are never unpacked.
 */
export async function inflatesBeyond(bytes: Uint8Array, limit = MOST_INFLATED): Promise<boolean> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  for (let at = file.indexOf('stream'); at !== -1; ) {
    const start = at + 'stream'.length
    const found = file.indexOf('endstream', start)
    const end = found === -1 ? file.length : found
    if ((end - start) * MOST_RATIO > limit) {
      const dictionary = file.toString('latin1', Math.max(0, at - DICTIONARY), at)
      const own = dictionary.slice(dictionary.lastIndexOf('obj') + 1)
      const isText = /\/(?:FlateDecode|Fl)\b/.test(own) && !/\/Subtype\s*\/Image\b/.test(own)
      const from = start + (file[start] === 0x0d ? 2 : 1)
      if (isText && (await isBeyond(file.subarray(from, end), limit))) return true
    }
    at = file.indexOf('stream', end + 'endstream'.length)
  }
  return false
}

// --- internal ---

async function isBeyond(packed: Uint8Array, limit: number): Promise<boolean> {
  const inflate = createInflate({ chunkSize: 2 ** 20, finishFlush: constants.Z_SYNC_FLUSH })
  inflate.end(packed)
  let size = 0
  try {
    for await (const piece of inflate) {
      size += (piece as Uint8Array).length
      if (size > limit) return true
    }
  } catch {
    // Damaged, or encrypted: the library says so, and unpacks no more than this did.
  }
  return false
}
