// print-skipped.ts — what could not be read, file by file. Not: why (the readers say).
import { harmless } from './terminal.ts'

/** As the indexer and the manifest have it: `空.txt`, or `名录.jsonl:12` for a line of a file of many. */
interface Skipped {
  file: string
  reason: string
}

export interface SkippedFile {
  file: string
  /** Each with its line, or null: the whole file. */
  messages: { line: number | null; reason: string }[]
}

/** Messages of one file that are shown; a list of something else has one for each of its lines. */
const MOST_MESSAGES = 3

/** Groups messages by file, in the order in which files first appear. */
export function byFile(skipped: readonly Skipped[]): SkippedFile[] {
  const files = new Map<string, SkippedFile>()
  for (const { file: at, reason } of skipped) {
    // Only these have entries; any other name with a colon is a name.
    const [, named, line] = /^(.*\.(?:jsonl|csv)):(\d+)$/is.exec(at) ?? []
    const file = named ?? at
    const message = { line: line === undefined ? null : Number(line), reason }
    const known = files.get(file)
    if (known) known.messages.push(message)
    else files.set(file, { file, messages: [message] })
  }
  return [...files.values()]
}

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
