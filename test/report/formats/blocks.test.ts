// In which order blocks of a page are read that the file draws in another.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blocksOf } from '../../../src/report/formats/layout/blocks.ts'
import type { Fragment } from '../../../src/report/formats/layout/fragment.ts'
import { toLines } from '../../../src/report/formats/layout/page-lines.ts'

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

test('two labels and what stands beside them are read by rows, whichever is drawn first', () => {
  const labels = [line('发票号码：', 60, 100, 60), line('开票日期：', 60, 120, 60)]
  const values = [line('99999951', 130, 100), line('2020年10月10日', 130, 120)]
  for (const drawn of [
    [...labels, ...values],
    [...values, ...labels],
  ])
    expect(toLines(drawn, 0).map(({ text }) => text)).toEqual([
      '发票号码： 99999951',
      '开票日期： 2020年10月10日',
    ])
})

test('two lines that stand apart beside a large title are two', () => {
  const title = { ...line('增值税电子普通发票', 60, 107, 200), size: 24 }
  const small = [line('发票代码：05', 340, 100, 70), line('发票号码：99', 340, 113, 70)]
  expect(toLines([title, ...small], 0).map(({ text }) => text)).toEqual([
    '增值税电子普通发票',
    '发票代码：05',
    '发票号码：99',
  ])
  // So are those between brackets as large as they are high, but then they are a fraction.
  const brackets = [60, 300].map(x => ({ ...title, text: '（', x, width: 24 }))
  expect(toLines([...brackets, line('1', 150, 100, 6), line('2', 150, 113, 6)], 0)).toHaveLength(1)
  // An index and an exponent are of the line of what they stand at.
  const letter = { ...line('x', 60, 100, 14), size: 24 }
  const marks = [
    { ...line('2', 75, 93, 6), size: 10 },
    { ...line('i', 75, 104, 6), size: 10 },
  ]
  expect(toLines([letter, ...marks], 0)).toHaveLength(1)
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
