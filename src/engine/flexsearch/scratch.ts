// scratch.ts — memory that one question leaves to the next. Not: what is kept between them (list-sets.ts,
// snapshot-storage.ts), or scratch of a fixed size, which who needs it holds itself.
//
// A question over a million passages fills some hundred kilobytes for some milliseconds. Left to the garbage collector
// they take a fifth of all processor time: it goes through everything that lives each time some megabytes were let go.

export interface Scratch {
  /** Numbers, of whatever value. When the question is over they are the next one's. */
  take(length: number): Uint32Array
  /** Has what was taken outlast its question. */
  keep(numbers: Uint32Array): void
  /** Gives back what was kept: this question may still look at it. */
  give(numbers: Uint32Array): void
  /** The question is over, and whatever it took and did not keep must not be looked at any more. */
  over(): void
}

/** Of one core, which answers one question at a time. @param most bytes held ready for the next question */
export function createScratch(most = MOST_FREE): Scratch {
  const taken = new Set<ArrayBufferLike>()
  // By bytes; and all of them, what was left first in front.
  const free = new Map<number, ArrayBufferLike[]>()
  const left = new Set<ArrayBufferLike>()
  let leftBytes = 0
  const leave = (buffer: ArrayBufferLike) => {
    const some = free.get(buffer.byteLength)
    if (some) some.push(buffer)
    else free.set(buffer.byteLength, [buffer])
    left.add(buffer)
    leftBytes += buffer.byteLength
  }
  const reuse = (bytes: number): ArrayBufferLike | undefined => {
    const buffer = free.get(bytes)?.pop()
    if (buffer) forget(buffer)
    return buffer
  }
  const forget = (buffer: ArrayBufferLike) => {
    left.delete(buffer)
    leftBytes -= buffer.byteLength
  }
  return {
    take(length) {
      const bytes = 4 * roomFor(length)
      const numbers = new Uint32Array(reuse(bytes) ?? new ArrayBuffer(bytes), 0, length)
      taken.add(numbers.buffer)
      return numbers
    },
    keep({ buffer }) {
      taken.delete(buffer)
    },
    give({ buffer }) {
      taken.add(buffer)
    },
    over() {
      for (const buffer of taken) leave(buffer)
      taken.clear()
      for (const oldest of left) {
        if (leftBytes <= most) break
        const some = free.get(oldest.byteLength)!
        some.splice(some.indexOf(oldest), 1)
        forget(oldest)
      }
    },
  }
}

/** Everything is made anew: for who asks terms without a core. */
export const unshared: Scratch = {
  take: length => new Uint32Array(length),
  keep() {},
  give() {},
  over() {},
}

// --- internal ---

/** Held ready by each core: what most questions take is less. Bytes. */
const MOST_FREE = 8 * 2 ** 20

/** Four sizes to each power of two: what one question takes fits what another left, and a quarter at most is empty. */
function roomFor(length: number): number {
  const power = 32 - Math.clz32(Math.max(length, LEAST) - 1)
  const step = 2 ** (power - 3)
  return Math.ceil(Math.max(length, LEAST) / step) * step
}

/** Numbers that the smallest room has. */
const LEAST = 64
