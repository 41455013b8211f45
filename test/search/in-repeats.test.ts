// in-repeats.test.ts — a comparison tells how much of its totals repeats=once would leave out, and says so where it is much.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { printQuery } from '../../src/query/print.ts'
import { corpus, query } from '../support/arbitraries.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'
import { searcherOver } from './support.ts'

test('it is what is less where repeats count once', () =>
  fc.assert(
    fc.asyncProperty(corpus, query, fc.nat(3), async (given, asked, twice) => {
      const again = given
        .slice(0, twice)
        .map(report => ({ ...report, id: `${report.id}x`, file: `x/${report.file}` }))
      const searcher = searcherOver([...given, ...again], toySegmenter)
      const text = printQuery(asked)
      const all = await searcher.compare(text)
      const once = await searcher.compare(text, { repeats: 'once' })
      const less = {
        hits: all.totalHits - once.totalHits,
        reports: all.totalReports - once.totalReports,
        occurrences: all.totalOccurrences === null ? null : all.totalOccurrences - once.totalOccurrences!,
      }
      expect(all.repeated).toEqual(less)
      expect(once.repeated).toBeNull()
      const isMuch =
        less.hits > 0 &&
        (less.hits >= all.totalHits / 20 ||
          less.reports >= all.totalReports / 20 ||
          (less.occurrences ?? 0) >= all.totalOccurrences! / 20)
      const told = (answer: typeof all) => answer.notices.find(({ code }) => code === 'in-repeats')?.about
      expect(told(once)).toBeUndefined()
      expect(told(all)).toEqual(
        isMuch
          ? [less.hits, all.totalHits, less.occurrences ?? '', all.totalOccurrences ?? ''].map(String)
          : undefined,
      )
    }),
  ))
