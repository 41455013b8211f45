// failed-files.ts — what could not be read, file by file. Not: why (the readers say), how it is told.
import type { Quality } from '../../api/quality.ts'

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

type FailedFile = Quality['failed']['items'][number]

/**
 * Lines that lack the same are told once: a list of something else has one message for each of its lines.
 *
 * @example
 * failedFiles([{ file: 'a.csv:2', reason: '缺' }, { file: 'a.csv:3', reason: '缺' }]) // => [{ file: 'a.csv', total: 2, reasons: [{ reason: '缺', lines: [{ from: 2, to: 3 }] }] }]
 */
export const failedFiles = (skipped: readonly Skipped[]): FailedFile[] =>
  byFile(skipped).map(({ file, messages }) => {
    const reasons = new Map<string, FailedFile['reasons'][number]>()
    for (const { line, reason } of messages) {
      const key = JSON.stringify([reason, line === null])
      const told = reasons.get(key) ?? { reason, lines: [] }
      reasons.set(key, told)
      const last = told.lines.at(-1)
      if (line === null) continue
      if (last?.to === line - 1) last.to = line
      else told.lines.push({ from: line, to: line })
    }
    return { file, total: messages.length, reasons: [...reasons.values()] }
  })

/** The other way: each message with its line, in order. */
export const messagesIn = ({ file, reasons }: FailedFile): SkippedFile => ({
  file,
  messages: reasons
    .flatMap(({ reason, lines }): SkippedFile['messages'] =>
      lines.length === 0 ? [{ line: null, reason }] : lines.flatMap(run => eachOf(run, reason)),
    )
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
})

// --- internal ---

const eachOf = ({ from, to }: { from: number; to: number }, reason: string) =>
  Array.from({ length: to - from + 1 }, (_, i) => ({ line: from + i, reason }))
