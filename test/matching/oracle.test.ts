// The oracle against worked examples, and the matchers against the oracle on whole passages.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { skeletonWithOffsets } from '../../src/analysis/skeleton.ts'
import { matcher } from '../../src/matching/match.ts'
import { parseQuery } from '../../src/query/parse.ts'
import type { Report } from '../../src/report/report.ts'
import { corpus, query, SAMPLE_REGIONS } from '../support/arbitraries.ts'
import { oracle } from '../support/oracle.ts'
import { blankReport } from '../support/report.ts'

/** One paragraph an entry, cut into passages at the bars. */
function report(id: string, paragraphs: string[], more: Partial<Report> = {}): Report {
  return blankReport(id, {
    paragraphs: paragraphs.map(marked => {
      let end = 0
      const passages = marked.split('|').map(part => {
        const start = end
        end += part.length
        return { start, end, section: ['一、依法履职'] }
      })
      return { kind: 'paragraph', text: marked.replaceAll('|', ''), passages }
    }),
    ...more,
  })
}

const reports = [
  report('a', ['行政|复议案件。|办理行政复议、行政应诉。', '政府依法治国|。依法行政'], {
    title: '宁夏2021年报告',
    region: SAMPLE_REGIONS[1]!,
    year: 2021,
  }),
  report('b', ['复议和行政调解'], { year: 2022, publisher: '司法局' }),
]
const halves = (term: string) => (term.length === 4 ? [term.slice(0, 2), term.slice(2)] : [])
const ask = (text: string) =>
  oracle(reports, parseQuery(text).query!, { words: halves }).map(hit => `${hit.reportId}${hit.ordinal}`)

describe('worked examples', () => {
  const cases: [string, string[]][] = [
    // an occurrence belongs to the passage in which it starts
    ['"行政复议"', ['a0', 'a2']],
    ['"复议案件"', ['a1']],
    // all words are enough for a term
    ['行政复议', ['a0', 'a2', 'b0']],
    ['-行政复议', ['a1', 'a3', 'a4']],
    ['-"行政复议"', ['a1', 'a3', 'a4', 'b0']],
    ['"行政" "复议"', ['a2', 'b0']],
    ['"应诉"|"调解"', ['a2', 'b0']],
    ['"依法*行政"', ['a4']],
    ['"政府*依法"', ['a3']],
    ['"案件 办理"~1', ['a1']],
    ['"案件 办理"~0', []],
    ['"案件 办理"~句', []],
    ['"案件 办理"~段', ['a1']],
    ['"行政 案件"~句', ['a0']],
    ['年份:2021..2022 "调解"', ['b0']],
    ['年份:2020', []],
    ['地区:银川市', ['a0', 'a1', 'a2', 'a3', 'a4']],
    ['-地区:银川市', ['b0']],
    ['标题:2021 "应诉"', ['a2']],
    ['机关:司法', ['b0']],
    ['章节:依法履职 调解', ['b0']],
    ['"、"', []],
    ['-"、" 调解', ['b0']],
  ]
  test.each(cases)('%s', (text, expected) => expect(ask(text)).toEqual(expected))

  test('tier and count', () => {
    const hits = oracle(reports, parseQuery('行政复议 -信访').query!, { words: halves })
    expect(hits.map(hit => [hit.literal, hit.occurrences])).toEqual([
      [true, 1],
      [true, 1],
      [false, 0],
    ])
    const counts = (text: string) =>
      oracle(reports, parseQuery(text).query!, { words: halves }).map(hit => hit.occurrences)
    expect(counts('"行政"')).toEqual([1, 2, 1, 1])
    expect(counts('"应诉"|"行 政"')).toEqual([1, 3, 1, 1])
    expect(counts('"行政" -"依法"')).toEqual([1, 2, 1])
    expect(counts('"依法*行政"')).toEqual([null])
  })
})

test('the matchers find the passages the oracle finds', () => {
  const leaf = query.filter(query => query.type === 'phrase' || query.type === 'gap' || query.type === 'near')
  fc.assert(
    fc.property(corpus, leaf, (reports, leaf) => {
      const match = matcher(leaf as Parameters<typeof matcher>[0])
      const hits: string[] = []
      for (const report of reports) {
        let ordinal = 0
        for (const { text, passages } of report.paragraphs) {
          const folded = skeletonWithOffsets(text)
          const starts = match(folded.text).spans.map(({ start }) => folded.starts[start]!)
          for (const { start, end } of passages) {
            if (starts.some(at => start <= at && at < end)) hits.push(`${report.id} ${ordinal}`)
            ordinal++
          }
        }
      }
      expect(hits).toEqual(
        oracle(reports, leaf, { words: () => [] }).map(hit => `${hit.reportId} ${hit.ordinal}`),
      )
    }),
    { numRuns: 500 },
  )
})
