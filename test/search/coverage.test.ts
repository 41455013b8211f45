// What the library holds by division and year: the sums, and the same counted from the list of reports.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findRegions, isKeptBy } from '../../src/regions/regions.ts'
import { missingOf } from '../../src/search/answers/missing.ts'
import { corpus, SAMPLE_REGIONS } from '../support/arbitraries.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'
import { searcherOver } from './support.ts'

const filters = fc.record(
  {
    region: fc.constantFrom<string[]>(['宁夏'], ['640104'], ['中国'], ['天门市', '海南区']),
    year: fc.constantFrom<string[]>(['2021'], ['2019..2020'], ['2019', '2022..2023']),
  },
  { requiredKeys: [] },
)

const isProvince = (code: string | undefined) => code !== undefined && code !== '000000'

describe('coverage', () => {
  test('every row counts what the list of reports has of it, and the rows add up to all reports', () =>
    fc.assert(
      fc.asyncProperty(corpus, filters, async (reports, options) => {
        const searcher = searcherOver(reports, toySegmenter)
        const { rows, years, regions, reports: total } = await searcher.coverage(options)
        const listed = await searcher.reports({ ...options, limit: 1000 })
        expect(total).toBe(listed.total)
        expect(rows.reduce((sum, row) => sum + row.reports, 0)).toBe(listed.total)
        for (const { region, year, reports: count } of rows) {
          const own = listed.reports.filter(one => one.region?.code === region?.code && one.year === year)
          expect(own).toHaveLength(count)
          if (region === null || year === null) continue
          const asked = await searcher.reports({ region: [region.code], year: [String(year)], limit: 1000 })
          expect(asked.reports.filter(one => one.region!.code === region.code)).toHaveLength(count)
        }
        const places = rows.map(row => `${row.region?.code ?? '999999'} ${row.year ?? 9999}`)
        expect(places).toEqual([...new Set(places)].sort())
        expect(years).toEqual([...new Set(rows.flatMap(row => row.year ?? []))].sort())
        expect(regions.map(({ code }) => code)).toEqual([
          ...new Set(rows.flatMap(row => row.region?.code ?? [])),
        ])
      }),
      { numRuns: 60 },
    ))

  test('with depth=province each row is the sum of what lies within, and what is absent has no report', () =>
    fc.assert(
      fc.asyncProperty(corpus, filters, async (reports, options) => {
        const searcher = searcherOver(reports, toySegmenter)
        const all = await searcher.coverage(options)
        const { rows, absent, reports: total } = await searcher.coverage({ ...options, depth: 'province' })
        expect(total).toBe(all.reports)
        for (const { region, year, reports: count } of rows) {
          const within = all.rows.filter(
            row =>
              row.year === year &&
              (region === null ? row.region === null : row.region?.path[0] === region.path[0]),
          )
          expect(within.reduce((sum, row) => sum + row.reports, 0)).toBe(count)
        }
        expect(rows.reduce((sum, row) => sum + row.reports, 0)).toBe(total)
        for (const { path } of absent)
          expect(all.rows.some(({ region }) => region?.path[0] === path[0])).toBe(false)
        if (options.region === undefined)
          expect(
            absent.length + new Set(rows.map(({ region }) => region?.code).filter(isProvince)).size,
          ).toBe(32)
      }),
      { numRuns: 60 },
    ))

  test('a division that is none is refused', async () => {
    const searcher = searcherOver([], toySegmenter)
    await expect(searcher.coverage({ region: ['火星'] })).rejects.toMatchObject({ code: 'bad-query' })
    expect(await searcher.coverage()).toMatchObject({ rows: [], years: [], regions: [], reports: 0 })
  })
})

describe('missing', () => {
  const expectedRows = fc.array(
    fc.record({
      region: fc.constantFrom(...SAMPLE_REGIONS),
      years: fc.uniqueArray(fc.integer({ min: 2018, max: 2024 }), { maxLength: 3 }),
    }),
    { maxLength: 5 },
  )

  test('is what is expected and not held, pair by pair', () =>
    fc.assert(
      fc.asyncProperty(corpus, expectedRows, filters, async (reports, rows, options) => {
        const held = await searcherOver(reports, toySegmenter).coverage(options)
        const codes = options.region?.flatMap(name => findRegions(name).map(({ code }) => code))
        const isAsked = ({ code }: { code: string }) => codes?.some(filter => isKeptBy(filter, code)) ?? true
        const missing = missingOf({ rows }, held, isAsked)
        const anyNamed = rows.some(({ years }) => years.length > 0)
        const common = anyNamed ? rows.flatMap(({ years }) => years) : held.years
        const pairs = new Set<string>()
        for (const { region, years } of rows.filter(row => isAsked(row.region)))
          for (const year of years.length > 0 ? years : common) pairs.add(`${region.code} ${year}`)
        const lacking = [...pairs].filter(
          pair => !held.rows.some(({ region, year }) => `${region?.code} ${year}` === pair),
        )
        expect(missing.expected).toBe(pairs.size)
        expect(missing.held).toBe(pairs.size - lacking.length)
        const isWithout = rows.some(row => row.years.length === 0 && isAsked(row.region))
        expect(missing.assumed).toEqual(isWithout ? [...new Set(common)].sort((a, b) => a! - b!) : [])
        expect(
          missing.rows.flatMap(({ region, years }) => years.map(year => `${region.code} ${year}`)),
        ).toEqual(lacking.sort())
      }),
      { numRuns: 60 },
    ))
})
