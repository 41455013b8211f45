// drawn-blocks.ts — fragments of a page to blocks as the file draws them: lines one below the other. Not: in which order
// blocks are read (blocks.ts).
import type { Fragment } from './fragment.ts'

/** In the size of its letters: what is of one line, what lies too far below to go on, and what stands apart on a line. */
export const LINE = 0.5
const FAR = 2.5
const APART = 1.4
/** More pieces than this are a drawing. */
export const MOST = 1000
/** Fewer lines are a cell. */
const LEAST_OF_COLUMN = 5

/** Points from the top left corner. */
export interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

export interface Block extends Box {
  fragments: Fragment[]
  size: number
  /** When the file draws it. */
  drawn: number
}

/** Lines that the file draws one below the other are a block; a row is one of its own. */
export function drawnBlocks(fragments: readonly Fragment[]): Block[] {
  const blocks: DrawnLine[][] = []
  let box: Box | null = null
  let last: DrawnLine | null = null
  for (const line of drawnLines(fragments)) {
    const letter = Math.max(line.size, last?.size ?? 0)
    const down = last ? line.y - last.y : 0
    const goesOn = last && !last.isRow && !line.isRow && down > 0 && down <= letter * FAR
    const isUnder = box && line.left < box.right + letter && line.right > box.left - letter
    if (box && goesOn && isUnder) {
      blocks.at(-1)!.push(line)
      grow(box, line)
    } else {
      blocks.push([line])
      box = { ...line }
    }
    last = line
  }
  return blocks.length > MOST ? blocks.map(blockOf) : parted(blocks)
}

/** Whether one stands above the other, and whether beside it. A formula may reach a little into the next column. */
export function overlap(a: Block, b: Block): { across: boolean; down: boolean } {
  const slack = Math.min(a.size, b.size) * 0.3
  const width = Math.min(a.right - a.left, b.right - b.left)
  return {
    across: Math.min(a.right, b.right) - Math.max(a.left, b.left) > Math.max(slack, width * 0.2),
    down: Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > slack,
  }
}

export function grow(box: Box, by: Box): void {
  box.left = Math.min(box.left, by.left)
  box.right = Math.max(box.right, by.right)
  box.top = Math.min(box.top, by.top)
  box.bottom = Math.max(box.bottom, by.bottom)
}

export function join(block: Block, other: Block): void {
  block.fragments.push(...other.fragments)
  block.drawn = Math.min(block.drawn, other.drawn)
  grow(block, other)
}

// --- internal ---

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

function blockOf([first, ...rest]: readonly DrawnLine[]): Block {
  const { fragments, left, right, top, bottom, size, drawn } = first!
  const block = { fragments: [...fragments], left, right, top, bottom, size, drawn }
  for (const line of rest) join(block, line)
  return block
}

/**
 * A heading across the page and the column below it are drawn one after the other, too. Where what stands beside some
 * of the lines would lie over the others, those are a block of their own.
 */
function parted(drawn: readonly (readonly DrawnLine[])[]): Block[] {
  const boxes = drawn.map(blockOf)
  const columns = boxes.filter((_, i) => drawn[i]!.length >= LEAST_OF_COLUMN)
  return drawn.flatMap((lines, i) => {
    if (lines.length <= LEAST_OF_COLUMN || columns.length < 2) return [boxes[i]!]
    const over = columns.filter(other => other !== boxes[i] && isOver(boxes[i]!, other))
    if (over.length === 0) return [boxes[i]!]
    const isBeside = lines.map(line => over.some(other => overlap(line, other).down))
    const crosses = lines.some((line, at) => isBeside[at] && over.some(other => isOver(line, other)))
    if (crosses || isBeside.filter(Boolean).length < LEAST_OF_COLUMN) return [boxes[i]!]
    const parts: DrawnLine[][] = []
    for (const [at, line] of lines.entries())
      if (at > 0 && isBeside[at] === isBeside[at - 1]) parts.at(-1)!.push(line)
      else parts.push([line])
    return parts.map(blockOf)
  })
}

function isOver(a: Block, b: Block): boolean {
  const { across, down } = overlap(a, b)
  return across && down
}
