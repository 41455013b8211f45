// running.ts — which way the text of a page runs, and the page as it is seen when turned so that its lines run to the
// right. Not: how lines are put together (page-lines.ts).
import type { Fragment } from './fragment.ts'
import { type PageLine, toLines } from './page-lines.ts'

/** Which way a line runs on the page as it is seen; slanted ones are watermarks. */
export type Direction = 'right' | 'left' | 'down' | 'up' | 'slanted'

/** A piece with how far its line falls, for each point that it runs; `down` is what it takes of the page's height. */
export interface Drawn extends Fragment {
  slope: number
  down: number
}

/** Lines that rise or fall by less are lines of a page that was scanned askew. */
const STEEP = 0.1
/** What no eye sees, and how much the lines of one tilted block differ. */
const LEVEL = 0.004
const ALIKE = 0.005

/** Of a line that runs by `x` to the right while it falls by `y`. */
export function directionOf(x: number, y: number): Direction {
  if (Math.abs(y) <= Math.abs(x) * STEEP) return x < 0 ? 'left' : 'right'
  if (Math.abs(x) > Math.abs(y) * STEEP) return 'slanted'
  return y > 0 ? 'down' : 'up'
}

/**
 * Where a point is, and how steep a line, when the page is turned so that lines of this direction run to the right, the
 * first at the top.
 *
 * @param run what the line runs by
 * @param up where its letters have their heads: on the other side of the line where it is mirrored
 */
export function turned(
  direction: Direction,
  at: Point,
  run: Point,
  up: Point,
  page: Size,
): Point & { slope: number } {
  if (direction === 'slanted') return { x: at.x, y: at.y, slope: 0 }
  const isMirrored = run.x * up.y > run.y * up.x
  if (direction === 'right' && !isMirrored) return { x: at.x, y: at.y, slope: run.y / run.x }
  const { width, height } = page
  const isAcross = direction === 'down' || direction === 'up'
  const x = { right: at.x, left: width - at.x, down: at.y, up: height - at.y }[direction]
  const y = { right: at.y, left: height - at.y, down: width - at.x, up: at.x }[direction]
  const slope = isAcross ? -run.x / run.y : run.y / run.x
  return isMirrored ? { x, y: (isAcross ? width : height) - y, slope: -slope } : { x, y, slope }
}

interface Point {
  x: number
  y: number
}
export interface Size {
  width: number
  height: number
}

/** What a page draws, by the way it runs; `verticals` are the pieces whose letters stand below each other. */
export interface Run extends Record<Direction, Drawn[]> {
  verticals: Set<Drawn>
}

export const nothingDrawn = (): Run => ({
  right: [],
  left: [],
  down: [],
  up: [],
  slanted: [],
  verticals: new Set(),
})

/**
 * Lines of a page as it is read: the way most of its letters run. A wide table is set across it, and 竖排 in columns.
 * `turned` is what runs any other way, and is no line of it.
 */
export function linesOfRun(
  run: Run,
  page: Size,
  index: number,
): { height: number; lines: PageLine[]; turned: string[] } {
  const letters = (direction: Direction) =>
    run[direction].reduce((sum, { text }) => sum + text.trim().length, 0)
  const main = (['right', 'left', 'down', 'up'] as const).reduce((best, next) =>
    letters(next) > letters(best) ? next : best,
  )
  const others = (['right', 'left', 'down', 'up', 'slanted'] as const).filter(direction => direction !== main)
  const isLaid = main === 'right' && isVertical(run.right, drawn => run.verticals.has(drawn))
  const upright = isLaid ? laid(run.right, page) : levelled(run[main])
  const isAcross = isLaid || main === 'down' || main === 'up'
  return {
    height: isAcross ? page.width : page.height,
    lines: toLines(upright, index),
    turned: others.flatMap(direction => toLines(run[direction], index).map(line => line.text)),
  }
}

// --- internal ---

/**
 * Whether most letters stand below each other, one by one or by their font, in columns from right to left: 竖排. What
 * stands in columns from left to right is a table of letters.
 */
function isVertical(fragments: readonly Drawn[], isOfVerticalFont: (drawn: Drawn) => boolean): boolean {
  let [letters, below, leftwards] = [0, 0, 0]
  let last: Drawn | null = null
  for (const fragment of fragments) {
    const { text, x, y, size } = fragment
    const length = text.trim().length
    if (length === 0) continue
    letters += length
    const down = last ? y - last.y : 0
    const isUnder =
      length === 1 &&
      last?.text.trim().length === 1 &&
      Math.abs(x - last.x) < size * 0.3 &&
      down > size * 0.7 &&
      down < size * 2
    if (isUnder || (isOfVerticalFont(fragment) && length > 1)) below += length
    if (last && Math.abs(x - last.x) > size * 0.7) leftwards += Math.sign(last.x - x)
    last = fragment
  }
  return below * 2 > letters && leftwards >= 0
}

/** A page of columns of letters, turned so that its columns are lines: the first is the rightmost. */
const laid = (fragments: readonly Drawn[], page: Size): Drawn[] =>
  fragments.map(fragment => ({
    ...fragment,
    x: fragment.y,
    y: page.width - fragment.x,
    width: fragment.down,
  }))

/** Tilted lines made level, those of one tilt together, about their middle. */
function levelled(fragments: readonly Drawn[]): Drawn[] {
  const tilted = fragments.filter(({ slope }) => Math.abs(slope) > LEVEL)
  if (tilted.length === 0) return [...fragments]
  const level = new Map<Drawn, Drawn>()
  let alike: Drawn[] = []
  for (const fragment of tilted.toSorted((a, b) => a.slope - b.slope)) {
    const last = alike.at(-1)
    if (last && fragment.slope - last.slope > ALIKE) {
      turnBack(alike, level)
      alike = []
    }
    alike.push(fragment)
  }
  turnBack(alike, level)
  return fragments.map(fragment => level.get(fragment) ?? fragment)
}

function turnBack(alike: readonly Drawn[], level: Map<Drawn, Drawn>): void {
  const mean = (of: (fragment: Drawn) => number) =>
    alike.reduce((sum, each) => sum + of(each), 0) / alike.length
  const [x, y, angle] = [mean(each => each.x), mean(each => each.y), Math.atan(mean(each => each.slope))]
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  for (const fragment of alike) {
    const [across, down] = [fragment.x - x, fragment.y - y]
    level.set(fragment, { ...fragment, x: x + across * cos + down * sin, y: y + down * cos - across * sin })
  }
}
