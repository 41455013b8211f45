import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { IndicatorRow } from '../../src/api/indicators.ts'
import { clauseOf, pivot } from '../../web/indicators/indicator-table.ts'

const row = fc.record({
  code: fc.constantFrom(null, '150303', '640104', '429006'),
  year: fc.constantFrom(null, 2019, 2020, 2023),
  value: fc.nat(99).map(String),
})

test('every number stands in one cell: that of its division and year', () => {
  fc.assert(
    fc.property(fc.array(row), given => {
      const rows = given.map(
        ({ code, ...rest }) =>
          ({ ...rest, region: code && { code, name: code, path: [code] } }) as unknown as IndicatorRow,
      )
      const { lines, years } = pivot(rows)
      const cells = lines.flatMap(({ path, byYear }) =>
        [...byYear].flatMap(([year, inCell]) =>
          inCell.map(one => ({ place: path?.join(' › ') ?? null, year, one })),
        ),
      )
      expect(cells).toHaveLength(rows.length)
      for (const { place, year, one } of cells) {
        expect(one.year).toBe(year)
        expect(one.region?.path[0] ?? null).toBe(place)
      }
      expect(new Set(lines.map(({ path }) => path?.join())).size).toBe(lines.length)
      expect(years).toEqual([...new Set(years)].sort((a, b) => (a ?? 9999) - (b ?? 9999)))
    }),
  )
})

test('a number is marked with the words that lead to it', () => {
  const sentence = '全年受理行政复议案件64件，审结45件，其中调解45件。'
  expect(clauseOf('64件', sentence)).toBe('全年受理行政复议案件64件')
  // Written twice: which of them is meant cannot be told.
  expect(clauseOf('45件', sentence)).toBe(sentence)
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('受', '理', '6', '件', '，') }), fc.nat(), (text, at) => {
      const written = text.slice(at % (text.length + 1))
      expect(text).toContain(clauseOf(written, text))
    }),
  )
})
