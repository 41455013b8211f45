// runs.test.ts — shared runs equal a comparison of all pairs. Not: shares, classes, the API.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Corpus, readCorpus, unitsOf } from '../../src/corpus/corpus.ts'
import { createPairs } from '../../src/reuse/pairs.ts'
import { findRuns } from '../../src/reuse/runs.ts'
import { placeSignposts } from '../../src/reuse/signposts.ts'
import { contentsOf } from '../support/contents.ts'

interface Found {
  start: number
  length: number
  reports: number[]
}

/** Every pair of paragraphs, every diagonal. */
function slowRuns(corpus: Corpus, report: number, k: number): Found[] {
  const { units, paragraphUnit, paragraphReport } = corpus
  const found = new Map<string, { start: number; length: number; reports: Set<number> }>()
  const bounds = (p: number) => [paragraphUnit[p]!, paragraphUnit[p + 1]! - 1] as const
  for (let own = 0; own < paragraphReport.length; own++) {
    if (paragraphReport[own] !== report) continue
    const [a, aEnd] = bounds(own)
    for (let other = 0; other < paragraphReport.length; other++) {
      if (paragraphReport[other] === report) continue
      const [b, bEnd] = bounds(other)
      for (let shift = -(bEnd - b); shift <= aEnd - a; shift++) {
        let length = 0
        for (let i = Math.max(a, a + shift); i <= aEnd; i++) {
          const j = b + (i - a - shift)
          const same = i < aEnd && j < bEnd && units[i] === units[j]
          if (same) length++
          else {
            if (length >= k) {
              const key = `${i - length} ${length}`
              const known = found.get(key) ?? { start: i - length, length, reports: new Set() }
              known.reports.add(paragraphReport[other]!)
              found.set(key, known)
            }
            length = 0
            if (j >= bEnd) break
          }
        }
      }
    }
  }
  const all = [...found.values()]
  const within = (x: Found | (typeof all)[number], y: (typeof all)[number]) =>
    y.start <= x.start && x.start + x.length <= y.start + y.length && y.length > x.length
  return all
    .filter(x => !all.some(y => within(x, y)))
    .map(({ start, length, reports }) => ({ start, length, reports: [...reports].sort((a, b) => a - b) }))
    .sort((a, b) => a.start - b.start)
}

async function fastRuns(corpus: Corpus, report: number, k: number): Promise<Found[]> {
  const runs = await findRuns(corpus, await placeSignposts(corpus), report, k)
  return runs.map(({ start, length, others }) => ({ start, length, reports: others.map(o => o.report) }))
}

const slowSharers = (corpus: Corpus, k: number): number[] => {
  const { units, paragraphUnit, paragraphReport } = corpus
  const reports = new Map<string, Set<number>>()
  const keys = Array.from(units, (): string => '')
  for (let p = 0; p < paragraphReport.length; p++)
    for (let at = paragraphUnit[p]!; at + k < paragraphUnit[p + 1]!; at++) {
      const key = units.slice(at, at + k).join()
      keys[at] = key
      reports.set(key, (reports.get(key) ?? new Set()).add(paragraphReport[p]!))
    }
  return keys.map(key => {
    const count = key === '' ? 0 : reports.get(key)!.size
    return count > 1 ? count : 0
  })
}

const line = fc.oneof(
  fc.string({ unit: fc.constantFrom('甲', '乙'), minLength: 1, maxLength: 60 }),
  fc.string({ unit: fc.constantFrom('甲', '乙', '，', '丙', '。'), minLength: 1, maxLength: 40 }),
)
/** Long texts of few letters, cut from the same ones: stretches that begin in the midst of others and go beyond them. */
const repetitive = fc
  .array(fc.string({ unit: fc.constantFrom('甲', '乙', '。'), minLength: 1, maxLength: 9 }), {
    minLength: 1,
    maxLength: 3,
  })
  .chain(words =>
    fc.array(
      fc.array(
        fc
          .array(fc.tuple(fc.constantFrom(...words), fc.integer({ min: 1, max: 20 })), {
            minLength: 1,
            maxLength: 4,
          })
          .map(parts =>
            parts
              .map(([word, times]) => word.repeat(times))
              .join('')
              .slice(0, 240),
          ),
        { minLength: 1, maxLength: 2 },
      ),
      { minLength: 2, maxLength: 4 },
    ),
  )
