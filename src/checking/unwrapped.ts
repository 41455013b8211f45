// unwrapped.ts — a draft as it is read: line breaks that a page made are blanks. Not: another text than the draft's own,
// unit by unit.
import { numberingOf } from '../report/language/numbering.ts'
import { BREAK, type Line, splitLines } from '../report/lines.ts'
import { joinLines } from '../report/structure/joining.ts'
import { INNER_MARK, isOpen, width } from '../report/structure/line.ts'

/**
 * As many units as the draft, so that what is found in the one is where it was in the other. Lines are joined as those of
 * reports are; where most lines break off, also at edges of no one width, for there a sentence is cut, never joined to another.
 *
 * @example unwrapped('全年办理行政复议案件233件、\n应诉案件130件。') // => '全年办理行政复议案件233件、 应诉案件130件。'
 */
export function unwrapped(draft: string): string {
  const { lines } = splitLines(draft)
  const joined = new Set([...joinLines(lines).entries.map(({ line }) => line), ...cutAtEdges(lines)])
  if (joined.size === 0) return draft
  let [text, between, number] = ['', '', 0]
  for (const [, line = '', end = ''] of draft.matchAll(LINE)) {
    number++
    if (line.trim() === '') between += line
    else {
      // What lies between two lines that are joined is part of the joint.
      text += (joined.has(number) ? ' '.repeat(between.length) : between) + line
      between = ''
    }
    between += end
  }
  return text + between
}

// --- internal ---

const LINE = new RegExp(`(.*?)(${BREAK.source}|$)`, 'gsu')

/** Narrower lines are headings, entries of a list, or ends of paragraphs. */
const LEAST = 24
/** No page has wider ones. */
const WIDEST = 80
/** A line that is cut may be so much narrower than others: by an indent, or a mark that may not begin the next. */
const SLACK = 3
/** What a title or a quotation ends with, in the middle of a sentence: “十三五”规划. */
const CLOSED = /[”’》」』]$/u
/** 百分之 / 九十八，: what goes on is no numbering. */
const CUT_NUMBER = /(?:分之|[\d〇零一二三四五六七八九十百千万亿])$/u

/** The numbers of the lines that go on where the line above breaks off, in a text of which most lines do. */
function cutAtEdges(lines: readonly Line[]): number[] {
  const wide = lines.filter(line => width(line.text) >= LEAST)
  const open = wide.filter(isOpen)
  const widths = open.map(line => width(line.text)).sort((a, b) => a - b)
  const isWrapped =
    open.length >= 4 &&
    open.length * 10 >= wide.length * 6 &&
    // Titles one below the other break off, too, but have no marks within.
    open.filter(({ text }) => INNER_MARK.test(text)).length * 2 >= open.length &&
    wide.filter(line => width(line.text) > WIDEST).length * 50 <= wide.length
  if (!isWrapped) return []
  const usual = widths[widths.length >> 1]!
  const isHeading = (line: Line) =>
    numberingOf(line.text) !== null &&
    !INNER_MARK.test(line.text.slice(4)) &&
    width(line.text) < usual - SLACK
  return lines.slice(1).flatMap((next, i) => {
    const last = lines[i]!
    const breaksOff = isOpen(last) || CLOSED.test(last.text)
    const isNumbered = numberingOf(next.text) !== null && !CUT_NUMBER.test(last.text)
    const goesOn = breaksOff && width(last.text) >= LEAST && !isHeading(last) && !next.gap && !isNumbered
    return goesOn ? next.number : []
  })
}
