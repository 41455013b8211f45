import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openSegmenter } from '../../src/analysis/open-segmenter.ts'
import { wordsInPieces } from '../../src/analysis/pieces.ts'

const line = fc
  .array(fc.constantFrom('推进', '依法行政', '双随机', '2021', '𠮷', '、'), { maxLength: 6 })
  .map(all => all.join(''))

it('lines are cut in pieces as they are cut at once', async () => {
  const { words } = await openSegmenter('@node-rs/jieba')
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), lines => {
      const text = lines.join('\n')
      // No line is longer than a piece.
      expect(wordsInPieces(text, words, 32)).toEqual(words(text))
    }),
  )
})

it('whatever the pieces, none is too long and no character is divided', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.integer({ min: 2, max: 20 }),
      (text, longest) => {
        const pieces = wordsInPieces(text, piece => [piece], longest)
        expect(pieces.join('')).toBe(text)
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(longest)
          expect(piece.isWellFormed()).toBe(true)
        }
      },
    ),
  )
})
