// html-around.ts — what stands above and below a report on its page and goes with it: its title, its introduction, its
// header table and byline, a file in its place. Not: the report (html-main.ts).
import { isValueOf, labelledLine, tableLabel } from '../../cleaning/labels.ts'
import { bareTitle, sameTitle } from '../../language/titles.ts'
import { linesApart } from './html-apart.ts'
import { LONGEST_TITLE, type PageLine } from './html-lines.ts'
import type { Element } from './html-tree.ts'
import { weight } from './html-weight.ts'

/** Of a line that only the beginning of the page's name tells to be its title. */
const LONGEST_PART = 120

/** The most lines that a title is broken into. */
const TITLE_LINES = 3

/**
 * The last lines before the report that say what the page is called: its heading, or the start of its <title>. More
 * than one where they stand in the same block: 天门市<br>2023年法治政府建设情况报告. Empty where there are none.
 */
export function titleLines(before: readonly PageLine[], names: readonly string[]): readonly PageLine[] {
  const called = (text: string) =>
    names.some(
      name =>
        sameTitle(name, text) ||
        (text.length <= LONGEST_PART &&
          bareTitle(text).length >= 6 &&
          bareTitle(name).startsWith(bareTitle(text))),
    )
  const visible = before.filter(
    line => !line.hidden && line.text.length <= LONGEST_TITLE && line.linked * 2 < line.text.length,
  )
  for (let last = visible.length - 1; last >= 0; last--) {
    for (let first = Math.max(0, last - TITLE_LINES + 1); first <= last; first++) {
      const lines = visible.slice(first, last + 1)
      const { block } = lines[0]!
      if (lines.every(line => line.block === block) && called(lines.map(line => line.text).join('')))
        return lines
    }
  }
  const heading = visible.findLast(line => line.depth === 1)
  return heading ? visible.filter(line => line.block === heading.block).slice(-TITLE_LINES) : []
}

/** Lines of a header table or a byline: labels, and the values after labels that stand alone. */
export function labelled(lines: readonly PageLine[]): Set<PageLine> {
  const found = new Set<PageLine>()
  for (const [i, line] of lines.entries()) {
    const previous = lines[i - 1]
    const label = previous && found.has(previous) ? tableLabel(previous.text) : null
    const table = tableLabel(line.text) !== null && line.linked === 0
    if (table || labelledLine(line.text) || (label && isValueOf(label.meaning, line.text))) found.add(line)
  }
  return found
}

/** Shorter prose above a report's box is a caption or a summary. UTF-16 units. */
const LEAST_LEAD = 80
/** What stands as prose between the title of a page and the box of its report: an introduction outside the box. */
export function leadOf(
  lines: readonly PageLine[],
  before: readonly PageLine[],
  title: readonly PageLine[],
  body: Element,
): PageLine[] {
  const last = title.at(-1)
  if (!last) return []
  const between = before.slice(before.indexOf(last) + 1)
  const apart = linesApart(lines, body)
  return between.filter(
    line =>
      !line.hidden &&
      line.depth === null &&
      !apart.has(line) &&
      line.text.length >= LEAST_LEAD &&
      weight(line) > 0,
  )
}

/** Whether a page has a file where its text would be. */
export function isFileUnder(title: readonly PageLine[], before: readonly PageLine[]): boolean {
  const last = title.at(-1)
  return last !== undefined && before[before.indexOf(last) + 1]?.attached === true
}
