// keyness.test.ts — bounds equal sums of binomials; of similar reports split at random hardly a split has a key word; what
// differs is found.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Segmenter } from '../../src/analysis/segmenter.ts'
import { incompleteBeta, lowerShare, upperShare } from '../../src/keyness/beta.ts'
import { keyWords } from '../../src/keyness/keyness.ts'
import { searcherOver } from '../search/support.ts'
import { blankReport } from '../support/report.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'

/** P(X ≥ some), term by term. */
function slowTail(some: number, total: number, p: number): number {
  let sum = 0
  for (let k = some; k <= total; k++) {
    let term = 1
    for (let i = 0; i < k; i++) term *= ((total - i) / (i + 1)) * p
    sum += term * (1 - p) ** (total - k)
  }
  return sum
}

describe('bounds of a share', () => {
  test('the incomplete beta function is the tail of a binomial distribution', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.nat(59),
        fc.integer({ min: 1, max: 99 }),
        (n, k, percent) => {
          const some = 1 + (k % n)
          expect(incompleteBeta(percent / 100, some, n - some + 1)).toBeCloseTo(
            slowTail(some, n, percent / 100),
            9,
          )
        },
      ),
    ))

  test('at the lower bound seeing so many has the chance asked for, at the upper so few', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(60), (n, k) => {
        const some = k % (n + 1)
        const [low, high] = [lowerShare(some, n, 0.025), upperShare(some, n, 0.025)]
        expect(low).toBeLessThanOrEqual(some / n)
        expect(high).toBeGreaterThanOrEqual(some / n)
        if (some > 0) expect(slowTail(some, n, low)).toBeCloseTo(0.025, 9)
        if (some < n) expect(1 - slowTail(some + 1, n, high)).toBeCloseTo(0.025, 9)
      }),
    ))
})

