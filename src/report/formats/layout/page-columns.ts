// page-columns.ts — a page set in two columns to lines in reading order. Not: tables, whose rows stay rows.
import type { PageLine, PagePart } from './page-lines.ts'

/** Lines that reach its edge which show a column of prose; each side needs as many. */
const LEAST = 5
/** Fewer letters than this are a cell or a heading. */
const LONG = 8
/** Columns have marks inside their lines, and most of these reach the edge; cells of tables do neither. 1,204.5 has none. */
const MARK = /[，。；、：]|[,.;:](?!\d)/

interface Columns {
  /** Left edge of the right column, and where it parts from the left one. */
  second: number
  gutter: number
}

const rounded = (x: number) => Math.round(x / 3)

/** The place that most of these share, in points; null where fewer than a column needs do. */
function common(places: readonly number[]): number | null {
  const counts = new Map<number, number>()
  for (const place of places) counts.set(rounded(place), (counts.get(rounded(place)) ?? 0) + 1)
  const [at, count] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0])
  return count >= LEAST ? at * 3 : null
}

/** Whether these parts are the lines of one column: prose, and cut at one edge. */
function isColumn(parts: readonly PagePart[], size: number): boolean {
  const edge = common(parts.map(part => part.right)) ?? Number.POSITIVE_INFINITY
  const full = parts.filter(part => Math.abs(part.right - edge) < size * 1.6)
  const prose = full.filter(part => MARK.test(part.text))
  return full.length >= LEAST && full.length * 10 >= parts.length * 6 && prose.length * 2 >= full.length
}

function columnsOf(lines: readonly PageLine[]): Columns | null {
  const parts = lines.flatMap(line => line.parts).filter(part => part.text.length >= LONG)
  if (parts.length < LEAST * 2) return null
  const sizes = lines.map(line => line.size).sort((a, b) => a - b)
  const size = sizes[Math.floor(sizes.length / 2)]!
  const from = Math.min(...parts.map(part => part.left))
  const to = Math.max(...parts.map(part => part.right))
  const second = common(parts.flatMap(({ left }) => (left > from + (to - from) * 0.4 ? left : [])))
  if (second === null) return null
  const gutter = second - size * 0.6
  const left = parts.filter(part => part.right <= gutter)
  const right = parts.filter(part => part.left >= gutter)
  const crossing = parts.length - left.length - right.length
  const isSet = isColumn(left, size) && isColumn(right, size) && crossing * 4 <= parts.length
  return isSet ? { second, gutter } : null
}

/** What of a line stands on one side, as a line of its own; moved by `x` and `y`. */
function partOf(line: PageLine, on: (part: PagePart) => boolean, x = 0): PageLine | null {
  const parts = line.parts
    .filter(on)
    .map(({ text, left, right }): PagePart => ({ text, left: left - x, right: right - x }))
  const first = parts[0]
  if (!first) return null
  const text = parts.map(part => part.text).join('\u3000')
  return { ...line, text, parts, left: first.left, right: parts.at(-1)!.right, cells: parts.length }
}

/**
 * Lines of a page, without running heads, in reading order. Where two columns of prose stand side by side, the right
 * one is moved below the left one, as if the page were longer: what follows knows nothing of columns.
 */
export function readingOrder(lines: readonly PageLine[]): { lines: readonly PageLine[]; inColumns: boolean } {
  const columns = lines.some(line => line.block !== null) ? null : columnsOf(lines)
  if (!columns) return { lines, inColumns: false }
  const { second, gutter } = columns
  const ordered: PageLine[] = []
  let run: PageLine[] = []
  const flush = () => {
    const left = run.flatMap(line => partOf(line, part => part.right <= gutter) ?? [])
    const first = common(left.map(line => line.left)) ?? Math.min(...left.map(line => line.left))
    const right = run.flatMap(line => partOf(line, part => part.left >= gutter, second - first) ?? [])
    const last = left.at(-1)
    const top = right[0]
    if (last && top) {
      const steps = left
        .flatMap((line, i) => (left[i + 1] ? left[i + 1]!.y - line.y : []))
        .sort((a, b) => a - b)
      const down = last.y + (steps[Math.floor(steps.length / 2)] ?? last.size * 1.5) - top.y
      ordered.push(...left, ...right.map(line => ({ ...line, y: line.y + down })))
    } else ordered.push(...run)
    run = []
  }
  for (const line of lines) {
    if (line.parts.every(part => part.right <= gutter || part.left >= gutter)) run.push(line)
    else {
      flush()
      ordered.push(line)
    }
  }
  flush()
  return { lines: ordered, inColumns: true }
}
