import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openSegmenter } from '../../src/analysis/open-segmenter.ts'
import { SENTENCE_ENDS, skeleton } from '../../src/analysis/skeleton.ts'
import type { ConcordanceLine, ConcordanceSort } from '../../src/api/concordance.ts'
import type { ViewOptions } from '../../src/api/question.ts'
import type { SearchOptions } from '../../src/api/search.ts'
import { printQuery } from '../../src/query/print.ts'
import type { Query } from '../../src/query/query.ts'
import { positiveLeaves } from '../../src/query/tree.ts'
import type { Report } from '../../src/report/report.ts'
import { allHits } from '../../src/search/answers/all-hits.ts'
import { createPlanner } from '../../src/search/question/plan.ts'
import { relatedWords } from '../../src/search/question/related-words.ts'
import type { SnapshotSearcher } from '../../src/search/searcher.ts'
import { pivot } from '../../web/page/compare/pivot.ts'
import { type RegionNode, regionTree } from '../../web/page/region-tree.ts'
import { narrowed, undated } from '../../web/page/within.ts'
import { parseState, type State } from '../../web/shared/state.ts'
import { corpus, query, SAMPLE_REGIONS, words } from '../support/arbitraries.ts'
import { slowExpression, slowPhrase } from '../support/brute-force.ts'
import { blankReport } from '../support/report.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'
import { engineOver, searcherOver } from './support.ts'

const filters = fc.record(
  {
    mode: fc.constantFrom('smart' as const, 'exact' as const),
    match: fc.constantFrom('all' as const, 'any' as const, 'strict' as const),
    region: fc.constantFrom<string[]>(['640000'], ['宁夏', '429006'], ['中国']),
    year: fc.constantFrom<string[]>(['2020..2021'], ['2019', '2022']),
    report: fc.constantFrom('r0', 'r1'),
    kind: fc.constantFrom('paragraph' as const, 'heading' as const),
  },
  { requiredKeys: [] },
)
const EVERY: SearchOptions = { limit: 10_000 }

interface Given {
  reports: Report[]
  searcher: SnapshotSearcher
  text: string
  options: ViewOptions
}

const law = (holds: (given: Given) => Promise<void>, numRuns = 300) =>
  fc.assert(
    fc.asyncProperty(corpus, query, filters, async (reports, query, options) => {
      const searcher = searcherOver(reports, toySegmenter)
      await holds({ reports, searcher, text: printQuery(query), options })
    }),
    { numRuns },
  )

const charactersOf = (report: Report) =>
  report.paragraphs.reduce((sum, { text }) => sum + skeleton(text).length, 0)

const every = (nodes: readonly RegionNode[]): RegionNode[] =>
  nodes.flatMap(node => [node, ...every(node.children)])

describe('what the page links to has as many passages as the link says', () => {
  test('each division of the facet, the nation among them', () =>
    law(async ({ searcher, text, options: { region: _, ...options } }) => {
      const { facets } = await searcher.search(text, options)
      for (const { code, hits, reports } of every(regionTree(facets.region))) {
        const linked = await searcher.search(text, { ...options, region: [code] })
        expect([code, linked.totalHits, linked.totalReports]).toEqual([code, hits, reports])
      }
    }, 200))

  test('each cell of the comparison that stands for a division', () =>
    law(async ({ searcher, text, options: { region: _, ...options } }) => {
      const compared = await searcher.compare(text, options)
      for (const { code, cells, total } of pivot(compared.rows, 'all').rows) {
        if (code === null || total.hits === 0) continue
        const linked = await searcher.search(text, { ...options, region: [code] })
        expect([code, linked.totalHits]).toEqual([code, total.hits])
        expect(linked.facets.year.map(({ year, hits }) => [year, hits])).toEqual(
          expect.arrayContaining(
            [...cells].filter(([, { hits }]) => hits > 0).map(([year, { hits }]) => [year, hits]),
          ),
        )
      }
    }, 200))

  test('the nation in a query is the nation of a filter', async () => {
    const reports = SAMPLE_REGIONS.map((region, i) =>
      blankReport(`r${i}`, {
        region,
        paragraphs: [{ kind: 'paragraph', text: '复议', passages: [{ start: 0, end: 2, section: [] }] }],
      }),
    )
    const searcher = searcherOver(reports, toySegmenter)
    for (const name of ['中国', '中华人民共和国', '000000']) {
      const found = [
        await searcher.search(`复议 地区:${name}`),
        await searcher.search('复议', { region: [name] }),
      ]
      expect(found.map(({ hits }) => hits.map(hit => hit.report.region?.code))).toEqual([
        ['000000'],
        ['000000'],
      ])
      expect((await searcher.compare(`复议 地区:${name}`)).rows.map(row => row.region?.code)).toEqual([
        '000000',
      ])
      expect((await searcher.concordance('复议', { region: [name] })).total).toBe(1)
    }
    expect((await searcher.search('复议 -地区:中国')).totalHits).toBe(SAMPLE_REGIONS.length - 1)
  })
})

