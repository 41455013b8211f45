// threads.test.ts — the embedded engine on threads: it owes what every engine owes, answers as in the calling thread, and
// keeps its threads free.
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { joined } from '../../src/engine/batches.ts'
import type { Ask, Engine } from '../../src/engine/engine.ts'
import { openFlexSearchEngine, openThreadedEngine } from '../../src/engine/flexsearch/flexsearch.ts'
import type { IndexColumns } from '../../src/engine/flexsearch/index-columns.ts'
import { openPool, type ThreadPool } from '../../src/engine/flexsearch/threads/thread-pool.ts'
import type { Report } from '../../src/report/report.ts'
import { createPlanner } from '../../src/search/question/plan.ts'
import { EVERYTHING } from '../../src/search/question/request.ts'
import { columnBytes } from '../../src/snapshot/columns.ts'
import { corpus, query } from '../support/arbitraries.ts'
import { snapshotOver } from '../support/snapshot.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'
import { describeEngine, FEWER_CASES } from './behaviour.ts'

/** A snapshot in memory that threads share, as one read from disk is. */
function sharedSnapshot(reports: Report[]) {
  const snapshot = snapshotOver(reports, toySegmenter)
  const shared = Object.entries(snapshot.columns).map(([name, column]) => {
    const buffer = new SharedArrayBuffer(column.byteLength)
    new Uint8Array(buffer).set(columnBytes(column))
    return [name, new (column.constructor as Uint8ArrayConstructor)(buffer)]
  })
  return { ...snapshot, columns: Object.fromEntries(shared) as IndexColumns & typeof snapshot.columns }
}

// One pool for all corpora: its threads open each when they are first asked, as a thread does that replaces another.
// Patient: on a busy machine a thread may take long to look.
const pool = openPool(2, { grace: 30_000 })
afterAll(() => pool.close())
const open = (reports: Report[], on: ThreadPool = pool): Engine => ({
  ...openThreadedEngine(sharedSnapshot(reports), on),
  close: async () => {},
})

describeEngine('the embedded engine on threads', async reports => open(reports), FEWER_CASES)

const planner = createPlanner(toySegmenter)
const PAGE = { order: 'relevance', distinct: false, limit: 20, offset: 0 } as const

test('answers as the engine in the calling thread does, several questions at once', () =>
  fc.assert(
    fc.asyncProperty(corpus, fc.array(query, { minLength: 1, maxLength: 5 }), async (reports, queries) => {
      const here = openFlexSearchEngine(snapshotOver(reports, toySegmenter))
      const there = open(reports)
      const answersOf = (engine: Engine) =>
        Promise.all(
          queries.map(async asked => {
            const request = { ...EVERYTHING, ...planner.plan(asked, 'all') }
            return [
              await engine.search({ ...request, ...PAGE }),
              await engine.search({ ...request, ...PAGE, order: 'year:desc', distinct: true }),
              await engine.counts([request, request]),
              await engine.tally(request),
              await joined(engine.matching(request)),
              await engine.recount('行政'),
            ]
          }),
        )
      expect(await answersOf(there)).toEqual(await answersOf(here))
    }),
    { numRuns: 60 },
  ))

describe('a thread', () => {
  const worker = new URL('./pool-worker.ts', import.meta.url)
  const withPool = async (work: (ask: (given: string, by?: Ask) => Promise<unknown>) => Promise<void>) => {
    const pool = openPool(1, { grace: 20, worker })
    const ask = async (given: string, by?: Ask) => {
      const reply = await pool.run({ snapshot: 1, opening: null, call: { method: 'recount', given } }, by)
      return reply.type === 'answer' ? reply.answer : reply
    }
    await work(ask).finally(() => pool.close())
  }
  /** Leaves when the thread is at work, most likely: either way it must come out the same. */
  const leaving = () => {
    const abort = new AbortController()
    setTimeout(() => abort.abort(new Error('left')), 20)
    return { signal: abort.signal }
  }

  test('that is told to stop is free for the next question, and stays the same', () =>
    withPool(async ask => {
      const before = await ask('')
      await expect(ask('listening', leaving())).rejects.toThrow('left')
      await expect(ask('listening', { deadline: Date.now() + 20 })).rejects.toMatchObject({ code: 'timeout' })
      expect(await ask('')).toBe(before)
    }))

  test('that does not listen is replaced, and the question behind it answered', () =>
    withPool(async ask => {
      const before = await ask('')
      const deaf = ask('deaf', leaving())
      const behind = ask('')
      await expect(deaf).rejects.toThrow('left')
      expect(await behind).not.toBe(before)
      await expect(ask('deaf', { deadline: Date.now() + 20 })).rejects.toMatchObject({ code: 'timeout' })
      expect(await ask('')).not.toBe(await behind)
    }))

  test('that has not begun, because it opens the snapshot, is left alone', () =>
    withPool(async ask => {
      const before = await ask('')
      await expect(ask('opening', leaving())).rejects.toThrow('left')
      expect(await ask('')).toBe(before)
    }))

  test('that ends by itself fails its own question only', () =>
    withPool(async ask => {
      const before = await ask('')
      const ending = ask('ending')
      const behind = ask('')
      await expect(ending).rejects.toThrow()
      expect(await behind).not.toBe(before)
    }))
})

test('a thousand questions whose askers leave leave nothing behind', async () => {
  const engine = open(fc.sample(corpus, { numRuns: 1, seed: 7 })[0]!)
  // Both threads have started, and opened it.
  const [before] = await Promise.all([engine.recount('行政'), engine.recount('行政')])
  const held = process.getActiveResourcesInfo().length
  const asked = Array.from({ length: 1000 }, async (_, i) => {
    const abort = new AbortController()
    const answer = engine.recount('行政', { signal: abort.signal, deadline: Date.now() + 60_000 })
    if (i % 2 === 0) await Promise.resolve()
    abort.abort(new Error('left'))
    await expect(answer).rejects.toThrow('left')
  })
  await Promise.all(asked)
  expect(await engine.recount('行政')).toEqual(before)
  // The other thread may be at the last of them, and the test runner has a timer or two.
  const isLeft = () => process.getActiveResourcesInfo().length > held + 2
  // On a busy machine that takes it longer than any number of turns of this thread.
  for (let wait = 0; wait < 1000 && isLeft(); wait++) await new Promise(done => setTimeout(done, 10))
  expect(isLeft()).toBe(false)
})
