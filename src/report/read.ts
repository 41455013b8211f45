// read.ts — one file to the reports in it: the door of this room. Not: walking folders or indexing (src/indexer).
import { extname } from 'node:path/posix'
import { failed, type Reader, type ReadResult, type SourceFile } from './formats/format.ts'
import { readJsonLines } from './formats/jsonl.ts'
import { readMarkdown, readText } from './formats/text.ts'

export { SIZE_LIMIT } from './decode.ts'
export type { Failure, ReadResult, SourceFile } from './formats/format.ts'

/** One reader for each extension. A new format is one file in formats/ and one line here. */
const READERS: Readonly<Record<string, Reader>> = {
  '.txt': readText,
  '.md': readMarkdown,
  '.jsonl': readJsonLines,
}

/** Extensions that are read, lower case, with the dot. */
export const EXTENSIONS: readonly string[] = Object.keys(READERS)

/** Whether a file of this name is read, judged by its extension. */
export function isReadable(file: string): boolean {
  return extname(file).toLowerCase() in READERS
}

/**
 * Reads the reports of one file. Content is never a reason to throw: what cannot be read comes back as a failure with
 * its reason, beside the reports that could.
 *
 * @param source `file`: path relative to the indexed folder, with `/`; `bytes`: the whole file
 * @example
 * const bytes = new TextEncoder().encode('天门市2020年法治政府建设情况的报告\n2020年，天门市坚持依法行政，成效明显。')
 * const { reports } = await readReports({ file: 'a.txt', bytes })
 * console.log(reports[0].region.path, reports[0].year) // [ '湖北省', '天门市' ] 2020
 */
export async function readReports(source: SourceFile): Promise<ReadResult> {
  const reader = READERS[extname(source.file).toLowerCase()]
  if (!reader) {
    const extension = extname(source.file) || '（无扩展名）'
    return failed(source.file, `不支持的文件类型 ${extension}；可读 ${EXTENSIONS.join(' ')}`)
  }
  return reader(source)
}
