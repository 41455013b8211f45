// candidate-pieces.ts — where sentences may stand: with d edits one of d + 1 pieces stands unchanged, so every text
// that holds a piece is a candidate and no other. Not: whether it is one (pattern.ts).
import type { Pattern } from './pattern.ts'

/** Pieces of one width. */
export interface Pieces {
  /**
   * Every piece of a pattern that stands unchanged between two places, from left to right, until `visit` has had enough.
   *
   * @param visit `pattern`: its position in the list; `diagonal`: where the pattern would begin without any edit
   * @returns where to go on; `to` or more when all is passed
   */
  scan(
    text: Uint16Array,
    from: number,
    to: number,
    visit: (pattern: number, diagonal: number) => void,
    isEnough: () => boolean,
  ): number
}

/** Units by which a piece is looked up; pieces of two and three have tables of their own. */
const WIDEST = 4

/** @param turn taken in between */
export async function createPieces(
  patterns: readonly Pattern[],
  turn: () => Promise<void>,
): Promise<Pieces[]> {
  const byWidth = new Map<number, (Piece & { number: number })[]>()
  for (const [number, pattern] of patterns.entries()) {
    for (const piece of cut(pattern)) {
      const width = Math.min(WIDEST, piece.units.length)
      const known = byWidth.get(width)
      if (known) known.push({ ...piece, number })
      else byWidth.set(width, [{ ...piece, number }])
    }
    await turn()
  }
  const tables: Pieces[] = []
  for (const [width, pieces] of byWidth) tables.push(await createTable(width, pieces, turn))
  return tables
}

// --- internal ---

interface Piece {
  units: Uint16Array
  /** In its pattern. */
  offset: number
}

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

async function createTable(
  width: number,
  pieces: readonly (Piece & { number: number })[],
  turn: () => Promise<void>,
): Promise<Pieces> {
  let size = 1024
  while (size < pieces.length * 2) size *= 2
  const heads = new Int32Array(size).fill(-1)
  const next = new Int32Array(pieces.length)
  const filter = new Uint8Array(2 ** (FILTER_BITS - 3))
  for (const [i, { units }] of pieces.entries()) {
    const key = keyOf(units, 0, width)
    filter[(key >>> FILTER_SHIFT) >>> 3]! |= 1 << ((key >>> FILTER_SHIFT) & 7)
    next[i] = heads[key & (size - 1)]!
    heads[key & (size - 1)] = i
    if ((i & 0xfff) === 0) await turn()
  }
  return {
    scan(text, from, to, visit, isEnough) {
      let at = from
      for (const last = to - width; at <= last; at++) {
        const key = keyOf(text, at, width)
        if ((filter[(key >>> FILTER_SHIFT) >>> 3]! & (1 << ((key >>> FILTER_SHIFT) & 7))) === 0) continue
        if (isEnough()) return at
        for (let i = heads[key & (size - 1)]!; i >= 0; i = next[i]!) {
          const { units, offset, number } = pieces[i]!
          if (at + units.length <= to && stands(units, text, at)) visit(number, at - offset)
        }
      }
      return to
    },
  }
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
