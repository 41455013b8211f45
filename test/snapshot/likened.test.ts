// A column told by another gives what it holds, whatever it has in common with that one.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { skeleton } from '../../src/analysis/skeleton.ts'
import { encodeText } from '../../src/snapshot/columns.ts'
import { likenedColumn } from '../../src/snapshot/likened-column.ts'
import { likenedInMemory, piecesOf, stretch, wholeOf } from '../../src/snapshot/stretches.ts'

const unit = fc.oneof({ weight: 4, arbitrary: fc.nat(3) }, fc.nat(0xffff))
/** Alike for a while, then units of one, of the other, of both: repeated beyond a block, and beyond what is looked at. */
const run = fc.record({
  alike: fc.array(unit, { maxLength: 40 }),
  here: fc.array(unit, { maxLength: 4 }),
  away: fc.array(unit, { maxLength: 4 }),
  times: fc.oneof({ weight: 5, arbitrary: fc.constant(1) }, fc.nat(100)),
})
const pair = fc.array(run, { maxLength: 30 }).map(runs => {
  const columns: [number[], number[]] = [[], []]
  for (const { alike, here, away, times } of runs) {
    for (let i = 0; i < times; i++) columns[0].push(...alike, ...here)
    for (let i = 0; i < times; i++) columns[1].push(...alike, ...away)
  }
  return columns.map(units => Uint16Array.from(units)) as [Uint16Array, Uint16Array]
})

test('any stretch is what it was, or the column is left as it is', () => {
  let kept = 0
  fc.assert(
    fc.property(pair, fc.array(fc.tuple(fc.nat(), fc.nat())), ([column, other], places) => {
      const told = likenedColumn(column, 'other', other)
      if (!told) return
      kept++
      const there = likenedInMemory(told, other)
      expect(there.length).toBe(column.length)
      expect(wholeOf(there)).toEqual(column)
      expect([...piecesOf(there)].flatMap(piece => [...piece])).toEqual([...column])
      for (const [a, b] of places) {
        const start = a % (column.length + 1)
        const end = start + (b % (column.length - start + 1))
        expect(stretch(there, start, end)).toEqual(column.subarray(start, end))
      }
    }),
    { numRuns: 500 },
  )
  expect(kept).toBeGreaterThan(100)
})

test('a text takes a fraction beside its skeleton', () => {
  const said =
    '为了加强城市环境卫生管理，创造清洁、优美的城市环境，根据《城市市容和环境卫生管理条例》，市、县（市、区）结合实际，制定本条例；Ａ类另定。'
  const paragraphs = Array.from({ length: 400 }, (_, i) => `第${i}条　${said}`)
  const text = encodeText(paragraphs.join(''))
  const folded = encodeText(paragraphs.map(one => `${skeleton(one)}\n`).join(''))
  const { steps, units, blocks } = likenedColumn(text, 'skeleton', folded)!
  expect(steps.byteLength + units.byteLength + blocks.byteLength).toBeLessThan(text.byteLength / 2)
})

test('what has little in common with the other is left as it is', () => {
  const column = Uint16Array.from({ length: 20_000 }, (_, i) => (i * 7919) % 0xffff)
  expect(likenedColumn(column, 'other', new Uint16Array(20_000))).toBeNull()
})
