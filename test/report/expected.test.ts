import { describe, expect, test } from 'vitest'
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
    expect(read('火星,2021\n天门市,2020')).toEqual({ rows: [], lines: [1] })
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
