import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openSegmenter, SEGMENTERS } from '../../src/analysis/open-segmenter.ts'
import { skeleton } from '../../src/analysis/skeleton.ts'
import type { Evidence } from '../../src/engine/engine.ts'
import { openFlexSearchEngine } from '../../src/engine/flexsearch/flexsearch.ts'
import { type IndexColumns, openColumns } from '../../src/engine/flexsearch/index-columns.ts'
import { createVerifiedPostings } from '../../src/engine/flexsearch/match/literal-postings.ts'
import { ofLists } from '../../src/engine/flexsearch/match/matches.ts'
import { openTermIndex } from '../../src/engine/flexsearch/match/term-index.ts'
import { type Postings, passageCount } from '../../src/engine/flexsearch/posting-lists.ts'
import { createScoring, type Lists } from '../../src/engine/flexsearch/rank/first-pass.ts'
import { createPostingSources } from '../../src/engine/flexsearch/rank/posting-source.ts'
import { DEFAULT_RANKING, type RankingParameters } from '../../src/engine/ranking/ranking-parameters.ts'
import type { Matching } from '../../src/engine/ranking/ranking-source.ts'
import { weigh } from '../../src/engine/ranking/rarity.ts'
import { createRescorer } from '../../src/engine/ranking/rescoring.ts'
import type { Surroundings } from '../../src/engine/ranking/surroundings.ts'
import { createWorks } from '../../src/engine/ranking/works.ts'
import { stopFor } from '../../src/engine/stopping.ts'
import { passageLengths } from '../../src/engine/store/text-columns.ts'
import { citedTitle } from '../../src/engine/store/work-titles.ts'
import type { Paragraph, Report } from '../../src/report/report.ts'
import { createPlanner, innerWords } from '../../src/search/question/plan.ts'
import { readSnapshot } from '../../src/snapshot/read.ts'
import { publishSnapshot } from '../../src/snapshot/write.ts'
import { corpus, query, SAMPLE_REGIONS, words } from '../support/arbitraries.ts'
import { oracle } from '../support/oracle.ts'
import { plainSets } from '../support/plain-sets.ts'
import { blankReport } from '../support/report.ts'
import { loadable } from '../support/segmenters.ts'
import { indexedPostings, scannedPostings, slowPostings, unreadOf } from '../support/slow-postings.ts'
import { snapshotOver } from '../support/snapshot.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'
import { describeEngine } from './behaviour.ts'

const build = (reports: Report[], segmenter = toySegmenter) => snapshotOver(reports, segmenter)

const open = (reports: Report[]) => openFlexSearchEngine(build(reports))

describeEngine('the embedded engine', async reports => open(reports))

test('a passage knows the line that its paragraph begins on, and says null where nobody does', () =>
  fc.assert(
    fc.asyncProperty(corpus, async reports => {
      const engine = open(reports)
      for (const { id, paragraphs } of reports) {
        const { passages } = (await engine.report(id))!
        const lines = paragraphs.flatMap(({ line, passages }) => passages.map(() => line ?? null))
        expect(passages.map(({ line }) => line)).toEqual(lines)
      }
    }),
  ))

