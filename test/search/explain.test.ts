import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { openSegmenter } from '../../src/analysis/open-segmenter.ts'
import { skeleton } from '../../src/analysis/skeleton.ts'
import type { ExplainOptions } from '../../src/api/explain.ts'
import { printQuery } from '../../src/query/print.ts'
import { readReports } from '../../src/report/read.ts'
import type { Report } from '../../src/report/report.ts'
import type { SnapshotSearcher } from '../../src/search/searcher.ts'
import { reportOf } from '../suggest/corpus.ts'
import { corpus, query, typed } from '../support/arbitraries.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'
import { searcherOver } from './support.ts'

const LINES = [
  '全面推进依法行政。',
  '推进行政复议体制改革，办理案件12件。',
  '开展人民调解，化解矛盾。',
  '信访工作，行政应诉。',
]
const region = { code: '429006', name: '天门市', path: ['湖北省', '天门市'] }
const ofTianmen = { region, level: '县', year: 2020, publishedAt: '2021-03-01' } as const
const cleaning = [{ line: 9, text: '扫一扫在手机上查看', reason: 'furniture' as const }]
let searcher: SnapshotSearcher
beforeAll(async () => {
  const reports = [
    reportOf(LINES, { ...ofTianmen, id: 'a', file: '天门/2020.txt', title: '年度报告', cleaning }),
    reportOf(['行政复议与人民调解，衔接顺畅。'], { id: 'b', file: 'b.txt', year: 2021 }),
  ]
  searcher = searcherOver(reports, await openSegmenter())
})

const explain = (text: string, options?: ExplainOptions, report = 'a') =>
  searcher.explain(text, report, options)

it('says of passages that count elsewhere that they do', async () => {
  const reports = [
    reportOf(['推进依法行政。', '办理复议。'], { id: 'early', file: 'a.txt', year: 2019 }),
    reportOf(['推进依法行政。'], { id: 'late', file: 'b.txt', year: 2020 }),
    reportOf(['推进依法行政。', '全面依法行政。'], { id: 'more', file: 'c.txt', year: 2021 }),
  ]
  const own = searcherOver(reports, await openSegmenter())
  const said = async (id: string) => {
    const { found, hits, reasons } = await own.explain('依法行政', id, { repeats: 'once' })
    return [found, hits, reasons.slice(0, 2)]
  }
  const elsewhere = '有 1 段符合，但同样的文字更早的地方已有，只计在那里：不选“重复的只计一次”就能找到'
  expect((await said('early')).slice(0, 2)).toEqual([true, 1])
  expect(await said('late')).toEqual([false, 0, ['这篇报告不在结果里', elsewhere]])
  expect(await said('more')).toEqual([true, 1, ['这篇报告在结果里：有 1 段（第 2 段）符合', elsewhere]])
})

describe('a report in the answer', () => {
  it('says which part stands where', async () => {
    const { found, hits, reasons, parts } = await explain('行政复议 改革')
    expect([found, hits]).toEqual([true, 1])
    expect(reasons).toEqual([
      '这篇报告在结果里：有 1 段（第 2 段）符合',
      '“行政复议”：1 段，逐字出现 1 处（第 2 段）',
      '“改革”：1 段，逐字出现 1 处（第 2 段）',
    ])
    expect(parts[0]).toMatchObject({ type: 'term', excluded: false, ordinals: [1], nearest: null })
    expect(parts[0]!.first!.html).toBe('推进<mark>行政复议</mark>体制改革，办理案件12件。')
  })

  it('is found by its file too', async () => {
    expect((await explain('调解', {}, '天门/2020.txt')).report.id).toBe('a')
  })

  it('says that the answer was relaxed', async () => {
    const { found, relaxed, reasons } = await explain('行政复议 量子纠缠')
    expect([found, relaxed]).toEqual([true, true])
    expect(reasons[0]).toContain('已放宽')
    expect(reasons).toContain('“行政复议”：1 段，逐字出现 1 处（第 2 段）')
    expect(reasons.join()).toMatch(/没有一段符合“量子纠缠”|“量子纠缠”在这篇报告里一次也没有出现/)
  })
})

