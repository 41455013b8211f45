// Why nothing was found, and what may be left out of the question.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SearchOptions } from '../../src/api/search.ts'
import { parseQuery } from '../../src/query/parse.ts'
import { printQuery } from '../../src/query/print.ts'
import { leaves } from '../../src/query/tree.ts'
import { unrestricted } from '../../src/search/question/nothing.ts'
import { readQuery } from '../../src/search/question/read-query.ts'
import { corpus, query, SAMPLE_REGIONS } from '../support/arbitraries.ts'
import { blankReport } from '../support/report.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'
import { searcherOver } from './support.ts'

const [, XINGQING, HAINAN, TIANMEN] = SAMPLE_REGIONS
const text = '推进行政复议。法治'
const paragraphs = [
  { kind: 'paragraph' as const, text, passages: [{ start: 0, end: text.length, section: [] }] },
]
const reports = [
  blankReport('a', { region: XINGQING!, year: 2020, paragraphs }),
  blankReport('b', { region: HAINAN!, year: 2021, paragraphs }),
  blankReport('c', { region: TIANMEN!, year: null, paragraphs }),
]
const searcher = searcherOver(reports, toySegmenter)
const notices = async (asked: string, options: SearchOptions = {}) =>
  (await searcher.search(asked, options)).notices.filter(({ code }) => code !== 'did-you-mean')

test.each(['地区:火星 法治', '法治 行政 地区:火星', '(地区:火星|地区:土星) 法治'])(
  '%s: a restriction to what does not exist is said and never dropped',
  async asked => {
    const { totalHits, relaxed, notices } = await searcher.search(asked)
    expect([totalHits, relaxed]).toEqual([0, false])
    expect(notices.map(({ code }) => code)).toEqual(['unknown-region', 'not-found'])
    expect((await searcher.search('法治 -地区:火星')).totalHits).toBe(3)
  },
)

test('a restriction to a report that does not exist is said, in every view', async () => {
  const options = { report: 'nosuch' }
  const codes = ['unknown-report', 'not-found']
  expect((await searcher.search('法治', options)).totalHits).toBe(0)
  expect((await notices('法治', options)).map(({ code }) => code)).toEqual(codes)
  expect((await searcher.compare('法治', options)).notices.map(({ code }) => code)).toEqual(codes)
  expect((await searcher.concordance('法治', options)).notices.map(({ code }) => code)).toEqual(codes)
  expect((await notices('没有', { report: 'a' })).map(({ code }) => code)).toEqual(['not-found'])
})