describe('postings', () => {
  test('of any text equal a full scan, frequencies included', () =>
    fc.assert(
      fc.asyncProperty(corpus, words, words, async (reports, a, b) => {
        const engine = open(reports)
        const { columns } = build(reports)
        for (const text of [a, b, a + b, a + a, a + a + a]) {
          const slow = slowPostings(columns, text)
          expect(await indexedPostings(engine, text)).toEqual(slow)
          expect(await scannedPostings(engine, text)).toEqual(slow)
        }
      }),
      { numRuns: 500 },
    ))

  test('are the same however they are looked for', () => {
    // Texts that have words of the dictionary inside, in corpora that have them too.
    const pieces = fc.constantFrom('行政复议', '法治行政', '行政复', '议', '法', '复')
    const texts = fc.array(pieces, { minLength: 1, maxLength: 8 }).map(chosen => chosen.join(''))
    const cost = fc.constantFrom(0, 1, 1000)
    const costs = fc.record({ verifyParagraph: cost, scanUnit: cost, readPosting: cost, fewPassages: cost })
    return fc.assert(
      fc.asyncProperty(
        fc.array(texts, { minLength: 1, maxLength: 6 }),
        fc.nat(),
        costs,
        async (all, at, costs) => {
          const paragraphs = all.map((text): Paragraph => {
            return { kind: 'paragraph', text, passages: [{ start: 0, end: text.length, section: [] }] }
          })
          const { columns } = build([report('r', paragraphs)])
          const opened = openColumns({ columns, files: {} }, null)
          const verified = createVerifiedPostings(opened, openTermIndex(opened), costs)
          const text = all[at % all.length]!
          for (const phrase of [text, text.slice(1), text.slice(0, 5)]) {
            expect(await indexedPostings({ verified }, phrase)).toEqual(slowPostings(columns, phrase))
          }
        },
      ),
    )
  })

  test('count beyond the sixteen that a slot can tell', async () => {
    const text = '行政、'.repeat(40)
    const passages = [{ start: 0, end: text.length, section: [] }]
    const reports = [report('r', [{ kind: 'paragraph', text, passages }])]
    const engine = open(reports)
    for (const phrase of ['行', '行政', '政行', '行政行']) {
      expect(await indexedPostings(engine, phrase)).toEqual(slowPostings(build(reports).columns, phrase))
    }
    expect((await indexedPostings(engine, '行政'))[0]!.frequency).toBe(40)
  })

  test('are what FlexSearch itself finds for several terms', () =>
    fc.assert(
      fc.asyncProperty(corpus, words, words, async (reports, a, b) => {
        const { terms } = open(reports)
        const { columns } = build(reports)
        const pair = [...a, ...b].filter(character => terms.count(character) > 0)
        fc.pre(pair.length >= 2 && new Set(pair).size === pair.length)
        const sets = pair.map(
          text => new Set(slowPostings(columns, text).flatMap(list => [...list.passages])),
        )
        const all = [...sets[0]!].filter(passage => sets.every(set => set.has(passage)))
        const found = await terms.flexSearch(pair, 10_000)
        expect(found.sort((x, y) => x - y)).toEqual(all.sort((x, y) => x - y))
      }),
    ))
})

