// joining.ts — undoes line breaks that layout made, not the author. Not: removing lines (cleaning.ts).

import { numberingOf } from '../language/numbering.ts'
import type { Line } from '../lines.ts'
import type { CleaningEntry } from '../report.ts'
import { ENDS, INNER_MARK, isOpen, width } from './line.ts'
import { subscriptsOf } from './subscripts.ts'
import { INDENT, type Wrap, wrapsOf } from './wrapping.ts'

/** A paragraph before it is divided: its text and the line it begins on. */
export interface Block {
  line: number
  text: string
  depth?: number
}

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

const CELLS = /^\|.*\|$|\S(?:\u3000|\t| {2,})\S+(?:\u3000|\t| {2,})\S/
const LEADER = /(?:\.{4}|…{2}|·{4})\s*\d*$/

/** What every row of cells has, and few other lines. */
const APART = /[\u3000\t|]| {2}/

/** Cells set apart, twice or more; a row of a Markdown table; a line of a table of contents. */
const isRow = (text: string) => (APART.test(text) && CELLS.test(text)) || LEADER.test(text.slice(-16))

/** Whether two lines in a row are entries of a list: no mark within, and the same end. */
function endAlike(last: string, next: string): boolean {
  return (
    last.length > 2 && last.slice(-2) === next.slice(-2) && !INNER_MARK.test(last) && !INNER_MARK.test(next)
  )
}

/** Text on both sides of a wide gap, other than a number and its text. A line has no white space at its ends. */
function hasGap(text: string): boolean {
  const gap = text.search(/\s{4}/)
  return gap >= 0 && numberingOf(text)?.length !== gap
}

/** How near lines of two columns stand to each other, in lines, and how many tell that these are columns. */
const COLUMNS = { within: 30, least: 4 }

/**
 * Lines of pages in two columns: some hold both, side by side, others only what one of them has there. A line without
 * text on both sides is in the set where such lines stand around it.
 */
function columnsOf(lines: readonly Line[]): ReadonlySet<Line> {
  // Behind the end of a sentence a gap may be that of a paragraph whose line break was lost.
  const beside = lines.flatMap(({ text }, i) => (hasGap(text) && !/[。；：]\s{4}/.test(text) ? [i] : []))
  const columns = new Set<Line>()
  let from = 0
  let to = 0
  for (const [i, line] of lines.entries()) {
    while (beside[from]! < i - COLUMNS.within) from++
    while (beside[to]! <= i + COLUMNS.within) to++
    if (to - from >= COLUMNS.least) columns.add(line)
  }
  return columns
}

/** Rows and entries of lists: each is a line of its own, however wide. */
function entriesOf(lines: readonly Line[], columns: ReadonlySet<Line>): Set<Line> {
  const entries = new Set(lines.filter(line => isRow(line.text) || (columns.has(line) && hasGap(line.text))))
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1]
    if (next && endAlike(line.text, next.text)) entries.add(line).add(next)
  }
  return entries
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
const LABELLED = /^(?:主送|抄送|抄报|报送|分送|印发|附件|联系人|联系电话|数据来源|资料来源|注)\s?[:：]/

/**
 * A heading that seems cut only because it is long: without a mark, at the start of a paragraph, and wider than the
 * lines that are. A line of ideographs alone is as wide as the page lets it be, never wider.
 */
function overhangs(opening: Line, last: Line, usual: number): boolean {
  return last === opening && !INNER_MARK.test(last.text) && width(last.text) >= usual + 1
}

/**
 * Where the white space before paragraphs was lost, a heading may be as wide as a first line that was cut. What follows
 * a heading is a first line too, and as narrow; what follows a first line is as wide as the page, or ends.
 */
function standsAlone(text: string, next: Line, first: number): boolean {
  return !/[，。；：,;:]/.test(text) && isOpen(next) && width(next.text) <= first
}

/** 98 71 现场设备集成 第6部分 待立项: a row whose cells are set apart by single spaces. */
const NUMBERED_ROW = /^\d{1,4} \d{1,4} \S/

/** 图 26 2023年各地区月度CPI同比变动 */
const CAPTION = /^[图表]\s*\d{1,3}(?:[-.]\d{1,2})?\s+\S/
const isCaption = (text: string) => CAPTION.test(text) && !INNER_MARK.test(text) && !ENDS.has(text.at(-1)!)

/** A line wider than the page is two of them. The latter may be a heading: …成效明显。（三）数据资源开发利用加快探索 */
function endsWithHeading(text: string): boolean {
  const tail = text.slice(1 + Math.max(...[...'。；！？'].map(mark => text.lastIndexOf(mark))))
  return tail.length < text.length && !INNER_MARK.test(tail) && numberingOf(tail.trim()) !== null
}

/** How wide a line that ends with a comma is at least, where the text's own wrap is not known. */
const CUT_AT_COMMA = 24

interface Layout {
  wraps: ReadonlyMap<Line, Wrap>
  indentedText: boolean
  listed: ReadonlySet<Line>
  columns: ReadonlySet<Line>
  /** What goes on the line above: see `subscriptsOf`. */
  subscripts: ReadonlySet<Line>
}

/** Whether `next` continues the paragraph that `opening` is the first line of and `last` the latest. */
function continues(
  opening: Line,
  last: Line,
  next: Line,
  { wraps, indentedText, listed, columns, subscripts }: Layout,
): boolean {
  if (last.depth !== undefined || next.depth !== undefined || last.whole || next.whole) return false
  if (subscripts.has(next)) return true
  if (listed.has(last) || listed.has(next)) return false
  // What is indented among columns stands in the right one.
  if (columns.has(last) && (last.indented || next.indented)) return false
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
  const wrapped = wraps.get(last) ?? null
  // The first line of a paragraph is narrower by what it is indented.
  const lost = !last.indented && last === opening && wrapped !== null && wrapped.first !== null
  const wide = width(last.text) + (last.indented || lost ? INDENT : 0)
  const full = wrapped !== null && wraps.has(next) && wide >= wrapped.width - 2.5
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
  if (lost && standsAlone(last.text, next, wrapped.first!)) return false
  if (NUMBERED_ROW.test(next.text)) return false
  if (isCaption(last.text) || isCaption(next.text)) return false
  if (wide > wrapped.width + 2 && endsWithHeading(last.text)) return false
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
  const columns = columnsOf(lines)
  const listed = entriesOf(lines, columns)
  // However many there are, they tell nothing about how the text around them is laid out.
  const prose = lines.filter(line => !listed.has(line))
  const layout: Layout = {
    wraps: wrapsOf(prose, indentedText),
    indentedText,
    listed,
    columns,
    subscripts: subscriptsOf(lines),
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