describe('no report', () => {
  const of = (what: string) => [
    {
      code: 'no-report',
      message: `收录的报告中${what}：请换地区或年份，或去掉这个条件`,
      about: expect.arrayContaining([expect.any(String)]),
    },
  ]
  test.each<[string, Pick<SearchOptions, 'region' | 'year'>, string]>([
    ['法治', { region: ['四川'] }, '没有四川省的'],
    ['法治', { region: ['650000', '四川', '西藏', '贵州'] }, '没有新疆维吾尔自治区、四川省、西藏自治区 等的'],
    ['法治', { region: ['中国'] }, '没有国家（中央）的'],
    ['法治', { year: ['1999'] }, '没有 1999 年的'],
    ['法治', { year: ['1998..1999', '2005'] }, '没有 1998–1999 年、2005 年的'],
    ['法治', { region: ['四川'], year: ['1999'] }, '没有四川省的，也没有 1999 年的'],
    ['法治', { region: ['宁夏'], year: ['2021'] }, '没有宁夏回族自治区 2021 年的'],
    ['法治 地区:四川', {}, '没有四川省的'],
    ['法治 地区:银川市', { year: ['2021'] }, '没有宁夏回族自治区银川市 2021 年的'],
    ['法治 (年份:1998|年份:1999)', {}, '没有 1998 年、1999 年的'],
    ['没有', { region: ['四川'] }, '没有四川省的'],
  ])('%s %o', async (asked, options, what) => {
    expect(await notices(asked, options)).toEqual(of(what))
    expect((await searcher.compare(asked, options)).notices).toEqual(of(what))
    expect((await searcher.hits(asked, options)).notices).toEqual(of(what))
    expect((await searcher.concordance(asked, options)).notices).toEqual(of(what))
    expect((await searcher.collocates(asked, options)).notices).toEqual(of(what))
  })

  test.each<[string, SearchOptions]>([
    ['"没有"', { region: ['宁夏'], year: ['2020'] }],
    ['"没有" -地区:四川', {}],
    ['"没有" (地区:四川|法治)', {}],
    ['"没有"', {}],
  ])('%s %o has reports, which do not say it', async (asked, options) => {
    expect((await notices(asked, options)).map(({ code }) => code)).toEqual(['not-found'])
  })

  test('is said only where everything finds nothing either', () =>
    fc.assert(
      fc.asyncProperty(
        corpus,
        query,
        fc.subarray(['中国', '宁夏', '429006', '四川']),
        fc.subarray(['2019', '2021..2022']),
        async (reports, asked, region, year) => {
          const searcher = searcherOver(reports, toySegmenter)
          const found = await searcher.search(printQuery(asked), { region, year })
          const left = (await searcher.reports({ region, year })).total
          const codes = found.notices.map(({ code }) => code)
          if (found.totalHits > 0) expect(codes).not.toContain('no-report')
          else expect(codes.filter(code => /^no/.test(code))).toHaveLength(1)
          if (left === 0) expect(codes).toContain('no-report')
        },
      ),
      { numRuns: 300 },
    ))
})

test.each<[string, SearchOptions, string]>([
  ['没有', {}, '换一个说法'],
  ['"没有"', {}, '换一个说法，去掉引号'],
  ['"没有" "法治" -信访', {}, '换一个说法，去掉引号，去掉“-”，减少检索词'],
  ['"没有*有"', { kind: 'title' }, '换一个说法，去掉引号，去掉段落种类的条件'],
  ['"没有 有"~3', { region: ['宁夏'] }, '换一个说法，放宽“~”的范围，去掉地区的条件'],
  ['没有 标题:法', { year: ['2020'] }, '换一个说法，去掉标题、年份的条件'],
  ['没有', { mode: 'exact' }, '换一个说法，改用“智能”方式'],
  ['没有', { match: 'strict' }, '换一个说法，允许放宽'],
])('%s %o is advised of what it has', async (asked, options, tries) => {
  expect(await notices(asked, options)).toEqual([
    { code: 'not-found', message: `没有找到。可以试试：${tries}` },
  ])
})

describe('without quotation marks', () => {
  test.each<[string, SearchOptions, string | undefined]>([
    ['"法治复议"', {}, '法治复议'],
    ['"法治 复议"', {}, '法治 复议'],
    ['"法治*复议" -"信访"', {}, '法治 复议 -"信访"'],
    ['"法治 复议"~0', {}, '法治 复议'],
    ['"法治复议"', { region: ['四川'] }, undefined],
    ['"没有"', {}, undefined],
    ['"法治"', {}, undefined],
    ['没有', {}, undefined],
    ['"法治复议"', { mode: 'exact' }, undefined],
  ])('%s %o: %s', async (asked, options, bare) => {
    expect((await searcher.search(asked, options)).unquoted).toBe(bare)
  })

  test('there is something, wherever it is said', () =>
    fc.assert(
      fc.asyncProperty(corpus, query, async (reports, asked) => {
        const searcher = searcherOver(reports, toySegmenter)
        const { unquoted, totalHits } = await searcher.search(printQuery(asked))
        if (unquoted === undefined) return
        expect(totalHits).toBe(0)
        const { totalHits: more, relaxed } = await searcher.search(unquoted)
        expect([more > 0, relaxed]).toEqual([true, false])
      }),
      { numRuns: 300 },
    ))
})

