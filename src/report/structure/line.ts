// line.ts — how wide a line is, and whether it ends as a sentence does. Not: what many lines tell (wrapping.ts).
import type { Line } from '../lines.ts'

/** Marks that a sentence or a part of one ends with: a line that ends so need not be cut. */
export const ENDS = new Set('。！？；：!?;:…”’）)》】」』.')
export const INNER_MARK = /[，。；、：,;:]/

/** Width in ideographs: a Latin letter or a digit takes half. */
export function width(text: string): number {
  let units = 0
  for (let i = 0; i < text.length; i++) units += text.charCodeAt(i) < 0x2000 ? 1 : 2
  return units / 2
}

/** By UTF-16 unit, as each line is asked many times. */
const isEnd = new Uint8Array(0x10000)
for (const mark of ENDS) isEnd[mark.charCodeAt(0)] = 1

/** Ends with no mark: a sentence may go on in the next line. */
export const isOpen = ({ text }: Line) => isEnd[text.charCodeAt(text.length - 1)] !== 1
