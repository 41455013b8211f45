// reuse.test.ts — what the answer says of shared runs: whom with, classes, shares, places. Not: that all are found.
import { describe, expect, test } from 'vitest'
import { skeleton } from '../../src/analysis/skeleton.ts'
import { readCorpus } from '../../src/corpus/corpus.ts'
import type { ReportRecord } from '../../src/engine/engine.ts'
import { regionByCode } from '../../src/regions/regions.ts'
import { reuseOf } from '../../src/reuse/reuse-answer.ts'
import { placeSignposts } from '../../src/reuse/signposts.ts'
import { contentsOf } from '../support/contents.ts'

const OWN = '兴庆区全面落实行政执法“三项制度”、规范行政裁量权基准；'
const FORMULA = '坚持以习近平新时代中国特色社会主义思想为指导，'

/** Report 0 shares a sentence with report 1, last year's, and a formula with all of a dozen. */
const texts = [
  [`${FORMULA}${OWN}`, '今年新开展了涉企行政检查专项治理行动。'],
  [`过去一年，${OWN}成效明显。`, FORMULA],
  ...Array.from({ length: 12 }, (_, i) => [`${FORMULA}第${'甲乙丙丁戊己庚辛壬癸子丑'[i]}号报告。`]),
  ...Array.from({ length: 60 }, (_, i) => [`无关的第${i}篇报告，与别篇没有相同的文字。`.slice(0, 12)]),
]
const records = (i: number): Partial<ReportRecord> => ({
  region: i < 2 ? regionByCode('640104')! : i === 2 ? regionByCode('640100')! : null,
  year: i === 0 ? 2022 : 2021,
  title: i < 2 ? `兴庆区${2022 - i}年法治政府建设年度报告` : null,
  characters: texts[i]!.reduce((sum, text) => sum + skeleton(text).length, 0),
})

const ask = async (options: Parameters<typeof reuseOf>[3]) => {
  const contents = contentsOf(texts, records)
  const corpus = await readCorpus(contents)
  return reuseOf(corpus, await placeSignposts(corpus), 0, options, 'v')
}

test('few and formula, with shares that sum to one and places that read the same', async () => {
  const { runs, shares, reports, characters, k, against } = await ask({})
  expect({ k, against, reports }).toEqual({ k: 20, against: 'all', reports: texts.length - 1 })
  expect(runs.map(run => [run.class, run.reports])).toEqual([
    ['formula', 14],
    ['few', 2],
  ])
  const [formula, few] = runs
  expect(texts[0]![0]!.slice(formula!.start, formula!.start + formula!.length)).toBe(FORMULA.slice(0, -1))
  expect(texts[0]![0]!.slice(few!.start, few!.start + few!.length)).toBe(OWN)
  expect(formula!.samples).toHaveLength(3)
  expect(few!.samples).toEqual([{ reportId: 'r1', passageId: 'r1-0', start: '过去一年，'.length }])
  expect(shares.unique + shares.few + shares.formula).toBeCloseTo(1, 12)
  expect(shares.formula).toBeCloseTo(skeleton(FORMULA).length / characters, 12)
})

test('a sentence end at either edge of a run is a character of it, and makes up the k', async () => {
  const SAID = '加快建设更高水平的法治政府法治社会'
  const texts = [[`县里印发。${SAID}。`], [`市里公布了。${SAID}。`], [`区里说，${SAID}，成效明显。`]]
  const corpus = await readCorpus(contentsOf(texts))
  const { runs } = await reuseOf(corpus, await placeSignposts(corpus), 0, { k: SAID.length + 2 }, 'v')
  expect(runs.map(({ start, length, reports }) => ({ start, length, reports }))).toEqual([
    { start: '县里印发'.length, length: SAID.length + 2, reports: 2 },
  ])
})

test('a copy is shared whole, its sentence ends too', async () => {
  const texts = [
    [OWN, FORMULA.replace('，', '。')],
    [OWN, FORMULA.replace('，', '。')],
  ]
  const corpus = await readCorpus(
    contentsOf(texts, () => ({ characters: skeleton(texts[0]!.join('')).length })),
  )
  const { shares } = await reuseOf(corpus, await placeSignposts(corpus), 0, {}, 'v')
  expect(shares.unique).toBeCloseTo(0, 12)
})

test('against last year: only the report of the same division of the year before', async () => {
  const { runs, reports, previous } = await ask({ against: 'last-year' })
  expect(reports).toBe(1)
  expect(previous?.report.id).toBe(runs[0]!.samples[0]!.reportId)
  expect(await ask({ against: 'region' })).not.toHaveProperty('previous')
  expect(runs.map(run => run.reports)).toEqual([2, 2])
})

test('against its region: the division and all below it, so a county is not held against its city', async () => {
  expect((await ask({ against: 'region' })).reports).toBe(1)
})

test('shorter runs than asked for are none', async () => {
  expect((await ask({ k: 50 })).shares).toEqual({ unique: 1, few: 0, formula: 0 })
})

describe('only places differ', () => {
  const swaps = async (own: string, other: string) => {
    const corpus = await readCorpus(contentsOf([[own], [other]]))
    const { runs } = await reuseOf(corpus, await placeSignposts(corpus), 0, { k: 10 }, 'v')
    return runs.map(({ places }) => places.map(({ own, other }) => `${own}→${other}`).join())
  }
  const REST = '坚持把法治政府建设纳入年度重点工作统筹推进'

  test.each([
    [`兴庆区${REST}。`, `金凤区${REST}。`, ['兴庆区→金凤区']],
    [`${REST}，兴庆区走在前列。`, `${REST}，天门市走在前列。`, ['兴庆区→天门市']],
    [`前一句不同。兴庆区${REST}。`, `另有别的话。金凤区${REST}。`, ['兴庆区→金凤区']],
    [`兴庆区${REST}，成效明显。`, `金凤区${REST}，效果显著。`, ['']],
    [`${REST}。`, `${REST}。`, ['']],
    [`2021年${REST}。`, `2020年${REST}。`, ['']],
  ])('%s | %s', async (own, other, expected) => {
    expect(await swaps(own, other)).toEqual(expected)
  })

  test('the sample in front is the one that is told of', async () => {
    const texts = [[`兴庆区${REST}。`], [`全面${REST}。`], [`金凤区${REST}。`]]
    const corpus = await readCorpus(contentsOf(texts))
    const { runs } = await reuseOf(corpus, await placeSignposts(corpus), 0, { k: 10 }, 'v')
    const run = runs.find(({ places }) => places.length > 0)!
    expect(run.samples[0]!.reportId).toBe('r2')
  })
})