describe('score', () => {
  /** Lists that are weighed unread, and read only when they are gathered. */
  const listsOf = (columns: IndexColumns): Lists => {
    const read = new Map<string, Postings>()
    return {
      unread: text => unreadOf(slowPostings(columns, text)),
      isGathered: text => read.has(text),
      gather: async texts => {
        for (const text of texts) read.set(text, slowPostings(columns, text))
      },
      postings: text => read.get(text)!,
    }
  }

  /** BM25 straight from the formula, frequencies from a full scan. */
  const slowBm25 = (reports: Report[], evidence: Evidence[]): number[] => {
    const { columns } = build(reports)
    const lengths = [...passageLengths(columns as unknown as IndexColumns)]
    const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length
    const sums = lengths.map(() => 0)
    for (const { text, weight } of evidence) {
      const lists = slowPostings(columns, text)
      const df = passageCount(lists)
      for (const { frequency, passages } of lists) {
        for (const passage of passages) {
          const norm = 1.2 * (1 - 0.75 + (0.75 * lengths[passage]!) / Math.max(1, average))
          const rarity = Math.log(1 + (lengths.length - df + 0.5) / (df + 0.5))
          sums[passage]! += (weight * rarity * frequency * 2.2) / (frequency + norm)
        }
      }
    }
    return sums
  }

  const firstPass = (reports: Report[], parameters: Partial<RankingParameters>) => {
    const { columns } = build(reports)
    const lengths = passageLengths(columns as unknown as IndexColumns)
    const scoring = createScoring(lengths, { ...DEFAULT_RANKING, ...parameters })
    return async (evidence: Evidence[], matches: number[]) => {
      const lookup = listsOf(columns)
      const sums = new Float32Array(lengths.length)
      const frequencies = evidence.map(({ text }) => passageCount(slowPostings(columns, text)))
      const weighed = weigh(evidence, frequencies, lengths.length)
      const passages = ofLists(plainSets(lengths.length), [Uint32Array.from(matches)])
      const touched = await scoring.add(weighed, passages, lookup, sums, stopFor())
      return { sums, touched: [...touched] }
    }
  }
  const someEvidence = fc
    .uniqueArray(words, { minLength: 1, maxLength: 4 })
    .map(texts => texts.map((text, i) => ({ text, weight: 1 + i / 2 })))

  test('of the first pass is exact BM25 of the evidence, for all matches and for few', () =>
    fc.assert(
      fc.asyncProperty(corpus, someEvidence, fc.nat(), async (reports, evidence, pick) => {
        const pass = firstPass(reports, {})
        const expected = slowBm25(reports, evidence)
        for (const matches of [[...expected.keys()], [pick % expected.length]]) {
          const { sums, touched } = await pass(evidence, matches)
          for (const passage of matches) expect(sums[passage]).toBeCloseTo(expected[passage]!, 4)
          expect(touched.sort((a, b) => a - b)).toEqual(
            [...sums.keys()].filter(passage => sums[passage]! > 0),
          )
        }
      }),
      { numRuns: 300 },
    ))

  test('of the first pass leaves out common texts, whole, and only where enough matches were found without them', () =>
    fc.assert(
      fc.asyncProperty(
        corpus,
        someEvidence,
        fc.record({
          firstTexts: fc.nat({ max: 4 }),
          firstPostings: fc.constantFrom(0, 2, 5, 10, Number.POSITIVE_INFINITY),
          candidates: fc.nat({ max: 4 }),
        }),
        fc.integer({ min: 1, max: 3 }),
        async (reports, evidence, parameters, every) => {
          const { columns } = build(reports)
          const among = (text: string) =>
            new Set(slowPostings(columns, text).flatMap(list => [...list.passages]))
          const texts = evidence.map(one => ({ one, passages: among(one.text) }))
          const matches = [...slowBm25(reports, evidence).keys()].filter(passage => passage % every === 0)
          const { sums, touched } = await firstPass(reports, parameters)(evidence, matches)

          const scored = matches.filter(passage => sums[passage]! > 0)
          for (const passage of scored) expect(touched).toContain(passage)
          const scorable = matches.filter(passage => texts.some(({ passages }) => passages.has(passage)))
          expect(scored.length).toBeGreaterThanOrEqual(Math.min(parameters.candidates, scorable.length))

          const isAlways = ({ one }: (typeof texts)[number]) =>
            parameters.firstPostings === Number.POSITIVE_INFINITY ||
            (one.text.length > 1 &&
              evidence.filter(({ text }) => text.length > 1).length <= parameters.firstTexts)
          const explains = (read: typeof texts) => {
            const expected = slowBm25(
              reports,
              read.map(({ one }) => one),
            )
            return matches.every(passage => Math.abs(sums[passage]! - expected[passage]!) < 1e-4)
          }
          const always = texts.filter(isAlways)
          const others = texts.filter(text => !isAlways(text))
          const choices = Array.from({ length: 2 ** others.length }, (_, bits) =>
            others.filter((_, i) => (bits & (1 << i)) !== 0),
          )
          expect(choices.some(some => explains([...always, ...some]))).toBe(true)
        },
      ),
      { numRuns: 300 },
    ))

  test('of rescoring counts characters and pairs as a scan does, surroundings first', () => {
    // 行政复议 stands once in each of two passages; only the first has more of it next door.
    const reports = ['行政复议体制。行政复议案件。', '行政复议体制。矛盾纠纷化解。'].map((text, i) =>
      report(`r${i}`, [
        {
          kind: 'paragraph',
          text,
          passages: [
            { start: 0, end: 7, section: [] },
            { start: 7, end: text.length, section: [] },
          ],
        },
      ]),
    )
    const { columns } = build(reports)
    const opened = openColumns({ columns, files: {} }, null)
    const works = createWorks([], [], DEFAULT_RANKING)
    const { source, statistics } = createPostingSources(opened, works, DEFAULT_RANKING)
    const weighed = ['复', '议', '复议'].map(text => ({ text, weight: 1 }))
    const lookup = listsOf(columns)
    const matching = source(ofLists(plainSets(4), []), null, lookup, stopFor()).matches(weighed) as Matching
    const candidates = matching.surroundings(Uint32Array.of(0, 1, 2, 3)) as Surroundings
    const scores = createRescorer(statistics, DEFAULT_RANKING).scores(weighed, candidates)
    const bm25 = (tf: number, length: number, average: number) =>
      (tf * 2.2) / (tf + 1.2 * (0.25 + (0.75 * length) / average))
    // Every passage has 7 units and, with its neighbour, 14; each text occurs once in 0, 1 and 2, never in 3.
    expect([...scores]).toEqual([
      expect.closeTo(3 * bm25(2, 14, 14) + 0.5 * 3 * bm25(1, 7, 7), 6),
      expect.closeTo(3 * bm25(2, 14, 14) + 0.5 * 3 * bm25(1, 7, 7), 6),
      expect.closeTo(3 * bm25(1, 14, 14) + 0.5 * 3 * bm25(1, 7, 7), 6),
      expect.closeTo(3 * bm25(1, 14, 14), 6),
    ])
  })

  test.each([
    ['中华人民共和国民法典第一千零四十二条', '民法典'],
    ['天门市法治政府建设报告', '天门市法治政府建设报告'],
    ['刑法第二百八十七条之一', '刑法'],
    ['第三条', '第三条'],
  ])('the work of %s is cited as %s', (title, cited) => {
    expect(citedTitle(title)).toBe(cited)
  })

  test('keeps its order below the rescored candidates, however many match', async () => {
    const many = Array.from({ length: 700 }, (_, i) => {
      const text = `行政${'、法治'.repeat(i % 7)}${'复议'.repeat(i % 3)}${i % 2 === 0 ? '行政复议' : ''}`
      return report(`r${i}`, [
        { kind: 'paragraph', text, passages: [{ start: 0, end: text.length, section: [] }] },
      ])
    })
    const plan = createPlanner(toySegmenter).plan({ type: 'term', text: '行政复议法治' }, 'any')
    const request = { ...plan, regions: [], years: [], report: null, kind: null, order: 'relevance' as const }
    const { ranked } = await open(many).search({ ...request, distinct: false, limit: 1000, offset: 0 })
    expect(ranked.length).toBeGreaterThan(600)
    ranked.forEach(({ score }, i) => {
      if (i > 0) expect(score).toBeLessThanOrEqual(ranked[i - 1]!.score)
      expect(score).toBeGreaterThanOrEqual(0)
    })
  })

  test('behind few candidates too, pages joined are the whole and distinct takes the best of each report', () =>
    fc.assert(
      fc.asyncProperty(
        corpus,
        query,
        fc.nat({ max: 3 }),
        fc.constantFrom(0, 3, 10, 1000),
        fc.integer({ min: 1, max: 4 }),
        async (reports, query, candidates, firstPostings, limit) => {
          const engine = openFlexSearchEngine(build(reports), { candidates, firstPostings })
          const plan = createPlanner(toySegmenter).plan(query, 'any')
          const filters = { regions: [], years: [], report: null, kind: null, order: 'relevance' as const }
          const ask = async (distinct: boolean, limit = 1000, offset = 0) =>
            (await engine.search({ ...plan, ...filters, distinct, limit, offset })).ranked
          const all = await ask(false)
          const best = all.filter((hit, i) => all.findIndex(other => other.report.id === hit.report.id) === i)
          expect(await ask(true)).toEqual(best)
          for (const distinct of [false, true]) {
            const whole = distinct ? best : all
            const joined = []
            for (let offset = 0; offset < whole.length; offset += limit)
              joined.push(...(await ask(distinct, limit, offset)))
            expect(joined).toEqual(whole)
          }
        },
      ),
      { numRuns: 300 },
    ))
})

