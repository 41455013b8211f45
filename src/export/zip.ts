// zip.ts — files into a ZIP archive while they are being written. Not: reading archives, ZIP64.
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'

export interface ZipEntry {
  /** With `/`. */
  name: string
  content: Iterable<string> | AsyncIterable<string>
}

/**
 * Deflates the entries one after another. Memory does not grow with them: sizes and checksums stand behind each
 * entry. The same entries give the same bytes (every date is 1980-01-01).
 *
 * @throws RangeError an entry or the archive exceeds 4 GiB
 */
export async function* zip(entries: Iterable<ZipEntry>): AsyncGenerator<Buffer> {
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content } of entries) {
    const encoded = Buffer.from(name)
    const header = record('ssssslllss', 0x04034b50, [
      VERSION,
      FLAGS,
      DEFLATE,
      0,
      DATE,
      0,
      0,
      0,
      encoded.length,
      0,
    ])
    yield Buffer.concat([header, encoded])
    const sums = { crc: 0, size: 0 }
    let packed = 0
    for await (const part of deflated(content, sums)) {
      packed += part.length
      yield part
    }
    const known = [sums.crc, packed, sums.size]
    yield record('lll', 0x08074b50, known)
    const entry = [VERSION, VERSION, FLAGS, DEFLATE, 0, DATE, ...known, encoded.length, 0, 0, 0, 0, 0, offset]
    directory.push(record('sssssslllsssssll', 0x02014b50, entry), encoded)
    offset += header.length + encoded.length + packed + 16
    if (Math.max(offset, sums.size) > 0xffff_ffff) throw new RangeError('a ZIP archive ends at 4 GiB')
  }
  const files = directory.length / 2
  const central = Buffer.concat(directory)
  yield Buffer.concat([
    central,
    record('sssslls', 0x06054b50, [0, 0, files, files, central.length, offset, 0]),
  ])
}

// --- internal ---

const VERSION = 20
/** Sizes follow the data; names are UTF-8. */
const FLAGS = 0x0808
const DEFLATE = 8
/** 1980-01-01 */
const DATE = 0x21

/** A signature and numbers of 2 (`s`) or 4 (`l`) bytes, little-endian. */
function record(layout: string, signature: number, values: number[]): Buffer {
  const bytes = Buffer.alloc(4 + [...layout].reduce((sum, kind) => sum + (kind === 's' ? 2 : 4), 0))
  let at = bytes.writeUInt32LE(signature)
  values.forEach((value, i) => {
    at = layout[i] === 's' ? bytes.writeUInt16LE(value, at) : bytes.writeUInt32LE(value, at)
  })
  return bytes
}

async function* deflated(
  content: ZipEntry['content'],
  sums: { crc: number; size: number },
): AsyncGenerator<Buffer> {
  const bytes = async function* () {
    for await (const text of content) {
      const part = Buffer.from(text)
      sums.crc = crc32(part, sums.crc)
      sums.size += part.length
      yield part
    }
  }
  const deflate = createDeflateRaw()
  // What fails in front destroys the deflater with the same error, and the loop below throws it.
  const fed = pipeline(Readable.from(bytes(), { objectMode: false }), deflate).catch(() => {})
  yield* deflate
  await fed
}
