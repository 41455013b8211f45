// One question to several indexes: nothing lost, nothing twice, each in its own order, literal ones first.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { searchAll } from '../../src/search/answers/search-all.ts'
import { blankReport } from '../support/report.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'
import { searcherOver } from './support.ts'

const report = (id: string, texts: string[]) =>
  blankReport(id, {
    year: 2020 + (id.length % 3),
    paragraphs: texts.map(text => ({
      kind: 'paragraph' as const,
      text,
      passages: [{ start: 0, end: text.length, section: [] }],
    })),
  })
const index = (name: string, texts: string[][], ready = true) => {
  const searcher = searcherOver(
    texts.map((some, i) => report(`${name}${'x'.repeat(i)}`, some)),
    toySegmenter,
  )
  return { name, searcher: { ...searcher, ready: () => ready } }
}

const text = fc.stringMatching(/^(行政|复议|法治|行政复议|的|和|。){1,6}$/)
const texts = fc.array(fc.array(text, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 })
const question = fc.constantFrom(
  '行政复议',
  '行政 法治',
  '"行政复议"',
  '复议法治',
  '行政 -和',
  '治政',
  '法治行政复议',
)

test('is the answers of all: pages joined are the whole, in turns, each in its own order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(texts, { minLength: 1, maxLength: 3 }),
      question,
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom(undefined, 'any' as const, 'strict' as const),
      async (corpora, q, limit, match) => {
        const indexes = corpora.map((corpus, i) => index(`i${i}`, corpus))
        const filters = match ? { match } : {}
        const whole = await searchAll(indexes, q, { ...filters, limit: 100 })
        const alone = await Promise.all(
          indexes.map(({ searcher }) =>
            searcher.search(q, { match: whole.relaxed || match ? (match ?? 'all') : 'strict', limit: 100 }),
          ),
        )
        expect(whole.totalHits).toBe(alone.reduce((sum, { totalHits }) => sum + totalHits, 0))
        expect(whole.hits).toHaveLength(whole.totalHits)
        for (const [i, { hits }] of alone.entries())
          expect(whole.hits.filter(({ collection }) => collection === `i${i}`).map(({ id }) => id)).toEqual(
            hits.map(({ id }) => id),
          )
        // Literal ones first, and as many as it says.
        const literal = whole.hits.map(({ score }) => score >= 1)
        expect(literal).toEqual([...literal].sort((a, b) => Number(b) - Number(a)))
        expect(literal.filter(Boolean)).toHaveLength(whole.literalHits)
        const pages = []
        for (let offset = 0; offset < whole.totalHits; offset += limit)
          pages.push(...(await searchAll(indexes, q, { ...filters, limit, offset })).hits)
        expect(pages.map(({ id, collection }) => [collection, id])).toEqual(
          whole.hits.map(({ id, collection }) => [collection, id]),
        )
        for (const facet of [whole.facets.year, whole.facets.region.slice(0, 0)])
          if (facet.length) expect(facet.reduce((sum, { hits }) => sum + hits, 0)).toBe(whole.totalHits)
      },
    ),
    { numRuns: 40 },
  )
})

test('is not relaxed where one of them has what was asked for', async () => {
  const exact = index('a', [['法治行政复议']])
  const loose = index('b', [['法治。'], ['行政复议。']])
  const found = await searchAll([exact, loose], '法治 行政复议')
  expect(found).toMatchObject({ relaxed: false, totalHits: 1 })
  const neither = await searchAll([loose], '法治 行政复议')
  expect(neither).toMatchObject({ relaxed: true, totalHits: 2 })
})

test('names an index that is not there yet, and refuses where none is', async () => {
  const there = index('a', [['行政复议']])
  const later = index('b', [['行政复议']], false)
  const { totalHits, notices, collections } = await searchAll([there, later], '行政复议')
  expect([totalHits, collections.map(({ name }) => name)]).toEqual([1, ['a']])
  expect(notices).toEqual([{ code: 'collection-missing', message: 'b 还没有索引，没有检索', about: ['b'] }])
  await expect(searchAll([later], '行政复议')).rejects.toMatchObject({ code: 'no-snapshot' })
})
