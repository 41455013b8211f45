// form.ts — what is filled in over a form, where the form has it: behind its label. Not: finding either.
import type { Fragment } from './fragment.ts'

/** In the size of the larger letters: base lines of one line, though another program wrote what is filled in. */
const LINE = 0.6

/** A form with what is filled in: behind what stands on its left in the same line, be it filled in, too; else behind all. */
export function withFilledIn<T extends Fragment>(form: readonly T[], values: readonly T[]): T[] {
  if (values.length === 0 || form.length === 0) return [...form, ...values]
  // A page may have more pieces than a call takes arguments.
  const largest = [...form, ...values].reduce((most, { size }) => Math.max(most, size), 1)
  // Pieces by bands of the page so high that what is of one line is in one of them, or in the next.
  const band = ({ y }: Fragment) => Math.floor(y / (largest * LINE))
  const placed = new Map<number, T[]>()
  const place = (piece: T) => push(placed, band(piece), piece)
  for (const piece of form) place(piece)
  /** Pieces filled in right behind another one, the latest nearest to it. */
  const behind = new Map<T, T[]>()
  const rest: T[] = []
  for (const value of values) {
    let left: T | null = null
    for (const at of [-1, 0, 1])
      for (const piece of placed.get(band(value) + at) ?? [])
        if (isLeft(piece, value) && (left === null || piece.x > left.x)) left = piece
    if (left === null) rest.push(value)
    else push(behind, left, value)
    place(value)
  }
  const all: T[] = []
  const waiting = [...form, ...rest].reverse()
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    all.push(next)
    for (const value of behind.get(next) ?? []) waiting.push(value)
  }
  return all
}

// --- internal ---

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key)
  if (known) known.push(value)
  else map.set(key, [value])
}

const isLeft = (piece: Fragment, { x, y, size }: Fragment) =>
  Math.abs(piece.y - y) < Math.max(piece.size, size) * LINE && piece.x < x && piece.text.trim() !== ''
