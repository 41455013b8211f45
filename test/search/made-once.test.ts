// made-once.test.ts — made for all who ask until it succeeds, and not again.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { madeOnce } from '../../src/search/made-once.ts'

test('is made once for all who wait, again after each failure, and never after it succeeded', () =>
  fc.assert(
    fc.asyncProperty(
      fc.nat(4),
      fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 8 }),
      async (failing, askers) => {
        let made = 0
        const asked = madeOnce(async () => {
          made++
          if (made <= failing) throw new Error(String(made))
          return made
        })
        for (const [turn, together] of askers.entries()) {
          const results = await Promise.allSettled(Array.from({ length: together }, asked))
          const times = Math.min(turn, failing) + 1
          expect(made).toBe(times)
          for (const result of results)
            expect(result).toMatchObject(
              times <= failing ? { reason: new Error(String(times)) } : { value: times },
            )
        }
      },
    ),
  ))
