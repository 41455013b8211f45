// list.ts — a typed array that grows. Not: what it holds.

type Numbers = Uint16Array | Uint32Array

export interface List<A extends Numbers> {
  readonly length: number
  push(value: number): void
  /** The UTF-16 units of a text. */
  append(text: string): void
  /** What was pushed, in an array of its own size. */
  finish(): A
}

/** @example const list = createList(Uint16Array); list.append('行政'); list.finish() // two units */
export function createList<A extends Numbers>(Kind: new (length: number) => A): List<A> {
  let values = new Kind(1024)
  let length = 0
  const reserve = (more: number) => {
    if (length + more <= values.length) return
    const larger = new Kind(Math.max(values.length * 2, length + more))
    larger.set(values)
    values = larger
  }
  return {
    get length() {
      return length
    },
    push(value) {
      reserve(1)
      values[length++] = value
    },
    append(text) {
      reserve(text.length)
      for (let i = 0; i < text.length; i++) values[length++] = text.charCodeAt(i)
    },
    finish: () => values.slice(0, length) as A,
  }
}
