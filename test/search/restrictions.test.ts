// Kind of text, level, year of publication and reports left out as filters and facets: every view equals the unfiltered one, sorted by hand.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ReportSummary } from '../../src/api/hit.ts'
import type { ViewOptions } from '../../src/api/question.ts'
import type { SearchOptions } from '../../src/api/search.ts'
import { printQuery } from '../../src/query/print.ts'
import { LEVELS } from '../../src/regions/region.ts'
import { GENRE_CHOICES, genreOf, UNTITLED } from '../../src/report/genre.ts'
import type { Report } from '../../src/report/report.ts'
import { corpus, query } from '../support/arbitraries.ts'
import { blankReport } from '../support/report.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'
import { searcherOver } from './support.ts'

const known = fc.record({
  title: fc.constantFrom(null, '政府工作报告', '复议法', '常务会议', '规划'),
  level: fc.constantFrom(null, ...LEVELS),
  publishedAt: fc.constantFrom(null, '2020-03-01', '2021-12-31', '2022-01-01'),
})
const restriction = fc.record(
  {
    genre: fc.subarray([...GENRE_CHOICES], { minLength: 1 }),
    level: fc.subarray([...LEVELS], { minLength: 1 }),
    except: fc.subarray(['r0', 'r1', 'r4', 'gone'], { minLength: 1 }),
    by: fc.constantFrom('report' as const, 'published' as const),
    year: fc.constantFrom<string[]>(['2020'], ['2021..2022']),
  },
  { requiredKeys: [] },
)

const yearOf = (report: ReportSummary, by: SearchOptions['by']) =>
  by !== 'published'
    ? report.year
    : report.publishedAt === null
      ? null
      : Number(report.publishedAt.slice(0, 4))

function keeps({ genre, level, except, by, year }: SearchOptions) {
  const [from, to = from] = (year?.[0] ?? '0..9999').split('..').map(Number)
  return (report: ReportSummary) => {
    const own = yearOf(report, by)
    return (
      (!genre || genre.some(one => one === (genreOf(report.title) ?? UNTITLED))) &&
      !except?.includes(report.id) &&
      (!level || level.some(one => one === report.level)) &&
      (!year || (own !== null && from! <= own && own <= to!))
    )
  }
}

const fiveFacts = fc.array(known, { minLength: 5, maxLength: 5 })
const withFacts = <Facts>(reports: readonly Report[], facts: readonly Facts[]) =>
  reports.map((report, i) => ({ ...report, ...facts[i] }))

test('keep what they name and nothing else, in every view, and facets count it', () =>
  fc.assert(
    fc.asyncProperty(corpus, fiveFacts, query, restriction, async (reports, facts, asked, restriction) => {
      const searcher = searcherOver(withFacts(reports, facts), toySegmenter)
      const text = printQuery(asked)
      const whole = { match: 'strict', limit: 100 } as const
      const options = { ...restriction, match: 'strict' } as const
      const kept = keeps(restriction)
      const every = await searcher.search(text, whole)
      const some = await searcher.search(text, { ...options, limit: 100, facets: 'all' })
      if (every.totalHits > 100) return
      const expected = every.hits.filter(({ report }) => kept(report))
      expect(some.hits.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort())
      const count = <Value>(sorted: (report: ReportSummary) => Value) => {
        const hits = new Map<Value, number>()
        for (const { report } of expected) hits.set(sorted(report), (hits.get(sorted(report)) ?? 0) + 1)
        return hits
      }
      const { genre, level, year } = some.facets
      expect(new Map(genre!.map(row => [row.genre, row.hits]))).toEqual(count(({ title }) => genreOf(title)))
      expect(new Map(level!.map(row => [row.level, row.hits]))).toEqual(count(({ level }) => level))
      expect(new Map(year.map(row => [row.year, row.hits]))).toEqual(
        count(report => yearOf(report, restriction.by)),
      )

      const grouped = await searcher.search(text, {
        ...options,
        distinct: 'report',
        each: 3,
        limit: 100,
        facets: 'all',
      })
      const best = await searcher.search(text, { ...options, distinct: 'report', limit: 100 })
      const firsts = grouped.hits.filter((hit, i) => grouped.hits[i - 1]?.reportId !== hit.reportId)
      expect(firsts.map(({ id }) => id)).toEqual(best.hits.map(({ id }) => id))
      for (const { reportId } of firsts) {
        const of = (hits: typeof expected) => hits.filter(hit => hit.reportId === reportId).length
        expect(grouped.reportHits![reportId]).toBe(of(expected))
        expect(of(grouped.hits)).toBe(Math.min(3, of(expected)))
      }

      const all = await searcher.reports({ limit: 1000 })
      const listed = await searcher.reports({ ...restriction, limit: 1000 })
      expect(listed.reports).toEqual(all.reports.filter(kept))
      const { rows, totalHits } = await searcher.compare(text, options)
      expect(totalHits).toBe(expected.length)
      for (const row of rows)
        expect(row.hits).toBe(
          expected.filter(
            ({ report }) =>
              report.region?.code === row.region?.code && yearOf(report, restriction.by) === row.year,
          ).length,
        )
      const lines = await searcher.concordance(text, { match: 'strict' })
      const within = await searcher.concordance(text, options)
      expect(within.lines).toEqual(lines.lines.filter(({ hit }) => kept(hit.report)))
    }),
    { numRuns: 120 },
  ))

