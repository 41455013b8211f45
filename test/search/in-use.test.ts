// in-use.test.ts — a replaced searcher is closed once, after its last question.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { inUse } from '../../src/search/in-use.ts'
import type { SnapshotSearcher } from '../../src/search/searcher.ts'

function searcherWith(answers: Partial<Record<keyof SnapshotSearcher, unknown>>) {
  const closed: string[] = []
  const { searcher, retire } = inUse(
    answers as SnapshotSearcher,
    async () => {
      closed.push('closed')
    },
    error => {
      throw error
    },
  )
  return { searcher, retire, closed }
}

test('with no question it is closed at once, and only once', () => {
  const { retire, closed } = searcherWith({})
  retire()
  retire()
  expect(closed).toEqual(['closed'])
})

test('while a question is answered it stays open, however the question ends', async () => {
  for (const settle of ['resolve', 'reject'] as const) {
    let end = () => {}
    const { searcher, retire, closed } = searcherWith({
      stats: () =>
        new Promise<void>((resolve, reject) => {
          end = settle === 'resolve' ? resolve : () => reject(new Error('failed'))
        }),
    })
    const asked = searcher.stats()
    retire()
    expect(closed).toEqual([])
    end()
    await asked.catch(() => {})
    expect(closed).toEqual(['closed'])
  }
})

test('hits hold it until they are read or left', async () => {
  for (const isLeft of [true, false]) {
    const hits = async function* () {
      yield 1
      yield 2
    }
    const { searcher, retire, closed } = searcherWith({ hits: async () => ({ total: 2, hits: hits() }) })
    const all = await searcher.hits('')
    retire()
    for await (const _hit of all.hits) {
      expect(closed).toEqual([])
      if (isLeft) break
    }
    expect(closed).toEqual(['closed'])
  }
})

test('hits that nobody begins to read hold it only until they are forgotten', async () => {
  setFlagsFromString('--expose-gc')
  const collectGarbage = runInNewContext('gc') as () => void
  const { searcher, retire, closed } = searcherWith({
    hits: async () => ({ total: 1, hits: (async function* () {})() }),
  })
  await searcher.hits('')
  retire()
  expect(closed).toEqual([])
  for (let look = 0; look < 100 && closed.length === 0; look++) {
    collectGarbage()
    await new Promise(resolve => setTimeout(resolve, 10))
  }
  expect(closed).toEqual(['closed'])
})
