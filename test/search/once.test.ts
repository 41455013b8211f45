// once.test.ts — repeats counted once: every view says what picking the first of each text from all hits, slowly, says.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { skeleton } from '../../src/analysis/skeleton.ts'
import type { Hit } from '../../src/api/hit.ts'
import type { SearchOptions } from '../../src/api/search.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { printQuery } from '../../src/query/print.ts'
import { allHits } from '../../src/search/answers/all-hits.ts'
import { onceOver } from '../../src/search/once.ts'
import { createPlanner } from '../../src/search/question/plan.ts'
import { relatedWords } from '../../src/search/question/related-words.ts'
import { EVERYTHING, FIRST_HIT } from '../../src/search/question/request.ts'
import { createSearcher } from '../../src/search/searcher.ts'
import { corpus, query } from '../support/arbitraries.ts'
import { blankReport } from '../support/report.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'
import { engineOver, searcherOver } from './support.ts'

const EVERY: SearchOptions = { limit: 10_000 }
const filters = fc.record(
  {
    year: fc.constantFrom(['2020..2021'], ['2019', '2022']),
    sort: fc.constantFrom('relevance', 'year:desc'),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<SearchOptions>

/** The first of each text: of the earliest year, then of the first report, then of the first passage. */
function slowFirsts(hits: readonly Hit[], order: ReadonlyMap<string, number>): Map<string, Hit> {
  const rank = ({ report: { year }, reportId, ordinal }: Hit) => [year ?? 9999, order.get(reportId)!, ordinal]
  const firsts = new Map<string, Hit>()
  for (const hit of hits) {
    const key = skeleton(hit.text)
    const before = firsts.get(key)
    const [a, b] = [rank(hit), before ? rank(before) : []]
    const at = a.findIndex((value, i) => value !== b[i])
    if (!before || a[at]! < b[at]!) firsts.set(key, hit)
  }
  return new Map(Array.from(firsts.values(), hit => [hit.id, hit]))
}

test('search, comparison, concordance and export count and show the first of each text, and no other', () =>
  fc.assert(
    fc.asyncProperty(corpus, query, filters, fc.nat(5), async (given, asked, options, more) => {
      // Reports that stand there twice, so that texts repeat.
      const reports = given.flatMap((report, i) => [
        report,
        ...(i % 2 ? [] : [{ ...report, id: `${report.id}x`, file: `x/${report.file}`, year: 2019 }]),
      ])
      const searcher = searcherOver(reports, toySegmenter)
      const text = printQuery(asked)
      const all = await searcher.search(text, { ...options, ...EVERY })
      const records = (await searcher.reports({ limit: 1000 })).reports
      const order = new Map(records.map(({ id }, i) => [id, i]))
      const firsts = slowFirsts(all.hits, order)
      const once = await searcher.search(text, { ...options, ...EVERY, repeats: 'once' })

      expect(once.hits.map(({ id }) => id)).toEqual(all.hits.map(({ id }) => id).filter(id => firsts.has(id)))
      expect(once.totalHits).toBe(firsts.size)
      const { year = [] } = options
      const id = records[more % records.length]?.id
      if (id) {
        const own = [...firsts.values()].filter(({ reportId }) => reportId === id).length
        expect((await searcher.explain(text, id, { year, repeats: 'once' })).hits).toBe(own)
      }
      const places = new Set(Array.from(firsts.values(), ({ reportId }) => reportId))
      expect(once.totalReports).toBe(places.size)
      const sum = [...firsts.values()].reduce((total, { occurrences }) => total + (occurrences ?? 0), 0)
      expect(once.totalOccurrences).toBe(all.totalOccurrences === null ? null : sum)
      expect(once.facets.year.reduce((total, { hits }) => total + hits, 0)).toBe(firsts.size)
      const literal = slowFirsts(
        all.hits.filter(({ score }) => !all.relaxed && score >= 1),
        order,
      )
      expect([once.literalHits, once.literalOccurrences]).toEqual(
        all.literalHits === undefined
          ? [undefined, undefined]
          : [
              literal.size,
              all.literalOccurrences === null
                ? null
                : [...literal.values()].reduce((total, { occurrences }) => total + (occurrences ?? 0), 0),
            ],
      )
      if (firsts.size > 0) {
        const told = once.notices.find(({ code }) => code === 'repeats-once')!.message
        expect(told).toContain(
          firsts.size < all.totalHits ? `另有 ${all.totalHits - firsts.size} 段` : '没有重复的',
        )
      }
      const limit = 1 + more
      const paged: string[] = []
      for (let offset = 0; offset < firsts.size; offset += limit)
        for (const { id } of (await searcher.search(text, { ...options, repeats: 'once', limit, offset }))
          .hits)
          paged.push(id)
      expect(paged).toEqual(once.hits.map(({ id }) => id))
      const perReport = await searcher.search(text, {
        ...options,
        ...EVERY,
        repeats: 'once',
        distinct: 'report',
      })
      expect(new Set(perReport.hits.map(({ reportId }) => reportId))).toEqual(places)

      const grouped = await searcher.search(text, {
        ...options,
        ...EVERY,
        repeats: 'once',
        distinct: 'report',
        facets: 'all',
        each: 3,
      })
      const ofReport = (id: string) => [...firsts.values()].filter(({ reportId }) => reportId === id).length
      expect(grouped.hits.every(({ id }) => firsts.has(id))).toBe(true)
      expect(grouped.hits).toHaveLength([...places].reduce((sum, id) => sum + Math.min(3, ofReport(id)), 0))
      expect(grouped.reportHits).toEqual(Object.fromEntries([...places].map(id => [id, ofReport(id)])))
      for (const facet of [grouped.facets.genre!, grouped.facets.level!])
        expect(facet.reduce((total, { hits }) => total + hits, 0)).toBe(firsts.size)
      const published = await searcher.search(text, {
        ...(options.sort && { sort: options.sort }),
        repeats: 'once',
        by: 'published',
      })
      expect(published.facets.year.reduce((total, { hits }) => total + hits, 0)).toBe(published.totalHits)

      const { rows, totalHits } = await searcher.compare(text, { ...options, repeats: 'once' })
      expect([totalHits, rows.reduce((total, { hits }) => total + hits, 0)]).toEqual([
        firsts.size,
        firsts.size,
      ])
      const lines = await searcher.concordance(text, { year: options.year ?? [] })
      const onceLines = await searcher.concordance(text, { year: options.year ?? [], repeats: 'once' })
      expect(onceLines.lines.length).toBeLessThanOrEqual(lines.lines.length)
      expect(onceLines.lines.every(({ hit }) => firsts.has(hit.id))).toBe(true)
    }),
    { numRuns: 60 },
  ))

test('stretches of an export joined are the whole', () =>
  fc.assert(
    fc.asyncProperty(
      corpus,
      query,
      fc.boolean(),
      fc.integer({ min: 1, max: 4 }),
      (reports, asked, distinct, n) =>
        (async () => {
          const opened = {
            engine: engineOver(
              [...reports, ...reports.map(one => ({ ...one, id: `${one.id}x` }))],
              toySegmenter,
            ),
            planner: createPlanner(toySegmenter),
            related: relatedWords(null),
          }
          const options: SearchOptions = { repeats: 'once', ...(distinct && { distinct: 'report' }) }
          const read = async (stretch: number) => {
            const ids: string[] = []
            const { hits } = await allHits(opened, printQuery(asked), options, stretch)
            for await (const { id } of hits) ids.push(id)
            return ids
          }
          expect(await read(n)).toEqual(await read(5000))
        })(),
    ),
    { numRuns: 40 },
  ))

test('no match is read twice for a question, its facets and its totals', () =>
  fc.assert(
    fc.asyncProperty(corpus, query, async (reports, asked) => {
      const engine = engineOver(reports, toySegmenter)
      const read = new Map<string, string[]>()
      const watched: Engine = {
        ...engine,
        async *matching(request, ask) {
          for await (const batch of engine.matching(request, ask)) {
            // A comparison asks besides which of them are literal: a question of its own.
            const of = JSON.stringify([request.evidence, request.where])
            read.set(of, [...(read.get(of) ?? []), ...batch.map(({ id }) => id)])
            yield batch
          }
        },
      }
      const searcher = createSearcher(watched, toySegmenter)
      const text = printQuery(asked)
      const { totalHits } = await searcher.search(text, { repeats: 'once', match: 'strict', facets: 'all' })
      await searcher.compare(text, { repeats: 'once', match: 'strict' })
      for (const ids of read.values()) expect(new Set(ids).size).toBe(ids.length)
      expect([...read.values()].flat().length).toBeGreaterThanOrEqual(totalHits)
    }),
    { numRuns: 60 },
  ))

test('whoever counts no occurrences is told of none, though the same was counted before', async () => {
  const one = blankReport('r', { paragraphs: [{ kind: 'paragraph', text: '法法', passages: [WHOLE] }] })
  const once = onceOver(engineOver([one, { ...one, id: 's' }], toySegmenter))
  const request = { ...EVERYTHING, where: { type: 'phrase' as const, text: '法' } }
  const told = async (counted: string[] | null) => {
    const asked = { ...request, counted }
    const [totals] = await once.counts([asked])
    const [tally] = await once.tally(asked)
    const page = await once.search({ ...asked, ...FIRST_HIT })
    return [totals, tally, page].map(one => [
      one && 'totalHits' in one ? one.totalHits : one?.hits,
      one && 'totalOccurrences' in one ? one.totalOccurrences : one?.occurrences,
    ])
  }
  for (const counted of [null, ['法'], null, []]) {
    const occurrences = counted && 2 * counted.length
    expect(await told(counted)).toEqual(Array(3).fill([1, occurrences]))
  }
})

const WHOLE = { start: 0, end: 2, section: [] }
