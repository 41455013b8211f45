// trend.test.ts — first use and spread against a reading of every report: who is new in a year and had reports before,
// how many reports the first year has, and a search that finds just those.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placesText } from '../../src/regions/place-text.ts'
import { SAMPLE_REGIONS } from '../support/arbitraries.ts'
import { blankReport } from '../support/report.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'
import { searcherOver } from './support.ts'

const ASKED = '行政复议'

/** Reports of few places and years, so that they come again. */
const reports = fc
  .array(
    fc.record({
      region: fc.option(fc.constantFrom(...SAMPLE_REGIONS)),
      year: fc.option(fc.integer({ min: 2019, max: 2022 })),
      uses: fc.boolean(),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map(given =>
    given.map(({ region, year, uses }, i) => {
      const text = uses ? `第${i}号：${ASKED}。` : `第${i}号：法治。`
      const passages = [{ start: 0, end: text.length, section: [] }]
      return {
        uses,
        report: blankReport(`r${i}`, { region, year, paragraphs: [{ kind: 'paragraph', text, passages }] }),
      }
    }),
  )

describe('first use and spread', () => {
  it('tells who used it first in a year and had reports before from who had none', () =>
    fc.assert(
      fc.asyncProperty(reports, async given => {
        const { years } = await searcherOver(
          given.map(({ report }) => report),
          toySegmenter,
        ).trend(ASKED)
        for (const { year, joined, adopted, arrived } of years) {
          const earlier = given.filter(({ report }) => report.year !== null && report.year < year)
          const codesOf = (some: typeof given) => new Set(some.map(({ report }) => report.region?.code))
          const now = codesOf(given.filter(({ uses, report }) => uses && report.year === year))
          const used = codesOf(earlier.filter(({ uses }) => uses))
          const held = codesOf(earlier)
          const isNew = SAMPLE_REGIONS.filter(({ code }) => now.has(code) && !used.has(code))
          const codes = (regions: readonly { code: string }[]) => regions.map(({ code }) => code).sort()
          expect(codes(joined)).toEqual(codes(isNew))
          expect(codes(adopted)).toEqual(codes(isNew.filter(({ code }) => held.has(code))))
          expect(codes(arrived)).toEqual(codes(isNew.filter(({ code }) => !held.has(code))))
        }
      }),
      { numRuns: 60 },
    ))

  it('counts the reports of the first year, which a search for that year finds', () =>
    fc.assert(
      fc.asyncProperty(reports, fc.constantFrom(ASKED, `"${ASKED}"`, '行政 复议'), async (given, q) => {
        const searcher = searcherOver(
          given.map(({ report }) => report),
          toySegmenter,
        )
        const { first, firstReports, undated } = await searcher.trend(q)
        const using = given.filter(({ uses }) => uses).map(({ report }) => report)
        const dated = using.flatMap(({ year }) => year ?? [])
        const earliest = dated.length === 0 ? null : Math.min(...dated)
        expect(firstReports).toBe(using.filter(({ year }) => year === earliest).length)
        expect(first).toHaveLength(Math.min(5, firstReports))
        expect(first.every(({ report }) => report.year === earliest)).toBe(true)
        for (const { text, matches } of first) {
          const marked = matches.map(({ start, length }) => text.slice(start, start + length))
          expect(marked.join('')).toBe(ASKED)
        }
        if (using.length === 0) return
        const restriction = earliest === null ? {} : { year: [String(earliest)] }
        const found = await searcher.search(q, { mode: 'exact', distinct: 'report', ...restriction })
        expect(found.totalReports).toBe(firstReports)
        if (earliest === null) expect(firstReports).toBe(undated)
      }),
      { numRuns: 60 },
    ))

  it('can be asked of one level', async () => {
    const text = `${ASKED}。`
    const paragraphs = [
      { kind: 'paragraph' as const, text, passages: [{ start: 0, end: text.length, section: [] }] },
    ]
    const searcher = searcherOver(
      (['省', '市', '市'] as const).map((level, i) =>
        blankReport(`r${i}`, { level, year: 2020 + i, paragraphs }),
      ),
      toySegmenter,
    )
    const { years, firstReports } = await searcher.trend(ASKED, { level: ['市'] })
    expect([years.map(({ year }) => year), firstReports]).toEqual([[2021, 2022], 1])
  })
})

describe('several divisions in a line', () => {
  it('are each named once, with what stands above them', () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...SAMPLE_REGIONS)), regions => {
        const groups = placesText(regions.map(({ path }) => path))
          .split('；')
          .filter(Boolean)
        const above = [...new Set(regions.map(({ path }) => path.slice(0, -1).join('')))]
        const read = groups.flatMap((group, i) =>
          group
            .slice(above[i]!.length)
            .split('、')
            .map(name => above[i]! + name),
        )
        const full = regions.map(({ path }) => path.join('').replace('中华人民共和国', '国家（中央）'))
        expect(read.sort()).toEqual(full.sort())
      }),
    ))
})