/** Texts that borrow from a common stock, whole or cut, so that long runs and short ones meet and overlap. */
const library = fc.array(line, { minLength: 1, maxLength: 4 }).chain(stock =>
  fc.array(
    fc.array(
      fc
        .array(
          fc.oneof(
            {
              weight: 2,
              arbitrary: fc.tuple(fc.constantFrom(...stock), fc.nat(20), fc.integer({ min: 5, max: 60 })),
            },
            { weight: 1, arbitrary: line.map((text): [string, number, number] => [text.slice(0, 8), 0, 8]) },
          ),
          { minLength: 1, maxLength: 3 },
        )
        .map(parts => parts.map(([text, from, to]) => text.slice(from, to)).join('') || '空'),
      { minLength: 1, maxLength: 4 },
    ),
    { minLength: 1, maxLength: 5 },
  ),
)

describe('shared runs', () => {
  test('equal a comparison of all pairs', async () => {
    await fc.assert(
      fc.asyncProperty(library, fc.integer({ min: 10, max: 24 }), async (texts, k) => {
        const corpus = await readCorpus(contentsOf(texts))
        for (let report = 0; report < texts.length; report++) {
          expect(await fastRuns(corpus, report, k)).toEqual(slowRuns(corpus, report, k))
        }
      }),
      { numRuns: 150 },
    )
  })

  test('equal a comparison of all pairs where texts repeat themselves', async () => {
    await fc.assert(
      fc.asyncProperty(repetitive, fc.integer({ min: 10, max: 40 }), async (texts, k) => {
        const corpus = await readCorpus(contentsOf(texts))
        for (let report = 0; report < texts.length; report++)
          expect(await fastRuns(corpus, report, k)).toEqual(slowRuns(corpus, report, k))
      }),
      { numRuns: 150 },
    )
  })

  test.each([1, -7])(
    'two reports of one repeated character take work in proportion to their length',
    async more => {
      const turnsFor = async (length: number) => {
        const corpus = await readCorpus(contentsOf([['甲'.repeat(length)], ['甲'.repeat(length + more)]]))
        let turns = 0
        const turn = async () => void turns++
        const pairs = await createPairs(
          corpus,
          await placeSignposts(corpus),
          20,
          [unitsOf(corpus, 1)],
          turn,
        )(0)
        expect(pairs).toContainEqual(
          expect.objectContaining({ own: 0, length: Math.min(length, length + more) }),
        )
        return turns
      }
      expect(await turnsFor(120_000)).toBeLessThan(12 * (await turnsFor(20_000)))
    },
  )

  test('whoever looks a gram up passes eight signposts at most where no gram is frequent', async () => {
    // Squares of a counter: hardly a gram stands twice.
    const words = Array.from({ length: 60_000 }, (_, i) =>
      String.fromCharCode(0x4e00 + ((i * i * 31 + i * 7) % 20_011)),
    )
    const { places, tags, starts } = await placeSignposts(await readCorpus(contentsOf([[words.join('')]])))
    expect(tags.length).toBe(places.length)
    expect(places.length / (starts.length - 2)).toBeLessThanOrEqual(8)
  })

  test('the runs of a report cover its k-grams that another report has, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(library, fc.integer({ min: 10, max: 20 }), async (texts, k) => {
        const corpus = await readCorpus(contentsOf(texts))
        const sharers = slowSharers(corpus, k)
        for (let report = 0; report < texts.length; report++) {
          const { from, to } = unitsOf(corpus, report)
          const shared = new Set<number>()
          for (let at = from; at < to; at++)
            if (sharers[at]! > 1) for (let i = 0; i < k; i++) shared.add(at + i)
          const inRuns = new Set<number>()
          for (const { start, length } of await fastRuns(corpus, report, k))
            for (let i = 0; i < length; i++) inRuns.add(start + i)
          expect(inRuns).toEqual(shared)
        }
      }),
      { numRuns: 100 },
    )
  })

  test.each([13, 20, 30])('of the samples, at k = %i', async k => {
    const folder = join(import.meta.dirname, '../../seeds')
    const files = readdirSync(folder).filter(file => file.endsWith('.txt'))
    const texts = files.slice(0, 3).map(file =>
      readFileSync(join(folder, file), 'utf8')
        .split('\n')
        .filter(line => line.trim() !== '')
        .slice(0, 24),
    )
    // The samples share little: a copy with a place changed gives them something.
    texts.push(texts[0]!.map(line => line.replaceAll('2020', '2021')))
    const corpus = await readCorpus(contentsOf(texts))
    const runs = await fastRuns(corpus, 0, k)
    expect(runs.length).toBeGreaterThan(0)
    for (let report = 0; report < texts.length; report++)
      expect(await fastRuns(corpus, report, k)).toEqual(slowRuns(corpus, report, k))
  })
})
