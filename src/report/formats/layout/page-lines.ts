// page-lines.ts — fragments of text on a page to its lines, as the eye puts them together. Not: which lines belong
// together.
import { radicals } from '../../../analysis/radicals.ts'
import { blocksOf } from './blocks.ts'
import type { Fragment } from './fragment.ts'

export interface PageLine {
  text: string
  page: number
  /** Left and right end, and the base line; points from the top left corner of the page. */
  left: number
  right: number
  y: number
  size: number
  /** Parts of it stand apart, as the cells of a row do. */
  cells: number
  parts: readonly PagePart[]
  /** Which block of the page it is of, where others stand beside that one: a column, a cell. Null: the page's own. */
  block: number | null
}

/** A cell of a row, or the part of a line that lies in one column. */
export interface PagePart {
  text: string
  left: number
  right: number
}

const CELL_GAP = '\u3000'
/** In the size of letters: what stands farther apart on a line is a cell of its own. */
const CELL = 1.4
const RADICAL = /[\u2e80-\u2fd5]/g

/**
 * Fonts that write 工 and 长 with the glyphs of their radicals make PDF say ⼯ and ⻓. The page shows the ideograph, and
 * numbers, titles and place names are only known by it.
 */
function unfolded(text: string): string {
  return text.replace(RADICAL, radical => radicals.get(radical) ?? radical.normalize('NFKC'))
}

const isNarrow = (character: string | undefined) => character !== undefined && /[!-~]/.test(character)

/** 法 治 政 府: letters that the typesetter set apart, which the file gives as words of one letter. */
function closeUp(text: string): string {
  const letters = text.match(/\S/g)?.length ?? 0
  const han = text.match(/[\u4e00-\u9fff]/g)?.length ?? 0
  const apart = text.match(/\S (?=\S)/g)?.length ?? 0
  return letters >= 4 && han * 4 >= letters && apart * 10 >= (letters - 1) * 7
    ? text.replace(/(?<=\S) (?=\S)/g, '')
    : text
}

/** Fragments of one page, in the order of the file, to lines in reading order. */
export function toLines(fragments: readonly Fragment[], page: number): PageLine[] {
  const visible = fragments.filter(({ text, size }) => text.trim() !== '' && size > 0)
  return blocksOf(visible).flatMap(({ fragments, isBeside }, i) =>
    linesOf(fragments, page, isBeside ? i : null),
  )
}

/** Fragments of one block to lines, top to bottom. What is drawn twice, to look bold, is read once. */
function linesOf(fragments: readonly Fragment[], page: number, block: number | null): PageLine[] {
  return rowsOf(fragments)
    .flatMap(besideLarge)
    .map(row => lineOf(row, page, block))
}

function rowsOf(fragments: readonly Fragment[]): Fragment[][] {
  const sorted = fragments.toSorted((a, b) => a.y - b.y || a.x - b.x)
  const rows: Fragment[][] = []
  let row: Fragment[] = []
  let base = 0
  let height = 0
  for (const fragment of sorted) {
    if (row.length === 0 || fragment.y - base > Math.max(height, fragment.size) * 0.5) {
      row = []
      rows.push(row)
      base = fragment.y
      height = fragment.size
    }
    // Large letters carry the line; a footnote mark above them does not.
    if (fragment.size > height) {
      base = fragment.y
      height = fragment.size
    }
    row.push(fragment)
  }
  return rows
}

/** In the size of the largest letters of a row: smaller ones may be of two lines beside these. */
const SMALL = 0.7
const LEAST = 4
/** More pieces than this are a drawing. */
const MOST = 200

/** A title in large letters makes no row of two lines that stand apart beside it: 发票代码 above 发票号码. */
function besideLarge(row: Fragment[]): Fragment[][] {
  if (row.length > MOST) return [row]
  const height = Math.max(...row.map(({ size }) => size))
  const small = row.filter(({ size }) => size < height * SMALL)
  if (small.length < 2) return [row]
  const large = row.filter(({ size }) => size >= height * SMALL)
  const from = Math.min(...large.map(({ x }) => x))
  const to = Math.max(...large.map(({ x, width }) => x + width))
  const apart = small.filter(({ x, width, size }) => x - to > size * CELL || from - x - width > size * CELL)
  // What is shorter, or stands between large brackets, is of a formula.
  const isLine = ({ text }: Fragment) => text.trim().length >= LEAST
  const isOver = (a: Fragment, b: Fragment) =>
    isLine(a) &&
    isLine(b) &&
    Math.abs(a.y - b.y) > Math.min(a.size, b.size) * 0.5 &&
    a.x < b.x + b.width &&
    b.x < a.x + a.width
  if (!apart.some((a, i) => apart.slice(i + 1).some(b => isOver(a, b)))) return [row]
  const rest = row.filter(fragment => !apart.includes(fragment))
  return [...rowsOf(apart.filter(({ x }) => x < from)), rest, ...rowsOf(apart.filter(({ x }) => x >= from))]
}

function lineOf(row: Fragment[], page: number, block: number | null): PageLine {
  row.sort((a, b) => a.x - b.x)
  let text = ''
  let right = Number.NEGATIVE_INFINITY
  let cells = 1
  const parts: PagePart[] = []
  let from = 0
  let left = row[0]!.x
  const endPart = () => parts.push({ text: closeUp(text.slice(from).trim()), left, right })
  let previous: Fragment | null = null
  let letters = 0
  const sizes = new Map<number, number>()
  for (const fragment of row) {
    if (
      previous &&
      previous.text === fragment.text &&
      Math.abs(previous.x - fragment.x) < fragment.size * 0.3 &&
      Math.abs(previous.y - fragment.y) < fragment.size * 0.3
    ) {
      continue
    }
    const piece = unfolded(fragment.text)
    const gap = fragment.x - right
    if (previous && gap > fragment.size * CELL) {
      endPart()
      text = text.trimEnd() + CELL_GAP
      from = text.length
      left = fragment.x
      cells++
    } else if (
      previous &&
      (gap > fragment.size * 0.5 ||
        (gap > fragment.size * 0.15 && isNarrow(text.at(-1)) && isNarrow(piece[0])))
    ) {
      text += ' '
    }
    text += cells > 1 && text.endsWith(CELL_GAP) ? piece.trimStart() : piece
    right = Math.max(right, fragment.x + fragment.width)
    sizes.set(fragment.size, (sizes.get(fragment.size) ?? 0) + piece.length)
    letters += piece.length
    previous = fragment
  }
  let size = row[0]!.size
  for (const [each, count] of sizes) if (count * 2 > letters) size = each
  const y = row.find(fragment => fragment.size === size)?.y ?? row[0]!.y
  endPart()
  return { text: closeUp(text.trim()), page, left: row[0]!.x, right, y, size, cells, parts, block }
}
