// marks.test.ts — the laws of marking: what was found for one passage never shows in another.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { skeletonWithOffsets } from '../../src/analysis/skeleton.ts'
import type { PassageRecord } from '../../src/engine/engine.ts'
import { phraseSpans } from '../../src/matching/phrase.ts'
import { createMarker } from '../../src/search/highlight.ts'
import { eachOccurrence } from '../../src/search/occurrences.ts'

const text = fc.string({ unit: fc.constantFrom('行', '政', '复', '议', '，', '“'), maxLength: 30 })
const word = fc.string({ unit: fc.constantFrom('行', '政', '复', '议'), minLength: 1, maxLength: 3 })
const finder = (phrase: string) => (bones: string) => phraseSpans(bones, phrase)

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
