// figures.test.ts — every number that a figure draws or a file carries is what a reading of the texts counts.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { skeleton } from '../../src/analysis/skeleton.ts'
import { download } from '../../src/export/download.ts'
import type { Report } from '../../src/report/report.ts'
import type { Searcher, SnapshotSearcher } from '../../src/search/searcher.ts'
import { pivot, reading } from '../../web/page/compare/pivot.ts'
import { searcherOver } from '../search/support.ts'
import { corpus, words } from '../support/arbitraries.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'
import { readCsv } from './readers.ts'

const filters = fc.record({
  by: fc.constantFrom('report' as const, 'published' as const),
  region: fc.constantFrom<string[]>([], ['640000'], ['429006'], ['宁夏', '湖北']),
  year: fc.constantFrom<string[]>([], ['2019..2021'], ['2020'], ['2018', '2022..2023']),
})

const yearOf = ({ year, publishedAt }: Report, by: 'report' | 'published') =>
  by === 'report' ? year : publishedAt === null ? null : Number(publishedAt.slice(0, 4))

const isIn = (report: Report, by: 'report' | 'published', regions: string[], years: string[]): boolean => {
  const code = report.region?.code ?? ''
  const starts: Record<string, string> = { '640000': '64', 宁夏: '64', '429006': '429006', 湖北: '42' }
  if (regions.length > 0 && !regions.some(name => code.startsWith(starts[name]!))) return false
  const year = yearOf(report, by)
  return (
    years.length === 0 ||
    years.some(range => {
      const [from, to = from] = range.split('..').map(Number) as [number, number?]
      return year !== null && year >= from && year <= to!
    })
  )
}

/** Left to right, not overlapping. */
function occurrences(text: string, phrase: string): number {
  let count = 0
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + phrase.length)) count++
  return count
}

const occurring = ({ paragraphs }: Report, phrase: string) =>
  paragraphs.reduce((sum, { text }) => sum + occurrences(skeleton(text), phrase), 0)

const characters = ({ paragraphs }: Report) =>
  paragraphs.reduce((sum, { text }) => sum + skeleton(text).length, 0)

test('a comparison, its figure and its file, by either year', () =>
  fc.assert(
    fc.asyncProperty(corpus, words, filters, async (reports, word, options) => {
      const phrase = skeleton(word)
      fc.pre(phrase !== '')
      const searcher = searcherOver(reports, toySegmenter)
      const query = `"${word}"`
      const held = reports.filter(report => isIn(report, options.by, options.region, options.year))
      const keyOf = (code: string | null, year: number | string | null) => `${code ?? ''} ${year ?? ''}`
      const expected = new Map<string, number[]>()
      for (const report of held) {
        const key = keyOf(report.region?.code ?? null, yearOf(report, options.by))
        const [reportsSoFar, having, times, length] = expected.get(key) ?? [0, 0, 0, 0]
        const found = occurring(report, phrase)
        expected.set(key, [
          reportsSoFar! + 1,
          having! + Number(found > 0),
          times! + found,
          length! + characters(report),
        ])
      }
      const compared = await searcher.compare(query, options)
      const told = compared.rows.map(row => [
        keyOf(row.region?.code ?? null, row.year),
        [row.indexedReports, row.reports, row.occurrences, row.characters],
      ])
      expect(new Map(told as [string, number[]][])).toEqual(expected)

      const figure = pivot(compared.rows, 'all')
      const sum = (i: number) => [...expected.values()].reduce((total, row) => total + row[i]!, 0)
      const { total } = figure.total
      expect([total.indexedReports, total.reports, total.occurrences, total.characters]).toEqual(
        [0, 1, 2, 3].map(sum),
      )
      expect(reading(total, 'per10k') ?? 0).toBeCloseTo(sum(3) ? (sum(2) / sum(3)) * 10_000 : 0, 6)
      expect(reading(total, 'share') ?? 0).toBeCloseTo(sum(0) ? sum(1) / sum(0) : 0, 9)
      for (const year of figure.years) {
        const ofYear = held.filter(report => yearOf(report, options.by) === year)
        const cell = figure.total.cells.get(year)
        expect([cell?.indexedReports ?? 0, cell?.occurrences ?? 0]).toEqual([
          ofYear.length,
          ofYear.reduce((times, report) => times + occurring(report, phrase), 0),
        ])
      }

      const [heads, ...rows] = await fileOf(searcher, query, { ...options, view: 'compare' })
      const column = (name: string) => heads!.indexOf(name)
      const written = rows.map(row => [
        keyOf(row[column('代码')]!, row[column('年份')]!),
        ['全部篇数', '命中篇数', '次数', '字数'].map(name => Number(row[column(name)])),
      ])
      expect(new Map(written as [string, number[]][])).toEqual(expected)
    }),
    { numRuns: 200 },
  ))

test('the lines of a concordance and its file, by either year', () =>
  fc.assert(
    fc.asyncProperty(corpus, words, filters, async (reports, word, options) => {
      const phrase = skeleton(word)
      fc.pre(phrase !== '')
      const searcher = searcherOver(reports, toySegmenter)
      const query = `"${word}"`
      const expected = new Map<string, number>()
      for (const report of reports)
        if (isIn(report, options.by, options.region, options.year) && occurring(report, phrase) > 0)
          expected.set(report.file, occurring(report, phrase))
      const count = (files: string[]) => {
        const counts = new Map<string, number>()
        for (const file of files) counts.set(file, (counts.get(file) ?? 0) + 1)
        return counts
      }
      const { lines } = await searcher.concordance(query, options)
      expect(count(lines.map(({ hit }) => hit.report.file))).toEqual(expected)
      const [heads, ...rows] = await fileOf(searcher, query, { ...options, view: 'concordance' })
      expect(count(rows.map(row => row[heads!.indexOf('文件')]!))).toEqual(expected)
    }),
    { numRuns: 200 },
  ))

async function fileOf(
  searcher: SnapshotSearcher,
  query: string,
  options: Parameters<typeof download>[2],
): Promise<string[][]> {
  const { chunks } = await download(searcher as Searcher, query, { ...options, format: 'csv' }, '')
  let text = ''
  for await (const chunk of chunks)
    text += typeof chunk === 'string' ? chunk : new TextDecoder('utf-8', { ignoreBOM: true }).decode(chunk)
  return readCsv(text.replace(/^\ufeff/, ''))
}
