// paragraphs.ts — lines of all pages to paragraphs; running heads and page numbers apart. Not: fragments
// (page-lines.ts).
import { numberingOf } from '../../language/numbering.ts'
import type { LineWriter } from '../extracted.ts'
import { readingOrder } from './page-columns.ts'
import type { PageLine } from './page-lines.ts'

export interface Page {
  height: number
  lines: PageLine[]
}

/** How many lines at either end of a page may be running heads or feet. */
const EDGE = 3
/** Page numbers stand in the outermost part of a page. */
const MARGIN = 0.12

const PAGE_NUMBER =
  /^[\s—–―－\-·.]{0,20}(?:第\s?)?\d{1,4}(?:\s?页)?(?:\s?(?:[/／]|[,，]?\s?共)\s?(?:共\s?)?\d{1,4}\s?页?)?[\s—–―－\-·.]{0,20}$|^第[一二三四五六七八九十百]{1,5}页$|^[ivx]{1,6}$|^[IVX]{1,6}$/

/** The same words on another page, whatever its number: digits count as equal. */
const pattern = (line: PageLine) => line.text.replace(/\s+/g, '').replace(/\d+/g, '#')

/** Lines at the edges that come back on other pages at the same height, and page numbers. */
function runningLines(pages: readonly Page[]): Set<PageLine> {
  const edges = pages.map(page => {
    const lines = page.lines.toSorted((a, b) => a.y - b.y)
    return [...new Set([...lines.slice(0, EDGE), ...lines.slice(Math.max(0, lines.length - EDGE))])]
  })
  const seen = new Map<string, Set<number>>()
  const keysOf = (line: PageLine) => {
    const at = Math.round(line.y / 4)
    return [at - 1, at, at + 1].map(height => `${height} ${pattern(line)}`)
  }
  for (const lines of edges) {
    for (const line of lines) {
      const key = keysOf(line)[1]!
      seen.set(key, (seen.get(key) ?? new Set()).add(line.page))
    }
  }
  const enough = Math.max(2, Math.min(5, Math.ceil(pages.length * 0.3)))
  const running = new Set<PageLine>()
  for (const [i, lines] of edges.entries()) {
    const { height } = pages[i]!
    for (const line of lines) {
      const inMargin = line.y < height * MARGIN || line.y > height * (1 - MARGIN)
      const on = new Set(keysOf(line).flatMap(key => [...(seen.get(key) ?? [])]))
      if (inMargin && on.size >= enough) running.add(line)
      else if (inMargin && PAGE_NUMBER.test(line.text)) running.add(line)
    }
  }
  return running
}

interface Measure {
  left: number
  right: number
  /** Between the base lines of a paragraph. */
  leading: number
}

/** Of a block beside others, with how many lines it has. */
interface Measured extends Measure {
  lines?: number
}

/** Fewer lines are a cell, and no line of one has fewer letters and goes on in the next. */
const LEAST_OF_COLUMN = 5
const LEAST_OF_CELL = 4

/** In the size of its letters: lines of a cell farther apart are lines of a form. */
const SPREAD = 2

const keyOf = ({ page, block }: PageLine) => (block === null ? null : `${page} ${block}`)

function quantile(sorted: readonly number[], q: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0
}

/** The size that most of the text is set in. */
function usualSize(lines: readonly PageLine[]): number {
  const letters = new Map<number, number>()
  for (const { size, text } of lines) letters.set(size, (letters.get(size) ?? 0) + text.length)
  return [...letters].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0])[0]
}

