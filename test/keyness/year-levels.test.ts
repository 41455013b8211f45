// year-levels.test.ts — which years of a comparison are said to have reports of other levels.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { levelsApart, type YearLevel, yearLevels } from '../../src/keyness/year-levels.ts'
import { LEVELS } from '../../src/regions/region.ts'

const report = fc.record({
  year: fc.constantFrom(null, 2019, 2020, 2021, 2024),
  level: fc.constantFrom(null, ...LEVELS.slice(0, 3)),
})
const reports = fc.array(report, { maxLength: 60 })

const of = (year: number, level: YearLevel['level'], reports: number): YearLevel => ({ year, level, reports })

it('counts every report under its year and level, once', () => {
  fc.assert(
    fc.property(reports, all => {
      const rows = yearLevels(all)
      expect(rows.reduce((sum, row) => sum + row.reports, 0)).toBe(all.length)
      for (const { year, level, reports } of rows)
        expect(all.filter(one => one.year === year && one.level === level).length).toBe(reports)
    }),
  )
})

it('says so where half of a year is of a level that is less than a fifth of another, and only there', () => {
  fc.assert(
    fc.property(reports, all => {
      const years = [2019, 2020, 2021, 2024].map(year => all.filter(one => one.year === year))
      const large = years.filter(({ length }) => length >= 5)
      const share = (some: typeof all, ...levels: (string | null)[]) =>
        some.filter(({ level }) => levels.includes(level)).length / some.length
      const isApart = LEVELS.some(level =>
        large.some(one => share(one, level) >= 0.5 && large.some(other => share(other, level, null) < 0.2)),
      )
      const notice = levelsApart(yearLevels(all))
      expect(notice !== null).toBe(isApart)
      if (!notice) return
      const [level, from, n, some, to, m, others] = notice.about!
      for (const [year, reports, count] of [
        [from, n, some],
        [to, m, others],
      ]) {
        const own = all.filter(one => one.year === Number(year))
        expect([own.length, own.filter(one => one.level === level).length]).toEqual([
          Number(reports),
          Number(count),
        ])
      }
    }),
  )
})

it('names the nearest years, both levels that one may choose, and nothing of small years', () => {
  const rows = [
    of(2013, '国家', 10),
    of(2023, '国家', 11),
    of(2023, '省', 1),
    of(2024, '市', 36),
    of(2024, '国家', 8),
  ]
  expect(levelsApart(rows)).toEqual({
    code: 'levels-apart',
    message:
      '各年报告的层级不同：2023 年 12 篇中有 11 篇是国家的，2024 年 44 篇中有 8 篇。各年的高低可能只是层级之别，宜选定一个层级再看',
    about: ['国家', '2023', '12', '11', '2024', '44', '8', '国家', '市'],
  })
  expect(levelsApart([of(2013, '国家', 10), of(2014, '省', 4)])).toBeNull()
  expect(
    levelsApart([of(2013, '国家', 10), of(2013, '省', 4), of(2014, '省', 8), of(2014, '国家', 4)]),
  ).toBeNull()
})