describe('without the filters typed in it', () => {
  test.each<[string, string | null]>([
    ['地区:火星 法治', '法治'],
    ['"首违不罚" 年份:2015..2016', '"首违不罚"'],
    ['（复议 | 应诉） 章节：“下一步 安排”', '复议|应诉'],
    ['章节:「下一步 安排」 法治', '法治'],
    ['行政复议 -地区:宁夏 调解', '行政复议 调解'],
    ['NOT 地区:宁夏 法治', '法治'],
    ['-(地区:宁夏) 法治', '法治'],
    ['地区:宁夏 | 地区:湖北 法治', '法治'],
    ['(地区:宁夏 OR 地区:湖北) 法治', '法治'],
    ['ＹＥＡＲ：2020 法治', '法治'],
    ['地区:宁夏 -信访', ''],
    ['地区:宁夏 (法治 | -信访)', '法治|-信访'],
    ['title:报告', ''],
    ['-地区:宁夏 (年份:2020 | 年份:2021)', ''],
    ['去年年份:2020', null],
    ['"行政 地区:宁夏 复议"', null],
    ['行政复议 "法治"', null],
  ])('%s → %s', (asked, free) => {
    expect(unrestricted(readQuery(asked).query!)).toBe(free)
  })

  test('is read back without a filter, and with every text that was typed; nothing where that only excludes', () =>
    fc.assert(
      fc.property(query, asked => {
        const free = unrestricted(asked)
        const all = [...leaves(asked)]
        const texts = all.filter(({ leaf }) => leaf.type !== 'field')
        expect(free === null).toBe(texts.length === all.length)
        if (free === null) return
        const asks = texts.some(({ positive }) => positive)
        expect(free !== '').toBe(asks)
        if (!asks) return
        const read = parseQuery(free).query
        const distinct = (of: typeof all) => new Set(of.map(one => JSON.stringify(one)))
        expect(distinct(read ? [...leaves(read)] : [])).toEqual(distinct(texts))
      }),
      { numRuns: 1000 },
    ))

  test.each<[string, SearchOptions, string | undefined]>([
    ['没有 地区:宁夏', {}, '没有'],
    ['没有 地区:宁夏', { mode: 'exact' }, '没有'],
    ['标题:没有', {}, ''],
    ['没有', {}, undefined],
    ['法治 地区:宁夏', {}, undefined],
  ])('%s %o is answered with it where nothing is found: %s', async (asked, options, free) => {
    expect((await searcher.search(asked, options)).unrestricted).toBe(free)
  })
})

describe('places and years among the words', () => {
  const meant = async (asked: string, options: SearchOptions = {}) =>
    (await searcher.search(asked, options)).notices.find(({ code }) => code === 'as-restrictions')?.about?.[0]
  test.each<[string, SearchOptions, string | undefined]>([
    ['行政复议 兴庆区', {}, '行政复议 地区:兴庆区'],
    ['2020年 "法治" 兴庆区', {}, '年份:2020 "法治" 地区:兴庆区'],
    // There is no such report, or nothing is asked of it.
    ['法治 2021 兴庆区', {}, undefined],
    ['兴庆区 2020', {}, undefined],
    ['没有 兴庆区', {}, undefined],
    ['法治 "兴庆区"', {}, undefined],
    ['法治 复议', {}, undefined],
    ['法治 兴庆区', { mode: 'exact' }, undefined],
    ['法治 兴庆区', { year: ['2021'] }, undefined],
  ])('%s %o: %s', async (asked, options, restricted) => {
    expect(await meant(asked, options)).toBe(restricted)
  })

  test('what is told finds something, unrelaxed', () =>
    fc.assert(
      fc.asyncProperty(corpus, query, async (reports, asked) => {
        const searcher = searcherOver(reports, toySegmenter)
        for (const place of ['兴庆区', '海南区', '2020']) {
          const { notices } = await searcher.search(`${printQuery(asked)} ${place}`)
          const told = notices.find(({ code }) => code === 'as-restrictions')
          if (!told) continue
          const { totalHits, relaxed } = await searcher.search(told.about![0]!)
          expect([totalHits > 0, relaxed]).toEqual([true, false])
        }
      }),
      { numRuns: 50 },
    ))
})