test('the question to reports of unknown year finds what the question finds there, and nothing else', () =>
  fc.assert(
    fc.asyncProperty(corpus, query, async (reports, asked) => {
      const searcher = searcherOver(reports, toySegmenter)
      const state = { ...parseState(''), q: printQuery(asked) }
      const found = async (q: string) => (await searcher.search(q, { match: 'strict', ...EVERY })).hits
      const there = (await found(state.q)).filter(({ report }) => report.year === null)
      const ids = (hits: typeof there) => hits.map(({ id }) => id).sort()
      expect(ids(await found(undated(state).q))).toEqual(ids(there))
    }),
  ))

describe('searching within results', () => {
  test('leaves some of them and brings no other, whatever was asked for and is added', () =>
    fc.assert(
      fc.asyncProperty(corpus, query, query, words, filters, async (reports, asked, added, word, options) => {
        const searcher = searcherOver(reports, toySegmenter)
        const ids = async (now: State) => {
          const { q, match } = now
          const { hits, relaxed } = await searcher.search(q, { ...options, match, ...EVERY })
          return { ids: hits.map(hit => hit.id), relaxed }
        }
        const state = { ...parseState(''), q: printQuery(asked), match: options.match ?? 'all' }
        const before = await ids(state)
        for (const more of [printQuery(added), word, `${word} ${word}`, `| ${word}`, `OR ${word}`]) {
          const after = await ids(narrowed(state, more, before.relaxed))
          expect(before.ids).toEqual(expect.arrayContaining(after.ids))
        }
      }),
      { numRuns: 200 },
    ))

  test('strict is all without relaxing', async () => {
    const searcher = searcherOver(REPORTS, toySegmenter)
    const relaxed = await searcher.search('复议 没有')
    expect([relaxed.relaxed, relaxed.totalHits > 0]).toEqual([true, true])
    const strict = await searcher.search('复议 没有', { match: 'strict', region: ['429006'] })
    expect([strict.relaxed, strict.totalHits]).toEqual([false, 0])
    expect(strict.filters).toEqual({ region: [TIANMEN] })
  })
})

