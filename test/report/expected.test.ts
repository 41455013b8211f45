import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findRegions } from '../../src/regions/regions.ts'
import { readExpected } from '../../src/report/metadata/expected.ts'

const read = (text: string) => {
  const { rows, failures } = readExpected({ bytes: Buffer.from(text) })
  return {
    rows: rows.map(({ region, years }) => [region.code, years]),
    lines: failures.map(({ line }) => line),
  }
}

describe('readExpected', () => {
  test('names and codes, Chinese and English headings, with and without years', () => {
    const rows = [
      ['640104', [2021, 2022]],
      ['640000', [2019, 2020, 2021]],
      ['429006', []],
    ]
    expect(read('地区,年份\n640104,2021、2022年\n宁夏,2019..2021\n湖北省天门市,\n')).toEqual({
      rows,
      lines: [],
    })
    expect(read('﻿备注\tRegion\tyears\r\n\t兴庆区\t2021 2022\r\n\t宁夏\t2019-2021\r\n\t天门市\t\r\n')).toEqual(
      {
        rows,
        lines: [],
      },
    )
    expect(read('file,region\na.txt,天门市\n')).toEqual({ rows: [['429006', []]], lines: [] })
  })

  test('a list without heads is of divisions, perhaps with their years', () => {
    expect(read('兴庆区,2020..2021\n天门市,2020\n火星,2021\n')).toEqual({
      rows: [
        ['640104', [2020, 2021]],
        ['429006', [2020]],
      ],
      lines: [3],
    })
    expect(read('宁夏\n天门市').rows.map(([code]) => code)).toEqual(['640000', '429006'])
    expect(read('火星,2021\n天门市,2020')).toEqual({ rows: [['429006', [2020]]], lines: [1] })
  })

  test('a comma, a Chinese comma, a semicolon, a tab, a blank part a division from its years, heads or none', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            region: fc.constantFrom('天门市', '宁夏', '640104', '内蒙古 锡林郭勒盟'),
            years: fc.array(fc.constantFrom('2021', '2019..2022', '２０２０年'), { maxLength: 3 }),
            first: fc.boolean(),
          }),
          { minLength: 1, maxLength: 4 },
        ),
        fc.constantFrom(',', '，', '、', ';', '；', '\t', ' ', '　', ' ，'),
        fc.boolean(),
        (lines, separator, hasHeads) => {
          const text = lines.map(({ region, years, first }) =>
            (first ? [...years, region] : [region, ...years]).join(separator),
          )
          const heads = hasHeads ? [['地区', '年份'].join(separator)] : []
          const { rows, failures } = readExpected({ bytes: Buffer.from([...heads, ...text].join('\n')) })
          expect(failures).toEqual([])
          const YEARS: Record<string, number[]> = {
            '2021': [2021],
            '2019..2022': [2019, 2020, 2021, 2022],
            '２０２０年': [2020],
          }
          expect(rows.map(({ region, years }) => [region.code, years])).toEqual(
            lines.map(({ region, years }) => [
              findRegions(region)[0]!.code,
              years.flatMap(year => YEARS[year]!),
            ]),
          )
        },
      ),
    ))

  test('a year stands right behind its division or in brackets, and lines may be numbered', () => {
    expect(read('1、兴庆区2022年\n2. 天门市（2020至2021年）\n')).toEqual({
      rows: [
        ['640104', [2022]],
        ['429006', [2020, 2021]],
      ],
      lines: [],
    })
  })

  test('a range with blanks about its dash is one; of words beside a division the cause is told', () => {
    expect(read('天门市 2019 - 2021年').rows).toEqual([['429006', [2019, 2020, 2021]]])
    const { failures } = readExpected({ bytes: Buffer.from('天门市 2020\n天门市，去年\n火星；2021\n2021') })
    expect(failures.map(({ line, code, about }) => [line, code, ...about])).toEqual([
      [2, 'no-year', '去年'],
      [3, 'unknown-division', '火星'],
      [4, 'no-region'],
    ])
  })

  test('what is wrong is told by its line, and the rest counts', () => {
    const { rows, lines } = read(
      '地区,年份\n火星,2021\n天门市,去年\n,2021\n\n"两\n行",2021\n鼓楼区,2021\n宁夏,2021\n',
    )
    expect(rows).toEqual([['640000', [2021]]])
    expect(lines).toEqual([2, 3, 4, 6, 8])
    const { failures } = readExpected({ bytes: Buffer.from('地区\n火星\n') })
    expect(failures[0]!.reason).toContain('火星')
    const told = readExpected({
      bytes: Buffer.from(
        `地区,年份\n火星,2021\n天门市,去年\n,2021\n鼓楼区,2021\n${'甲'.repeat(1001)},2021\n`,
      ),
    }).failures
    expect(told.map(({ code, about }) => [code, ...about])).toEqual([
      ['unknown-division', '火星'],
      ['no-year', '去年'],
      ['no-region'],
      ['ambiguous-division', '鼓楼区'],
      ['too-long', '甲'.repeat(40)],
    ])
  })

  test('a table without divisions', () => {
    expect(read('名称\n宁夏\n')).toEqual({ rows: [], lines: [1] })
    expect(read('')).toEqual({ rows: [], lines: [1] })
  })
})
