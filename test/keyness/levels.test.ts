// levels.test.ts — the levels of both sides add up, and are told where they differ; times are what was counted, and at
// least what their interval says.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keyWords } from '../../src/keyness/keyness.ts'
import { levelCounts, levelsDiffer, levelsOn, levelsText } from '../../src/keyness/levels.ts'
import { leastText, timesOf } from '../../src/keyness/times.ts'
import { LEVELS } from '../../src/regions/region.ts'

const levels = fc.array(fc.record({ level: fc.constantFrom(...LEVELS, null) }), { maxLength: 30 })

describe('the levels of two sides', () => {
  test('add up to the reports of each', () =>
    fc.assert(
      fc.property(levels, levels, (chosen, others) => {
        const counts = levelCounts(chosen, [...chosen, ...others])
        const sum = (side: 'reports' | 'others') =>
          levelsOn(counts, side).reduce((n, { count }) => n + count, 0)
        expect([sum('reports'), sum('others')]).toEqual([chosen.length, others.length])
      }),
    ))

  test('do not differ where both sides are alike, and do where they share none', () =>
    fc.assert(
      fc.property(
        levels.filter(some => some.length > 0),
        fc.integer({ min: 1, max: 4 }),
        (some, times) => {
          const others = Array.from({ length: times }, () => some).flat()
          expect(levelsDiffer(levelCounts(some, [...some, ...others]))).toBe(false)
          const strangers = others.map(() => ({ level: '乡' as const }))
          const known = some.map(({ level }) => ({ level: level === '乡' ? ('县' as const) : level }))
          // 6 levels at most: one of them has a fifth, and more would be none.
          if (new Set(known.map(({ level }) => level)).size < 5)
            expect(levelsDiffer(levelCounts(known, [...known, ...strangers]))).toBe(true)
        },
      ),
    ))

  test('are named, the most frequent first', () => {
    const chosen = [{ level: '省' as const }, { level: '市' as const }, { level: '市' as const }]
    const counts = levelCounts(chosen, [...chosen, { level: null }])
    expect(levelsText(counts, 'reports')).toBe('市级 2 篇、省级 1 篇')
    expect(levelsText(counts, 'others')).toBe('层级不详 1 篇')
  })
})

describe('how many times as many reports have a word', () => {
  test('is never less than the end of its interval, nor is that shown greater than it is', () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 10, max: 60 }),
        fc.integer({ min: 10, max: 60 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (size, others, a, b) => {
          const counted = { text: '词', some: Math.round(a * size), others: Math.round(b * others) }
          for (const { some, others: elsewhere, score } of await keyWords([counted], size, others)) {
            const ratio = elsewhere === 0 ? null : some / size / (elsewhere / others)
            const { seen, least } = timesOf({ ratio, score })
            expect(seen ?? Number.POSITIVE_INFINITY).toBeGreaterThan(least)
            expect(least).toBeGreaterThan(1)
            expect(Number(leastText(least))).toBeLessThanOrEqual(least)
            expect(seen === null).toBe(Math.min(some, elsewhere) === 0)
          }
        },
      ),
    ))
})
