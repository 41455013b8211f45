// text-file.ts — a text file that an administrator names in a setting, decoded as reports are. Not: what stands in it.
import { readFileSync } from 'node:fs'
import { JiansuoError } from '../errors.ts'
import { decode } from './formats/decode.ts'

/**
 * @param what the file is, in Chinese: 词典
 * @param orElse what may be done instead of mending the path; default: nothing
 * @returns its text; an empty file is empty, not damaged
 * @throws JiansuoError `bad-config` where it is missing, unreadable or no text
 */
export function readTextFile(path: string, what: string, orElse = ''): string {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(path)
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    const why = code === 'ENOENT' ? '不存在' : `无法打开（${(cause as Error).message}）`
    throw new JiansuoError('bad-config', `${what} ${path} ${why}：请检查路径${orElse}`, { cause })
  }
  if (bytes.length === 0) return ''
  const decoded = decode(bytes)
  if ('failure' in decoded)
    throw new JiansuoError(
      'bad-config',
      `${what} ${path} 不是文本文件（${decoded.failure}）：请另存为 UTF-8 的 .txt`,
    )
  return decoded.text
}
