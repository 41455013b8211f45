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

const INNER_MARK = /[，。；、：,;:]/

const CELLS = /^\|.*\|$|\S(?:\u3000|\t| {2,})\S+(?:\u3000|\t| {2,})\S/
const LEADER = /(?:\.{4}|…{2}|·{4})\s*\d*$/

/** Cells set apart, twice or more; a row of a Markdown table; a line of a table of contents. */
const isRow = (text: string) => CELLS.test(text) || LEADER.test(text.slice(-16))

/** Whether two lines in a row are entries of a list: no mark within, and the same end. */
function endAlike(last: string, next: string): boolean {
  return (
    last.length > 2 && last.slice(-2) === next.slice(-2) && !INNER_MARK.test(last) && !INNER_MARK.test(next)
  )
}

/** Rows and entries of lists: each is a line of its own, however wide. */
function entriesOf(lines: readonly Line[]): Set<Line> {
  const entries = new Set(lines.filter(line => isRow(line.text)))
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1]
    if (next && endAlike(line.text, next.text)) entries.add(line).add(next)
  }
  return entries
}

/** How often the most frequent value comes again, as a share of what could. */
function repeats(values: readonly (string | number)[]): number {
  const counts = new Map<string | number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return (Math.max(1, ...counts.values()) - 1) / Math.max(1, values.length - 1)
}

/**
 * Whether lines of one width look cut rather than listed. What a page's edge cuts has its marks anywhere inside, and
 * ends on any word; entries of a list (names, rows, persons with their posts) have none, or have them at one place,
 * and end alike.
 */
function looksCut(lines: readonly Line[]): boolean {
  const marks: number[] = []
  const texts = [...new Set(lines.map(line => line.text))]
  let open = 0
  for (const text of texts) {
    const mark = text.slice(0, -1).search(INNER_MARK)
    if (mark >= 0) marks.push(mark)
    if (!ENDS.has(text[text.length - 1]!)) open++
  }
  return (
    marks.length * 2 >= texts.length &&
    open * 2 >= texts.length &&
    repeats(marks) <= 0.4 &&
    repeats(texts.map(text => text.slice(-2))) <= 0.3
  )
}

interface Wrap {
  /** What next to no line is wider than. */
  width: number
  /** The width that nearly all full lines have, else infinite. */
  usual: number
}

const WRAPS = { least: 16, most: 80 }
const nearly = (lines: readonly Line[], wrap: number) =>
  lines.filter(line => {
    const w = width(line.text)
    return w >= wrap - 2.5 && w <= wrap + 2
  })

/** Infinite where widths vary (type of uneven width, spaces put in): there a wider line tells nothing. */
function usualWidth(lines: readonly Line[]): number {
  const widths = lines.filter(({ text }) => !ENDS.has(text[text.length - 1]!)).map(line => width(line.text))
  const counts = new Map<number, number>()
  for (const w of widths) counts.set(w, (counts.get(w) ?? 0) + 1)
  for (const [usual, count] of counts) if (count * 10 >= widths.length * 8) return usual
  return Number.POSITIVE_INFINITY
}

/**
 * The width that lines were wrapped at, or null. Wrapped text shows three things at once: many lines of nearly the
 * same width, next to none that are wider, and lines that look cut.
 */
function wrapWidth(lines: readonly Line[]): Wrap | null {
  if (lines.length < 8) return null
  let long = 0
  for (const line of lines) if (line.text.length > 160) long++
  if (long * 50 > lines.length) return null
  const widths = lines.map(line => width(line.text)).sort((a, b) => a - b)
  const widest = widths[Math.floor(widths.length * 0.97)]!
  if (widest < WRAPS.least || widest > WRAPS.most) return null
  const full = nearly(lines, widest)
  return full.length * 100 >= widths.length * 45 && looksCut(full)
    ? { width: widest, usual: usualWidth(full) }
    : null
}

/**
 * The same where paragraphs are indented, whatever else the file holds (tables, lists): told by the lines alone that
 * break off in front of one without white space.
 */