describe('a report that is not', () => {
  it.each<[string, ExplainOptions, RegExp]>([
    ['"行政复议案件"', {}, /“?"行政复议案件"”?在这篇报告里一次也没有出现/],
    ['"人民调解" "行政复议"', {}, /都有，但没有一段同时含有它们：检索以段为单位/],
    ['人民调解 -矛盾', {}, /有 1 段符合其余条件，但都含有要排除的“矛盾”/],
    ['调解 地区:宁夏', {}, /不满足限制 地区:宁夏：这篇报告是湖北省 › 天门市、2020 年/],
    ['调解 年份:2021', {}, /不满足限制 年份:2021/],
    ['调解', { region: ['宁夏'] }, /属于湖北省 › 天门市，不在所选的地区“宁夏”之内/],
    ['调解', { year: ['2021..2022'] }, /写的是2020 年，不在所选的年份“2021..2022”之内/],
    ['调解', { region: ['640000'] }, /不在所选的地区“宁夏回族自治区”之内/],
    ['调解', { by: 'published', year: ['2020'] }, /它发布于 2021 年，不在所选的发布年份“2020”之内/],
    ['调解', { level: ['市', '省'] }, /它的层级是“县”，不是所选的“市、省”/],
    ['调解', { genre: ['法规'] }, /它的文种是“报告”，不是所选的“法规”/],
    ['调解', { kind: 'heading' }, /符合的段都不是“小标题”/],
    ['调解', { kind: 'heading', level: ['市'] }, /^(?!.*都有).*\n.*\n.*\n去掉层级、段落种类的限制就能找到$/],
    ['调解', { year: ['2024'], level: ['市'] }, /去掉年份、层级的限制就能找到$/],
    [
      '调解 -矛盾',
      { level: ['市'] },
      /不是所选的“市”\n只去掉层级的限制还找不到，因为：\n有 1 段符合其余条件/,
    ],
    ['"扫一扫"', {}, /原文第 9 行有这段文字，但它是网页部件，不参与检索/],
    ['"推进*调解"', {}, /各部分都有，但离得太远/],
    ['"推进*量子"', {}, /其中“量子”在这篇报告里一次也没有出现/],
    ['"行政复议"|"衔接顺畅" 信访', {}, /没有一段同时含有/],
    ['"衔接顺畅"|"量子纠缠"', {}, /没有一段符合/],
    ['“”', {}, /没有可以比对|一次也没有出现|不在结果里/],
  ])('%s %j: %s', async (text, options, reason) => {
    const { found, hits, reasons } = await explain(text, options)
    expect([found, hits]).toEqual([false, 0])
    expect(reasons[0]).toBe('这篇报告不在结果里')
    expect(reasons.join('\n')).toMatch(reason)
  })

  it('shows where it comes nearest, the words it has, or else the longest piece', async () => {
    const byWords = (await explain('行政复议制度', { mode: 'exact' })).parts[0]!
    expect(byWords.nearest!.passage.ordinal).toBe(1)
    expect(byWords.nearest!.common).toEqual(['行政复议'])
    expect(byWords.nearest!.passage.html).toContain('<mark>行政复议</mark>')
    const near = (await explain('"推进*衔接"')).parts[0]!
    expect(near.words).toEqual([
      { text: '推进', passages: 2, occurrences: 2 },
      { text: '衔接', passages: 0, occurrences: 0 },
    ])
    expect(near.nearest!.common).toEqual(['推进'])
    expect((await explain('"量子纠缠"')).parts[0]!.nearest).toBeNull()
  })

  it('tells the words of a term apart', async () => {
    const { reasons, parts } = await explain('人民调解矛盾体制', { mode: 'smart', match: 'all' })
    expect(parts[0]!.words.map(({ text }) => text)).toEqual(['人民调解', '矛盾', '体制'])
    expect(reasons.length).toBeGreaterThan(0)
  })

  it('is told from one that does not exist', async () => {
    await expect(explain('调解', {}, 'nosuch')).rejects.toMatchObject({ code: 'not-found' })
  })

  it('with nothing to look for', async () => {
    expect((await explain('，、')).reasons).toEqual(['没有可以检索的文字，所以不会找到任何报告'])
  })
})

