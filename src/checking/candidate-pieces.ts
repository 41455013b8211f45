// candidate-pieces.ts — where sentences may stand: with d edits one of d + 1 pieces stands unchanged, so every text
// that holds a piece is a candidate and no other. Not: whether it is one (pattern.ts).
import type { Pattern } from './pattern.ts'

export interface Pieces {
  /**
   * Every piece of a pattern that stands unchanged between two places, from left to right.
   *
   * @param visit `pattern`: its position in the list; `diagonal`: where the pattern would begin without any edit
   */
  scan(text: Uint16Array, from: number, to: number, visit: (pattern: number, diagonal: number) => void): void
}

/** Units by which a piece is looked up; pieces of two and three have tables of their own. */
const WIDEST = 4

export function createPieces(patterns: readonly Pattern[]): Pieces {
  const pieces = patterns.flatMap((pattern, number) => cut(pattern).map(piece => ({ ...piece, number })))
  const widths = [2, 3, WIDEST].filter(width => pieces.some(piece => widthOf(piece) === width))
  const tables = widths.map(width =>
    createTable(
      width,
      pieces.filter(piece => widthOf(piece) === width),
    ),
  )
  return {
    scan(text, from, to, visit) {
      for (const table of tables) {
        const last = to - table.width
        for (let at = from; at <= last; at++) {
          const key = keyOf(text, at, table.width)
          if ((table.filter[(key >>> FILTER_SHIFT) >>> 3]! & (1 << ((key >>> FILTER_SHIFT) & 7))) === 0)
            continue
          for (let i = table.heads[key & table.mask]!; i >= 0; i = table.next[i]!) {
            const { units, offset, number } = table.pieces[i]!
            if (at + units.length <= to && stands(units, text, at)) visit(number, at - offset)
          }
        }
      }
    },
  }
}

// --- internal ---

interface Piece {
  units: Uint16Array
  /** In its pattern. */
  offset: number
}

const widthOf = ({ units }: Piece) => Math.min(WIDEST, units.length)

/** As many pieces as there may be edits, and one more; as long as they can be. */
function cut({ units, most }: Pattern): Piece[] {
  const count = most + 1
  return Array.from({ length: count }, (_, i) => {
    const offset = Math.floor((i * units.length) / count)
    return { offset, units: units.subarray(offset, Math.floor(((i + 1) * units.length) / count)) }
  })
}

/** A bit for each number that a piece has: nearly every place of a text is passed by looking at one. 128 kB. */
const FILTER_BITS = 20
const FILTER_SHIFT = 32 - FILTER_BITS

function createTable(width: number, pieces: (Piece & { number: number })[]) {
  let size = 1024
  while (size < pieces.length * 2) size *= 2
  const heads = new Int32Array(size).fill(-1)
  const next = new Int32Array(pieces.length)
  const filter = new Uint8Array(2 ** (FILTER_BITS - 3))
  pieces.forEach(({ units }, i) => {
    const key = keyOf(units, 0, width)
    filter[(key >>> FILTER_SHIFT) >>> 3]! |= 1 << ((key >>> FILTER_SHIFT) & 7)
    next[i] = heads[key & (size - 1)]!
    heads[key & (size - 1)] = i
  })
  return { width, pieces, heads, next, filter, mask: size - 1 }
}

function keyOf(text: Uint16Array, at: number, width: number): number {
  let key = Math.imul((text[at]! << 16) | text[at + 1]!, 0x9e3779b1)
  if (width > 2) key ^= Math.imul(text[at + 2]! + 1, 0x85ebca6b)
  if (width > 3) key ^= Math.imul(text[at + 3]! + 1, 0x27d4eb2f)
  key = Math.imul(key ^ (key >>> 15), 0x2c1b3c6d)
  return (key ^ (key >>> 12)) >>> 0
}

function stands(units: Uint16Array, text: Uint16Array, at: number): boolean {
  for (let i = 0; i < units.length; i++) if (units[i] !== text[at + i]) return false
  return true
}
