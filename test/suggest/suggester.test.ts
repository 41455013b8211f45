import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { openSegmenter } from '../../src/analysis/open-segmenter.ts'
import type { Segmenter } from '../../src/analysis/segmenter.ts'
import { skeleton } from '../../src/analysis/skeleton.ts'
import { passageCount } from '../../src/engine/flexsearch/posting-lists.ts'
import { readReports } from '../../src/report/read.ts'
import type { Report } from '../../src/report/report.ts'
import { collectSuggestions } from '../../src/suggest/collect.ts'
import { fewestEdits, nearest } from '../../src/suggest/nearest.ts'
import type { Suggester } from '../../src/suggest/suggester.ts'
import { corpus, words } from '../support/arbitraries.ts'
import { slowPostings } from '../support/slow-postings.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'
import { columnsOf, reportOf, suggesterOf, textsOf } from './corpus.ts'

const SEEDS = new URL('../../seeds/', import.meta.url)

let segmenter: Segmenter
let seeds: Report[]
let suggester: Suggester
beforeAll(async () => {
  segmenter = await openSegmenter()
  const read = await Promise.all(
    readdirSync(SEEDS).map(file => readReports({ file, bytes: readFileSync(new URL(file, SEEDS)) })),
  )
  seeds = read.flatMap(({ reports }) => reports)
  suggester = suggesterOf(seeds, segmenter)
}, 60_000)

const texts = (typed: string, limit = 8) => suggester.suggest(typed, limit).map(({ text }) => text)
const all = (from: Suggester) =>
  Array.from({ length: from.keys.split('\n').length - 1 }, (_, number) => from.entry(number))

describe('from the sample reports', () => {
  test.each([
    ['行政复', '行政复议'],
    ['行政复', '行政复议体制改革'],
    ['放管', '放管服改革'],
    ['营商', '营商环境'],
    ['双随', '双随机一公开'],
    ['随机一', '双随机一公开'],
    ['"双随机、一', '双随机一公开'],
    ['複議', '行政复议'],
    ['xzfy', '行政复议'],
    ['XZFY', '行政复议'],
    ['xingzhengfuyi', '行政复议'],
    ['xing zheng fu yi', '行政复议'],
    ['xingzhengfuy', '行政复议'],
    ['fuyi', '行政复议'],
    ['yinchuan', '银川市'],
    ['兴庆', '兴庆区'],
    ['湖北', '湖北省'],
  ])('%s offers %s', (typed, offered) => expect(texts(typed)).toContain(offered))

  test('what begins with the typed text comes before what contains it', () => {
    const found = texts('行政', 20)
    const begins = found.map(text => text.startsWith('行政'))
    expect(begins).toEqual([...begins].sort((a, b) => Number(b) - Number(a)))
    expect(begins).toContain(true)
  })

  test('letters begin at a syllable: what starts inside one is not found', () => {
    // 行政 is xing zheng: “ng” and “ing” stand in it but begin nothing.
    expect(texts('ingzheng')).toEqual([])
    expect(texts('zhengfuyi').length).toBeGreaterThan(0)
  })

  test('a phrase is not repeated to the one who typed it, a division is named', () => {
    expect(texts('行政复议', 20)).not.toContain('行政复议')
    expect(suggester.suggest('兴庆区', 1)).toEqual([
      { text: '兴庆区', kind: 'region', hits: expect.any(Number) },
    ])
  })

  test('pieces of phrases are not suggested', () => {
    const every = all(suggester).map(({ text }) => text)
    for (const piece of ['随机一公开', '随机一', '复议体制改革']) expect(every).not.toContain(piece)
    // Nor what ends with a particle.
    expect(every.filter(text => /[的了]$/.test(text))).toEqual([])
  })

  test('nothing typed, nothing that occurs, or no room: nothing', () => {
    for (const typed of ['', '  ', '“”', '\ud800', '量子纠缠', 'qqqq']) expect(texts(typed)).toEqual([])
    expect(suggester.suggest('行政', 0)).toEqual([])
  })

  test('limit', () => {
    const many = texts('行政', 20)
    expect(many).toHaveLength(20)
    expect(new Set(many).size).toBe(20)
    expect(texts('行政', 3)).toEqual(many.slice(0, 3))
  })

  test('every count is true', () => {
    const columns = columnsOf(seeds, segmenter)
    const passagesOf = (test: (report: Report) => boolean) =>
      seeds
        .filter(test)
        .flatMap(({ paragraphs }) => paragraphs)
        .reduce((sum, { passages }) => sum + passages.length, 0)
    for (const { text, kind, hits } of all(suggester)) {
      const counted =
        kind === 'region'
          ? passagesOf(({ region }) => region?.path.includes(text) ?? false)
          : kind === 'title'
            ? passagesOf(({ title }) => title === text)
            : passageCount(slowPostings(columns, skeleton(text)))
      expect([text, kind, hits]).toEqual([text, kind, counted])
      expect(hits).toBeGreaterThan(0)
    }
  })

  test('every entry is found by its beginning and by its pinyin', () => {
    const pinyin = suggester.pinyin.split('\n')
    all(suggester).forEach(({ text }, number) => {
      expect(texts(text.slice(0, -1), 2000)).toContain(text)
      if (/^[a-z]+$/.test(pinyin[number]!)) expect(texts(pinyin[number]!, 2000)).toContain(text)
    })
  })

  test('divisions count all that lies in them', () => {
    const [province] = suggester.suggest('宁夏', 1)
    const [county] = suggester.suggest('兴庆区', 1)
    expect(province).toEqual({ text: '宁夏回族自治区', kind: 'region', hits: county!.hits })
  })
})