describe('in a corpus of many passages', () => {
  // Lists of some texts are long and are read as sets there, those of others are not; sets span many words.
  const vocabulary = ['行政', '复议', '法治', '政府', '放管服', '随机', '公开', '营商', '环境', '双']
  const many = Array.from({ length: 120 }, (_, i) => {
    const texts = Array.from({ length: i % 7 }, (_, j) =>
      vocabulary.filter((_, k) => (i * 31 + j * 17 + k * k * 7) % (1 + k * 6) === 0).join(''),
    ).filter(text => text !== '')
    return report(
      `r${i}`,
      texts.map(text => ({
        kind: 'paragraph' as const,
        text,
        passages: [{ start: 0, end: text.length, section: [] }],
      })),
      { year: 2015 + ((i >> 3) % 5), region: SAMPLE_REGIONS[(i >> 2) % 6] ?? null },
    )
  })
  const engine = open(many)
  const wordsOf = (term: string) => innerWords(skeleton(term), toySegmenter)

  test('totals, tallies and facets equal a full scan', () =>
    fc.assert(
      fc.asyncProperty(
        fc.subarray(vocabulary, { minLength: 1, maxLength: 3 }),
        fc.constantFrom('and' as const, 'or' as const),
        async (texts, type) => {
          const asked = { type, queries: texts.map(text => ({ type: 'phrase' as const, text })) }
          const plan = createPlanner(toySegmenter).plan(asked, 'all')
          const request = { ...plan, regions: [], years: [], report: null, kind: null }
          const page = { order: 'relevance' as const, distinct: false, limit: 1000, offset: 0 }
          const truth = oracle(many, asked, { words: wordsOf })
          const { ranked, totalHits, totalReports, totalOccurrences, years, regions } = await engine.search({
            ...request,
            ...page,
          })
          const key = (hit: { reportId: string; ordinal: number }) => `${hit.reportId}/${hit.ordinal}`
          expect(ranked.map(({ passage }) => key(passage)).sort()).toEqual(truth.map(key).sort())
          const reports = [...new Set(truth.map(hit => hit.reportId))]
          expect({ totalHits, totalReports }).toEqual({
            totalHits: truth.length,
            totalReports: reports.length,
          })
          expect(totalOccurrences).toBe(truth.reduce((sum, hit) => sum + hit.occurrences!, 0))
          const tallies = await engine.tally(request)
          expect(tallies.map(({ report, hits }) => [report.id, hits])).toEqual(
            reports.map(id => [id, truth.filter(hit => hit.reportId === id).length]),
          )
          for (const { year, hits, reports } of years) {
            const mine = tallies.filter(({ report }) => report.year === year)
            expect({ hits, reports }).toEqual({
              hits: mine.reduce((sum, { hits }) => sum + hits, 0),
              reports: mine.length,
            })
          }
          expect(years.reduce((sum, { reports }) => sum + reports, 0)).toBe(reports.length)
          for (const { region, ...counts } of regions) {
            const mine = tallies.filter(({ report }) => report.region?.code === region.code)
            const hits = mine.reduce((sum, { hits }) => sum + hits, 0)
            expect(counts).toEqual({ hits, reports: mine.length })
          }
          expect(regions.length).toBe(
            new Set(tallies.flatMap(({ report }) => report.region?.code ?? [])).size,
          )
        },
      ),
      { numRuns: 300 },
    ))
})

