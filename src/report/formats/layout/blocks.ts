// blocks.ts — fragments of a page to its blocks in reading order: columns, cells of several lines, boxes. Not: lines
// (page-lines.ts), which lines the file draws together (drawn-blocks.ts), or two columns that the file draws line by line
// across both (page-columns.ts).
import { type Block, drawnBlocks, grow, join, LINE, MOST, overlap } from './drawn-blocks.ts'
import type { Fragment } from './fragment.ts'

/** A column of figures, and one of labels, are read by rows with what stands beside them. */
const LEAST_ROWS = 3
/** Of a column that is nothing but labels. */
const LEAST_LABELS = 2
const FIGURE = /^[-+–—−\d.,%％/:()（）$€£¥￥ ]*$/
const LABEL = /[:：]$/

export interface PlacedBlock {
  fragments: readonly Fragment[]
  /** Another block stands on its left or right. */
  isBeside: boolean
}

/**
 * Blocks of one page's visible fragments, each to be read by rows. The file draws a column, or a cell of several lines,
 * down to its end before it goes back up to what stands beside it; what it draws row by row is read so.
 */
export function blocksOf(fragments: readonly Fragment[]): PlacedBlock[] {
  const drawn = drawnBlocks(fragments)
  // Then the page is read by rows.
  if (drawn.length > MOST) return [{ fragments, isBeside: false }]
  const bands = bandsOf(drawn).map(band => inOrder(merged(band)))
  return stacked(bands.flatMap(band => band.map(block => ({ block, isBeside: band.length > 1 }))))
}

// --- internal ---

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
    const least = leastRows(column)
    if (column.fragments.length < least || !isListed(column)) continue
    const beside = blocks.filter(other => other !== column && overlap(column, other).down)
    const lines = baseLines(column)
    if (beside.length < 2 || lines.length < least) continue
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
  if (short!.length < Math.min(leastRows(a), leastRows(b))) return false
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

const leastRows = ({ fragments }: Block): number =>
  fragments.every(({ text }) => LABEL.test(text.trim())) ? LEAST_LABELS : LEAST_ROWS

const baseLines = ({ fragments }: Block) => [...new Set(fragments.map(({ y }) => Math.round(y)))]

/** Below 0 where their places tell that `a` is read before `b`, above 0 where after it, else 0. */
function orderOf(a: Block, b: Block): number {
  const { across, down } = overlap(a, b)
  if (down) return across ? 0 : a.left - b.left
  return across ? a.top - b.top : 0
}

/** In the order of the file, except where their places tell otherwise: none before one that precedes it. */
function inOrder(blocks: readonly Block[]): Block[] {
  const after = blocks.map((): number[] => [])
  const waitsFor = blocks.map(() => 0)
  for (const [i, block] of blocks.entries())
    for (let j = i + 1; j < blocks.length; j++) {
      const order = orderOf(block, blocks[j]!)
      if (order === 0) continue
      const [first, second] = order < 0 ? [i, j] : [j, i]
      after[first]!.push(second)
      waitsFor[second]!++
    }
  const rest = blocks.map((_, i) => i)
  const ordered: Block[] = []
  while (rest.length > 0) {
    const free = rest.findIndex(i => waitsFor[i] === 0)
    const next = rest.splice(Math.max(0, free), 1)[0]!
    for (const i of after[next]!) waitsFor[i]!--
    ordered.push(blocks[next]!)
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
