import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { IndicatorRow } from '../../src/api/indicators.ts'
import { heldOf, yearsShown } from '../../web/indicators/held.ts'
import { clauseOf, labelOf, pivot, roleText } from '../../web/indicators/indicator-table.ts'
import { INDICATORS, wordsOf } from '../../web/words/words.ts'

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

test('years with a report stand between those of the numbers, and no year outside of them', () => {
  const years = fc.array(fc.constantFrom<(number | null)[]>(null, 2018, 2019, 2020, 2021, 2023))
  fc.assert(
    fc.property(years, years, (numbers, held) => {
      const shown = yearsShown(
        numbers,
        held.map(year => ({ year })),
      )
      const known = numbers.filter(year => year !== null)
      for (const year of [null, 2018, 2019, 2020, 2021, 2023]) {
        const isBetween =
          year !== null && held.includes(year) && year > Math.min(...known) && year < Math.max(...known)
        expect(shown.includes(year)).toBe(numbers.includes(year) || isBetween)
      }
    }),
  )
})

test('what is held is told by place and year, and counted by year', () => {
  const region = (code: string) => ({ code, name: code, path: [code] })
  const held = heldOf([
    { region: region('150303'), year: 2019, reports: 2 },
    { region: region('640104'), year: 2019, reports: 1 },
    { region: null, year: null, reports: 3 },
  ])
  expect([held.has('150303', 2019), held.has('150303', 2020), held.has('', null)]).toEqual([
    true,
    false,
    true,
  ])
  expect([2019, 2020, null].map(held.reports)).toEqual([3, 0, 3])
})

test('which way a change goes stands before it, and that it is meant', () => {
  const text = (role: string, direction: string | null) =>
    roleText({ role, direction } as IndicatorRow, wordsOf(INDICATORS, 'zh-CN'))
  expect(text('change', 'down')).toBe('下降')
  expect(text('target', 'down')).toBe('目标：下降')
  expect(text('change', null)).toBe('增减')
  expect(text('target', null)).toBe('目标')
  expect(text('value', null)).toBe('')
})

test('numbers that share a cell are told apart by their own words', () => {
  const named = (ownName: string) => ({ indicator: '人大代表建议办理数', ownName }) as IndicatorRow
  const [one, other] = [named('办理议案'), named('建议')]
  expect([one, other].map(row => labelOf(row, [one, other], false))).toEqual(['办理议案', '建议'])
  expect(labelOf(one, [one], false)).toBe('')
  expect(labelOf(one, [one], true)).toBe('人大代表建议办理数')
})

test('a number is marked with the words that lead to it', () => {
  const sentence = '全年受理行政复议案件64件，审结45件，其中调解45件。'
  expect(clauseOf('64件', sentence)).toBe('全年受理行政复议案件64件')
  // 达90% alone may stand anywhere in the report.
  expect(clauseOf('90%', '推进一网通办，政务服务事项网办率达98%，好评率达90%')).toBe(
    '政务服务事项网办率达98%，好评率达90%',
  )
  expect(clauseOf('98%', '达98%，其余事项也已能在网上办理完毕')).toBe('达98%，其余事项也已能')
  // Written twice: which of them is meant cannot be told.
  expect(clauseOf('45件', sentence)).toBe(sentence)
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('受', '理', '6', '件', '，') }), fc.nat(), (text, at) => {
      const written = text.slice(at % (text.length + 1))
      expect(text).toContain(clauseOf(written, text))
    }),
  )
})
