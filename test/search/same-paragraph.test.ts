// Reports that have all of a question in one paragraph and in no one passage: as many as a scan of the texts finds.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { skeleton } from '../../src/analysis/skeleton.ts'
import type { Report } from '../../src/report/report.ts'
import { corpus } from '../support/arbitraries.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'
import { searcherOver } from './support.ts'

const text = fc.constantFrom('复议', '法治', '政府', '工作', '行政', '一', '推进', '放管服')

/** Ids of the reports of which some paragraph has all texts. */
const withAll = (reports: Report[], texts: readonly string[]) =>
  reports
    .filter(({ paragraphs }) =>
      paragraphs.some(({ text }) => texts.every(one => skeleton(text).includes(skeleton(one)))),
    )
    .map(({ id }) => id)

test('counts what the question finds besides, and leads to it', () =>
  fc.assert(
    fc.asyncProperty(
      corpus,
      fc.uniqueArray(text, { minLength: 2, maxLength: 3 }),
      fc.boolean(),
      async (reports, texts, isExact) => {
        const searcher = searcherOver(reports, toySegmenter)
        const asked = texts.map(one => `"${one}"`).join(' ')
        const options = { facets: 'all', mode: isExact ? 'exact' : 'smart', limit: 100 } as const
        const { hits, notices } = await searcher.search(asked, options)
        const told = notices.find(({ code }) => code === 'same-paragraph')
        const found = new Set(hits.map(({ reportId }) => reportId))
        const more = withAll(reports, texts).filter(id => !found.has(id))
        expect(told?.about?.[1] ?? '0').toBe(String(more.length))
        if (!told) return
        const wider = await searcher.search(told.about![0]!, options)
        const ids = new Set(wider.hits.map(({ reportId }) => reportId))
        for (const id of more) expect(ids).toContain(id)
      },
    ),
    { numRuns: 150 },
  ))

test.each(['"复议" | "法治"', '"复议"', '"复议 法治"~句', '(复议 | 应诉) 法治'])(
  '%s is not of that kind',
  async asked => {
    const searcher = searcherOver(fc.sample(corpus, { numRuns: 1, seed: 7 })[0]!, toySegmenter)
    const { notices } = await searcher.search(asked, { facets: 'all' })
    expect(notices.map(({ code }) => code)).not.toContain('same-paragraph')
  },
)