describe('a snapshot', () => {
  test('saved and loaded answers alike', () =>
    fc.assert(
      fc.asyncProperty(corpus, query, async (reports, query) => {
        const built = build(reports)
        const folder = mkdtempSync(join(tmpdir(), 'jiansuo-'))
        try {
          const { builtAt, fingerprint, counts, skipped } = built.manifest
          await publishSnapshot(folder, [{ ...built.columns }], { builtAt, fingerprint, counts, skipped })
          const loaded = await readSnapshot(folder)
          expect(loaded.columns).toEqual(built.columns)
          const plan = createPlanner(toySegmenter).plan(query, 'all')
          const request = {
            ...plan,
            regions: [],
            years: [],
            report: null,
            kind: null,
            order: 'relevance' as const,
          }
          const page = { ...request, distinct: false, limit: 100, offset: 0 }
          const [before, after] = [openFlexSearchEngine(built), openFlexSearchEngine(loaded)]
          expect(await after.search(page)).toEqual(await before.search(page))
        } finally {
          rmSync(folder, { recursive: true })
        }
      }),
      { numRuns: 60 },
    ))
})

describe.each(SEGMENTERS)('the segmenter %s', name => {
  const testLoadable = test.skipIf(!loadable.has(name))
  // The law on which word postings stand: a dictionary word is emitted wherever it occurs, whatever surrounds it.
  testLoadable('emits words so that their postings equal a scan of real sentences', async () => {
    const segmenter = await openSegmenter(name)
    const sentences = [
      '全面深化行政复议体制改革，整合地方行政复议职责，充实我区行政复议力量。',
      '深入推进“放管服”改革，全面推行“双随机、一公开”监管和“互联网+监管”。',
      '中华人民共和国国务院关于加强市县政府依法行政的决定，人民代表大会常务委员会审议意见。',
      '矛盾纠纷多元化解机制进一步健全，行政机关负责人出庭应诉率100%，法律援助中心受理案件22起。',
    ]
    const pieces = sentences.flatMap(sentence =>
      Array.from({ length: sentence.length }, (_, i) => sentence.slice(i)),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...pieces, ...sentences), { minLength: 1, maxLength: 6 }),
        async texts => {
          const reports = texts.map((text, i) =>
            report(`r${i}`, [
              { kind: 'paragraph', text, passages: [{ start: 0, end: text.length, section: [] }] },
            ]),
          )
          const engine = openFlexSearchEngine(build(reports, segmenter))
          const dictionaryWords = new Set(sentences.flatMap(text => segmenter.allWords(text)))
          let indexed = 0
          for (const word of dictionaryWords) {
            expect(await indexedPostings(engine, word), word).toEqual(await scannedPostings(engine, word))
            if (word.length > 2) indexed += engine.terms.count(word)
          }
          if (texts.includes(sentences[0]!)) expect(indexed).toBeGreaterThan(0)
        },
      ),
      { numRuns: 40 },
    )
  })

  testLoadable('cuts words that joined are the text', async () => {
    const segmenter = await openSegmenter(name)
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), text => {
        expect(segmenter.words(text.toWellFormed()).join('')).toBe(text.toWellFormed())
      }),
    )
    expect(segmenter.words('2021年gdp增长8.5%')).toContain('2021')
  })
})

function report(id: string, paragraphs: Report['paragraphs'], more: Partial<Report> = {}): Report {
  return blankReport(id, { paragraphs, ...more })
}