describe('in every case', () => {
  const filters: fc.Arbitrary<ExplainOptions> = fc.record(
    {
      mode: fc.constantFrom('smart' as const, 'exact' as const),
      match: fc.constantFrom('all' as const, 'any' as const),
      year: fc.constantFrom(['2020'], ['2021..2023']),
      region: fc.constantFrom(['宁夏'], ['天门市']),
      kind: fc.constantFrom('paragraph' as const, 'heading' as const),
      level: fc.constantFrom(['县' as const], ['省' as const, '国家' as const]),
      genre: fc.constantFrom(['报告' as const], ['法规' as const, '无题名' as const]),
      except: fc.constantFrom(['r0'], ['r1', 'r2', 'gone']),
      by: fc.constantFrom('report' as const, 'published' as const),
      repeats: fc.constantFrom('all' as const, 'once' as const),
    },
    { requiredKeys: [] },
  )
  const OF_REPORTS = ['region', 'year', 'level', 'genre', 'except'] as const

  const HELD = '"全面依法"'
  const metadata = fc.record({
    region: fc.constantFrom(null, region),
    level: fc.constantFrom(null, '县' as const, '省' as const),
    year: fc.constantFrom(null, 2020, 2022),
    publishedAt: fc.constantFrom(null, '2021-03-01'),
    title: fc.constantFrom(null, '工作报告', '条例'),
  })
  const described = fc
    .array(fc.tuple(metadata, fc.array(fc.constantFrom(...LINES))), { minLength: 1, maxLength: 4 })
    .map(all => all.map(([one, lines], i) => reportOf(['全面依法。', ...lines], { ...one, id: `r${i}` })))

  it('each filter that keeps a report out is told, and whether it is found without them', () =>
    fc.assert(
      fc.asyncProperty(
        described,
        fc.constantFrom('调解', '行政 复议', '调解 -矛盾', '"案件" 信访'),
        filters,
        async (reports, text, options) => {
          const over = searcherOver(reports, toySegmenter)
          const has = async (id: string, query: string, options: ExplainOptions) =>
            (await over.search(query, { ...options, limit: 100 })).hits.some(hit => hit.reportId === id)
          for (const { id } of reports) {
            const { found, findings } = await over.explain(text, id, options)
            if (found) continue
            const about = (code: string) => findings.find(one => one.code === code)?.about
            for (const name of OF_REPORTS) {
              const { by = 'report', [name]: wanted } = options
              const kept = !wanted || (await has(id, HELD, { by, [name]: wanted }))
              const code = name === 'year' && by === 'published' ? by : name
              expect([name, about(`outside-${code}`) === undefined]).toEqual([name, kept])
            }
            const free = about('without-filters')
            const left = free ?? about('not-filters-alone') ?? []
            const without = Object.fromEntries(
              Object.entries(options).filter(([name]) => !left.includes(name)),
            )
            expect(await has(id, text, without)).toBe(free !== undefined)
          }
        },
      ),
      { numRuns: 150 },
    ))

  it('the verdict is that of the search itself, and a miss always has a reason', () =>
    fc.assert(
      fc.asyncProperty(corpus, query, filters, async (reports: Report[], tree, options) => {
        const over = searcherOver(reports, toySegmenter)
        const text = printQuery(tree)
        const answer = await over.search(text, { ...options, limit: 100 })
        for (const { id } of reports) {
          const { found, hits, relaxed, reasons } = await over.explain(text, id, options)
          expect(hits).toBe(answer.hits.filter(hit => hit.reportId === id).length)
          expect(found).toBe(hits > 0)
          expect(relaxed).toBe(answer.relaxed)
          expect(reasons.length).toBeGreaterThan(found ? 0 : 1)
        }
      }),
      { numRuns: 100 },
    ))

  it('whatever is typed', () =>
    fc.assert(
      fc.asyncProperty(typed, async text => {
        expect((await explain(text)).reasons.length).toBeGreaterThan(0)
      }),
      { numRuns: 200 },
    ))
})

describe('“您是不是要找”', () => {
  let seeds: SnapshotSearcher
  beforeAll(async () => {
    const folder = new URL('../../seeds/', import.meta.url)
    const read = await Promise.all(
      readdirSync(folder).map(file => readReports({ file, bytes: readFileSync(new URL(file, folder)) })),
    )
    seeds = searcherOver(
      read.flatMap(({ reports }) => reports),
      await openSegmenter(),
    )
  }, 60_000)

  it.each([
    ['"行政付议"', '"行政复议"'],
    ['xingzhengfuyi', '行政复议'],
    ['xzfy', '行政复议'],
    ['tiaojie xzfy', '调解 行政复议'],
    ['行政付议', '行政复议'],
    ['调解 行政付议 -信访', '调解 行政复议 -信访'],
  ])('%s → %s', async (typed, meant) => {
    const { didYouMean, notices, totalHits, relaxed } = await seeds.search(typed)
    expect(totalHits === 0 || relaxed).toBe(true)
    expect(didYouMean).toBe(meant)
    const { totalHits: found, totalOccurrences: n } = await seeds.search(meant)
    expect(found).toBeGreaterThan(0)
    expect(notices).toContainEqual({
      code: 'did-you-mean',
      message: `您是不是要找：${meant}（${n} 处）`,
      about: [meant, String(n)],
    })
  })

  it.each(['双随即一公开', '行政付议', '法洽政府', '一一三三'])(
    '%s: a passage that shares single characters only is no finding',
    async typed => {
      const { hits, notices } = await seeds.search(typed, { limit: 100 })
      const words = notices.find(({ code }) => code === 'relaxed')?.about ?? []
      for (const word of words) expect(word.length).toBeGreaterThan(1)
      for (const { text } of hits) expect(words.some(word => skeleton(text).includes(word))).toBe(true)
    },
  )

  it.each(['行政复议', 'xz', 'qqqq', '"量子纠缠态"', '行政复议 量子纠缠态', '"行政付议" 年份:1999'])(
    '%s: nothing of the kind',
    async typed => {
      const answer = await seeds.search(typed)
      expect(answer).not.toHaveProperty('didYouMean')
      expect(answer.notices.map(({ code }) => code)).not.toContain('did-you-mean')
    },
  )
})
