// literal.test.ts — literal and loose told apart: the counts equal a reading of every passage.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { skeleton } from '../../src/analysis/skeleton.ts'
import type { SearchOptions } from '../../src/api/search.ts'
import { phraseSpans } from '../../src/matching/phrase.ts'
import { printQuery } from '../../src/query/print.ts'
import { corpus, query, words } from '../support/arbitraries.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'
import { searcherOver } from './support.ts'

const EVERY: SearchOptions = { limit: 10_000 }
const filters = fc.record(
  { year: fc.constantFrom(['2020..2021'], ['2019', '2022']), match: fc.constantFrom('all', 'any', 'strict') },
  { requiredKeys: [] },
) as fc.Arbitrary<SearchOptions>

describe('literal and loose', () => {
  test('occurrences of the hits add up to the total; literal passages are those that hold every term', () =>
    fc.assert(
      fc.asyncProperty(
        corpus,
        fc.uniqueArray(words, { maxLength: 3, minLength: 1 }),
        filters,
        async (reports, terms, options) => {
          const searcher = searcherOver(reports, toySegmenter)
          const found = await searcher.search(terms.map(term => `${term}`).join(' '), {
            ...options,
            ...EVERY,
          })
          const sum = found.hits.reduce((total, { occurrences }) => total + (occurrences ?? 0), 0)
          expect(sum).toBe(found.totalOccurrences)
          expect(found.literalHits).toBe(
            found.relaxed ? 0 : found.hits.filter(({ score }) => score >= 1).length,
          )
          expect(found.literalOccurrences).toBe(
            found.relaxed
              ? 0
              : found.hits
                  .filter(({ score }) => score >= 1)
                  .reduce((total, { occurrences }) => total + (occurrences ?? 0), 0),
          )
        },
      ),
      { numRuns: 80 },
    ))

  test('where nothing is literal each part is counted as a scan of the texts counts it', () =>
    fc.assert(
      fc.asyncProperty(corpus, query, async (reports, asked) => {
        const searcher = searcherOver(reports, toySegmenter)
        const found = await searcher.search(printQuery(asked), EVERY)
        if (!found.relaxed && found.totalHits > 0) expect(found.parts).toBeUndefined()
        for (const { text, occurrences } of found.parts ?? []) {
          const scanned = reports
            .flatMap(({ paragraphs }) => paragraphs)
            .reduce(
              (total, { text: paragraph }) => total + phraseSpans(skeleton(paragraph), skeleton(text)).length,
              0,
            )
          expect([text, occurrences]).toEqual([text, scanned])
        }
      }),
      { numRuns: 80 },
    ))
})
