// corpus.ts — small corpora with their suggestions, built the way the indexer builds them. Not: assertions.
import type { Segmenter } from '../../src/analysis/segmenter.ts'
import type { StoredTexts } from '../../src/engine/store/text-columns.ts'
import type { Report } from '../../src/report/report.ts'
import { type CollectOptions, collectSuggestions } from '../../src/suggest/collect.ts'
import { openSuggester, type Suggester } from '../../src/suggest/suggester.ts'
import { blankReport } from '../support/report.ts'
import { snapshotOver } from '../support/snapshot.ts'

/** A report of one passage a line. */
export function reportOf(lines: string[], given: Partial<Report> = {}): Report {
  return blankReport('r0', {
    paragraphs: lines.map(text => ({
      kind: 'paragraph',
      text,
      passages: [{ start: 0, end: text.length, section: [] }],
    })),
    ...given,
  })
}

export const columnsOf = (reports: Report[], segmenter: Segmenter) => snapshotOver(reports, segmenter).columns

export const textsOf = (reports: Report[], segmenter: Segmenter): StoredTexts => ({
  columns: columnsOf(reports, segmenter),
  files: {},
})

export function suggesterOf(reports: Report[], segmenter: Segmenter, options?: CollectOptions): Suggester {
  return openSuggester({ ...collectSuggestions(textsOf(reports, segmenter), segmenter, options) })
}
