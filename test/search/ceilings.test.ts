import { expect, test } from 'vitest'
import { blankReport } from '../support/report.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'
import { searcherOver } from './support.ts'

// One question must not keep everybody else waiting: what would take seconds is refused with the remedy.
const text = '行政复议。'.repeat(40_000)
const report = blankReport('r', {
  paragraphs: [{ kind: 'paragraph', text, passages: [{ start: 0, end: text.length, section: [] }] }],
})

test('a concordance of more lines than anybody reads is refused, a page of it and a search for the same are not', async () => {
  const searcher = searcherOver([report], toySegmenter)
  expect((await searcher.search('行|政|复|议')).totalOccurrences).toBe(160_000)
  await expect(searcher.concordance('行|政|复|议')).rejects.toThrow('共 160000 处')
  const options = { limit: 3, offset: 120_000 }
  await expect(searcher.concordance('行|政|复|议', { ...options, sort: 'left' })).rejects.toThrow('160000')
  const { total, lines } = await searcher.concordance('行|政|复|议', options)
  expect([total, lines.map(({ key }) => key)]).toEqual([160_000, ['行', '政', '复']])
  expect(lines[0]!.left).toBe('行政复议。'.repeat(4))
  expect((await searcher.concordance('行|政|复|议', { limit: 3, offset: 159_999 })).lines).toHaveLength(1)
  await expect(searcher.collocates('行|政|复|议')).rejects.toThrow('收窄')
  expect((await searcher.concordance('行政')).total).toBe(40_000)
})

test('twelve near expressions are answered, thirteen refused', async () => {
  const searcher = searcherOver([report], toySegmenter)
  const near = (count: number) => Array.from({ length: count }, (_, i) => `"行 政"~${i}`).join(' | ')
  expect((await searcher.search(near(12))).totalHits).toBe(1)
  await expect(searcher.search(near(13))).rejects.toThrow('至多 12 个')
})
