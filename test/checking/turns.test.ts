// turns.test.ts — how soon a check of a draft lets others have their turn. Not: what it says.
import { expect, test, vi } from 'vitest'
import { findStands } from '../../src/checking/find-sentences.ts'
import { readCorpus } from '../../src/corpus/corpus.ts'
import { contentsOf } from '../support/contents.ts'

test('a check of many short sentences stops for others every five milliseconds', async () => {
  const corpus = await readCorpus(
    contentsOf([Array.from({ length: 200 }, (_, i) => `依法行政的第${i}项工作的要求`.repeat(40))]),
  )
  const drafts = Array.from({ length: 300 }, (_, i) => `行政的第${i}项工作`)
  // A clock that goes on by a millisecond each time it is looked at, whatever else the machine has to do.
  let time = 0
  let stops = 0
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => ++time)
  const immediate = globalThis.setImmediate
  vi.stubGlobal('setImmediate', (...rest: Parameters<typeof immediate>) => {
    stops++
    return immediate(...rest)
  })
  try {
    await findStands(corpus, drafts, 0.15)
  } finally {
    clock.mockRestore()
    vi.unstubAllGlobals()
  }
  expect(time).toBeGreaterThan(300)
  expect(time / stops).toBeLessThanOrEqual(8)
})