describe('“您是不是要找”', () => {
  test.each([
    ['行政付议', '行政复议'],
    ['xingzhengfuyi', '行政复议'],
    ['xinzhenfuyi', '行政复议'],
    ['行政复仪', '行政复议'],
    ['行政复体制改革', '行政复议体制改革'],
    ['双随机一公幵', '双随机一公开'],
    ['营商环竟', '营商环境'],
  ])('%s → %s', async (typed, meant) => expect((await nearest(suggester, typed))?.text).toBe(meant))

  test.each(['量子纠缠态', '行', '', 'qqqq', '一'.repeat(40)])('%s: nothing is near', async typed =>
    expect(await nearest(suggester, typed)).toBeNull(),
  )

  test('has the fewest edits of all, and of equals is the most useful', () => {
    const keys = suggester.keys.split('\n')
    const slip = fc
      .tuple(
        fc.constantFrom(...keys.filter(key => key.length >= 4 && key.length <= 16)),
        fc.nat(),
        fc.nat(),
        fc.nat({ max: 4 }),
      )
      .map(([key, a, b, kind]) => {
        const characters = [...key]
        const [at, other] = [a % key.length, b % key.length]
        if (kind === 0) characters.splice(at, 1)
        if (kind === 1) characters.splice(at, 0, key[other]!)
        if (kind >= 2) characters[at] = '囍'
        if (kind >= 3) characters[other] = '囍'
        return characters.join('')
      })
    fc.assert(
      fc.property(slip, wanted => {
        const allowed = Math.min(3, Math.floor(wanted.length / 4))
        const distances = keys.map(key => (key === '' ? Number.POSITIVE_INFINITY : slowEdits(key, wanted)))
        const least = Math.min(...distances.filter(distance => distance > 0))
        expect(fewestEdits(suggester, wanted)).toBe(
          allowed > 0 && least <= allowed ? distances.indexOf(least) : null,
        )
      }),
    )
  })

  test('never the text itself', async () => {
    for (const { text } of all(suggester).slice(0, 200)) {
      expect(skeleton((await nearest(suggester, text))?.text ?? '')).not.toBe(skeleton(text))
    }
  })
})

