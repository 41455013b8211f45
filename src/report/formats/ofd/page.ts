// page.ts — what one page of an OFD shows as fragments of text with their places. Not: lines, or paragraphs (layout/).
import { readXml } from '../containers/xml.ts'
import { directionOf, type Run, type Size, turned } from '../layout/running.ts'
import { numbersIn } from './ofd-package.ts'

/** The layout reckons in points. */
export const POINTS = 72 / 25.4
/** Letters farther apart than this, in their size, are not of one word or cell. */
const APART = 2.4

interface TextObject {
  boundary: readonly number[]
  ctm: readonly number[]
  size: number
}

/** `g 3 5.5` is `5.5 5.5 5.5`. At most as many as there are letters. */
export function deltas(text: string | undefined, most: number): number[] {
  if (!text) return []
  const found: number[] = []
  const words = text.trim().split(/\s+/)
  for (let i = 0; i < words.length && found.length < most; i++) {
    if (words[i] === 'g') {
      const times = Math.min(Number(words[i + 1]) || 0, most - found.length)
      for (let n = 0; n < times; n++) found.push(Number(words[i + 2]) || 0)
      i += 2
    } else found.push(Number(words[i]) || 0)
  }
  return found
}

const isWide = (character: string) => /[\u1100-\u115f\u2e80-\uffdc]|[\ud800-\udbff]/.test(character)

/** What the objects of one part show. @param page its size, in points */
export function showPart(xml: Uint8Array, page: Size, shown: Run): void {
  let object: TextObject | null = null
  let code: { text: string; attributes: Readonly<Record<string, string>> } | null = null
  let x = 0
  let y = 0
  readXml(xml, {
    open(name, attributes) {
      if (name === 'TextObject' && attributes.Visible !== 'false') {
        object = {
          boundary: numbersIn(attributes.Boundary ?? '0 0 0 0'),
          ctm: attributes.CTM ? numbersIn(attributes.CTM) : [1, 0, 0, 1, 0, 0],
          size: Number(attributes.Size) || 0,
        }
        x = 0
        y = 0
      } else if (name === 'TextCode' && object) code = { text: '', attributes }
    },
    text(text) {
      if (code) code.text += text
    },
    close(name) {
      if (name === 'TextObject') object = null
      if (name !== 'TextCode' || !code || !object) return
      // Without a place of its own it begins where the one before did.
      x = Number(code.attributes.X ?? x)
      y = Number(code.attributes.Y ?? y)
      const placed = { x, y, object, attributes: code.attributes, page }
      placeCode(code.text.replace(/[\r\n]+\s*/g, ''), placed, shown)
      code = null
    },
  })
}

interface Placed {
  x: number
  y: number
  object: TextObject
  attributes: Readonly<Record<string, string>>
  page: Size
}

function placeCode(text: string, { x, y, object, attributes, page }: Placed, shown: Run): void {
  const letters = [...text]
  const across = deltas(attributes.DeltaX, letters.length)
  const down = deltas(attributes.DeltaY, letters.length)
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = object.ctm
  const [left = 0, top = 0] = object.boundary
  const scale = Math.hypot(a, b)
  const size = object.size * Math.hypot(c, d)
  const direction = directionOf(a, b)
  /** A piece that begins there, so long, and so far from its top to its end; in millimetres. */
  const draw = (piece: string, from: number, base: number, long: number, deep = size) => {
    if (piece.trim() === '') return null
    const place = {
      x: (left + a * from + c * base + e) * POINTS,
      y: (top + b * from + d * base + f) * POINTS,
    }
    const drawn = {
      text: piece,
      ...turned(direction, place, { x: a, y: b }, { x: -c, y: -d }, page),
      width: long * scale * POINTS,
      size: Math.round(size * POINTS * 10) / 10,
      down: deep * POINTS,
    }
    shown[direction].push(drawn)
    return drawn
  }
  const isColumn = letters.length > 1 && across.every(delta => delta === 0) && down.some(delta => delta !== 0)
  if (isColumn) {
    const deep = down.reduce((sum, delta) => sum + delta, object.size)
    const column = draw(text, x, y, object.size, deep)
    if (column) shown.verticals.add(column)
    return
  }
  let run = ''
  let from = x
  let base = y
  const end = (to: number) => {
    draw(run, from, base, to - from)
    run = ''
  }
  let at = x
  let line = y
  for (const [i, letter] of letters.entries()) {
    run += letter
    const advance = object.size * (isWide(letter) ? 1 : 0.5)
    const delta = across[i] ?? advance
    const isLast = i === letters.length - 1
    const isCut = (down[i] ?? 0) !== 0 || delta < 0 || delta > object.size * APART
    if (isLast || isCut) {
      // The last letter is as wide as it is, whatever the next one's place.
      end(at + advance)
      from = at + delta
      base = line + (down[i] ?? 0)
    }
    at += delta
    line += down[i] ?? 0
  }
}
