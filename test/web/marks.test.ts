import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Match } from '../../src/api/hit.ts'
import { excerpt, segments } from '../../web/shared/marks.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 60 })
const wildMatch = fc.record({
  start: fc.integer({ min: -5, max: 80 }),
  length: fc.integer({ min: -3, max: 40 }),
})

/** Matches as the contract promises them: sorted, apart, inside the text. */
const honest = fc
  .tuple(fc.string({ maxLength: 300 }), fc.array(fc.nat(300), { maxLength: 12 }))
  .map(([text, cuts]) => {
    const points = [...new Set(cuts.filter(cut => cut <= text.length))].sort((a, b) => a - b)
    const matches: Match[] = []
    for (let i = 0; i + 1 < points.length; i += 2)
      matches.push({ start: points[i]!, length: points[i + 1]! - points[i]! })
    return { text, matches }
  })

describe('segments', () => {
  it('cuts at the matches', () => {
    expect(segments('深化放管服改革', [{ start: 2, length: 3 }])).toEqual([
      { text: '深化', marked: false },
      { text: '放管服', marked: true },
      { text: '改革', marked: false },
    ])
  })
  it('joined, is the text, whatever the matches say', () => {
    fc.assert(
      fc.property(text, fc.array(wildMatch), (text, matches) => {
        expect(
          segments(text, matches)
            .map(s => s.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })
  it('marks exactly the honest matches', () => {
    fc.assert(
      fc.property(honest, ({ text, matches }) => {
        const marked = segments(text, matches).filter(s => s.marked)
        expect(marked.map(s => s.text)).toEqual(matches.map(m => text.slice(m.start, m.start + m.length)))
      }),
    )
  })
})

describe('excerpt', () => {
  it('begins at a sentence near the first match', () => {
    const { text, matches } = excerpt(
      `${'前文很长'.repeat(20)}。法律顾问列席会议${'后文'.repeat(40)}`,
      [{ start: 85, length: 2 }],
      40,
    )
    expect(text.startsWith('…法律顾问列席')).toBe(true)
    expect(text.slice(matches[0]!.start, matches[0]!.start + 2)).toBe('列席')
  })
  it('is a stretch of the text around the first match, whose marked words are the words of the text', () => {
    fc.assert(
      fc.property(honest, fc.integer({ min: 20, max: 120 }), ({ text, matches }, width) => {
        const cut = excerpt(text, matches, width)
        const shown = cut.text
        const stretches = [shown, shown.slice(1), shown.slice(0, -1), shown.slice(1, -1)]
        expect(stretches.some(stretch => text.includes(stretch))).toBe(true)
        expect(shown.length).toBeLessThanOrEqual(Math.max(2 * width, width + 3))
        const words = new Set(matches.map(m => text.slice(m.start, m.start + m.length)))
        const short = matches.filter(m => m.length < width)
        for (const m of cut.matches) {
          const word = cut.text.slice(m.start, m.start + m.length)
          expect(words.has(word) || short.length < matches.length).toBe(true)
        }
        if (matches.length > 0) expect(cut.matches.length).toBeGreaterThan(0)
        const first = matches[0]
        if (first && first.length < width) expect(cut.matches[0]!.length).toBe(first.length)
      }),
      { numRuns: 500 },
    )
  })
  it('never splits a character beyond the basic plane', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('𠮷', '字', '。'), { minLength: 60, maxLength: 90 }),
        fc.nat(50),
        (chars, n) => {
          const text = chars.join('')
          const start = chars.slice(0, n).join('').length
          expect(excerpt(text, [{ start, length: chars[n]!.length }], 30).text.isWellFormed()).toBe(true)
        },
      ),
    )
  })
})
