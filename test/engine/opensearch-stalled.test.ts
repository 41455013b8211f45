import { setTimeout } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { connect } from '../../src/engine/opensearch/connection.ts'
import { createNodeChoice } from '../../src/engine/opensearch/node-choice.ts'
import { askCluster, EVERY } from '../../src/engine/opensearch/query-dsl.ts'
import { type Answer, fakeNode, refusal } from '../support/fake-node.ts'

/** Asks a node whether it is there. */
const LOOK = '/_nodes/_local'

const found = (value: number): Answer => ({
  body: {
    responses: [
      { _shards: { total: 1, successful: 1, skipped: 0, failed: 0 }, hits: { total: { value }, hits: [] } },
    ],
  },
})

/** A cluster of nodes that answer each as told, null: never. A third of a second is a long silence there. */
async function clusterOf(...answers: (((body: string) => Answer) | null)[]) {
  const nodes: Awaited<ReturnType<typeof fakeNode>>[] = []
  for (const [i, answer] of answers.entries())
    nodes.push(
      await fakeNode((path, body) => {
        if (answer === null) return null
        return path.includes(LOOK) ? { body: { nodes: { [`id-${i}`]: {} } } } : answer(body)
      }),
    )
  const settings = { ...nodes[0]!.settings, nodes: nodes.map(({ settings }) => settings.nodes[0]!) }
  const connection = await connect(settings, 333)
  const total = async () => (await askCluster(connection, 'fake', [{ query: EVERY }]))[0]!.hits.total.value
  const asked = () => nodes.map(({ asked }) => asked.filter(({ path }) => !path.includes(LOOK)).length)
  return { connection, total, asked, nodes }
}

describe('a node that stands still', () => {
  test('is not waited for, and the next questions go elsewhere', async () => {
    const { total, asked, nodes } = await clusterOf(null, () => found(7))
    expect(await total()).toBe(7)
    expect(asked()).toEqual([1, 1])
    while (!nodes[0]!.asked[0]!.isGone) await setTimeout(5)
    for (let i = 0; i < 10; i++) expect(await total()).toBe(7)
    expect(asked()).toEqual([1, 11])
  })

  test.each([1, 2])('leaves as many ways as there are others: %i of three', async stalled => {
    const { total } = await clusterOf(
      ...Array.from({ length: 3 }, (_, i) => (i < stalled ? null : () => found(7))),
    )
    for (let i = 0; i < 5; i++) expect(await total()).toBe(7)
  })

  test('behind the node that is asked, with a copy of a shard: another copy is preferred', async () => {
    // Whoever is not told which copies to ask waits for those of node 1.
    const behind = (body: string) =>
      body.includes('"preference":"_prefer_nodes:id-0,id-2"') ? found(7) : null
    const { total } = await clusterOf(behind, null, behind)
    expect(await total()).toBe(7)
  })

  test('is waited for where others refuse for want of room', async () => {
    const { total, asked } = await clusterOf(
      () => ({ ...found(7), after: 800 }),
      () => ({ status: 429, body: refusal('rejected') }),
    )
    expect(await total()).toBe(7)
    expect(asked()).toEqual([1, 1])
  })

  test('gets alone what must not be done twice', async () => {
    const { connection, asked } = await clusterOf(
      () => ({ after: 800, body: { done: true } }),
      () => ({ body: { done: true } }),
    )
    expect(await connection.send({ method: 'PUT', path: '/fake/_doc/1', body: {} })).toEqual({ done: true })
    expect(asked()).toEqual([1, 0])
  })

  test('is told of as before when no node says anything', async () => {
    const { connection } = await clusterOf(null, null)
    const answer = connection.send({ method: 'GET', path: '/' }, { deadline: Date.now() + 900 })
    await expect(answer).rejects.toMatchObject({ code: 'timeout' })
  })
})

test('a cluster that is slow altogether gets a fifth more to do, and not four times as much', async () => {
  const choice = createNodeChoice(['a', 'b', 'c'])
  const everyone = { has: () => true }
  let begun = 0
  const slow = () => {
    begun++
    return { answer: setTimeout(20, 'late'), leave() {} }
  }
  const questions = 1000
  for (let i = 0; i < questions; i += 100)
    await Promise.all(
      Array.from({ length: 100 }, () =>
        choice.ask(slow, { attempts: 4, silence: 1, verdict: () => 'passing', look: async () => everyone }),
      ),
    )
  expect(begun).toBeGreaterThan(questions)
  expect(begun).toBeLessThanOrEqual(questions * 1.2 + 100)
})

test.each(['passing', 'busy'] as const)(
  'a node that says %s while it is seen who is there: what that means is not undone',
  async said => {
    const choice = createNodeChoice(['a', 'b', 'c'])
    let begun = 0
    let fail = (_: Error) => {}
    const start = () => {
      begun++
      const first = new Promise<string>((_, reject) => {
        fail = reject
      })
      return { answer: begun === 1 ? first : setTimeout(30, 'second'), leave() {} }
    }
    const look = async () => {
      fail(new Error('first'))
      await setTimeout(10)
      return { has: () => true }
    }
    const asked = choice.ask(start, { attempts: 2, silence: 1, verdict: () => said, look })
    if (said === 'busy') await expect(asked).rejects.toThrow('first')
    else expect(await asked).toBe('second')
    await setTimeout(60)
    expect(begun).toBe(said === 'busy' ? 1 : 2)
  },
)
