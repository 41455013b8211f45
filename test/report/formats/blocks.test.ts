// In which order blocks of a page are read that the file draws in another.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blocksOf } from '../../../src/report/formats/layout/blocks.ts'
import type { Fragment } from '../../../src/report/formats/layout/fragment.ts'

const SIZE = 12
const line = (text: string, x: number, y: number, width = 200): Fragment => ({
  text,
  x,
  y,
  width,
  size: SIZE,
})
const column = (name: string, x: number, top: number, count = 8) =>
  Array.from({ length: count }, (_, i) => line(`${name}${i}`, x, top + i * 16))
const read = (fragments: readonly Fragment[]) =>
  blocksOf(fragments).flatMap(block => block.fragments.map(({ text }) => text))

test('a foot that the file draws first puts no right column before the left one', () => {
  const foot = line('foot', 320, 700)
  const [left, right] = [column('left', 60, 100), column('right', 320, 100)]
  const order = read([foot, ...left, ...right])
  expect(order.indexOf('left7')).toBeLessThan(order.indexOf('right0'))
  expect(order.at(-1)).toBe('foot')
})

test('a heading across the page that is drawn with the column below it is apart from it', () => {
  const heading = [line('title', 60, 80, 460), line('subtitle', 60, 96, 460)]
  const [left, right] = [column('left', 60, 116), column('right', 320, 116)]
  expect(read([...heading, ...left, ...right])).toEqual([
    'title',
    'subtitle',
    ...left.map(({ text }) => text),
    ...right.map(({ text }) => text),
  ])
})

test('every fragment is in one block, wherever it stands', () => {
  const place = fc.record({
    x: fc.integer({ min: 0, max: 500 }),
    y: fc.integer({ min: 0, max: 800 }),
    width: fc.integer({ min: 5, max: 500 }),
  })
  fc.assert(
    fc.property(fc.array(place, { maxLength: 60 }), places => {
      const fragments = places.map(({ x, y, width }, i) => line(`${i}`, x, y, width))
      expect(read(fragments).sort()).toEqual(fragments.map(({ text }) => text).sort())
    }),
  )
})
