// marks.test.ts — the laws of marking: what was found for one passage never shows in another.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { skeletonWithOffsets } from '../../src/analysis/skeleton.ts'
import type { PassageRecord } from '../../src/engine/engine.ts'
import { phraseSpans } from '../../src/matching/phrase.ts'
import { printQuery } from '../../src/query/print.ts'
import { createMarker } from '../../src/search/marks/highlight.ts'
import { eachOccurrence } from '../../src/search/marks/occurrences.ts'
import { corpus, query } from '../support/arbitraries.ts'
import { blankReport } from '../support/report.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'
import { searcherOver } from './support.ts'

const text = fc.string({ unit: fc.constantFrom('行', '政', '复', '议', '，', '“'), maxLength: 30 })
const word = fc.string({ unit: fc.constantFrom('行', '政', '复', '议'), minLength: 1, maxLength: 3 })
const finder = (phrase: string) => (folded: string) => phraseSpans(folded, phrase)

/** The passages of some paragraphs, in order; two paragraphs may be of the same words. */
const passages = fc
  .array(fc.tuple(text, fc.array(fc.nat(30), { maxLength: 3 })), { minLength: 1, maxLength: 4 })
  .map(paragraphs =>
    paragraphs.flatMap(([paragraph, cuts], p) => {
      const ends = [...new Set([...cuts.map(cut => cut % (paragraph.length + 1)), paragraph.length])]
      const sorted = ends.filter(end => end > 0).sort((a, b) => a - b)
      return sorted.map(
        (end, i): PassageRecord => ({
          id: `${p}-${i}`,
          reportId: 'r',
          ordinal: 0,
          paragraphOrdinal: p,
          line: null,
          kind: 'paragraph',
          section: [],
          paragraph,
          start: sorted[i - 1] ?? 0,
          end,
        }),
      )
    }),
  )

/** The definition, without memory: all spans of the paragraph, those that start inside, the first and longest first. */
function slowMarks({ paragraph, start, end }: PassageRecord, choices: string[][]) {
  const { text, starts, ends } = skeletonWithOffsets(paragraph)
  for (const words of choices) {
    const spans = words
      .flatMap(word => phraseSpans(text, word))
      .map(span => ({ start: starts[span.start]!, end: ends[span.end - 1]! }))
      .filter(span => span.start >= start && span.start < end)
      .sort((a, b) => a.start - b.start || b.end - a.end)
    const marks: { start: number; length: number }[] = []
    let last = start
    for (const span of spans) {
      if (span.start < last) continue
      last = Math.min(span.end, end)
      marks.push({ start: span.start - start, length: last - span.start })
    }
    if (marks.length > 0) return marks
  }
  return []
}

describe('marks', () => {
  test('of a passage do not depend on the passages marked before', () =>
    fc.assert(
      fc.property(
        passages.chain(all => fc.tuple(fc.constant(all), fc.shuffledSubarray(all))),
        fc.array(word, { maxLength: 2 }),
        fc.array(word, { maxLength: 3 }),
        ([inOrder, shuffled], literal, words) => {
          const mark = createMarker([literal.map(finder), words.map(finder)])
          for (const passage of [...inOrder, ...shuffled])
            expect(mark(passage)).toEqual(slowMarks(passage, [literal, words]))
        },
      ),
      { numRuns: 1000 },
    ))

  test('every occurrence is visited in the passage in which it starts, and in no other', () =>
    fc.assert(
      fc.property(passages, word, (inOrder, phrase) => {
        const visited: [string, number][] = []
        eachOccurrence(inOrder, finder(phrase), ({ id }, { starts }, span) => {
          visited.push([id, starts[span.start]!])
        })
        const expected = inOrder.flatMap(({ id, paragraph, start, end }) => {
          const { text, starts } = skeletonWithOffsets(paragraph)
          return phraseSpans(text, phrase)
            .map(span => starts[span.start]!)
            .filter(at => at >= start && at < end)
            .map((at): [string, number] => [id, at])
        })
        expect(visited).toEqual(expected)
      }),
      { numRuns: 1000 },
    ))
})

