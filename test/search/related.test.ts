// related.test.ts — other wordings: what they find is what was found by asking for them, none of it literal.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { skeleton } from '../../src/analysis/skeleton.ts'
import type { SearchOptions, SearchResult } from '../../src/api/search.ts'
import { parseQuery } from '../../src/query/parse.ts'
import { printQuery } from '../../src/query/print.ts'
import {
  parseRelated,
  type RelatedGroup,
  relatedBy,
  relatedOf,
  withRelated,
} from '../../src/query/related.ts'
import { corpus, query, words } from '../support/arbitraries.ts'
import { blankReport } from '../support/report.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'
import { searcherOver } from './support.ts'

const ALL: SearchOptions = { limit: 100, match: 'strict' }
/** Each word in one group, as a file would have it. */
const groups = fc
  .uniqueArray(words, { minLength: 2, maxLength: 8, selector: skeleton })
  .map(list => list.filter(word => skeleton(word) !== ''))
  .map((list): RelatedGroup[] =>
    list.flatMap((word, i) => (i % 2 ? [{ words: [list[i - 1]!, word], source: '甲' }] : [])),
  )
const ids = ({ hits }: SearchResult) => hits.map(({ id }) => id).sort()
const told = ({ notices }: SearchResult) => notices.some(({ code }) => code === 'related')

test('on finds what the longer question finds, literal counts are those of off, and off knows nothing of it', () =>
  fc.assert(
    fc.asyncProperty(corpus, query, groups, async (reports, asked, paired) => {
      const related = relatedBy(paired)
      const searcher = searcherOver(reports, toySegmenter, related)
      const plain = searcherOver(reports, toySegmenter, relatedBy([]))
      const text = printQuery(asked)
      const read = parseQuery(text).query
      const off = await searcher.search(text, ALL)
      const untouched = await plain.search(text, ALL)
      expect({ ...off, processingTimeMs: 0 }).toEqual({ ...untouched, processingTimeMs: 0 })

      const on = await searcher.search(text, { ...ALL, related: 'on' })
      expect(told(on)).toBe(read !== null && relatedOf(read, related).length > 0)
      if (!read) return
      const longer = await plain.search(printQuery(withRelated(read, related)), ALL)
      expect(ids(on)).toEqual(ids(longer))
      expect(on.totalHits).toBe(longer.totalHits)
      expect(on.literalHits).toBe(off.literalHits)
      expect(on.literalOccurrences).toBe(off.literalOccurrences)
      // Literal ones come first, and keep the tier that says so.
      const literal = on.hits.map(({ score }) => score >= 1)
      expect(literal).toEqual([...literal].sort((a, b) => Number(b) - Number(a)))
      expect(literal.filter(Boolean).length).toBe(on.literalHits)
      // The views count alike.
      const compared = await searcher.compare(text, { match: 'strict', related: 'on' })
      expect(compared.totalHits).toBe(on.totalHits)
      const context = await searcher.concordance(text, { match: 'strict', related: 'on', limit: 100 })
      if (on.totalOccurrences !== null) expect(context.total).toBe(on.totalOccurrences)
    }),
    { numRuns: 300 },
  ))

describe('by example', () => {
  const line = (id: string, text: string) =>
    blankReport(id, {
      paragraphs: [{ kind: 'paragraph', text, passages: [{ start: 0, end: text.length, section: [] }] }],
    })
  const { groups: paired } = parseRelated('低保 = 最低生活保障；来源：某条例')
  const searcher = searcherOver(
    [
      line('a', '提高低保标准。'),
      line('b', '完善最低生活保障制度，做好低保。'),
      line('c', '最低生活保障标准。'),
    ],
    toySegmenter,
    relatedBy(paired),
  )

  test('both wordings are marked, the literal passages stand first, and the notice names the source', async () => {
    const { hits, notices, totalHits, literalHits } = await searcher.search('低保', { related: 'on' })
    expect([totalHits, literalHits]).toEqual([3, 2])
    expect(hits.map(({ reportId }) => reportId)[2]).toBe('c')
    const marked = Object.fromEntries(hits.map(({ reportId, html }) => [reportId, html]))
    expect(marked.b).toBe('完善<mark>最低生活保障</mark>制度，做好<mark>低保</mark>。')
    expect(marked.c).toBe('<mark>最低生活保障</mark>标准。')
    expect(notices.map(({ message }) => message).join()).toContain('低保 → 最低生活保障（某条例）')
  })

  test('each wording says what it would find in the place of the other', async () => {
    expect((await searcher.related('"低保" 标准')).related).toEqual([
      { text: '低保', also: [{ text: '最低生活保障', source: '某条例', hits: 1 }] },
    ])
    expect((await searcher.related('标准 -低保')).related).toEqual([])
  })
})
