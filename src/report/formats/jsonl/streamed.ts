// streamed.ts — rows of a file of any size, one after the other, as its bytes come. Not: what a row says (jsonl.ts).
import { failed, type ReadResult, type SourceFile } from '../../source.ts'
import { decode, tryDecode } from '../decode.ts'
import { NO_ROW, rowReader } from './jsonl.ts'

export interface StreamedFile extends Pick<SourceFile, 'file' | 'readApart'> {
  /** Of the file, in order, cut anywhere. */
  chunks: AsyncIterable<Uint8Array>
  /** A longer line is reported and skipped. Bytes. */
  longestLine: number
}

/**
 * What the rows say, a result for each line that is not blank; put together they equal what the whole file says at once.
 * Each line is decoded by itself, so one that is damaged does not cost the others. In UTF-8 and GB18030 a line feed is no
 * part of any other character; UTF-16 is refused.
 *
 * @throws what reading the chunks throws
 */
export async function* readStreamedRows({
  file,
  chunks,
  longestLine,
  readApart,
}: StreamedFile): AsyncGenerator<ReadResult> {
  const readRow = rowReader(file, readApart)
  let isEmpty = true
  for await (const { line, bytes } of linesOf(chunks, longestLine)) {
    if (line === 1 && bytes !== null && isUtf16(bytes))
      return yield { ...failed(file, UTF16), isUnsettled: true }
    const result = bytes === null ? tooLong(file, line, longestLine) : await readLine(bytes, line)
    if (result.reports.length === 0 && result.failures.length === 0) continue
    isEmpty = false
    yield result
  }
  if (isEmpty) yield failed(file, NO_ROW)

  async function readLine(bytes: Uint8Array, line: number): Promise<ReadResult> {
    const utf8 = tryDecode(bytes, 'utf-8')
    if (utf8 !== null) return readRow(utf8, line)
    const decoded = decode(bytes)
    return 'failure' in decoded
      ? { reports: [], failures: [{ file, line, reason: UNREADABLE }] }
      : readRow(decoded.text, line)
  }
}

// --- internal ---

const UTF16 = '过大的 .jsonl 须逐行读取，不能是 UTF-16；请另存为 UTF-8'
const UNREADABLE = '这一行既不是 UTF-8 也不是 GB18030 文本；请检查或去掉这一行'

function tooLong(file: string, line: number, longestLine: number): ReadResult {
  const limit = `${Math.round(longestLine / 2 ** 20)} MiB`
  return { reports: [], failures: [{ file, line, reason: `这一行过大（上限 ${limit}）；请拆分成几份报告` }] }
}

const LINE_FEED = 0x0a

/** The lines without their line feeds; null: longer than may be. */
async function* linesOf(
  chunks: AsyncIterable<Uint8Array>,
  longest: number,
): AsyncGenerator<{ line: number; bytes: Uint8Array | null }> {
  let line = 1
  let begun: Uint8Array[] = []
  let length = 0
  const take = (piece: Uint8Array) => {
    length += piece.length
    if (length <= longest) begun.push(piece)
    else begun = []
  }
  const end = () => {
    const bytes = length > longest ? null : Buffer.concat(begun)
    begun = []
    length = 0
    return { line: line++, bytes }
  }
  for await (const chunk of chunks) {
    let start = 0
    for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, start)) {
      take(chunk.subarray(start, at))
      yield end()
      start = at + 1
    }
    if (start < chunk.length) take(chunk.subarray(start))
  }
  if (length > 0) yield end()
}

const isUtf16 = ([first, second]: Uint8Array) =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
