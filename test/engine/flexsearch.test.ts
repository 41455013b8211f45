import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fingerprint } from '../../src/analysis/fingerprint.ts'
import { openSegmenter } from '../../src/analysis/segmenter.ts'
import { createIndexBuilder } from '../../src/engine/flexsearch/build.ts'
import { openFlexSearchEngine } from '../../src/engine/flexsearch/engine.ts'
import { passageCount } from '../../src/engine/flexsearch/layout.ts'
import { bm25, idf } from '../../src/engine/flexsearch/rank.ts'
import type { Report } from '../../src/report/report.ts'
import { createPlanner } from '../../src/search/plan.ts'
import { readSnapshot, type Snapshot } from '../../src/snapshot/read.ts'
import { publishSnapshot } from '../../src/snapshot/write.ts'
import { corpus, query, words } from '../support/arbitraries.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'
import { testEngine } from './behaviour.ts'

function build(reports: Report[], segmenter = toySegmenter): Snapshot {
  const builder = createIndexBuilder(segmenter)
  for (const report of reports) builder.add(report)
  const { counts } = builder
  return {
    columns: { ...builder.finish() },
    manifest: {
      format: 1,
      version: 'test',
      builtAt: '2026-01-01T00:00:00.000Z',
      fingerprint: fingerprint(segmenter),
      counts,
      skipped: [],
      files: [],
    },
  }
}

const open = (reports: Report[]) => openFlexSearchEngine(build(reports))

testEngine(async reports => open(reports))

describe('postings', () => {
  test('of any text equal a full scan, frequencies included', () =>
    fc.assert(
      fc.property(corpus, words, words, (reports, a, b) => {
        const { occurrences } = open(reports)
        for (const text of [a, b, a + b, a + a, a + a + a]) {
          expect(occurrences.phrase(text)).toEqual(occurrences.scan(text))
        }
      }),
      { numRuns: 500 },
    ))

  test('count beyond the sixteen that a slot can tell', () => {
    const text = '行政、'.repeat(40)
    const passages = [{ start: 0, end: text.length, section: [] }]
    const { occurrences } = open([report('r', [{ kind: 'paragraph', text, passages }])])
    for (const phrase of ['行', '行政', '政行', '行政行']) {
      expect(occurrences.phrase(phrase)).toEqual(occurrences.scan(phrase))
    }
    expect(occurrences.phrase('行政')[0]!.frequency).toBe(40)
  })

  test('are what FlexSearch itself finds for several terms', () =>
    fc.assert(
      fc.property(corpus, words, words, (reports, a, b) => {
        const { terms, occurrences } = open(reports)
        const pair = [...a, ...b].filter(character => terms.has(character))
        fc.pre(pair.length >= 2 && new Set(pair).size === pair.length)
        const sets = pair.map(text => new Set(occurrences.phrase(text).flatMap(list => [...list.passages])))
        const all = [...sets[0]!].filter(passage => sets.every(set => set.has(passage)))
        expect(terms.flexSearch(pair, 10_000).sort((x, y) => x - y)).toEqual(all.sort((x, y) => x - y))
      }),
    ))
})

describe('score', () => {
  // Two passages, one word each way: small enough to work out by hand from the formula.
  const two = ['行政复议行政', '法治行政法治行政法治'].map((text, i) =>
    report(`r${i}`, [{ kind: 'paragraph', text, passages: [{ start: 0, end: text.length, section: [] }] }]),
  )

  test('is BM25 of the evidence, one and more for the literal tier', async () => {
    const engine = open(two)
    const answer = await engine.search({
      where: { type: 'phrase', text: '复议' },
      literal: null,
      counted: null,
      evidence: [{ text: '复议', weight: 2 }],
      regions: [],
      years: [],
      report: null,
      kind: null,
      order: 'relevance',
      distinct: false,
      limit: 10,
      offset: 0,
    })
    // n = 2, df = 1: ln(1 + 1.5 / 1.5) = ln 2. Length 6 of 8 on average: 1.2 × (0.25 + 0.75 × 6 / 8).
    const norm = 1.2 * (0.25 + (0.75 * 6) / 8)
    const expected = 1 + (2 * Math.LN2 * 1 * 2.2) / (1 + norm)
    expect(answer.ranked.map(({ score }) => score)).toEqual([expect.closeTo(expected, 5)])
    expect(idf(2, 1)).toBeCloseTo(Math.LN2, 12)
    expect(1 + 2 * bm25(Math.LN2, 1, norm)).toBeCloseTo(expected, 12)
  })
})

describe('a snapshot', () => {
  test('saved and loaded answers alike', () =>
    fc.assert(
      fc.asyncProperty(corpus, query, async (reports, query) => {
        const built = build(reports)
        const folder = mkdtempSync(join(tmpdir(), 'jiansuo-'))
        try {
          const { builtAt, fingerprint, counts, skipped } = built.manifest
          publishSnapshot(folder, built.columns, { builtAt, fingerprint, counts, skipped })
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

describe('the segmenters', () => {
  // The law on which word postings stand: a dictionary word is emitted wherever it occurs, whatever surrounds it.
  test.each(['nodejieba', '@node-rs/jieba'] as const)(
    '%s: word postings equal a scan on real sentences',
    async name => {
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
      fc.assert(
        fc.property(
          fc.array(fc.constantFrom(...pieces, ...sentences), { minLength: 1, maxLength: 6 }),
          texts => {
            const reports = texts.map((text, i) =>
              report(`r${i}`, [
                { kind: 'paragraph', text, passages: [{ start: 0, end: text.length, section: [] }] },
              ]),
            )
            const { occurrences, terms } = openFlexSearchEngine(build(reports, segmenter))
            const dictionaryWords = new Set(sentences.flatMap(text => segmenter.allWords(text)))
            let indexed = 0
            for (const word of dictionaryWords) {
              expect(occurrences.phrase(word), word).toEqual(occurrences.scan(word))
              if (word.length > 2 && terms.has(word)) indexed += passageCount(terms.postings(word))
            }
            if (texts.includes(sentences[0]!)) expect(indexed).toBeGreaterThan(0)
          },
        ),
        { numRuns: 40 },
      )
    },
  )

  test.each(['nodejieba', '@node-rs/jieba'] as const)(
    '%s: the words of a text joined are the text',
    async name => {
      const segmenter = await openSegmenter(name)
      fc.assert(
        fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), text => {
          expect(segmenter.words(text.toWellFormed()).join('')).toBe(text.toWellFormed())
        }),
      )
      expect(segmenter.words('2021年gdp增长8.5%')).toContain('2021')
    },
  )
})

function report(id: string, paragraphs: Report['paragraphs']): Report {
  return {
    id,
    file: `${id}.txt`,
    url: null,
    title: null,
    region: null,
    level: null,
    year: null,
    publisher: null,
    publishedAt: null,
    documentNumber: null,
    provenance: {},
    cleaning: [],
    paragraphs,
  }
}
