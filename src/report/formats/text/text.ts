// formats/text.ts — plain text and Markdown. Not: what the text means (compose.ts).
import { composeReport } from '../../compose.ts'
import { splitLines } from '../../lines.ts'
import type { CleaningEntry } from '../../report.ts'
import { failed, type ReadResult, type SourceFile } from '../../source.ts'
import { decode } from '../decode.ts'

export function readText(source: SourceFile): ReadResult {
  const { file, bytes } = source
  const decoded = decode(bytes)
  if ('failure' in decoded) return failed(file, decoded.failure)
  // Text saved from Markdown keeps its marks whatever its extension.
  if (MARKDOWN_TEXT.test(decoded.text.slice(0, 2000))) return readMarkdown(source)
  return composed(source, splitLines(decoded.text))
}

const MARKDOWN_TEXT = /^\s*#{1,3} [^#\s]/
const MARKED_HEADING = /^(#{1,6})\s+(.*?)\s*#*$/
const RULE = /^(?:-{3,}|\*{3,}|_{3,}|={3,}|```.*)$/

/** Markdown headings keep their depth; the marks themselves go to the cleaning log. Other markup stays text. */
export function readMarkdown(source: SourceFile): ReadResult {
  const { file, bytes } = source
  const decoded = decode(bytes)
  if ('failure' in decoded) return failed(file, decoded.failure)
  const split = splitLines(decoded.text)
  const markup: CleaningEntry[] = []
  const lines = split.lines.flatMap(line => {
    if (RULE.test(line.text)) {
      markup.push({ line: line.number, text: line.text, reason: 'markup' })
      return []
    }
    const heading = MARKED_HEADING.exec(line.text)
    if (!heading || heading[2] === '') return [line]
    const text = heading[2]!
    const marks = line.text.replace(text, ' ').replace(/\s+/g, ' ').trim()
    markup.push({ line: line.number, text: marks, reason: 'markup' })
    return [{ ...line, text, depth: heading[1]!.length }]
  })
  return composed(source, { lines, invisible: split.invisible }, markup)
}

function composed(
  source: SourceFile,
  split: ReturnType<typeof splitLines>,
  markup: CleaningEntry[] = [],
): ReadResult {
  const { report, edges } = composeReport(source, split, markup)
  if (!report) return failed(source.file, '除网站栏目、表头等之外没有正文；请确认文件内容，或移走此文件')
  return { reports: [report], failures: [], edges }
}
