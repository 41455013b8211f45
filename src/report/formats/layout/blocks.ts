// blocks.ts — fragments of a page to its blocks in reading order: columns, cells of several lines, boxes. Not: lines
// (page-lines.ts), or two columns that the file draws line by line across both (page-columns.ts).
import type { Fragment } from './fragment.ts'

/** In the size of its letters: what is of one line, what lies too far below to go on, and what stands apart on a line. */
const LINE = 0.5
const FAR = 2.5
const APART = 1.4
/** More pieces than this are a drawing; then the page is read by rows. */
const MOST = 1000
/** A column of figures, and one of labels, are read by rows with what stands beside them. */
const LEAST_ROWS = 3
const FIGURE = /^[-+–—−\d.,%％/:()（）$€£¥￥ ]*$/
const LABEL = /[:：]$/

export interface PlacedBlock {
  fragments: readonly Fragment[]
  /** Another block stands on its left or right. */
  isBeside: boolean
}

/** Points from the top left corner. */
interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

interface Block extends Box {
  fragments: Fragment[]
  size: number
  /** When the file draws it. */
  drawn: number
}

/**
 * Blocks of one page's visible fragments, each to be read by rows. The file draws a column, or a cell of several lines,
 * down to its end before it goes back up to what stands beside it; what it draws row by row is read so.
 */
export function blocksOf(fragments: readonly Fragment[]): PlacedBlock[] {
  const drawn = drawnBlocks(fragments)
  if (drawn.length > MOST) return [{ fragments, isBeside: false }]
  const bands = bandsOf(drawn).map(band => inOrder(merged(band)))
  return stacked(bands.flatMap(band => band.map(block => ({ block, isBeside: band.length > 1 }))))
}

// --- internal ---

function grow(box: Box, by: Box): void {
  box.left = Math.min(box.left, by.left)
  box.right = Math.max(box.right, by.right)
  box.top = Math.min(box.top, by.top)
  box.bottom = Math.max(box.bottom, by.bottom)
}

function join(block: Block, other: Block): void {
  block.fragments.push(...other.fragments)
  block.drawn = Math.min(block.drawn, other.drawn)
  grow(block, other)
}

/** A line as the file draws it, piece by piece; several pieces that stand apart are a row. */
interface DrawnLine extends Block {
  y: number
  isRow: boolean
}

function drawnLines(fragments: readonly Fragment[]): DrawnLine[] {
  const lines: DrawnLine[] = []
  for (const [drawn, fragment] of fragments.entries()) {
    const { x, y, width, size } = fragment
    const box = { left: x, right: x + width, top: y - size * 0.8, bottom: y + size * 0.2 }
    const line = lines.at(-1)
    const letter = line ? Math.max(size, line.size) : size
    if (!line || Math.abs(y - line.y) > letter * LINE) {
      lines.push({ fragments: [fragment], ...box, y, size, drawn, isRow: false })
      continue
    }
    line.isRow ||= x > line.right + letter * APART || x + width < line.left - letter * APART
    line.fragments.push(fragment)
    if (size > line.size) Object.assign(line, { size, y })
    grow(line, box)
  }
  return lines
}

/** Lines that the file draws one below the other are a block; a row is one of its own. */
function drawnBlocks(fragments: readonly Fragment[]): Block[] {
  const blocks: Block[] = []
  let last: DrawnLine | null = null
  for (const line of drawnLines(fragments)) {
    const block = blocks.at(-1)
    const letter = Math.max(line.size, last?.size ?? 0)
    const down = last ? line.y - last.y : 0
    const goesOn = last && !last.isRow && !line.isRow && down > 0 && down <= letter * FAR
    const isUnder = block && line.left < block.right + letter && line.right > block.left - letter
    if (block && goesOn && isUnder) join(block, line)
    else blocks.push({ ...line })
    last = line
  }
  return blocks
}

/** Whether one stands above the other, and whether beside it. A formula may reach a little into the next column. */
function overlap(a: Block, b: Block): { across: boolean; down: boolean } {
  const slack = Math.min(a.size, b.size) * 0.3
  const width = Math.min(a.right - a.left, b.right - b.left)
  return {
    across: Math.min(a.right, b.right) - Math.max(a.left, b.left) > Math.max(slack, width * 0.2),
    down: Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > slack,
  }
}

/**
 * Bands of the page from top to bottom, with what stands side by side in one. What the file draws before something above
 * it in another column is of the same band: it goes down one column before it begins the next.
 */
