import { setTimeout } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { createBulk } from '../../src/engine/opensearch/bulk.ts'
import type { ClusterSettings } from '../../src/engine/opensearch/cluster-settings.ts'
import { openClusterStore } from '../../src/engine/opensearch/cluster-store.ts'
import { askCluster, EVERY } from '../../src/engine/opensearch/query-dsl.ts'
import { fakeNode, refusal } from '../support/fake-node.ts'

const found = (shards: object, more: object = {}) => ({
  body: { responses: [{ _shards: shards, hits: { total: { value: 1 }, hits: [] }, ...more }] },
})

describe('a cluster that refuses', () => {
  test.each([
    [429, 'circuit_breaking_exception', 'overloaded'],
    [503, 'cluster_block_exception', 'unavailable'],
    [500, 'search_phase_execution_exception', 'unavailable'],
    [404, 'index_not_found_exception', 'snapshot-gone'],
    [401, 'security_exception', 'bad-config'],
    [400, 'parsing_exception', 'io'],
  ])('%i %s is told as %s', async (status, type, code) => {
    const { connection } = await fakeNode(() => ({ status, body: refusal(type) }))
    await expect(askCluster(connection, 'fake', [{ query: EVERY }])).rejects.toMatchObject({ code })
  })

  test('inside an answer is told as if it stood alone', async () => {
    const { connection } = await fakeNode(() => ({
      body: { responses: [{ ...refusal('index_not_found_exception'), status: 404 }] },
    }))
    const asked = askCluster(connection, 'fake', [{ query: EVERY }])
    await expect(asked).rejects.toMatchObject({ code: 'snapshot-gone' })
  })

  test.each([
    ['a shard that was not asked', { total: 3, successful: 2, skipped: 0, failed: 0 }, {}],
    ['a shard that failed', { total: 3, successful: 3, skipped: 0, failed: 1 }, {}],
    ['time that was up', { total: 3, successful: 3, skipped: 0, failed: 0 }, { timed_out: true }],
  ])('is never answered short: %s', async (_, shards, more) => {
    const { connection } = await fakeNode(() => found(shards, more))
    const asked = askCluster(connection, 'fake', [{ query: EVERY }])
    await expect(asked).rejects.toMatchObject({ code: 'unavailable' })
  })

  test('asks for whole answers only', async () => {
    const { connection, asked } = await fakeNode(() =>
      found({ total: 3, successful: 3, skipped: 0, failed: 0 }),
    )
    const [answer] = await askCluster(connection, 'fake', [{ query: EVERY }])
    expect(answer!.hits.total.value).toBe(1)
    expect(asked[0]!.body).toContain('"allow_partial_search_results":false')
    expect(asked[0]!.body).toContain('"track_total_hits":true')
  })

  test('that cannot be reached is named, and the password is not', async () => {
    const settings: ClusterSettings = {
      nodes: ['http://127.0.0.1:9'],
      index: 'fake',
      username: 'clerk',
      password: 'geheim-7Q',
      ca: null,
    }
    const error = await openClusterStore(settings)
      .current()
      .catch(error => error)
    expect(error).toMatchObject({ code: 'unavailable' })
    expect(error.message).toContain('http://127.0.0.1:9')
    expect(everythingOf(error)).not.toMatch(/geheim-7Q|Z2VoZWlt|authorization/i)
  })

  test('keeps the password out of what it refuses', async () => {
    const { connection } = await fakeNode(() => ({ status: 401, body: refusal('security_exception') }))
    const error = await connection.send({ method: 'GET', path: '/' }).catch(error => error)
    expect(everythingOf(error)).not.toMatch(/geheim-7Q|Z2VoZWlt|authorization/i)
  })
})

describe('who asks a cluster', () => {
  test('and leaves closes the connection, which ends the work there', async () => {
    const { connection, asked } = await fakeNode(() => null)
    const abort = new AbortController()
    const answer = askCluster(connection, 'fake', [{ query: EVERY }], { signal: abort.signal })
    answer.catch(() => {})
    while (asked.length === 0) await setTimeout(5)
    const reason = new Error('left')
    abort.abort(reason)
    await expect(answer).rejects.toBe(reason)
    while (!asked[0]!.isGone) await setTimeout(5)
  })

  test('with a deadline gets no more time than that, and neither does the cluster', async () => {
    const { connection, asked } = await fakeNode(() => null)
    const answer = askCluster(connection, 'fake', [{ query: EVERY }], { deadline: Date.now() + 200 })
    await expect(answer).rejects.toMatchObject({ code: 'timeout' })
    expect(asked[0]!.path).toMatch(/cancel_after_time_interval=\d{1,3}ms/)
    // Not as often as is tried again where there is time.
    expect(asked).toHaveLength(1)
  })
})

describe('sending many documents', () => {
  const bulkAnswer = (statuses: number[]) => ({
    body: {
      errors: statuses.some(status => status >= 300),
      items: statuses.map(status => ({
        index: { status, ...(status >= 300 && { error: { type: 'rejected', reason: 'full' } }) },
      })),
    },
  })
  const idsIn = (body: string) => [...body.matchAll(/"_id":"(\d+)"/g)].map(([, id]) => Number(id))

  test('sends again what was refused for want of room, and nothing else', async () => {
    const { connection, asked } = await fakeNode((_, body, nth) => {
      if (nth === 1) return bulkAnswer(idsIn(body).map(id => (id % 3 === 0 ? 429 : 201)))
      if (nth === 2) return { status: 503, body: refusal('unavailable') }
      return bulkAnswer(idsIn(body).map(() => 201))
    })
    const bulk = createBulk(connection, 'fake')
    for (let id = 0; id < 10; id++) await bulk.add(String(id), null, { id })
    await bulk.end()
    expect(idsIn(asked[0]!.body)).toHaveLength(10)
    expect(idsIn(asked.at(-1)!.body)).toEqual([0, 3, 6, 9])
  })

  test('fails with what no waiting mends', async () => {
    const { connection } = await fakeNode((_, body) => bulkAnswer(idsIn(body).map(() => 400)))
    const bulk = createBulk(connection, 'fake')
    await bulk.add('0', null, {})
    await expect(bulk.end()).rejects.toMatchObject({ code: 'io' })
  })
})

/** All that printing an error could show. */
function everythingOf(error: unknown): string {
  const shown: string[] = []
  for (let at = error; at instanceof Error; at = at.cause)
    shown.push(String(at.stack), JSON.stringify(at, Object.getOwnPropertyNames(at)))
  return shown.join('\n')
}