test('a report that is left out counts nowhere: as in a library that does not hold it', () =>
  fc.assert(
    fc.asyncProperty(
      corpus,
      fiveFacts,
      query,
      fc.subarray(['r0', 'r1', 'r2', 'r3', 'r4'], { minLength: 1 }),
      fc.constantFrom('once' as const, 'all' as const),
      async (given, facts, asked, except, repeats) => {
        const reports = withFacts(given, facts)
        const others = reports.filter(({ id }) => !except.includes(id))
        if (others.length === 0) return
        const text = printQuery(asked)
        const numbersOf = async (searcher: ReturnType<typeof searcherOver>, without: ViewOptions) => {
          const options = { ...without, repeats, match: 'strict' } as const
          const { totalHits, totalReports, totalOccurrences, literalHits, facets } = await searcher.search(
            text,
            { ...options, facets: 'all' },
          )
          const { rows, ...compared } = await searcher.compare(text, options)
          const { total } = await searcher.concordance(text, options)
          const listed = await searcher.reports(without)
          return {
            found: [totalHits, totalReports, totalOccurrences, literalHits, facets],
            compared: [compared.totalHits, compared.totalReports, compared.totalOccurrences, rows],
            total,
            listed: listed.total,
          }
        }
        expect(await numbersOf(searcherOver(reports, toySegmenter), { except })).toEqual(
          await numbersOf(searcherOver(others, toySegmenter), {}),
        )
      },
    ),
    { numRuns: 150 },
  ))

test('it is named wherever it is left out, and what names no report says so', async () => {
  const searcher = searcherOver(
    [0, 1].map(i => blankReport(`r${i}`, { title: `第${i}篇`, year: 2020 })),
    toySegmenter,
  )
  const except = ['r1', 'gone']
  for (const ask of [searcher.search, searcher.compare, searcher.concordance]) {
    const { notices } = await ask('复议', { except })
    const told = notices.flatMap(({ code, about }) => (code === 'not-found' ? [] : [[code, about]]))
    expect(told).toEqual([
      ['left-out', ['第1篇', '2020', 'r1']],
      ['unknown-report', ['gone']],
    ])
  }
})

test('have their own answer though the same was asked without them before, repeats counted once or not', () =>
  fc.assert(
    fc.asyncProperty(
      corpus,
      fiveFacts,
      query,
      restriction,
      fc.constantFrom('once' as const, undefined),
      async (given, facts, asked, restriction, repeats) => {
        const reports = given.flatMap((report, i) => [
          { ...report, ...facts[i] },
          { ...report, ...facts[4 - i], id: `${report.id}x`, file: `x/${report.file}` },
        ])
        const answersOf = async (searcher: ReturnType<typeof searcherOver>, restriction: ViewOptions) => {
          const options = { ...restriction, ...(repeats && { repeats }) }
          const { processingTimeMs, indexVersion, ...found } = await searcher.search(text, options)
          const { rows } = await searcher.compare(text, options)
          const { lines } = await searcher.concordance(text, options)
          return JSON.parse(JSON.stringify({ found, rows, lines }))
        }
        const text = printQuery(asked)
        const asking = searcherOver(reports, toySegmenter)
        await answersOf(asking, {})
        expect(await answersOf(asking, restriction)).toEqual(
          await answersOf(searcherOver(reports, toySegmenter), restriction),
        )
      },
    ),
    { numRuns: 60 },
  ))

test('by year of publication it says what matches and has none', () =>
  fc.assert(
    fc.asyncProperty(
      corpus,
      fiveFacts,
      query,
      restriction,
      fc.constantFrom('all' as const, 'once' as const),
      async (reports, facts, asked, { by: _by, year = ['2021..2022'], ...rest }, repeats) => {
        const searcher = searcherOver(withFacts(reports, facts), toySegmenter)
        const text = printQuery(asked)
        const options = { ...rest, match: 'strict', repeats, by: 'published' } as const
        const all = (await searcher.search(text, { ...rest, match: 'strict', by: 'published' })).facets.year
        const none = all.find(({ year }) => year === null)
        const views = [
          await searcher.search(text, { ...options, year }),
          await searcher.compare(text, { ...options, year }),
        ]
        for (const { notices } of views) {
          const about = notices.find(({ code }) => code === 'unpublished')?.about
          if (repeats === 'all') expect(about).toEqual(none && [String(none.hits), String(none.reports)])
          // Of passages that are there twice some may count elsewhere, never all of them.
          else expect(about === undefined).toBe(none === undefined)
        }
        const whole = await searcher.search(text, options)
        expect(whole.notices.some(({ code }) => code === 'unpublished')).toBe(false)
      },
    ),
  ))