describe('compare', () => {
  test('by publication counts every report under the year it was published in', () =>
    fc.assert(
      fc.asyncProperty(corpus, words, async (reports, text) => {
        const searcher = searcherOver(
          reports.map((report, i) => ({
            ...report,
            publishedAt: [null, '2021-03-05', '2019-12-31'][i % 3]!,
          })),
          toySegmenter,
        )
        const [byReport, byPublication] = [
          await searcher.compare(text),
          await searcher.compare(text, { by: 'published' }),
        ]
        const sum = ({ rows }: typeof byReport, key: 'hits' | 'reports' | 'indexedReports' | 'characters') =>
          rows.reduce((total, row) => total + row[key], 0)
        for (const key of ['hits', 'reports', 'indexedReports', 'characters'] as const)
          expect(sum(byPublication, key)).toBe(sum(byReport, key))
        for (const year of [null, 2019, 2021]) {
          const published = reports.filter((_, i) => [null, 2021, 2019][i % 3] === year)
          const counted = byPublication.rows.filter(row => row.year === year)
          expect(counted.reduce((n, row) => n + row.indexedReports, 0)).toBe(published.length)
        }
      }),
      { numRuns: 40 },
    ))

  test('its rows are the hits of search counted by region and year', () =>
    law(async ({ searcher, text, options }) => {
      const found = await searcher.search(text, { ...options, ...EVERY })
      const compared = await searcher.compare(text, options)
      expect(compared).toMatchObject({
        totalHits: found.totalHits,
        totalReports: found.totalReports,
        totalOccurrences: found.totalOccurrences,
        relaxed: found.relaxed,
        mode: found.mode,
      })
      for (const row of compared.rows) {
        const here = found.hits.filter(
          ({ report }) => report.region?.code === row.region?.code && report.year === row.year,
        )
        const literal = found.relaxed ? [] : here.filter(({ score }) => score >= 1)
        const reportsOf = (hits: typeof here) => new Set(hits.map(({ reportId }) => reportId)).size
        expect([row.hits, row.literalHits, row.reports, row.literalReports]).toEqual([
          here.length,
          literal.length,
          reportsOf(here),
          reportsOf(literal),
        ])
      }
      const sum = (key: 'hits' | 'reports' | 'occurrences') =>
        compared.rows.reduce((total, row) => total + (row[key] ?? 0), 0)
      expect([sum('hits'), sum('reports')]).toEqual([found.totalHits, found.totalReports])
      if (found.totalOccurrences !== null) expect(sum('occurrences')).toBe(found.totalOccurrences)
      else for (const row of compared.rows) expect([row.occurrences, row.per10k]).toEqual([null, null])
    }))

  test('it has a row for each region and year that the filters leave, with all their characters', () =>
    fc.assert(
      fc.asyncProperty(corpus, words, filters, async (reports, phrase, { region, year, kind }) => {
        const searcher = searcherOver(reports, toySegmenter)
        const options = { ...(region && { region }), ...(year && { year }), ...(kind && { kind }) }
        const { rows } = await searcher.compare(`"${phrase}"`, options)
        const inRegion = ({ region: of }: Report) =>
          !region ||
          (region.includes('中国')
            ? of?.code === '000000'
            : of?.path[0] === '宁夏回族自治区' || (region.includes('429006') && of?.code === '429006'))
        const years = { '2020..2021': [2020, 2021], '2019': [2019], '2022': [2022] }
        const inYear = ({ year: of }: Report) =>
          !year || year.some(one => years[one as keyof typeof years].includes(of ?? 0))
        const left = reports.filter(report => inRegion(report) && inYear(report))
        const keyOf = (of: { region: { code: string } | null; year: number | null }) =>
          `${of.region?.code} ${of.year}`
        const expected = new Map<string, number>()
        for (const report of left)
          expected.set(keyOf(report), (expected.get(keyOf(report)) ?? 0) + charactersOf(report))
        expect(new Map(rows.map(row => [keyOf(row), row.characters]))).toEqual(expected)
        expect(rows).toHaveLength(expected.size)
        expect(rows.reduce((sum, row) => sum + row.indexedReports, 0)).toBe(left.length)
        for (const { occurrences, characters, per10k } of rows)
          expect(per10k).toBe(characters === 0 ? null : (occurrences! / characters) * 10_000)
      }),
      { numRuns: 200 },
    ))

  test('by year of publication, its rows are those of the reports published then', () =>
    law(async ({ searcher, text, options }) => {
      const found = await searcher.search(text, { ...options, by: 'published', ...EVERY })
      const { rows } = await searcher.compare(text, { ...options, by: 'published' })
      const years = (published: string | null) => (published === null ? null : Number(published.slice(0, 4)))
      for (const row of rows) {
        const here = found.hits.filter(
          ({ report }) => report.region?.code === row.region?.code && years(report.publishedAt) === row.year,
        )
        expect(row.hits).toBe(here.length)
        expect(row.reports).toBe(new Set(here.map(({ reportId }) => reportId)).size)
        if (row.occurrences !== null)
          expect(row.occurrences).toBe(here.reduce((sum, { occurrences }) => sum + (occurrences ?? 0), 0))
      }
      expect(rows.reduce((sum, { hits }) => sum + hits, 0)).toBe(found.totalHits)
    }, 100))

  test('restrictions of the query leave rows as filters do; what only passages satisfy leaves all', async () => {
    const searcher = searcherOver(REPORTS, toySegmenter)
    const places = async (text: string) =>
      (await searcher.compare(text)).rows.map(({ region, year }) => `${region?.name ?? '?'} ${year ?? '?'}`)
    expect(await places('复议')).toEqual(['海南区 2021', '天门市 2020', '天门市 2021', '兴庆区 2020', '? ?'])
    expect(await places('复议 地区:天门市')).toEqual(['天门市 2020', '天门市 2021'])
    expect(await places('复议 -地区:天门市 年份:2020..2021')).toEqual(['海南区 2021', '兴庆区 2020'])
    expect(await places('章节:没有 复议')).toHaveLength(5)
    expect(await places('(复议 年份:2020) | 法治')).toHaveLength(5)
    expect(await places('')).toHaveLength(5)
  })
})

