// candidate-pieces.ts — where sentences may stand: with d edits one of d + 1 pieces stands unchanged, so every text
// that holds a piece is a candidate and no other. Not: whether it is one (pattern.ts).

/** What is cut: between two symbols only, so that a number or a place stays whole. */
export interface Searched {
  units: Uint16Array
  /** Where each symbol begins, in units, and the end. */
  bounds: Uint32Array
  /** Edits that are allowed. */
  most: number
}

/** Pieces of one width. */
export interface Pieces {
  /**
   * Every piece of a sentence that stands unchanged between two places, from left to right, until `visit` has had enough.
   *
   * @param visit `number`: the position in the list; `at`: where in the text the piece stands; `symbol`: where in the
   * sentence it begins
   * @returns where to go on; `to` or more when all is passed
   */
  scan(
    text: Uint16Array,
    from: number,
    to: number,
    visit: (number: number, at: number, symbol: number) => void,
    isEnough: () => boolean,
  ): number
}

/** Units by which a piece is looked up; pieces of two and three have tables of their own. */
const WIDEST = 4

/** @param turn taken in between */
export async function createPieces(
  searched: readonly Searched[],
  turn: () => Promise<void>,
): Promise<Pieces[]> {
  const byWidth = new Map<number, (Piece & { number: number })[]>()
  for (const [number, one] of searched.entries()) {
    for (const piece of cut(one)) {
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
  symbol: number
}

/** As many pieces as there may be edits, and one more; as long as they can be. */
function cut({ units, bounds, most }: Searched): Piece[] {
  const [count, length] = [most + 1, bounds.length - 1]
  return Array.from({ length: count }, (_, i) => {
    const symbol = Math.floor((i * length) / count)
    const end = bounds[Math.floor(((i + 1) * length) / count)]
    return { symbol, units: units.subarray(bounds[symbol], end) }
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
          const { units, symbol, number } = pieces[i]!
          if (at + units.length <= to && stands(units, text, at)) visit(number, at, symbol)
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
