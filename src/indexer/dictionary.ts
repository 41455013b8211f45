// dictionary.ts — a user dictionary from its file, and to and from the snapshot. Not: what its words do.
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseDictionary, type RejectedLine } from '../analysis/dictionary.ts'
import type { UserDictionary } from '../analysis/segmenter.ts'
import { JiansuoError } from '../errors.ts'
import { decode } from '../report/formats/decode.ts'

export interface DictionaryFile extends UserDictionary {
  /** Lines that are no words. */
  rejected: RejectedLine[]
}

/** Encodings as for reports. @throws JiansuoError `bad-config` when the file is missing, unreadable or no text. */
export function readDictionary(path: string): DictionaryFile {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(path)
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    const why = code === 'ENOENT' ? '不存在' : `无法打开（${(cause as Error).message}）`
    throw new JiansuoError('bad-config', `词典 ${path} ${why}：请检查路径，或不使用词典`, { cause })
  }
  // An empty file is a dictionary without words, not a damaged one.
  const decoded = bytes.length === 0 ? { text: '' } : decode(bytes)
  if ('failure' in decoded)
    throw new JiansuoError(
      'bad-config',
      `词典 ${path} 不是文本文件（${decoded.failure}）：请另存为 UTF-8 的 .txt`,
    )
  return { file: basename(path), ...parseDictionary(decoded.text) }
}
