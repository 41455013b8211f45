// behaviour.ts — what every engine owes, whatever it is made of: run by the test of each. Not: one engine's quirks.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { skeleton } from '../../src/analysis/skeleton.ts'
import { joined } from '../../src/engine/batches.ts'
import type { Engine, EngineRequest, PageRequest } from '../../src/engine/engine.ts'
import type { Report } from '../../src/report/report.ts'
import { createPlanner, innerWords } from '../../src/search/question/plan.ts'
import { corpus as anyCorpus, query, SAMPLE_REGIONS, words } from '../support/arbitraries.ts'
import { type OracleHit, oracle } from '../support/oracle.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'
import { testAsking } from './asking.ts'

/** An engine over these reports, cut with `toySegmenter`. */
export type OpenEngine = (reports: Report[]) => Promise<Engine>

const planner = createPlanner(toySegmenter)
const wordsOf = (term: string) => innerWords(skeleton(term), toySegmenter)

const UNFILTERED = { regions: [], years: [], report: null, kind: null } as const
const WHOLE = { order: 'relevance', distinct: false, limit: 10_000, offset: 0 } as const

function ask(
  plan: Pick<EngineRequest, 'where' | 'literal' | 'counted' | 'evidence'>,
  more: Partial<PageRequest> = {},
) {
  const { where, literal, counted, evidence } = plan
  const request = { where, literal, counted, evidence, ...UNFILTERED, ...WHOLE, ...more }
  return { ...request, regions: [...request.regions], years: [...request.years] } satisfies PageRequest
}

const key = (hit: { reportId: string; ordinal: number }) => `${hit.reportId}/${hit.ordinal}`

/** For engines that take long to open. */
export interface Cases {
  /** What they are opened over. Default: any corpus. */
  corpus: fc.Arbitrary<Report[]>
  /** How many cases a law is tried on, of how many it asks for. Default: all. */
  runs: (cases: number) => number
}

const ALL_CASES: Cases = { corpus: anyCorpus, runs: cases => cases }

/** For an engine that is the first one with its texts elsewhere, or on other threads, which is tried in full. */
export const FEWER_CASES: Cases = { corpus: anyCorpus, runs: cases => Math.ceil(cases / 4) }

/** Everything an engine owes, as a suite of its own. */
export function describeEngine(name: string, open: OpenEngine, cases: Cases = ALL_CASES): void {
  describe(name, () => {
    testEngine(open, cases)
    testAsking(open, cases)
  })
}

