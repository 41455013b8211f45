// lettering.ts — the texts of a picture: put into it, how wide they are, where their lines end. Not: drawing them.
import type { Colour, Shape } from './drawing.ts'

/** In a Chinese font these are as wide as its characters. */
const WIDE_SIGNS = '“”‘’…—'

/** About how wide a text is, in the units of `size`: Chinese characters are square. */
export function textWidth(text: string, size: number): number {
  let units = 0
  for (const character of text)
    units += character.charCodeAt(0) < 0x2e80 && !WIDE_SIGNS.includes(character) ? 0.58 : 1
  return units * size
}

/**
 * What is not cut at the end of a line: a word or number, or a character, with the signs that no line ends with before
 * it and those that none begins with after it. A straight mark closes where a sign, a space or the end follows. Lines
 * end at spaces.
 */
const PIECES =
  /[（《〈「『【〔“"(]{0,3}(?:[^ "“”\u2e80-\uffff]+|[^ ])(?:[。，、；：）》〉」』】〕”’！？.,;:)]|"(?=[。，、；：）；.,;:) ]|$)){0,6} */gu

/**
 * Lines that fit a width; no word or number is cut in two unless it is longer than a line.
 *
 * @example wrapped('共 301 篇', 10, 30) // => ['共', '301', '篇']
 */
export function wrapped(text: string, size: number, width: number): string[] {
  const fits = (line: string) => textWidth(line.trimEnd(), size) <= width
  const lines = ['']
  for (const piece of text.match(PIECES) ?? [])
    for (const part of fits(piece) ? [piece] : piece) {
      if (lines.at(-1) !== '' && !fits(lines.at(-1)! + part)) lines.push('')
      lines[lines.length - 1] += part
    }
  return lines.map(line => line.trimEnd())
}

type Text = Extract<Shape, { type: 'text' }>

/** @returns puts a text into the picture, in this size and colour unless given another */
export const textsInto =
  (shapes: Shape[], size: number, fill: Colour) =>
  (x: number, y: number, text: string, anchor: Text['anchor'], rest: Partial<Text> = {}): void => {
    shapes.push({ type: 'text', x, y, text, anchor, size, fill, ...rest })
  }