describe('from any corpus', () => {
  test('counts are those of a scan', () =>
    fc.assert(
      fc.property(corpus, reports => {
        const columns = columnsOf(reports, toySegmenter)
        for (const { text, kind, hits } of all(suggesterOf(reports, toySegmenter))) {
          expect(hits).toBeGreaterThan(0)
          if (kind === 'phrase' || kind === 'section')
            expect(hits).toBe(passageCount(slowPostings(columns, skeleton(text))))
        }
      }),
      { numRuns: 300 },
    ))

  test('suggestions contain what was typed', () =>
    fc.assert(
      fc.property(corpus, words, fc.integer({ min: 1, max: 20 }), (reports, typed, limit) => {
        const found = suggesterOf(reports, toySegmenter).suggest(typed, limit)
        expect(found.length).toBeLessThanOrEqual(limit)
        for (const { text } of found) expect(skeleton(text)).toContain(skeleton(typed))
      }),
    ))

  test('two corpora of the same reports give the same suggestions', () =>
    fc.assert(
      fc.property(corpus, reports => {
        expect(all(suggesterOf(reports, toySegmenter))).toEqual(all(suggesterOf(reports, toySegmenter)))
      }),
      { numRuns: 50 },
    ))
})

describe('what is kept', () => {
  const report = reportOf([
    '推进行政复议体制改革。',
    '深化行政复议体制改革，行政复议。',
    '新质生产力发展。',
    '上半年,新质。',
  ])

  test('words of the field, wherever they occur', () => {
    const with_ = suggesterOf([report], segmenter, { favoured: new Set(['新质生产力', '不在其中']) })
    expect(with_.suggest('新质', 1)[0]).toEqual({ text: '新质生产力', kind: 'phrase', hits: 1 })
    expect(with_.suggest('不在', 1)).toEqual([])
  })

  test('no more than asked for, and no sequences from no sample', () => {
    const few = suggesterOf([report], segmenter, { most: 1 })
    expect(all(few)).toHaveLength(1)
    expect(all(suggesterOf([report], segmenter, { sample: 0 }))).toEqual([])
  })

  test('of one endless paragraph no more is cut than the sample has', () => {
    let cut = 0
    const counting: Segmenter = {
      ...toySegmenter,
      words: text => {
        cut += text.length
        return toySegmenter.words(text)
      },
    }
    const texts = textsOf([reportOf(['行政复议'.repeat(1000)])], toySegmenter)
    collectSuggestions(texts, counting, { sample: 100 })
    expect(cut).toBe(100)
  })

  test('headings without their numbers', () => {
    const text = '加强组织领导，成立小组。'
    const section = ['一、主要举措和成效', '(一) 加强组织领导。', '第三条', '总 则']
    const sectioned = reportOf([], {
      paragraphs: [
        { kind: 'heading', text: '一、主要举措和成效', passages: [{ start: 0, end: 9, section: [] }] },
        { kind: 'paragraph', text, passages: [{ start: 0, end: text.length, section }] },
        { kind: 'paragraph', text: '总则', passages: [{ start: 0, end: 2, section }] },
      ],
    })
    const kept = all(suggesterOf([sectioned], segmenter, { sample: 0 }))
    expect(kept.map(({ text, kind, hits }) => [text, kind, hits]).sort()).toEqual(
      [
        ['主要举措和成效', 'section', 1],
        ['加强组织领导', 'section', 1],
        ['总则', 'section', 1],
      ].sort(),
    )
  })
})

/** Optimal string alignment straight from its definition. */
function slowEdits(a: string, b: string): number {
  const known = new Map<number, number>()
  const from = (i: number, j: number): number => {
    if (i === 0 || j === 0) return i + j
    const key = i * 1000 + j
    let distance = known.get(key)
    if (distance === undefined) {
      distance = Math.min(
        from(i - 1, j) + 1,
        from(i, j - 1) + 1,
        from(i - 1, j - 1) + Number(a[i - 1] !== b[j - 1]),
      )
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        distance = Math.min(distance, from(i - 2, j - 2) + 1)
      known.set(key, distance)
    }
    return distance
  }
  return from(a.length, b.length)
}
