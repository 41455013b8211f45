// growing.ts — typed arrays that grow: plain ones would hold the same numbers in twice the memory. Not: what is in them.

type Numbers = Uint8Array | Uint16Array | Uint32Array

export interface Growing<T extends Numbers> {
  push(value: number): void
  /** All of it so far, in the memory it lies in. */
  view(): T
  readonly length: number
}

/** @param room elements that it begins with */
export function growing<T extends Numbers>(type: new (length: number) => T, room = 1 << 10): Growing<T> {
  let array = new type(room)
  let length = 0
  return {
    push(value: number) {
      if (length === array.length) array = enlarged(array)
      array[length++] = value
    },
    view: () => array.subarray(0, length) as T,
    get length() {
      return length
    },
  }
}

/** The same with twice the room. */
export function enlarged<T extends Numbers>(array: T): T {
  const larger = new (array.constructor as new (length: number) => T)(array.length * 2)
  larger.set(array)
  return larger
}
