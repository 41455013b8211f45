// Work in turns is the same work, and others have theirs in between.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asking, forEverybody } from '../src/asker.ts'
import { inTurns, mapInTurns, sortInTurns } from '../src/turns.ts'

/** Counts the turns that something else gets while `work` goes on. */
async function othersDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0
  let timer: NodeJS.Immediate
  const next = () => {
    turns++
    timer = setImmediate(next)
  }
  timer = setImmediate(next)
  await work()
  clearImmediate(timer)
  return turns
}

describe('turns', () => {
  test('sorting gives what toSorted gives, equal ones in their order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: 1, max: 50_000 }),
        async (length, distinct) => {
          const items = Array.from({ length }, (_, i) => ({ i, key: (i * 7919 + (i >> 3) * 31) % distinct }))
          const compare = (a: { key: number }, b: { key: number }) => a.key - b.key
          expect(await sortInTurns(items, compare)).toEqual(items.toSorted(compare))
        },
      ),
      {
        numRuns: 60,
        examples: [
          [4096, 3],
          [4097, 1],
          [12_289, 5],
        ],
      },
    )
  })

  test('mapping gives what map gives', async () => {
    const items = ['一', '二', '三']
    const make = (item: string, i: number) => `${i} ${item}`
    expect(await mapInTurns(items, make)).toEqual(items.map(make))
  })

  test('others have their turn when one is over, and not before', async () => {
    const work = (milliseconds: number) => async () => {
      const turn = inTurns(milliseconds)
      const until = performance.now() + 100
      while (performance.now() < until) await turn()
    }
    expect(await othersDuring(work(10))).toBeGreaterThan(0)
    expect(await othersDuring(work(60_000))).toBe(0)
  })

  test('a hundred works hold others up no longer than one does', async () => {
    let inThisRound = 0
    let most = 0
    let round: NodeJS.Immediate
    const next = () => {
      most = Math.max(most, inThisRound)
      inThisRound = 0
      round = setImmediate(next)
    }
    round = setImmediate(next)
    const work = async () => {
      const turn = inTurns(0)
      for (let i = 0; i < 10; i++) {
        await turn()
        inThisRound++
      }
    }
    await Promise.all(Array.from({ length: 100 }, work))
    clearImmediate(round)
    expect(most).toBe(1)
  })

  test('long sorting lets others have theirs', async () => {
    const slow = (a: number, b: number) => {
      for (let i = 0; i < 200; i++) Math.sqrt(i)
      return a - b
    }
    const items = Array.from({ length: 100_000 }, (_, i) => (i * 7919) % 100_003)
    expect(await othersDuring(() => sortInTurns(items, slow))).toBeGreaterThan(0)
  })

  test('work stops between two turns when its asker has left or the time is over; what is kept for all goes on', async () => {
    const reason = new Error('left')
    const work = async () => {
      const turn = inTurns(0)
      for (let i = 0; i < 3; i++) await turn()
      return 'done'
    }
    const gone = { signal: AbortSignal.abort(reason) }
    await expect(asking(gone, work)).rejects.toBe(reason)
    await expect(asking({ deadline: Date.now() - 1 }, work)).rejects.toMatchObject({ code: 'timeout' })
    expect(await asking(gone, () => forEverybody(work))).toBe('done')
    expect(await work()).toBe('done')
  })
})