/** Numbers from 0 to 1, the same for the same seed. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

describe('key words', () => {
  const REPORTS = 40
  const WORDS = 800

  test('of 200 random splits of similar reports at most 5 in 100 have one', async () => {
    const next = random(16)
    // Every word has a share of its own, from rare to everywhere.
    const has = Array.from({ length: WORDS }, () => {
      const share = next()
      return Array.from({ length: REPORTS }, () => next() < share)
    })
    let alarms = 0
    for (let split = 0; split < 200; split++) {
      const order = Array.from({ length: REPORTS }, (_, i) => i)
      for (let i = order.length - 1; i > 0; i--) {
        const j = Math.floor(next() * (i + 1))
        ;[order[i], order[j]] = [order[j]!, order[i]!]
      }
      const size = 10 + Math.floor(next() * 20)
      const chosen = new Set(order.slice(0, size))
      const counted = has.map((reports, word) => {
        const some = reports.filter((one, i) => one && chosen.has(i)).length
        return { text: String(word), some, others: reports.filter(Boolean).length - some }
      })
      if ((await keyWords(counted, size, REPORTS - size)).length > 0) alarms++
    }
    expect(alarms).toBeLessThanOrEqual(10)
  })

  test('a word of most reports in question and few others is key, one of all is not; the other way round it is below 0', async () => {
    const counted = [
      { text: '海洋', some: 18, others: 1 },
      { text: '法治', some: 20, others: 60 },
      { text: '牧区', some: 0, others: 50 },
      { text: '偶然', some: 3, others: 0 },
    ]
    const key = await keyWords(counted, 20, 60)
    expect(key.map(({ text, score }) => [text, Math.sign(score)])).toEqual(
      expect.arrayContaining([
        ['海洋', 1],
        ['牧区', -1],
      ]),
    )
    expect(key).toHaveLength(2)
    // Never more than what was seen: 18/20 against 1/60.
    expect(2 ** key.find(({ text }) => text === '海洋')!.score).toBeLessThan(54)
  })
})

describe('the answer', () => {
  const report = (i: number, year: number, text: string) =>
    blankReport(`r${i}`, {
      year,
      paragraphs: [{ kind: 'paragraph', text, passages: [{ start: 0, end: text.length, section: [] }] }],
    })
  const searcher = searcherOver(
    Array.from({ length: 40 }, (_, i) =>
      report(i, i < 20 ? 2020 : 2021, i < 20 ? '行政复议。法治。' : '人民调解。法治。'),
    ),
    toySegmenter,
  )

  test('counts reports on either side, refuses fewer than ten', async () => {
    const found = await searcher.keyness({ year: ['2020'] })
    expect([found.reports, found.others]).toEqual([20, 20])
    expect(found.words.length).toBeGreaterThan(0)
    for (const word of found.words) {
      expect(word.ratio).toBe(word.others === 0 ? null : 0)
      expect(word.score > 0 ? word.others : word.reports).toBe(0)
      expect(word.text).not.toBe('法治')
    }
    await expect(searcher.keyness({ report: 'r1', year: ['2019'] } as never)).rejects.toMatchObject({
      code: 'bad-query',
      message: expect.stringContaining('10 篇以上'),
    })
    await expect(searcher.keyness()).rejects.toThrow('其余的报告只有 0 篇')
  })

  test('counts the reports that a search finds, and lists no word that is only cut otherwise', async () => {
    // As jieba may: one side has the word by itself, the other within a longer one.
    const cutting: Segmenter = {
      ...toySegmenter,
      words: text => text.match(/政复议案|行政复议|海洋|./gu) ?? [],
    }
    const sides = searcherOver(
      Array.from({ length: 40 }, (_, i) =>
        report(
          i,
          i < 20 ? 2020 : 2021,
          i < 20 ? '海洋。政复议案。' : i === 39 ? '行政复议案。海洋。' : '行政复议案。',
        ),
      ),
      cutting,
    )
    const found = await sides.keyness({ year: ['2020'], limit: 500 })
    for (const { text, reports, others } of found.words) {
      const having = await sides.search(`"${text}"`, { distinct: 'report' })
      expect([text, reports + others]).toEqual([text, having.totalReports])
    }
    expect(found.words.map(({ text, reports, others }) => [text, reports, others])).toEqual([
      ['行政复议案', 0, 20],
      ['海洋', 20, 1],
    ])
  })

  test('a kind of text that is chosen is compared with its own kind alone', async () => {
    const kinds = searcherOver(
      Array.from({ length: 60 }, (_, i) => {
        const statute = i >= 40
        const text = statute ? '人民调解。' : i < 20 ? '行政复议。法治。' : '法治。'
        return { ...report(i, i < 20 ? 2020 : 2021, text), title: statute ? '某某条例' : '某某报告' }
      }),
      toySegmenter,
    )
    const words = async (genre?: '报告'[]) =>
      (await kinds.keyness({ year: ['2020'], ...(genre && { genre }) })).words.map(({ text }) => text)
    expect(await words()).toContain('人民调解')
    expect(await words(['报告'])).toEqual(['行政复议'])
    expect(await kinds.keyness({ year: ['2020'], genre: ['报告'] })).toMatchObject({
      reports: 20,
      others: 20,
    })
  })

  test('a level that is chosen holds for both sides, and sides of other levels are told', async () => {
    const levels = searcherOver(
      Array.from({ length: 60 }, (_, i) => {
        const city = i < 20 || i >= 40
        return {
          ...report(i, i < 20 ? 2020 : 2021, city ? '人民调解。法治。' : '行政复议。法治。'),
          level: city ? ('市' as const) : ('省' as const),
        }
      }),
      toySegmenter,
    )
    const all = await levels.keyness({ year: ['2020'] })
    expect(all).toMatchObject({ reports: 20, others: 40, levelsDiffer: true })
    expect(all.levels).toEqual([
      { level: '省', reports: 0, others: 20 },
      { level: '市', reports: 20, others: 20 },
    ])
    expect(all.words.length).toBeGreaterThan(0)
    const cities = await levels.keyness({ year: ['2020'], level: ['市'] })
    expect(cities).toMatchObject({ reports: 20, others: 20, total: 0, levelsDiffer: false })
  })

  test('first use and spread, year by year, count what a reading counts', async () => {
    const trend = await searcher.trend('"人民调解"')
    expect(trend.first.map(({ report }) => report.id)).toEqual(['r20', 'r21', 'r22', 'r23', 'r24'])
    expect(trend.years.map(({ year, indexed, reports }) => [year, indexed, reports])).toEqual([
      [2020, 20, 0],
      [2021, 20, 20],
    ])
    expect((await searcher.trend('"没有这个"')).first).toEqual([])
  })
})