function testEngine(open: OpenEngine, { corpus, runs }: Cases): void {
  /** Runs a law over random corpora and queries, with what a full scan says of them. */
  const law = (
    holds: (given: {
      engine: Engine
      reports: Report[]
      plan: ReturnType<typeof planner.plan>
      truth: OracleHit[]
    }) => Promise<void>,
    numRuns = 300,
  ) =>
    fc.assert(
      fc.asyncProperty(corpus, query, async (reports, query) => {
        const engine = await open(reports)
        await holds({
          engine,
          reports,
          plan: planner.plan(query, 'all'),
          truth: oracle(reports, query, { words: wordsOf }),
        })
        await engine.close()
      }),
      { numRuns: runs(numRuns) },
    )

  describe('matching', () => {
    test('equals a full scan for any query', () =>
      law(async ({ engine, plan, truth }) => {
        const answer = await engine.search(ask(plan))
        expect(answer.ranked.map(({ passage }) => key(passage)).sort()).toEqual(truth.map(key).sort())
        expect(answer.totalHits).toBe(truth.length)
        expect(answer.totalReports).toBe(new Set(truth.map(hit => hit.reportId)).size)
        const sum = truth.some(hit => hit.occurrences === null)
          ? null
          : truth.reduce((total, hit) => total + (hit.occurrences ?? 0), 0)
        // Without a match nothing says whether occurrences are defined.
        if (truth.length > 0) expect(answer.totalOccurrences).toBe(sum)
      }, 1000))

    test('equals a full scan for a phrase of any length taken from the text, and for one that is not there', () =>
      fc.assert(
        fc.asyncProperty(corpus, fc.nat(), fc.nat(), fc.nat(), words, async (reports, a, b, c, strange) => {
          const engine = await open(reports)
          const paragraphs = reports.flatMap(report => report.paragraphs)
          const text = paragraphs[a % paragraphs.length]!.text
          const from = b % text.length
          for (const phrase of [text.slice(from, from + 1 + (c % (text.length - from))), strange]) {
            const asked = { type: 'phrase', text: phrase } as const
            const answer = await engine.search(ask(planner.plan(asked, 'all')))
            const truth = oracle(reports, asked, { words: wordsOf })
            expect(answer.ranked.map(({ passage }) => key(passage)).sort()).toEqual(truth.map(key).sort())
            expect(answer.totalOccurrences).toBe(truth.reduce((sum, hit) => sum + hit.occurrences!, 0))
          }
        }),
        { numRuns: runs(500) },
      ))

    test('lists every matching passage and tallies every matching report in the order of the text', () =>
      law(async ({ engine, plan, truth }) => {
        expect((await joined(engine.matching(ask(plan)))).map(key)).toEqual(truth.map(key))
        const tallies = await engine.tally(ask(plan))
        const reports = [...new Set(truth.map(hit => hit.reportId))]
        expect(tallies.map(({ report }) => report.id)).toEqual(reports)
        for (const { report, hits, occurrences } of tallies) {
          const mine = truth.filter(hit => hit.reportId === report.id)
          expect(hits).toBe(mine.length)
          if (plan.counted) expect(occurrences).toBe(mine.reduce((sum, hit) => sum + hit.occurrences!, 0))
        }
      }))

    test('filters keep what they name and nothing else', () =>
      fc.assert(
        fc.asyncProperty(
          corpus,
          query,
          fc.subarray(SAMPLE_REGIONS),
          fc.option(fc.integer({ min: 2019, max: 2023 })),
          fc.option(fc.constantFrom('title' as const, 'heading' as const, 'paragraph' as const)),
          fc.option(fc.subarray(['r0', 'r2', 'nosuch']), { nil: undefined }),
          async (reports, query, regions, year, kind, ids) => {
            const engine = await open(reports)
            const codes = regions.map(region => region.code)
            const years = year === null ? [] : [{ from: year, to: year + 1 }]
            const answer = await engine.search(
              ask(planner.plan(query, 'all'), { regions: codes, years, kind, ...(ids && { reports: ids }) }),
            )
            const expected = oracle(reports, query, { words: wordsOf }).filter(({ reportId, ordinal }) => {
              const report = reports.find(({ id }) => id === reportId)!
              const kinds = report.paragraphs.flatMap(p => p.passages.map(() => p.kind))
              return (
                (regions.length === 0 || regions.some(r => report.region?.path.includes(r.name))) &&
                (year === null || report.year === year || report.year === year + 1) &&
                (kind === null || kinds[ordinal] === kind) &&
                (ids === undefined || ids.includes(reportId))
              )
            })
            expect(answer.ranked.map(({ passage }) => key(passage)).sort()).toEqual(expected.map(key).sort())
          },
        ),
        { numRuns: runs(300) },
      ))
  })

  describe('totals', () => {
    test('facets count every match, region by region and year by year', () =>
      law(async ({ engine, reports, plan, truth }) => {
        const { regions, years } = await engine.search(ask(plan, { limit: 1 }))
        const count = (test: (report: Report) => boolean) => {
          const mine = truth.filter(hit => test(reports.find(({ id }) => id === hit.reportId)!))
          return { hits: mine.length, reports: new Set(mine.map(hit => hit.reportId)).size }
        }
        for (const { region, ...counts } of regions)
          expect(counts).toEqual(count(r => r.region?.code === region.code))
        for (const { year, ...counts } of years) expect(counts).toEqual(count(r => r.year === year))
        expect(years.reduce((sum, row) => sum + row.hits, 0)).toBe(truth.length)
        expect(regions.reduce((sum, row) => sum + row.hits, 0)).toBe(count(r => r.region !== null).hits)
        expect(regions.map(({ hits }) => hits)).toEqual(regions.map(({ hits }) => hits).sort((a, b) => b - a))
      }))
  })

  describe('order', () => {
    test('scores never rise, and passages with every term literally come first', () =>
      law(async ({ engine, plan, truth }) => {
        const { ranked } = await engine.search(ask(plan))
        const literal = new Set(truth.filter(hit => hit.literal).map(key))
        const tiers = ranked.map(({ passage }) => literal.has(key(passage)))
        expect(tiers).toEqual([...tiers].sort((a, b) => Number(b) - Number(a)))
        ranked.forEach(({ score }, i) => {
          expect(score).toBeGreaterThanOrEqual(0)
          if (i > 0) expect(score).toBeLessThanOrEqual(ranked[i - 1]!.score)
        })
      }, 500))

    test('pages joined are the whole, in every order, distinct or not', () =>
      fc.assert(
        fc.asyncProperty(
          corpus,
          query,
          fc.constantFrom('relevance' as const, 'year:desc' as const, 'year:asc' as const, 'region' as const),
          fc.boolean(),
          fc.integer({ min: 1, max: 4 }),
          async (reports, query, order, distinct, limit) => {
            const engine = await open(reports)
            const plan = planner.plan(query, 'all')
            const whole = (await engine.search(ask(plan, { order, distinct }))).ranked
            const joined = []
            for (let offset = 0; offset < whole.length; offset += limit) {
              joined.push(...(await engine.search(ask(plan, { order, distinct, limit, offset }))).ranked)
            }
            expect(joined).toEqual(whole)
            const years = whole.map(({ report }) => report.year)
            const known = years.filter(year => year !== null)
            if (order === 'year:desc') expect(known).toEqual([...known].sort((a, b) => b - a))
            if (order === 'year:asc') expect(known).toEqual([...known].sort((a, b) => a - b))
            if (order.startsWith('year'))
              expect(years.slice(known.length).every(year => year === null)).toBe(true)
          },
        ),
        { numRuns: runs(300) },
      ))

    test('parts make up the score, which is lowered only to keep a match behind a better one', () =>
      law(async ({ engine, plan }) => {
        ;(await engine.search(ask(plan))).ranked.forEach(({ score, parts }, i, ranked) => {
          const sum = parts.text + parts.work
          const made = parts.literal ? 1 + sum : sum / (1 + sum)
          expect(score).toBeLessThanOrEqual(made + 1e-6)
          if (score < made - 1e-6) expect(i).toBeGreaterThan(0)
          if (i === 0 || ranked[i - 1]!.score > made) expect(score).toBeCloseTo(made, 6)
        })
      }))

    test('distinct keeps the best passage of each report', () =>
      law(async ({ engine, plan, truth }) => {
        const all = (await engine.search(ask(plan))).ranked
        const best = all.filter((hit, i) => all.findIndex(other => other.report.id === hit.report.id) === i)
        const answer = await engine.search(ask(plan, { distinct: true }))
        expect(answer.ranked).toEqual(best)
        expect(answer.totalHits).toBe(truth.length)
      }))
  })

  describe('content', () => {
    test('gives back what was put in: metadata, text, sections, ids that are distinct', () =>
      fc.assert(
        fc.asyncProperty(corpus, async reports => {
          const engine = await open(reports)
          const ids = new Set<string>()
          for (const report of reports) {
            const content = (await engine.report(report.id))!
            const { paragraphs, provenance, cleaning, ...metadata } = report
            expect(content).toMatchObject({ report: metadata, provenance, cleaning })
            const spans = paragraphs.flatMap(({ text, kind, passages }) =>
              passages.map(({ start, end, section }) => ({ kind, paragraph: text, start, end, section })),
            )
            expect(content.passages).toMatchObject(spans)
            expect(content.passages.map(({ ordinal }) => ordinal)).toEqual(spans.map((_, i) => i))
            const folded = paragraphs.reduce((sum, { text }) => sum + skeleton(text).length, 0)
            expect(content.report.characters).toBe(folded)
            for (const { id } of content.passages) ids.add(id)
          }
          expect(ids.size).toBe((await engine.reports()).reduce((sum, { passages }) => sum + passages, 0))
          expect(await engine.report('nosuch')).toBeNull()
          expect(await engine.reports()).toHaveLength(reports.length)
        }),
        { numRuns: runs(100) },
      ))
  })
}