/** Of spans that overlap, the one that starts first, then the longest. */
function apart(spans: { start: number; end: number }[]) {
  const kept: typeof spans = []
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end))
    if (span.start >= (kept.at(-1)?.end ?? 0)) kept.push(span)
  return kept
}

describe('marks of a report read whole', () => {
  test('are the occurrences that search counts in it; its hits as they are where there are none', async () => {
    const seen = { whole: 0, words: 0 }
    await fc.assert(
      fc.asyncProperty(
        corpus,
        query,
        fc.constantFrom('smart' as const, 'exact' as const),
        fc.constantFrom('all' as const, 'any' as const),
        async (reports, query, mode, match) => {
          const searcher = searcherOver(reports, toySegmenter)
          const text = printQuery(query)
          for (const { id } of reports) {
            const options = { mode, match, report: id }
            const found = await searcher.search(text, { ...options, limit: 10_000 })
            const hits = new Map(found.hits.map(({ ordinal, matches }) => [ordinal, matches]))
            const { passages } = await searcher.report(id, text, { mode, match })
            const marked = passages.filter(({ matches }) => matches.length > 0)
            for (const { ordinal, matches } of marked) expect(matches).toEqual(hits.get(ordinal))
            if (found.totalOccurrences === null) continue
            const marks = marked.reduce((sum, { matches }) => sum + matches.length, 0)
            if (found.totalOccurrences === 0) {
              expect(marks).toBe([...hits.values()].reduce((sum, matches) => sum + matches.length, 0))
              if (marks > 0) seen.words++
              continue
            }
            const { lines } = await searcher.concordance(text, { ...options, width: 1000 })
            expect(lines).toHaveLength(found.totalOccurrences)
            const places = [...hits.keys()].flatMap(ordinal =>
              apart(
                lines
                  .filter(({ hit }) => hit.ordinal === ordinal)
                  .map(({ left, key }) => ({ start: left.length, end: left.length + key.length })),
              ),
            )
            expect(marks).toBe(places.length)
            seen.whole++
          }
        },
      ),
      { numRuns: 200 },
    )
    expect(Math.min(seen.whole, seen.words)).toBeGreaterThan(0)
  })

  test('leave out the words of a term beside occurrences of it, and passages that do not match', async () => {
    const texts = ['法治行政复议', '法治行政与复议', '复议法治行政复议', '复议']
    const paragraphs = texts.map(text => ({
      kind: 'paragraph' as const,
      text,
      passages: [{ start: 0, end: text.length, section: [] }],
    }))
    const searcher = searcherOver([blankReport('r', { paragraphs })], toySegmenter)
    const marks = async (text: string) =>
      (await searcher.report('r', text)).passages.map(({ matches }) => matches)
    expect(await marks('法治行政复议')).toEqual([
      [{ start: 0, length: 6 }],
      [],
      [{ start: 2, length: 6 }],
      [],
    ])
    expect(await marks('复议 -行政')).toEqual([[], [], [], [{ start: 0, length: 2 }]])
    // One within the other: two occurrences, one place to go to.
    expect(await marks('法治行政复议|行政复议')).toEqual([
      [{ start: 0, length: 6 }],
      [],
      [{ start: 2, length: 6 }],
      [],
    ])
    const words = [
      { start: 0, length: 4 },
      { start: 5, length: 2 },
    ]
    expect(await marks('法治行政复议 -"法治行政复议"')).toEqual([[], words, [], []])
    expect((await searcher.report('r')).passages.every(({ html }) => !html.includes('<mark>'))).toBe(true)
  })
})

test('the markup of a passage is made when it is read, and is part of its JSON', async () => {
  const text = '行政复议 & 行政'
  const passages = [{ start: 0, end: text.length, section: [] }]
  const paragraphs = [{ kind: 'paragraph' as const, text, passages }]
  const searcher = searcherOver([blankReport('a', { paragraphs })], toySegmenter)
  const [hit] = (await searcher.search('行政')).hits
  expect(Object.getOwnPropertyDescriptor(hit, 'html')).toHaveProperty('get')
  expect(JSON.parse(JSON.stringify(hit)).html).toBe('<mark>行政</mark>复议 &amp; <mark>行政</mark>')
})
