// read.ts — one file to the reports in it: the door of this room. Not: walking folders or indexing (src/indexer).
import { extname } from 'node:path/posix'
import type { Format } from './formats/formats.ts'
import { readJsonLines } from './formats/jsonl/jsonl.ts'
import { extractedReader } from './formats/sandbox/reader.ts'
import { signatureOf } from './formats/signature.ts'
import { readMarkdown, readText } from './formats/text/text.ts'
import { failed, type Reader, type ReadResult, type SourceFile } from './source.ts'

export { SIZE_LIMIT } from './formats/decode.ts'
export type { Failure, ReadResult, SourceFile } from './source.ts'

/** One entry for each extension: a reader, or the format that a thread extracts. A new format is one line here. */
const READERS: Readonly<Record<string, Reader | Format>> = {
  '.txt': readText,
  '.md': readMarkdown,
  '.jsonl': readJsonLines,
  '.html': 'html',
  '.htm': 'html',
  '.docx': 'docx',
  '.pdf': 'pdf',
  '.doc': 'doc',
}

/** Extensions that are read, lower case, with the dot. */
export const EXTENSIONS: readonly string[] = Object.keys(READERS)

/** Whether a file of this name is read, judged by its extension. */
export function isReadable(file: string): boolean {
  return extname(file).toLowerCase() in READERS
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
export async function readReports(source: SourceFile): Promise<ReadResult> {
  const extension = extname(source.file).toLowerCase()
  const named = READERS[extension]
  if (!named) {
    return failed(
      source.file,
      `不支持的文件类型 ${extension || '（无扩展名）'}；可读 ${EXTENSIONS.join(' ')}`,
    )
  }
  if (named === readJsonLines) return named(source)
  if (source.bytes.length === 0) return failed(source.file, '文件是空的（0 字节）；请补上内容或移走此文件')
  const signature = signatureOf(source.bytes)
  if (signature && 'failure' in signature) return failed(source.file, signature.failure)
  // Markdown may hold a page as its example; any other text that begins as a page is one.
  if (signature && !(signature.format === 'html' && named === readMarkdown)) {
    return extractedReader(signature.format)(source)
  }
  if (typeof named === 'function') return named(source)
  return named === 'html' ? extractedReader('html')(source) : readWithoutSignature(source)
}

/** A .docx, .pdf or .doc that does not begin like one: text under another name, or damaged. */
async function readWithoutSignature(source: SourceFile): Promise<ReadResult> {
  const asText = await readText(source)
  if (asText.reports.length > 0) return asText
  const extension = extname(source.file).toLowerCase()
  return failed(
    source.file,
    `内容不是 ${extension} 文件，也不是文本（可能已损坏或未下载完整）；请重新下载或另存后再试`,
  )
}