function wrapOfIndented(lines: readonly Line[]): Wrap | null {
  const cut = lines.filter((line, i) => {
    const next = lines[i + 1]
    return next && !next.indented && !next.gap && !ENDS.has(line.text[line.text.length - 1]!)
  })
  const widths = cut.map(line => width(line.text)).sort((a, b) => a - b)
  const wrap = widths[Math.floor(widths.length * 0.9)]
  if (wrap === undefined || wrap < WRAPS.least || wrap > WRAPS.most) return null
  const full = nearly(cut, wrap)
  return full.length >= 4 && full.length * 2 >= cut.length && looksCut(full)
    ? { width: wrap, usual: usualWidth(full) }
    : null
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

/** A line of its own although it ends with a comma, and one that begins anew. */
const SALUTATION = /^(?:尊敬的|亲爱的|各位|同志们|女士们|朋友们|老师们|同学们)[^。；]{0,40}[，,]$/
const LABELLED = /^(?:主送|抄送|抄报|报送|分送|印发|附件|联系人|联系电话)\s?[:：]/

/**
 * A heading that seems cut only because it is long: without a mark, at the start of a paragraph, and wider than the
 * lines that are. A line of ideographs alone is as wide as the page lets it be, never wider.
 */
function overhangs(opening: Line, last: Line, usual: number): boolean {
  return last === opening && !INNER_MARK.test(last.text) && width(last.text) >= usual + 1
}

/** How wide a line that ends with a comma is at least, where the text's own wrap is not known. */
const CUT_AT_COMMA = 24

interface Layout {
  wrapped: Wrap | null
  indentedText: boolean
  listed: ReadonlySet<Line>
}

/** Whether `next` continues the paragraph that `opening` is the first line of and `last` the latest. */
function continues(
  opening: Line,
  last: Line,
  next: Line,
  { wrapped, indentedText, listed }: Layout,
): boolean {
  if (last.depth !== undefined || next.depth !== undefined || last.whole || next.whole) return false
  if (listed.has(last) || listed.has(next)) return false
  const end = last.text[last.text.length - 1]!
  const first = next.text[0]!
  if (OPENERS.has(end) || NEVER_FIRST.has(first) || isCutDate(last.text, next.text)) return true
  if (
    (first === ')' || first === '）') &&
    (unclosed(last.text, '(', ')') || unclosed(last.text, '（', '）'))
  ) {
    return true
  }
  // In text with indented paragraphs, a line without white space is likely the rest of the one above.
  const within = indentedText && opening.indented && !next.indented && !next.gap
  if (first === '、' && within) return true
  const numbered = numberingOf(next.text)
  const lostNumber = first === '、' || first === ')' || first === '）'
  if (lostNumber || numbered || LABELLED.test(next.text) || /^\d{1,3}$/.test(next.text)) return false
  // The first line of a paragraph is narrower by what it is indented.
  const wide = width(last.text) + (last.indented ? 2 : 0)
  const full = wrapped !== null && wide >= wrapped.width - 2.5
  if (GOES_ON.has(end) && !(indentedText && next.indented)) {
    if (last === opening && numberOnly(last.text)) return true
    // Nothing ends with 、, but a greeting, a line of verse and an address do end with a comma.
    if (end === '、') return wide >= 12
    if (SALUTATION.test(last.text)) return false
    return within || wide >= (wrapped === null ? CUT_AT_COMMA : wrapped.width * 0.8)
  }
  if (indentedText && next.indented) return false
  if (within && BREAKS_OFF.has(end)) return true
  if (!full || overhangs(opening, last, wrapped.usual)) return false
  if (!ENDS.has(end)) return true
  // A sentence may end at the edge, in the middle of a paragraph; what follows it then is prose, no signature.
  return within && (INNER_MARK.test(next.text) || ENDS.has(next.text[next.text.length - 1]!))
}

/**
 * Lines to paragraphs. Where two lines become one, an entry tells it, with the words on both sides of the joint
 * (the words themselves stay in the paragraph).
 */
export function joinLines(lines: readonly Line[]): { blocks: Block[]; entries: CleaningEntry[] } {
  const indentedText = isIndented(lines)
  const listed = entriesOf(lines)
  // However many there are, they tell nothing about how the text around them is laid out.
  const prose = lines.filter(line => !listed.has(line))
  const layout: Layout = {
    wrapped: wrapWidth(prose) ?? (indentedText ? wrapOfIndented(prose) : null),
    indentedText,
    listed,
  }
  const blocks: Block[] = []
  const entries: CleaningEntry[] = []
  let block: Block | null = null
  let opening: Line | null = null
  let last: Line | null = null
  for (const line of lines) {
    if (block && opening && last && continues(opening, last, line, layout)) {
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
