// promises.test.ts — last year's plans beside this year's passages.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { regionByCode } from '../../src/regions/regions.ts'
import { blankReport } from '../support/report.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'
import { searcherOver } from './support.ts'

const report = (id: string, code: string, year: number | null, lines: [section: string, text: string][]) =>
  blankReport(id, {
    region: regionByCode(code)!,
    year,
    title: `${year}年政府工作报告`,
    paragraphs: lines.map(([section, text]) => ({
      kind: 'paragraph' as const,
      text,
      passages: [{ start: 0, end: text.length, section: [section] }],
    })),
  })

const searcher = searcherOver(
  [
    report('old', '640104', 2021, [
      ['一、成效', '全年受理复议案件五十件，全部审结。'],
      ['二、下一步工作', '推行行政执法公示制度，公开执法信息。研究海上风力发电的立法问题。'],
    ]),
    report('new', '640104', 2022, [
      ['一、成效', '全面推行行政执法公示制度，主动公开执法信息三千条。'],
      ['一、成效', '开展普法宣传活动二十场次，受众两万人次。'],
      ['二、下一步工作', '继续推行行政执法公示制度，公开执法信息。'],
    ]),
    report('other', '429006', 2021, [['一、下一步工作', '推行行政执法公示制度，公开执法信息。']]),
    report('undated', '429006', null, [['一、成效', '没有写年份的一篇报告。']]),
  ],
  toySegmenter,
)

const CLAUSES = [
  '不断优化营商环境建设',
  '严格重大决策程序执行',
  '全面落实三项制度要求',
  '推进和落实体制改革工作',
  '加强统筹协调和督察考核',
]

describe('promises', () => {
  test('each plan of the division’s report of the year before, with what this year says, its own plans left out', async () => {
    const { previous, promises, reports } = await searcher.promises('new')
    expect([previous?.id, reports]).toEqual(['old', 2])
    expect(promises.map(({ text, nearest }) => [text, nearest.map(near => near.text)])).toEqual([
      ['推行行政执法公示制度，公开执法信息。', ['全面推行行政执法公示制度，主动公开执法信息三千条。']],
      ['研究海上风力发电的立法问题。', []],
    ])
    const [{ nearest }] = promises as [(typeof promises)[number]]
    expect(nearest[0]!.share).toBeGreaterThan(0.5)
    for (const word of nearest[0]!.words) expect(nearest[0]!.text).toContain(word)
  })

  test('a passage that holds a clause of 8 and more characters word for word is shown, however long the sentence', () =>
    fc.assert(
      fc.asyncProperty(
        fc.subarray(CLAUSES),
        fc.array(fc.constantFrom('一是', '我们着力', '')),
        async (kept, before) => {
          const now = kept.map((clause, i): [string, string] => [
            '一、成效',
            `${before[i] ?? ''}${clause}，多措并举。`,
          ])
          const { promises } = await searcherOver(
            [
              report('old', '640104', 2021, [['二、下一步工作', `下一步，${CLAUSES.join('，')}。`]]),
              report('new', '640104', 2022, [...now, ['一、成效', '开展普法宣传活动二十场次。']]),
            ],
            toySegmenter,
          ).promises('new')
          expect(promises).toHaveLength(1)
          const { nearest } = promises[0]!
          expect(new Set(nearest.map(({ text }) => text))).toEqual(new Set(now.map(([, text]) => text)))
          expect(nearest.flatMap(({ clauses }) => clauses).sort()).toEqual([...kept].sort())
        },
      ),
      { numRuns: 20 },
    ))

  test('where the library has no such report there is nothing to compare; an unknown one is told', async () => {
    expect(await searcher.promises('old')).toMatchObject({ previous: null, promises: [], reports: 1 })
    await expect(searcher.promises('nowhere')).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('last year’s report', () => {
  const titled = (id: string, year: number, title: string, length: number) => ({
    ...report(id, '640104', year, [['二、下一步工作', '推行行政执法公示制度。'.repeat(length)]]),
    title,
  })
  const previousOf = async (...others: ReturnType<typeof titled>[]) => {
    const now = titled('now', 2022, '兴庆区2022年法治政府建设年度报告', 1)
    return (await searcherOver([now, ...others], toySegmenter).promises('now')).previous?.id
  }

  test('is of the same series: the most alike title, however long others are; else there is none', async () => {
    const law = titled('law', 2021, '兴庆区市容条例', 9)
    const work = titled('work', 2021, '2021年兴庆区政府工作报告', 5)
    const bureau = titled('bureau', 2021, '兴庆区司法局2021年法治政府建设年度报告', 5)
    const other = titled('other', 2021, '兴庆区人民政府关于法治政府建设情况的报告', 5)
    const same = titled('same', 2021, '兴庆区2021年法治政府建设年度报告', 1)
    expect(await previousOf(law, work, bureau, other, same)).toBe('same')
    expect(await previousOf(law, work, bureau, other)).toBe('other')
    expect(await previousOf(law, work, bureau)).toBeUndefined()
  })
})
