// dictionary-file.ts — a user dictionary from its file, and to and from the snapshot. Not: what its words do.
import { basename } from 'node:path'
import { parseDictionary, type RejectedLine } from '../analysis/dictionary.ts'
import type { UserDictionary } from '../analysis/segmenter.ts'
import { readTextFile } from '../report/text-file.ts'

export interface DictionaryFile extends UserDictionary {
  /** Lines that are no words. */
  rejected: RejectedLine[]
}

/** Encodings as for reports. @throws JiansuoError `bad-config` when the file is missing, unreadable or no text. */
export function readDictionary(path: string): DictionaryFile {
  const text = readTextFile(path, '词典', '，或不使用词典')
  return { file: basename(path), ...parseDictionary(text) }
}