/** The occurrences of a query in its hits, by brute force: paragraph, skeleton and place in it. */
function slowOccurrences(reports: Report[], asked: Query, hits: { reportId: string; ordinal: number }[]) {
  const matched = new Set(hits.map(hit => `${hit.reportId}/${hit.ordinal}`))
  const found: { reportId: string; ordinal: number; folded: string; start: number; end: number }[] = []
  for (const report of reports) {
    let ordinal = 0
    for (const paragraph of report.paragraphs) {
      const folded = skeleton(paragraph.text)
      const spans = positiveLeaves(asked).flatMap(leaf => {
        return 'parts' in leaf ? slowExpression(folded, leaf) : slowPhrase(folded, skeleton(leaf.text))
      })
      const distinct = new Map(spans.map(span => [`${span.start} ${span.end}`, span]))
      for (const passage of paragraph.passages) {
        // Where the skeleton of what stands before ends, the passage begins; no digits are cut in these texts.
        const from = skeletonStart(paragraph.text, passage.start)
        const to = skeletonStart(paragraph.text, passage.end)
        for (const { start, end } of distinct.values())
          if (matched.has(`${report.id}/${ordinal}`) && start >= from && start < to)
            found.push({ reportId: report.id, ordinal, folded, start, end })
        ordinal++
      }
    }
  }
  return found
}

/** How many units of the skeleton come from before a place in the text. */
const skeletonStart = (text: string, place: number) =>
  skeleton(text).length -
  skeleton(`${/\d/.test(text[place - 1] ?? '') ? '0' : ''}${text.slice(place)}`).length +
  (/\d/.test(text[place - 1] ?? '') ? 1 : 0)

