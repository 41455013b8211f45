// read.ts — one file to the reports in it: the door of this room. Not: walking folders or indexing (src/indexer).
import { extname } from 'node:path/posix'
import { EXTENSIONS, FORMATS, type FormatId, formatNamed, formatOf, readerOf } from './formats/formats.ts'
import type { StreamedFile } from './formats/jsonl/streamed.ts'
import { isHeavy } from './formats/sandbox/heavy.ts'
import { sharedPool } from './formats/sandbox/pool.ts'
import { startOf } from './formats/signature.ts'
import { isPicture, unreadContent } from './formats/unread.ts'
import { markRecognised, recognise } from './recognition.ts'
import { failed, type ReadResult, type SourceFile } from './source.ts'

export { SIZE_LIMIT } from './formats/decode.ts'
export { EXTENSIONS } from './formats/formats.ts'
export { adviceFor } from './formats/unread.ts'
export type { Failure, ReadResult, SourceFile } from './source.ts'

const extensionOf = (file: string) => extname(file).toLowerCase()

export interface ReadOptions {
  /** A command that recognises text in scans, see `recognise`. Default, and null: scans are refused. */
  ocr?: string | null
}

/** Whether a file of this name is read, judged by its extension. */
export function isReadable(file: string, { ocr = null }: ReadOptions = {}): boolean {
  const extension = extensionOf(file)
  return formatNamed(extension) !== null || (ocr !== null && isPicture(extension))
}

/**
 * Reads the reports of one file. Content is never a reason to throw: what cannot be read comes back as a failure with
 * its reason, beside the reports that could. A file whose name says one format and whose bytes another is read as what
 * it is: half of all .doc files on portals are web pages or .docx.
 *
 * @param source `file`: path relative to the indexed folder, with `/`; `bytes`: the whole file
 * @example
 * const bytes = new TextEncoder().encode('天门市2020年法治政府建设情况的报告\n2020年，天门市坚持依法行政，成效明显。')
 * const { reports } = await readReports({ file: 'a.txt', bytes })
 * console.log(reports[0].region.path, reports[0].year) // [ '湖北省', '天门市' ] 2020
 */
export async function readReports(source: SourceFile, { ocr = null }: ReadOptions = {}): Promise<ReadResult> {
  const result = await readAsItIs(source)
  if (ocr === null || !result.isScan) return result
  const recognised = await recognise(ocr, source.file, source.bytes)
  if ('failure' in recognised) return { ...failed(source.file, recognised.failure), isUnsettled: true }
  const read = await readAsItIs({ ...source, bytes: recognised.bytes })
  if (read.reports.length > 0) return { ...read, reports: read.reports.map(markRecognised) }
  return failed(source.file, '文字识别之后仍没有文字；请检查扫描的质量和识别的语言')
}

/** Whether a file of this name can be read row by row, however large it is (`readByRow`). */
export const isReadByRow = (file: string): boolean => formatNamed(extensionOf(file)) === 'jsonl'

/**
 * Reads a file of rows as its bytes come: a result for each row that says anything.
 *
 * @throws what reading the chunks throws
 */
export async function* readByRow(source: Omit<StreamedFile, 'readApart'>): AsyncGenerator<ReadResult> {
  const { readStreamedRows } = await import('./formats/jsonl/streamed.ts')
  yield* readStreamedRows({
    ...source,
    readApart: bytes => sharedPool().read('jsonl', { file: source.file, bytes }),
  })
}

// --- internal ---

async function readAsItIs(source: SourceFile): Promise<ReadResult> {
  const extension = extensionOf(source.file)
  const named = formatNamed(extension) ?? (isPicture(extension) ? 'text' : null)
  if (!named) {
    return failed(
      source.file,
      `不支持的文件类型 ${extension || '（无扩展名）'}；可读 ${EXTENSIONS.join(' ')}`,
    )
  }
  if (named === 'jsonl') return readAs('jsonl', source)
  if (source.bytes.length === 0) return failed(source.file, '文件是空的（0 字节）；请补上内容或移走此文件')
  const start = startOf(source.bytes)
  if ('failure' in start) return failed(source.file, start.failure)
  const found = formatOf(start)
  // Markdown may hold a page as its example; any other text that begins as a page is one.
  if (found && !(found === 'html' && named === 'markdown')) return readAs(found, source)
  const unread = unreadContent(start)
  if (unread) return { ...failed(source.file, unread.failure), ...(unread.isScan && { isScan: true }) }
  const { isOne, isTrusted } = FORMATS[named]
  return !isOne || isTrusted ? readAs(named, source) : readWithoutSignature(source)
}

async function readAs(format: FormatId, source: SourceFile): Promise<ReadResult> {
  const { place } = FORMATS[format]
  if (place === 'sandbox' || (place === 'by work' && isHeavy(source.bytes))) {
    return sharedPool().read(format, source)
  }
  const reader = await readerOf(format)
  return reader({ ...source, readApart: bytes => sharedPool().read(format, { ...source, bytes }) })
}

/** A file that does not begin as the format that its name says: text under another name, or damaged. */
async function readWithoutSignature(source: SourceFile): Promise<ReadResult> {
  const asText = await readAs('text', source)
  if (asText.reports.length > 0) return asText
  return failed(
    source.file,
    `内容不是 ${extensionOf(source.file)} 文件，也不是文本（可能已损坏或未下载完整）；请重新下载或另存后再试`,
  )
}
