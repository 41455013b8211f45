import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { skeleton } from '../../src/analysis/skeleton.ts'
import { gapMatches } from '../../src/matching/gap.ts'
import { expressionSpans, matcher } from '../../src/matching/match.ts'
import { nearMatches } from '../../src/matching/near.ts'
import { type Matches, phraseMatches, phraseSpans, type Span } from '../../src/matching/phrase.ts'
import { slowGap, slowNear, slowPhrase } from '../support/brute-force.ts'
import { processorTime } from '../support/processor-time.ts'

// Few characters, so that parts repeat, overlap and meet sentence ends all the time.
const text = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '。', ';'), maxLength: 24 })
const part = fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), minLength: 1, maxLength: 3 })
const oddPart = fc.oneof(
  { arbitrary: part, weight: 8 },
  fc.string({ unit: fc.constantFrom('甲', '。'), maxLength: 3 }),
)
const parts = fc.array(oddPart, { minLength: 1, maxLength: 4 })
const within = fc.oneof(
  fc.integer({ min: 0, max: 8 }),
  fc.constant('sentence' as const),
  fc.constant('paragraph' as const),
)
const many = { numRuns: 3000 }

/** The laws of marks: ordered, apart, inside the occurrences, each occurrence begins and ends with one. */
function checkMarks({ spans, marks }: Matches): void {
  marks.forEach((mark, i) => {
    expect(mark.start).toBeLessThan(mark.end)
    if (i > 0) expect(mark.start).toBeGreaterThanOrEqual(marks[i - 1]!.end)
    expect(spans.some(span => span.start <= mark.start && mark.start < span.end)).toBe(true)
  })
  for (const { start, end } of spans) {
    expect(marks.some(mark => mark.start <= start && start < mark.end)).toBe(true)
    expect(marks.some(mark => mark.start < end && end <= mark.end)).toBe(true)
  }
}

/** Which characters are marked, as text. */
const marked = (text: string, marks: Span[]) => marks.map(({ start, end }) => text.slice(start, end))

describe('phrase', () => {
  test('left to right, not overlapping', () => {
    expect(phraseSpans('甲甲甲甲甲', '甲甲')).toEqual([
      { start: 0, end: 2 },
      { start: 2, end: 4 },
    ])
    expect(phraseSpans('甲', '')).toEqual([])
  })
  test('as the plain scan', () => {
    fc.assert(
      fc.property(text, oddPart, (text, phrase) => {
        const found = phraseMatches(text, phrase)
        expect(found.spans).toEqual(slowPhrase(text, phrase))
        checkMarks(found)
      }),
      many,
    )
  })
})

describe('gap', () => {
  test('up to ten units, not across a sentence end', () => {
    const found = (text: string) => gapMatches(skeleton(text), ['依法', '行政']).spans.length
    expect(found('依法行政')).toBe(1)
    expect(found('依法一二三四五六七八九十行政')).toBe(1)
    expect(found('依法一二三四五六七八九十一行政')).toBe(0)
    expect(found('依法治国,行政')).toBe(1)
    expect(found('依法治国。行政')).toBe(0)
    expect(found('行政依法')).toBe(0)
  })
  test('the shortest of several readings', () => {
    const text = '依法治国依法行政行政'
    const { spans, marks } = gapMatches(text, ['依法', '行政'])
    expect(spans).toEqual([{ start: 4, end: 8 }])
    expect(marked(text, marks)).toEqual(['依法', '行政'])
  })
  test('a detour where the nearest part leads nowhere', () => {
    const text = `甲乙${'一'.repeat(8)}乙${'一'.repeat(10)}丙`
    expect(gapMatches(text, ['甲', '乙', '丙']).spans).toEqual([{ start: 0, end: text.length }])
  })
  test('as the plain scan', () => {
    const long = fc.string({ unit: fc.constantFrom('甲', '乙', '一', '一', '。'), maxLength: 40 })
    fc.assert(
      fc.property(fc.oneof(text, long), parts, (text, parts) => {
        const found = gapMatches(text, parts)
        expect(expressionSpans(text, { type: 'gap', parts })).toEqual(found.spans)
        expect(found.spans).toEqual(slowGap(text, parts))
        checkMarks(found)
      }),
      many,
    )
  })
})

