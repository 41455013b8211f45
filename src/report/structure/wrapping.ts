// wrapping.ts — the evidence that text was wrapped, and how wide. Not: which of its lines are joined (joining.ts).
import type { Line } from '../lines.ts'
import { ENDS, INNER_MARK, isOpen, width } from './line.ts'

export interface Wrap {
  /** What next to no line is wider than. */
  width: number
  /** The width that nearly all full lines have, else infinite. */
  usual: number
  /** What next to no first line of a paragraph is wider than, where the white space before it was lost; else null. */
  first: number | null
}

const WRAPS = { least: 16, most: 80 }
/** A line may be so much narrower than the widest, since no mark begins one; or wider, since marks may hang over. */
const SLACK = { narrower: 2.5, wider: 2, first: 0.5 }

/** How often the most frequent value comes again, as a share of what could. */
function repeats(values: readonly (string | number)[]): number {
  const counts = new Map<string | number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return (Math.max(1, ...counts.values()) - 1) / Math.max(1, values.length - 1)
}

/** Where the first mark is; behind a label (发布类服务：), where there is another. */
function firstMark(text: string): number {
  const label = /^[^，。；、：,;:]{1,12}[：:]/.exec(text)?.[0].length ?? 0
  const mark = text.slice(label).search(INNER_MARK)
  return mark >= 0 ? mark + label : label - 1
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
    const mark = firstMark(text.slice(0, -1))
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

const nearly = (lines: readonly Line[], wrap: number) =>
  lines.filter(line => {
    const w = width(line.text)
    return w >= wrap - SLACK.narrower && w <= wrap + SLACK.wider
  })

/** Infinite where widths vary (type of uneven width, spaces put in): there a wider line tells nothing. */
function usualWidth(lines: readonly Line[]): number {
  const widths = lines.filter(isOpen).map(line => width(line.text))
  const counts = new Map<number, number>()
  for (const w of widths) counts.set(w, (counts.get(w) ?? 0) + 1)
  for (const [usual, count] of counts) if (count * 10 >= widths.length * 8) return usual
  return Number.POSITIVE_INFINITY
}

/**
 * The width that the whole file was wrapped at, or null. Wrapped text shows three things at once: many lines of nearly
 * the same width, next to none that are wider, and lines that look cut.
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
  const openings = openingsOf(lines, full)
  return full.length * 100 >= widths.length * 45 && looksCut(full)
    ? { width: widest, usual: usualWidth(full), first: firstWidth(openings, [openings]) }
    : null
}

/**
 * The same where paragraphs are indented, whatever else the file holds (tables, lists): told by the lines alone that
 * break off in front of one without white space.
 */
function wrapOfIndented(lines: readonly Line[]): Wrap | null {
  const cut = lines.filter((line, i) => {
    const next = lines[i + 1]
    return next && !next.indented && !next.gap && isOpen(line)
  })
  const widths = cut.map(line => width(line.text)).sort((a, b) => a - b)
  const wrap = widths[Math.floor(widths.length * 0.9)]
  if (wrap === undefined || wrap < WRAPS.least || wrap > WRAPS.most) return null
  const full = nearly(cut, wrap)
  return full.length >= 4 && full.length * 2 >= cut.length && looksCut(full)
    ? { width: wrap, usual: usualWidth(full), first: null }
    : null
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}

export const INDENT = 2

/** Of the first lines of paragraphs that break off near the edge: how many there are, and are narrower by an indent. */
interface Openings {
  /** The width that most lines which go on have. */
  going: number
  wide: number
  narrower: number
}

/**
 * Whether the white space before paragraphs was lost, as it is where text was taken from a page: of the lines that
 * break off, those behind a short line that ends a sentence are by two ideographs narrower than those that go on.
 */
function openingsOf(lines: readonly Line[], full: readonly Line[]): Openings {
  const known = new Set(full)
  const going: number[] = []
  const opening: number[] = []
  for (const [i, line] of lines.entries()) {
    const above = lines[i - 1]
    if (!above || line.indented || !isOpen(line)) continue
    if (isOpen(above)) {
      if (known.has(line)) going.push(width(line.text))
    } else if (!known.has(above)) opening.push(width(line.text))
  }
  const usual = median(going.length > 0 ? going : full.map(line => width(line.text)))
  if (going.length < 6) return { going: usual, wide: 0, narrower: 0 }
  const first = usual - INDENT
  // Headings are of any width, so those that are far from the edge count for nothing.
  const wide = opening.filter(w => w >= first - 3)
  const narrower = wide.filter(w => w >= first - 1 && w <= first + SLACK.first)
  return { going: usual, wide: wide.length, narrower: narrower.length }
}

function firstWidth({ going }: Openings, all: readonly Openings[]): number | null {
  let wide = 0
  let narrower = 0
  for (const found of all) {
    wide += found.wide
    narrower += found.narrower
  }
  return narrower >= 3 && narrower * 2 >= wide ? going - INDENT + SLACK.first : null
}

/** Lines that are judged together, in the middle of others that are seen with them. */
const STRETCH = { judged: 8, around: 12 }

/**
 * The wrap of one stretch, where the file as a whole shows none: tables, lists, pages of another layout stand beside.
 * Here the width is that which most lines that break off have; of the others, next to none may be wider.
 */
function wrapOfStretch(lines: readonly Line[]): (Wrap & Openings) | null {
  const open = lines
    .filter(isOpen)
    .map(line => width(line.text))
    .sort((a, b) => a - b)
  let from = 0
  let to = 0
  for (let i = 0, j = 0; j < open.length; j++) {
    while (open[j]! - open[i]! > SLACK.narrower + SLACK.wider) i++
    if (j - i >= to - from) [from, to] = [i, j]
  }
  const band = open.slice(from, to + 1)
  const wrap = band[Math.floor(band.length * 0.9)]
  if (wrap === undefined || wrap < WRAPS.least || wrap > WRAPS.most) return null
  const full = nearly(lines, wrap)
  const wider = lines.filter(line => width(line.text) > wrap + SLACK.wider)
  return full.length >= 7 &&
    full.length * 100 >= lines.length * 45 &&
    wider.length * 8 <= lines.length &&
    band.length * 10 >= open.length * 6 &&
    looksCut(full)
    ? { width: wrap, usual: usualWidth(full), first: null, ...openingsOf(lines, full) }
    : null
}

/** Where the rest of the file shows how wide it was wrapped, a stretch need show less to be wrapped as wide. */
function knownWrap(lines: readonly Line[], known: readonly Wrap[]): Wrap | null {
  let best: Wrap | null = null
  let most = 0
  for (const wrap of known) {
    const full = nearly(lines, wrap.width)
    if (full.length <= most || !looksCut(full)) continue
    best = wrap
    most = full.length
  }
  const wider = best ? lines.filter(line => width(line.text) > best.width + SLACK.wider) : []
  return most >= 5 && most * 4 >= lines.length && wider.length * 5 <= lines.length * 2 ? best : null
}

function firstOf<T, R>(values: readonly T[], find: (value: T) => R | null): R | null {
  for (const value of values) {
    const found = find(value)
    if (found !== null) return found
  }
  return null
}

/**
 * The wrap that each line stands in; absent where there is no evidence of one.
 *
 * @param lines prose alone: rows and entries of lists tell nothing about how the text around them is laid out
 * @param indented whether paragraphs begin with white space
 */
export function wrapsOf(lines: readonly Line[], indented: boolean): ReadonlyMap<Line, Wrap> {
  const whole = wrapWidth(lines) ?? (indented ? wrapOfIndented(lines) : null)
  if (whole) return new Map(lines.map(line => [line, whole]))
  const wraps = new Map<Line, Wrap>()
  const stretches: { judged: readonly Line[]; views: readonly (readonly Line[])[] }[] = []
  for (let from = 0; from < lines.length; from += STRETCH.judged) {
    const to = from + STRETCH.judged
    const seen = (before: number, behind: number) => lines.slice(Math.max(0, from - before), to + behind)
    // Where text of another kind begins or ends, only one side tells.
    const views = [
      seen(STRETCH.around, STRETCH.around),
      seen(0, 2 * STRETCH.around),
      seen(2 * STRETCH.around, 0),
    ]
    stretches.push({ judged: lines.slice(from, to), views })
  }
  const found = stretches.map(({ views }) => firstOf(views, wrapOfStretch))
  const certain = found.filter(wrap => wrap !== null)
  // A stretch has too few paragraphs to tell; white space is lost in the whole file, or nowhere.
  const known = certain.map(wrap => ({ ...wrap, first: firstWidth(wrap, certain) }))
  const widths = [...new Map(known.map(wrap => [wrap.width, wrap])).values()]
  for (const [i, { judged, views }] of stretches.entries()) {
    const own = found[i]
    const wrap = own ? known[certain.indexOf(own)] : firstOf(views, seen => knownWrap(seen, widths))
    if (wrap) for (const line of judged) wraps.set(line, wrap)
  }
  return wraps
}
