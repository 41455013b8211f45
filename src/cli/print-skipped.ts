// print-skipped.ts — what could not be read, as text. Not: why (the readers say).
import type { SkippedFile } from '../search/answers/failed-files.ts'
import { harmless } from './terminal.ts'

/** Messages of one file that are shown; a list of something else has one for each of its lines. */
const MOST_MESSAGES = 3

export interface SkippedCounts {
  /** Files of which nothing could be read. */
  files: number
  /** Lines of files of many that could not be. */
  entries: number
  /** The files that those lines are in. */
  entryFiles: number
}

export function countSkipped(files: readonly SkippedFile[]): SkippedCounts {
  const entriesOf = ({ messages }: SkippedFile) => messages.filter(({ line }) => line !== null).length
  return {
    files: files.filter(({ messages }) => messages.some(({ line }) => line === null)).length,
    entries: files.reduce((sum, file) => sum + entriesOf(file), 0),
    entryFiles: files.filter(file => entriesOf(file) > 0).length,
  }
}

/**
 * Rows of two cells: where, and why; of a file's many messages the first, and how many more there are. Lines that all
 * lack the same are printed once: most likely the file holds no reports.
 */
export const skippedRows = (files: readonly SkippedFile[]): [where: string, why: string][] =>
  files.flatMap(({ file, messages }): [string, string][] => {
    const name = harmless(file)
    if (isAllAlike(messages)) {
      const [{ line, reason }] = messages
      return [
        [
          name,
          `从第 ${line} 行起有 ${messages.length} 行：${harmless(reason)}（若不是报告文件，移到别处即可）`,
        ],
      ]
    }
    const rows = messages
      .slice(0, MOST_MESSAGES)
      .map(({ line, reason }): [string, string] => [
        line === null ? name : `${name}:${line}`,
        harmless(reason),
      ])
    const left = messages.length - rows.length
    return left > 0 ? [...rows, [name, `…… 另有 ${left} 条（--json 可全列）`]] : rows
  })

// --- internal ---

type Messages = SkippedFile['messages']

const isAllAlike = (messages: Messages): messages is [Messages[number], ...Messages] =>
  messages.length > MOST_MESSAGES &&
  messages.every(({ line, reason }) => line !== null && reason === messages[0]!.reason)
