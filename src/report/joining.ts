// joining.ts — undoes line breaks that layout made, not the author. Not: removing lines (cleaning.ts).
import type { Line } from './lines.ts'
import { numberingOf } from './numbering.ts'
import type { CleaningEntry } from './report.ts'

/** A paragraph before it is divided: its text and the line it begins on. */
export interface Block {
  line: number
  text: string
  depth?: number
}

const ENDS = new Set('。！？；：!?;:…”’）)》】」』.')
const OPENERS = new Set('《〈（(【「『“‘')
const GOES_ON = new Set('，,、')
/** No phrase ends with these. */
const BREAKS_OFF = new Set('与和的在是对向于及从把被将')
/** What no line of a text begins with, unless the line before was cut. `、` and `)` may be a heading's lost number. */
const NEVER_FIRST = new Set('，。；：！？》〉】”’」』%‰％')

/** 2016年1月22 / 日: no line ends, and none begins, in the middle of a date. */
function isCutDate(last: string, next: string): boolean {
  if (!/^[年月日]/.test(next)) return false
  if (next.startsWith('年')) return /(?:19|20)\d\d\s?$/.test(last) && /^年\s?\d{1,2}\s?月/.test(next)
  return next.startsWith('月') ? /\d{4}\s?年\s?\d{1,2}\s?$/.test(last) : /\d\s?月\s?\d{1,2}\s?$/.test(last)
}

/** Width in ideographs: a Latin letter or a digit takes half. */
function width(text: string): number {
  let units = 0
  for (let i = 0; i < text.length; i++) units += text.charCodeAt(i) < 0x2000 ? 1 : 2
  return units / 2
}

/**
 * The width that lines were wrapped at, or null. Wrapped text shows two things at once: many lines of nearly the
 * same width, and next to none that are wider.
 */
function wrapWidth(lines: readonly Line[]): number | null {
  if (lines.length < 8) return null
  let long = 0
  for (const line of lines) if (line.text.length > 160) long++
  if (long * 50 > lines.length) return null
  const widths = lines.map(line => width(line.text)).sort((a, b) => a - b)
  const widest = widths[Math.floor(widths.length * 0.97)]!
  if (widest < 16 || widest > 80) return null
  let full = 0
  for (const w of widths) if (w >= widest - 2.5 && w <= widest + 2) full++
  return full * 100 >= widths.length * 45 ? widest : null
}

/** Most lines of prose begin with white space, so that one without it is the rest of the line above. */
function isIndented(lines: readonly Line[]): boolean {
  let prose = 0
  let indented = 0
  for (const line of lines) {
    if (line.text.length < 30) continue
    prose++
    if (line.indented) indented++
  }
  return prose >= 2 && indented * 10 >= prose * 6
}

function unclosed(text: string, open: string, close: string): boolean {
  return text.lastIndexOf(open) > text.lastIndexOf(close)
}

/** 一、 on a line of its own. */
function numberOnly(text: string): boolean {
  return text.length <= 5 && numberingOf(text)?.length === text.length
}

/** Whether `next` continues the paragraph that `opening` is the first line of and `last` the latest. */
function continues(
  opening: Line,
  last: Line,
  next: Line,
  wrapped: number | null,
  indentedText: boolean,
): boolean {
  if (last.depth !== undefined || next.depth !== undefined || last.whole || next.whole) return false
  const end = last.text[last.text.length - 1]!
  const first = next.text[0]!
  if (OPENERS.has(end) || NEVER_FIRST.has(first) || isCutDate(last.text, next.text)) return true
  if (
    (first === ')' || first === '）') &&
    (unclosed(last.text, '(', ')') || unclosed(last.text, '（', '）'))
  ) {
    return true
  }
  const numbered = numberingOf(next.text)
  const lostNumber = first === '、' || first === ')' || first === '）'
  if (numbered && !lostNumber) return false
  const joined = last !== opening
  if (GOES_ON.has(end) && (width(last.text) >= 12 || (!joined && numberOnly(opening.text)))) {
    return !lostNumber && !(indentedText && next.indented)
  }
  if (indentedText && opening.indented && !next.indented && !next.gap && !ENDS.has(end)) {
    // A date or an organ set to the right is indented too, so the line must read like prose, or break off.
    return joined || (opening.text.length >= 10 && /[，,。、；]/.test(opening.text)) || BREAKS_OFF.has(end)
  }
  if (wrapped === null || lostNumber || width(last.text) < wrapped - 2.5) return false
  if (indentedText) return !next.indented
  return !ENDS.has(end)
}

/**
 * Lines to paragraphs. Where two lines become one, an entry tells it, with the words on both sides of the joint
 * (the words themselves stay in the paragraph).
 */
export function joinLines(lines: readonly Line[]): { blocks: Block[]; entries: CleaningEntry[] } {
  const wrapped = wrapWidth(lines)
  const indentedText = isIndented(lines)
  const blocks: Block[] = []
  const entries: CleaningEntry[] = []
  let block: Block | null = null
  let opening: Line | null = null
  let last: Line | null = null
  for (const line of lines) {
    if (block && opening && last && continues(opening, last, line, wrapped, indentedText)) {
      entries.push({
        line: line.number,
        text: `${last.text.slice(-12)}⏎${line.text.slice(0, 12)}`.toWellFormed(),
        reason: 'joined',
      })
      const letters = /[A-Za-z]$/.test(last.text.slice(-1)) && /^[A-Za-z]/.test(line.text)
      block.text += letters ? ` ${line.text}` : line.text
    } else {
      block = { line: line.number, text: line.text }
      if (line.depth !== undefined) block.depth = line.depth
      blocks.push(block)
      opening = line
    }
    last = line
  }
  return { blocks, entries }
}
