// asking.ts — what every engine owes to whoever asks: stopping, streams, cursors, totals. Not: what matches (behaviour.ts).
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { joined } from '../../src/engine/batches.ts'
import type { EngineRequest, PageRequest } from '../../src/engine/engine.ts'
import { createPlanner } from '../../src/search/question/plan.ts'
import { EVERYTHING } from '../../src/search/question/request.ts'
import { query } from '../support/arbitraries.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'
import type { Cases, OpenEngine } from './behaviour.ts'

const planner = createPlanner(toySegmenter)
const requestOf = (asked: Parameters<typeof planner.plan>[0]): EngineRequest => {
  const { where, literal, counted, evidence } = planner.plan(asked, 'all')
  return { ...EVERYTHING, where, literal, counted, evidence }
}
const PAGE = { order: 'relevance', distinct: false, limit: 10_000, offset: 0 } as const

export function testAsking(open: OpenEngine, { corpus, runs }: Cases): void {
  describe('asking', () => {
    test('counts equal the totals of searches, of both tiers, several at once', () =>
      fc.assert(
        fc.asyncProperty(corpus, fc.array(query, { maxLength: 4 }), async (reports, queries) => {
          const engine = await open(reports)
          const requests = queries.map(requestOf)
          const searched = []
          for (const request of requests)
            searched.push(await engine.search({ ...request, ...PAGE, limit: 1 }))
          const upper = requests.map(({ literal, ...request }) => {
            const conditions = literal ? [request.where, literal] : [request.where]
            return { ...request, literal, where: { type: 'and' as const, conditions } }
          })
          expect((await engine.counts(upper)).map(({ hits, occurrences }) => [hits, occurrences])).toEqual(
            searched.map(({ literalHits, literalOccurrences }) => [literalHits, literalOccurrences]),
          )
          expect(await engine.counts(requests)).toEqual(
            searched.map(({ totalHits, totalReports, totalOccurrences }) => {
              return { hits: totalHits, reports: totalReports, occurrences: totalOccurrences }
            }),
          )
          await engine.close()
        }),
        { numRuns: runs(100) },
      ))

    test('pages joined by their cursors are the whole, in every order, distinct or not', () =>
      fc.assert(
        fc.asyncProperty(
          corpus,
          query,
          fc.constantFrom('relevance' as const, 'year:desc' as const, 'region' as const),
          fc.boolean(),
          fc.integer({ min: 1, max: 4 }),
          async (reports, asked, order, distinct, limit) => {
            const engine = await open(reports)
            const request: PageRequest = { ...requestOf(asked), ...PAGE, order, distinct }
            const whole = (await engine.search(request)).ranked
            const pages = []
            for (let after: string | null = null, more = true; more; ) {
              const page: Awaited<ReturnType<typeof engine.search>> = await engine.search({
                ...request,
                limit,
                after,
              })
              pages.push(...page.ranked)
              after = page.next
              more = after !== null
            }
            expect(pages).toEqual(whole)
            await engine.close()
          },
        ),
        { numRuns: runs(150) },
      ))

    test('a cursor of another snapshot is refused', async () => {
      const engine = await open(await fc.sample(corpus, 1)[0]!)
      const page = engine.search({ ...EVERYTHING, ...PAGE, after: 'another+1' })
      await expect(page).rejects.toMatchObject({ code: 'bad-query' })
    })

    test('contents stream what each report is by itself, in the order of the reports', () =>
      fc.assert(
        fc.asyncProperty(corpus, async reports => {
          const engine = await open(reports)
          const one = []
          for (const { id } of await engine.reports()) one.push(await engine.report(id))
          const streamed = []
          for await (const content of engine.contents()) streamed.push(content)
          expect(streamed).toEqual(one)
          await engine.close()
        }),
        { numRuns: runs(50) },
      ))

    test('every call tells an asker who has left so, and the abandoned question changes no later answer', () =>
      fc.assert(
        fc.asyncProperty(corpus, query, fc.nat({ max: 60 }), async (reports, asked, looks) => {
          const engine = await open(reports)
          const request = requestOf(asked)
          const before = await engine.search({ ...request, ...PAGE })
          const reason = new Error('left')
          const gone = { signal: AbortSignal.abort(reason) }
          await expect(engine.search({ ...request, ...PAGE }, gone)).rejects.toBe(reason)
          await expect(engine.counts([request], gone)).rejects.toBe(reason)
          await expect(engine.tally(request, gone)).rejects.toBe(reason)
          await expect(joined(engine.matching(request, gone))).rejects.toBe(reason)
          await expect(engine.recount('行政', gone)).rejects.toBe(reason)
          const late = { deadline: Date.now() - 1 }
          await expect(engine.tally(request, late)).rejects.toMatchObject({ code: 'timeout' })
          // Leaves in the middle: at some look or other, or not at all where there are fewer.
          let left = looks
          const leaving = {
            signal: {
              get aborted() {
                return left-- <= 0
              },
              reason,
            },
          }
          await engine.search({ ...request, ...PAGE }, leaving).catch(error => expect(error).toBe(reason))
          await engine.recount('行政', leaving).catch(error => expect(error).toBe(reason))
          expect(await engine.search({ ...request, ...PAGE })).toEqual(before)
          await engine.close()
        }),
        { numRuns: runs(100) },
      ))

    test('an asker who leaves while waiting is told before the turn comes', async () => {
      const engine = await open(fc.sample(corpus, 1)[0]!)
      const abort = new AbortController()
      const first = engine.recount('行政')
      const waiting = engine.recount('行政', { signal: abort.signal })
      abort.abort(new Error('left'))
      await expect(waiting).rejects.toThrow('left')
      await first
    })
  })
}