/** Margins and leading of pages, from their own lines of prose: left and right pages differ. */
function measure(lines: readonly PageLine[], least = 8): Measure {
  const long = lines.filter(line => line.cells === 1 && line.text.length >= least)
  const usual = usualSize(long)
  // A title in large type reaches over the margins, and on a short page few lines outweigh it.
  const prose = long.filter(line => Math.abs(line.size - usual) <= usual * 0.15)
  const counts = new Map<number, number>()
  for (const line of prose) {
    const left = Math.round(line.left / 3)
    counts.set(left, (counts.get(left) ?? 0) + 1)
  }
  const common = [...counts].filter(([, count]) => count * 100 >= prose.length * 12)
  const left = common.length > 0 ? Math.min(...common.map(([at]) => at)) * 3 : 0
  const right = quantile(
    prose.map(line => line.right).sort((a, b) => a - b),
    0.9,
  )
  const steps: number[] = []
  for (const [i, line] of prose.entries()) {
    const next = prose[i + 1]
    if (next && next.page === line.page && next.y > line.y) steps.push(next.y - line.y)
  }
  return {
    left,
    right,
    leading: quantile(
      steps.sort((a, b) => a - b),
      0.5,
    ),
  }
}

/** Whether `next` is the rest of the paragraph whose latest line is `last`. */
function goesOn(last: PageLine, next: PageLine, from: Measured, to: Measured): boolean {
  if (last.cells > 1 || next.cells > 1) return false
  // From one column to the next, but from no cell to another.
  const isCell = ({ lines = Number.POSITIVE_INFINITY }: Measured) => lines < LEAST_OF_COLUMN
  if (keyOf(last) !== keyOf(next) && (isCell(from) || isCell(to))) return false
  const size = Math.max(last.size, next.size)
  // 发票号码： and below it 开票日期：, or the labels of a form far apart.
  if (isCell(to) && (/[：:]$/.test(last.text) || next.y - last.y > size * SPREAD)) return false
  if (Math.abs(last.size - next.size) > size * 0.15) return false
  // Not to the end of the line: whoever broke it was the author.
  if (last.right < from.right - size * 2.2) return false
  if (next.left > to.left + size * 1.2 || next.left < to.left - size * 2) return false
  if (last.page === next.page && from.leading > 0 && next.y - last.y > from.leading * 1.6) return false
  return !(numberingOf(next.text) && /[。！？；：:;]$/.test(last.text))
}

/** Writes paragraphs, and what was taken out or joined. */
export function writeParagraphs(pages: readonly Page[], writer: LineWriter): void {
  const running = runningLines(pages)
  const ordered = pages.map(page => readingOrder(page.lines.filter(line => !running.has(line))))
  const body = ordered.map(page => page.lines)
  const own = body.map((lines, i) => (ordered[i]!.inColumns ? [] : lines.filter(line => line.block === null)))
  const sides = [0, 1].map(side => measure(own.filter((_, i) => i % 2 === side).flat()))
  const all = measure(own.flat())
  const ofColumns = body.map((lines, i) => (ordered[i]!.inColumns ? measure(lines) : null))
  const blocks = new Map<string, Measured>()
  for (const line of body.flat()) {
    const key = keyOf(line)
    if (key === null || blocks.has(key)) continue
    const lines = body[line.page]!.filter(({ block }) => block === line.block)
    blocks.set(key, { ...measure(lines, LEAST_OF_CELL), lines: lines.length })
  }
  // Single pages tell little; where both sides agree, or one is missing, they are one.
  const measureOf = (line: PageLine): Measured => {
    const { page } = line
    const side = sides[page % 2]!
    const measured = blocks.get(keyOf(line) ?? '') ?? ofColumns[page]
    if (measured) return measured
    return side.right === 0 || Math.abs(side.left - all.left) < 6 ? all : side
  }
  let last: PageLine | null = null
  for (const [i, page] of pages.entries()) {
    let above: PageLine | null = null
    const margins = page.lines.filter(line => running.has(line))
    for (const line of margins) if (line.y * 2 < page.height) writer.remove(line.text)
    for (const line of body[i]!) {
      const own = measureOf(line)
      if (last && goesOn(last, line, measureOf(last), own)) writer.append(line.text)
      else {
        const gap = above?.block !== line.block || (own.leading > 0 && line.y - above.y > own.leading * 1.6)
        const indented = line.left > own.left + line.size
        writer.keep(line.text, { gap, indented, ...(line.cells > 1 ? { whole: true } : {}) })
      }
      last = line
      above = line
    }
    for (const line of margins) if (line.y * 2 >= page.height) writer.remove(line.text)
  }
}
