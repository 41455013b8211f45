// The table of coverage: every report is in it once, and every hole is a year that has none.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Region } from '../../src/regions/region.ts'
import { coverageTable, yearRuns } from '../../web/page/home/coverage.ts'

const region = fc.constantFrom<Region | null>(
  null,
  { code: '000000', name: '中华人民共和国', path: ['中华人民共和国'] },
  { code: '420000', name: '湖北省', path: ['湖北省'] },
  { code: '430000', name: '湖南省', path: ['湖南省'] },
)
const rows = fc.uniqueArray(
  fc.record({
    region,
    year: fc.option(fc.integer({ min: 1990, max: 2025 })),
    reports: fc.integer({ min: 1, max: 9 }),
  }),
  { selector: row => `${row.region?.code} ${row.year}`, maxLength: 40 },
)

it('holds every report once, and says of each row which calendar years it lacks since its first', () =>
  fc.assert(
    fc.property(rows, rows => {
      const years = [...new Set(rows.flatMap(({ year }) => year ?? []))].sort((a, b) => a - b)
      const table = coverageTable(rows, years)
      const sum = (numbers: Iterable<number>) => [...numbers].reduce((a, b) => a + b, 0)
      expect(sum(table.rows.map(row => row.reports))).toBe(sum(rows.map(row => row.reports)))
      for (const row of table.rows) {
        expect(sum(row.cells.values())).toBe(row.reports)
        const own = rows.filter(one => one.region?.code === row.region?.code).map(({ year }) => year)
        const known = own.filter(year => year !== null)
        const first = Math.min(...known)
        const since = Array.from({ length: 2026 - 1990 }, (_, i) => 1990 + i).filter(
          year => year > first && year <= Math.max(...years),
        )
        expect(row.missing).toEqual(since.filter(year => !own.includes(year)))
      }
    }),
  ))

it('tells years by runs that hold each of them and no other', () =>
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1990, max: 2010 })), years => {
      const ascending = years.sort((a, b) => a - b)
      const told = yearRuns(ascending).flatMap(run => {
        const [from, to = from] = run.split('–').map(Number)
        return Array.from({ length: to! - from! + 1 }, (_, i) => from! + i)
      })
      expect(told).toEqual(ascending)
    }),
  ))