function bandsOf(blocks: readonly Block[]): Block[][] {
  const level: { blocks: Block[]; box: Block }[] = []
  for (const block of [...blocks].sort((a, b) => a.top - b.top)) {
    const band = level.at(-1)
    if (band && overlap(band.box, block).down) {
      band.blocks.push(block)
      grow(band.box, block)
    } else level.push({ blocks: [block], box: { ...block } })
  }
  const bands: Block[][] = []
  for (const { blocks } of level) {
    const above = bands.at(-1)
    if (above && blocks.some(block => isDrawnBefore(block, above))) above.push(...blocks)
    else bands.push(blocks)
  }
  return bands.map(band => band.sort((a, b) => a.drawn - b.drawn))
}

/** Whether it is drawn before something in another column that has something beside it. */
function isDrawnBefore(block: Block, band: readonly Block[]): boolean {
  const later = band.filter(other => block.drawn < other.drawn && !overlap(block, other).across)
  return later.some(other => band.some(beside => beside !== other && overlap(beside, other).down))
}

/** Blocks that lie over each other are one, and so are columns of one table. */
function merged(band: readonly Block[]): Block[] {
  let blocks = [...band]
  for (let count = -1; count !== blocks.length; ) {
    count = blocks.length
    const kept: Block[] = []
    for (const block of blocks) {
      const other = kept.find(other => isOne(other, block))
      if (other) join(other, block)
      else kept.push(block)
    }
    blocks = kept
  }
  return asTable(blocks)
}

/**
 * A column of figures or labels whose lines stand on the base lines of what is beside it is a table's, however the file
 * draws the rest: by columns, row by row, or cell by cell. All of the table is read by rows.
 */
function asTable(blocks: Block[]): Block[] {
  for (const column of blocks) {
    if (column.fragments.length < LEAST_ROWS || !isListed(column)) continue
    const beside = blocks.filter(other => other !== column && overlap(column, other).down)
    const lines = baseLines(column)
    if (beside.length < 2 || lines.length < LEAST_ROWS) continue
    if (!isAligned(lines, beside.flatMap(baseLines), column.size)) continue
    const rest = blocks.filter(other => other !== column && !beside.includes(other))
    for (const other of beside) join(column, other)
    return asTable([...rest, column])
  }
  return blocks
}

function isOne(a: Block, b: Block): boolean {
  const { across, down } = overlap(a, b)
  return down && (across || isTable(a, b))
}

/** One beside the other, a column of figures or labels among them, line by line on the same base lines. */
function isTable(a: Block, b: Block): boolean {
  const [short, long] = [baseLines(a), baseLines(b)].sort((a, b) => a.length - b.length)
  if (short!.length < LEAST_ROWS) return false
  return isAligned(short!, long!, a.size) && (isListed(a) || isListed(b))
}

/** Most of the base lines are among the others. */
function isAligned(lines: readonly number[], others: readonly number[], size: number): boolean {
  const shared = lines.filter(y => others.some(other => Math.abs(other - y) < size * 0.3))
  return shared.length * 10 >= lines.length * 8
}

/** Most of its pieces are figures, or labels. */
function isListed({ fragments }: Block): boolean {
  const mostly = (pattern: RegExp) =>
    fragments.filter(({ text }) => pattern.test(text.trim())).length * 2 > fragments.length
  return mostly(FIGURE) || mostly(LABEL)
}

const baseLines = ({ fragments }: Block) => [...new Set(fragments.map(({ y }) => Math.round(y)))]

/** Whether `a` is read before `b`, as far as their places tell. */
function precedes(a: Block, b: Block): boolean {
  const { across, down } = overlap(a, b)
  return down ? !across && a.left < b.left : across && a.top < b.top
}

/** In the order of the file, except where their places tell otherwise. */
function inOrder(blocks: readonly Block[]): Block[] {
  const ordered: Block[] = []
  for (const block of blocks) {
    const at = ordered.findIndex(other => precedes(block, other))
    ordered.splice(at < 0 ? ordered.length : at, 0, block)
  }
  return ordered
}

interface Standing {
  block: Block
  isBeside: boolean
}

/** Blocks right below each other that have the whole width, or one column, to themselves go on as one. */
function stacked(blocks: readonly Standing[]): PlacedBlock[] {
  const result: Standing[] = []
  for (const next of blocks) {
    const last = result.at(-1)
    if (last && goesBelow(last, next)) join(last.block, next.block)
    else result.push(next)
  }
  return result.map(({ block, isBeside }) => ({ fragments: block.fragments, isBeside }))
}

function goesBelow(above: Standing, { block, isBeside }: Standing): boolean {
  if (above.isBeside !== isBeside || block.top < above.block.bottom - block.size * LINE) return false
  const isColumn = Math.abs(above.block.left - block.left) < block.size * 3
  return !isBeside || (isColumn && overlap(above.block, block).across)
}
