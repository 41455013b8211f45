// text.ts — plain text and Markdown. Not: what the text means (compose.ts).
import { composeReport } from '../../compose.ts'
import { splitLines } from '../../lines.ts'
import type { CleaningEntry } from '../../report.ts'
import { failed, type ReadResult, type SourceFile } from '../../source.ts'
import { decode } from '../decode.ts'
import { headingIn, inlineIn } from './markdown.ts'

export function readText(source: SourceFile): ReadResult {
  const { file, bytes } = source
  const decoded = decode(bytes)
  if ('failure' in decoded) return failed(file, decoded.failure)
  // Text saved from Markdown keeps its marks whatever its extension.
  if (MARKDOWN_TEXT.test(decoded.text.slice(0, 2000)) || isBoldThroughout(decoded.text))
    return readMarkdown(source)
  return composed(source, splitLines(decoded.text))
}

const MARKDOWN_TEXT = /^\s*#{1,3} [^#\s]/
/** Lines that are bold as a whole, as headings of text saved from Markdown are; one alone may be anything. */
const BOLD_LINE = /^[ \t\u3000]{0,8}\*\*[^*\n]{1,200}\*\*[ \t]{0,8}\r?$/gm
const LEAST_BOLD = 2

const isBoldThroughout = (text: string) => (text.slice(0, 20_000).match(BOLD_LINE)?.length ?? 0) >= LEAST_BOLD

const RULE = /^(?:-{3,}|\*{3,}|_{3,}|={3,}|```.*)$/

/** Headings keep their depth; the marks of headings, emphasis and links go to the cleaning log. Other markup stays text. */
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
    const heading = headingIn(line.text)
    const { text, marks } = inlineIn(heading?.text ?? line.text)
    const all = [heading?.marks, marks].filter(Boolean).join(' ')
    if (all === '' || text.trim() === '') return [line]
    markup.push({ line: line.number, text: all, reason: 'markup' })
    return [{ ...line, text: text.trim(), ...(heading && { depth: heading.depth }) }]
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
