// missing.test.ts — what of a list of what is due is missing: of the annual reports on 法治政府建设, and of no others.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { titleOwes } from '../../src/inspection/owes.ts'
import { regionByCode } from '../../src/regions/regions.ts'
import { SAMPLE_REGIONS } from '../support/arbitraries.ts'
import { blankReport } from '../support/report.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'
import { searcherOver } from './support.ts'

const ANNUAL = '法治政府建设年度报告'
const WORK = '政府工作报告'

const report = (id: string, code: string, year: number | null, title = ANNUAL) =>
  blankReport(id, { region: regionByCode(code)!, year, title })

const searcher = searcherOver(
  [
    report('a', '640104', 2021),
    report('b', '640104', 2022),
    report('c', '429006', 2021),
    report('d', '429006', null),
    report('e', '640104', 2023, WORK),
    report('f', '640104', 2022, WORK),
    report('g', '429006', null, WORK),
  ],
  toySegmenter,
)

describe('missing', () => {
  test('what of the list is not there, with reports of unknown year; lines that are no division are told', async () => {
    const { expected, held, rows, failures } = await searcher.missing(
      '地区,年份\n兴庆区,2021..2024\n天门市,2020、2021\n火星,2021',
    )
    expect([expected, held]).toEqual([6, 3])
    expect(rows.map(({ region, years, others, undated }) => [region.name, years, others, undated])).toEqual([
      ['天门市', [2020], [], 1],
      ['兴庆区', [2023, 2024], [2023], 0],
    ])
    expect(failures.map(({ line }) => line)).toEqual([4])
    const some = await searcher.missing('地区,年份\n兴庆区,2021..2023\n天门市,2020', { region: ['湖北'] })
    expect(some.rows.map(({ region }) => region.name)).toEqual(['天门市'])
  })

  test('a pair is held where the table of inspections has it, and marked where only other reports are', () =>
    fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(
          fc.record({
            region: fc.constantFrom(...SAMPLE_REGIONS),
            year: fc.integer({ min: 2018, max: 2021 }),
            title: fc.constantFrom(ANNUAL, WORK, '法治政府建设工作要点', '教育发展规划'),
          }),
          { maxLength: 8, selector: ({ region, year, title }) => `${region.code} ${year} ${title}` },
        ),
        async held => {
          const reports = held.map(({ region, year, title }, i) => report(`r${i}`, region.code, year, title))
          const searcher = searcherOver(reports, toySegmenter)
          const places = [...new Map(SAMPLE_REGIONS.map(region => [region.code, region])).values()]
          const list = ['地区,年份', ...places.map(({ code }) => `${code},2018..2021`)].join('\n')
          const { rows } = await searcher.missing(list)
          const { rows: inspected } = await searcher.inspections({ limit: 1000 })
          for (const { code } of places)
            for (let year = 2018; year <= 2021; year++) {
              const row = rows.find(({ region }) => region.code === code)
              const here = held.filter(one => one.region.code === code && one.year === year)
              const delivered = here.some(({ title }) => titleOwes(title))
              expect(row?.years.includes(year) ?? false).toBe(!delivered)
              expect(row?.others.includes(year) ?? false).toBe(!delivered && here.length > 0)
              expect(
                inspected.some(({ report }) => report.region?.code === code && report.year === year),
              ).toBe(delivered)
            }
        },
      ),
      { numRuns: 40 },
    ))

  test('a list without years is held to those from the first to the last such report, and to the years asked for', async () => {
    const years = async (year?: string[]) =>
      (await gaps.missing('兴庆区\n天门市', year ? { year } : {})).rows.map(({ region, years }) => [
        region.name,
        years,
      ])
    const gaps = searcherOver(
      [
        report('a', '640104', 2019),
        report('b', '640104', 2022),
        report('c', '429006', 1998, WORK),
        report('d', '640104', 2024, WORK),
      ],
      toySegmenter,
    )
    expect(await years()).toEqual([
      ['天门市', [2019, 2020, 2021, 2022]],
      ['兴庆区', [2020, 2021]],
    ])
    expect(await years(['2021..2022'])).toEqual([
      ['天门市', [2021, 2022]],
      ['兴庆区', [2021]],
    ])
  })

  test('a list without any division is refused with the reason', async () => {
    await expect(searcher.missing('年份\n2021')).rejects.toMatchObject({ code: 'bad-query' })
    await expect(searcher.missing('火星，2021')).rejects.toMatchObject({
      message: '应报清单第 1 行：“火星”不是行政区划，请写全称或六位代码',
      about: ['1', 'unknown-division', '火星'],
    })
  })
})