describe('near', () => {
  const length = (text: string, parts: string[], within: number | 'sentence' | 'paragraph') =>
    nearMatches(skeleton(text), parts, within).spans.length

  test('~0 is side by side, in any order', () => {
    expect(length('法律顾问、重大行政决策', ['法律顾问', '重大行政决策'], 0)).toBe(1)
    expect(length('重大行政决策、法律顾问', ['法律顾问', '重大行政决策'], 0)).toBe(1)
    expect(length('重大行政决策的法律顾问', ['法律顾问', '重大行政决策'], 0)).toBe(0)
    expect(length('重大行政决策的法律顾问', ['法律顾问', '重大行政决策'], 1)).toBe(1)
  })
  test('the distance of three parts is all that stands between them', () => {
    expect(length('甲一乙一丙', ['丙', '甲', '乙'], 1)).toBe(0)
    expect(length('甲一乙一丙', ['丙', '甲', '乙'], 2)).toBe(1)
  })
  test('a sentence ends with its mark', () => {
    expect(length('甲。乙', ['甲', '乙'], 'sentence')).toBe(0)
    expect(length('甲,乙。', ['甲', '乙'], 'sentence')).toBe(1)
    expect(length('甲;乙', ['甲', '乙'], 'paragraph')).toBe(1)
    expect(length('甲;乙', ['甲', '丁'], 'paragraph')).toBe(0)
  })
  test('every shortest stretch, so that a later passage is not lost to an earlier one', () => {
    const text = '甲一乙一甲'
    const { spans, marks } = nearMatches(text, ['甲', '乙'], 5)
    expect(spans).toEqual([
      { start: 0, end: 3 },
      { start: 2, end: 5 },
    ])
    expect(marked(text, marks)).toEqual(['甲', '乙', '甲'])
  })
  test('parts may overlap', () => {
    expect(length('政府', ['政府', '府'], 0)).toBe(1)
    expect(length('复议案', ['复议', '议案'], 'sentence')).toBe(1)
  })
  test('as the plain scan', () => {
    fc.assert(
      fc.property(text, parts, within, (text, parts, within) => {
        const found = nearMatches(text, parts, within)
        expect(expressionSpans(text, { type: 'near', parts, within })).toEqual(found.spans)
        expect(found.spans).toEqual(slowNear(text, parts, within))
        checkMarks(found)
      }),
      many,
    )
  })
})

test('a leaf is compared as a skeleton, a term as a whole', () => {
  const paragraph = skeleton('深化“放管服”改革,双随机、一公開')
  const spans = (leaf: Parameters<typeof matcher>[0]) => matcher(leaf)(paragraph).spans
  expect(spans({ type: 'phrase', text: '「放管服」改革' })).toEqual([{ start: 2, end: 7 }])
  expect(spans({ type: 'term', text: '双随机一公开' })).toEqual([{ start: 7, end: 13 }])
  expect(spans({ type: 'gap', parts: ['放，', '改革'] })).toEqual([{ start: 2, end: 7 }])
  expect(spans({ type: 'near', parts: ['公开', '深化'], within: 'sentence' })).toEqual([
    { start: 0, end: 13 },
  ])
  expect(spans({ type: 'phrase', text: '、' })).toEqual([])
})

describe('100,000 characters and repeated parts take no more than a moment', () => {
  const same = '甲'.repeat(100_000)
  const mixed = '甲乙丙'.repeat(33_333)
  const rising = Array.from({ length: 40 }, (_, i) => '甲'.repeat(i + 1))
  const cases: [string, () => Matches][] = [
    ['phrase', () => phraseMatches(same, '甲'.repeat(500))],
    ['phrase that just fails', () => phraseMatches(same, `${'甲'.repeat(900)}乙`)],
    ['gap of one character 21 times', () => gapMatches(same, Array(21).fill('甲'))],
    ['gap that fails at the last part', () => gapMatches(`${mixed}丁`, [...Array(20).fill('甲'), '丁丁'])],
    [
      'gap that fails late',
      () => gapMatches(`${mixed}${'一'.repeat(20)}丁`, [...Array(20).fill('甲'), '丁']),
    ],
    ['near with parts inside each other', () => nearMatches(same, rising, 20)],
    ['near in one sentence', () => nearMatches(mixed, ['甲', '乙', '丙', '甲乙', '丙甲'], 'sentence')],
    ['near with a far part', () => nearMatches(`${mixed}丁`, ['甲', '乙', '丁'], 'paragraph')],
  ]
  // Generous: a quadratic way through takes minutes.
  test.each(cases)('%s', (_, run) => expect(processorTime(run)).toBeLessThan(10_000))
})
