// list.ts — a typed array that grows in pieces. Not: what it holds.

type Numbers = Uint16Array | Uint32Array

export interface List<A extends Numbers> {
  readonly length: number
  push(value: number): void
  /** The UTF-16 units of a text. */
  append(text: string): void
  /** What was pushed, in an array of its own size. @param turn taken between two pieces */
  finish(turn: () => Promise<void>): Promise<A>
}

/** Values of a piece: some milliseconds of copying at most. */
const PIECE = 2 ** 20

/** @example const list = createList(Uint16Array); list.append('行政'); await list.finish(inTurns()) // two units */
export function createList<A extends Numbers>(Kind: new (length: number) => A): List<A> {
  let pieces: A[] = []
  let last = new Kind(PIECE)
  let used = 0
  const push = (value: number) => {
    if (used === PIECE) {
      pieces.push(last)
      last = new Kind(PIECE)
      used = 0
    }
    last[used++] = value
  }
  return {
    get length() {
      return pieces.length * PIECE + used
    },
    push,
    append(text) {
      for (let i = 0; i < text.length; i++) push(text.charCodeAt(i))
    },
    async finish(turn) {
      const whole = new Kind(pieces.length * PIECE + used)
      for (let i = 0; i < pieces.length; i++) {
        whole.set(pieces[i]!, i * PIECE)
        await turn()
      }
      whole.set(last.subarray(0, used), pieces.length * PIECE)
      pieces = []
      return whole
    },
  }
}