describe('concordance', () => {
  test('has a line for each occurrence that search counts', () =>
    law(async ({ reports, searcher, text, options }) => {
      const found = await searcher.search(text, { ...options, ...EVERY })
      const { total, lines } = await searcher.concordance(text, options)
      expect(lines).toHaveLength(total)
      if (found.totalOccurrences !== null) expect(total).toBe(found.totalOccurrences)
      const hits = new Map(found.hits.map(hit => [hit.id, hit]))
      for (const line of lines) {
        expect(hits.get(line.hit.id)).toMatchObject(line.hit)
        const paragraphs = reports.find(({ id }) => id === line.hit.reportId)!.paragraphs
        expect(paragraphs.some(({ text }) => text.includes(line.left + line.key + line.right))).toBe(true)
      }
    }))

  test('has a line for the whole of each gap and near expression too', () =>
    fc.assert(
      fc.asyncProperty(corpus, query, async (reports, query) => {
        const searcher = searcherOver(reports, toySegmenter)
        const text = printQuery(query)
        const { hits, relaxed } = await searcher.search(text, EVERY)
        const { total, lines } = await searcher.concordance(text)
        fc.pre(!relaxed)
        const slow = slowOccurrences(reports, query, hits)
        expect(total).toBe(slow.length)
        const keys = (of: { reportId: string; ordinal: number; key: string }[]) =>
          of.map(({ reportId, ordinal, key }) => `${reportId}/${ordinal} ${key}`).sort()
        expect(keys(lines.map(({ hit, key }) => ({ ...hit, key: skeleton(key) })))).toEqual(
          keys(slow.map(({ folded, start, end, ...of }) => ({ ...of, key: folded.slice(start, end) }))),
        )
      }),
      { numRuns: 300 },
    ))

  test('the context is what is written around the key, as wide as asked, across borders of passages', async () => {
    const [report] = REPORTS
    const text = '甲乙，“行政”复议丙𠮷丁。戊'
    const passages = [
      { start: 0, end: 5, section: [] },
      { start: 5, end: text.length, section: [] },
    ]
    const one: Report = { ...report!, paragraphs: [{ kind: 'paragraph', text, passages }] }
    const searcher = searcherOver([one], toySegmenter)
    const line = async (width: number) => {
      const { lines } = await searcher.concordance('"行政复议"', { width })
      expect(lines).toHaveLength(1)
      const { left, key, right, hit } = lines[0]!
      expect(hit.ordinal).toBe(0)
      return [left, key, right]
    }
    const key = '行政”复议'
    expect(await line(0)).toEqual(['', key, ''])
    expect(await line(1)).toEqual(['“', key, '丙'])
    expect(await line(2)).toEqual(['，“', key, '丙'])
    expect(await line(3)).toEqual(['乙，“', key, '丙𠮷'])
    expect(await line(200)).toEqual(['甲乙，“', key, '丙𠮷丁。戊'])
  })

  test('sorting moves lines and changes none; equal ones stay in their order; pages joined are the whole', () =>
    fc.assert(
      fc.asyncProperty(
        corpus,
        words,
        fc.constantFrom<ConcordanceSort>('left', 'right', 'region', 'year', 'number'),
        fc.integer({ min: 1, max: 5 }),
        async (reports, word, sort, limit) => {
          const searcher = searcherOver(reports, toySegmenter)
          const { lines: plain } = await searcher.concordance(word)
          const { lines, total } = await searcher.concordance(word, { sort })
          expect(new Set(lines.map(line => JSON.stringify(line)))).toEqual(
            new Set(plain.map(line => JSON.stringify(line))),
          )
          const order = new Intl.Collator('zh')
          const linesOf = (unit: string | null) => plain.filter(line => line.number?.unit === unit).length
          const byUnit = (a: string | null, b: string | null) =>
            linesOf(b) - linesOf(a) || ((a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0)
          const compare: Record<ConcordanceSort, (a: ConcordanceLine, b: ConcordanceLine) => number> = {
            left: (a, b) => order.compare(backwards(a.left), backwards(b.left)),
            right: (a, b) =>
              Number(a.right === '') - Number(b.right === '') || order.compare(a.right, b.right),
            region: (a, b) => codeOf(a) - codeOf(b),
            year: (a, b) => (a.hit.report.year ?? 9999) - (b.hit.report.year ?? 9999),
            number: (a, b) =>
              !a.number || !b.number
                ? Number(!a.number) - Number(!b.number)
                : byUnit(a.number.unit, b.number.unit) || Number(b.number.value) - Number(a.number.value),
          }
          expect(lines).toEqual(plain.toSorted(compare[sort]))
          const pages: ConcordanceLine[] = []
          for (let offset = 0; offset < total; offset += limit) {
            const page = await searcher.concordance(word, { sort, limit, offset })
            expect([page.total, page.limit, page.offset]).toEqual([total, limit, offset])
            pages.push(...page.lines)
          }
          expect(pages).toEqual(lines)
        },
      ),
      { numRuns: 150 },
    ))

  test('says why there is no line where only words match', async () => {
    const report: Report = {
      ...REPORTS[0]!,
      paragraphs: [paragraph('复议，依法治行政。')],
    }
    const searcher = searcherOver([report], toySegmenter)
    const { total, notices } = await searcher.concordance('法治行政复议')
    expect((await searcher.search('法治行政复议')).totalHits).toBe(1)
    expect([total, notices.map(({ code }) => code)]).toEqual([0, ['words-only']])
    // What stands beside nothing is told in the same words.
    expect(await searcher.collocates('法治行政复议')).toMatchObject({ total: 0, notices })
    expect((await searcher.concordance('法治')).notices).toEqual([])
  })

  // Nothing was asked for that could stand together, or what was may only stand together.
  test.each([
    '-应当',
    '-"应当"',
    '年份:2021',
    '-应当 年份:2021',
    '-(应当|可以)',
    '"应当"|-"可以"',
    '"应当*可以"|-应当',
  ])('does not speak of words where none were asked for: %s', async text => {
    const searcher = searcherOver(
      [{ ...REPORTS[0]!, year: 2021, paragraphs: [paragraph('依法治市，行政复议。')] }],
      toySegmenter,
    )
    const { totalHits, notices } = await searcher.search(text)
    expect(totalHits).toBe(1)
    for (const view of [await searcher.concordance(text), await searcher.collocates(text)])
      expect(view).toMatchObject({ total: 0, notices })
  })
})

describe('collocates', () => {
  test('count the words next to each occurrence, within the sentence, and none of them twice', () =>
    fc.assert(
      fc.asyncProperty(corpus, words, fc.integer({ min: 1, max: 4 }), async (reports, word, length) => {
        const searcher = searcherOver(reports, toySegmenter)
        const text = `"${word}"`
        const { hits } = await searcher.search(text, EVERY)
        const found = await searcher.collocates(text, { length, limit: 200 })
        const slow = slowOccurrences(reports, { type: 'phrase', text: word }, hits)
        expect(found.total).toBe(slow.length)
        for (const side of ['followers', 'preceders'] as const) {
          const counts = new Map<string, number>()
          const endings = new Map<string, number>()
          const more = (of: Map<string, number>, text: string) => of.set(text, (of.get(text) ?? 0) + 1)
          const outward = (text: string) => (side === 'followers' ? text : backwards(text))
          for (const { folded, start, end } of slow) {
            const sentence = new RegExp(`[${SENTENCE_ENDS}]`)
            const near = outward(
              outward(side === 'followers' ? folded.slice(end) : folded.slice(0, start)).split(sentence)[0]!,
            )
            const seen = outward(
              outward(near)
                .slice(0, length + 8)
                .replace(/[\ud800-\udbff]$/, ''),
            )
            // A number and its sign of percent are one word.
            const cut = toySegmenter
              .words(seen)
              .join('\0')
              .replaceAll(/(?<=[\d.])\0(?=[\d.%‰])/g, '')
              .split('\0')
            const inWords = side === 'followers' ? cut : cut.reverse()
            const ends = inWords.map((_, i) => inWords.slice(0, i + 1).join('').length)
            const characters = [...outward(near)]
            for (let n = 1; n <= Math.min(length, characters.length); n++) {
              const key = outward(characters.slice(0, n).join(''))
              more(counts, key)
              if (ends.includes(key.length)) more(endings, key)
            }
          }
          const habits = [...counts].filter(([text, n]) => n > 1 && (endings.get(text) ?? 0) * 2 > n)
          const goesOn = (longer: string, text: string) =>
            longer !== text && outward(longer).startsWith(outward(text))
          const isOutdone = ([text, count]: [string, number]) =>
            habits.some(([longer, n]) => n * 2 > count && goesOn(longer, text))
          const expected = habits.filter(
            habit =>
              !isOutdone(habit) &&
              habits.every(shorter => !goesOn(habit[0], shorter[0]) || isOutdone(shorter)),
          )
          expect(new Map(found[side].map(({ text, count }) => [text, count]))).toEqual(new Map(expected))
          const sorted = found[side].map(({ count }) => count)
          expect(sorted).toEqual(sorted.toSorted((a, b) => b - a))
          expect(sorted.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(found.total)
        }
      }),
      { numRuns: 200 },
    ))

  test('end where a word ends, and tell no word twice', async () => {
    const segmenter = await openSegmenter()
    const text = '行政机关负责人出庭应诉率为98%。机关负责人出庭应诉率达到99%。行政负责人出庭应诉率为97%。'
    const searcher = searcherOver([{ ...REPORTS[0]!, paragraphs: [paragraph(text)] }], segmenter)
    const { preceders, followers } = await searcher.collocates('"出庭应诉率"')
    expect(preceders).toEqual([{ text: '负责人', count: 3 }])
    expect(followers).toEqual([{ text: '为', count: 2 }])
    const wider = await searcher.collocates('"出庭应诉率"', { length: 8 })
    expect(wider.preceders).toEqual([{ text: '机关负责人', count: 2 }])
  })
})

describe('all hits', () => {
  test('are the pages of search joined, in stretches of any size', () =>
    fc.assert(
      fc.asyncProperty(
        corpus,
        query,
        filters,
        fc.constantFrom<SearchOptions>({}, { sort: 'year:desc' }, { sort: 'region' }, { distinct: 'report' }),
        fc.integer({ min: 1, max: 4 }),
        async (reports, query, filters, order, stretch) => {
          const searcher = searcherOver(reports, toySegmenter)
          const text = printQuery(query)
          const options = { ...filters, ...order }
          const { total, hits, relaxed } = await allHits(openedOver(reports), text, options, stretch)
          const pages = []
          for (let offset = 0; ; offset += 3) {
            const page = await searcher.search(text, { ...options, limit: 3, offset })
            pages.push(...page.hits)
            expect(page.relaxed).toBe(relaxed)
            if (page.hits.length < 3) break
          }
          const all = []
          for await (const hit of hits) all.push(hit)
          expect(all).toEqual(pages)
          expect(total).toBe(pages.length)
        },
      ),
      { numRuns: 150 },
    ))
})

test('all hits may be more than a call takes arguments', async () => {
  const many = Array.from({ length: 1300 }, (_, i) => ({
    ...report(`many${i}`, null, null),
    paragraphs: Array.from({ length: 100 }, (_, j) => paragraph(`行${i}第${j}`)),
  }))
  const { total, hits } = await allHits(openedOver(many), '行', {}, 65_000)
  const read = new Set<string>()
  for await (const { id } of hits) read.add(id)
  expect([total, read.size]).toEqual([130_000, 130_000])
}, 60_000)

const openedOver = (reports: Report[]) => ({
  engine: engineOver(reports, toySegmenter),
  planner: createPlanner(toySegmenter),
  related: relatedWords(null),
})

const backwards = (text: string) => [...text].reverse().join('')
const codeOf = ({ hit }: ConcordanceLine) => Number(hit.report.region?.code ?? 999_999)

const paragraph = (text: string): Report['paragraphs'][number] => ({
  kind: 'paragraph',
  text,
  passages: [{ start: 0, end: text.length, section: [] }],
})

const report = (id: string, region: Report['region'], year: number | null) =>
  blankReport(id, { region, year, paragraphs: [paragraph('推进行政复议。法治')] })

const [, XINGQING, HAINAN, TIANMEN] = SAMPLE_REGIONS
const REPORTS: Report[] = [
  report('a', TIANMEN!, 2021),
  report('b', TIANMEN!, 2020),
  report('c', null, null),
  report('d', HAINAN!, 2021),
  report('e', XINGQING!, 2020),
  report('f', XINGQING!, 2020),
]
