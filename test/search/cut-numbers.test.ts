// cut-numbers.test.ts — whether a match is of a whole number.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numbersCut } from '../../src/search/marks/cut-numbers.ts'

const cut = (text: string, phrase: string) =>
  numbersCut(phrase, [{ text, matches: [{ start: text.indexOf(phrase), length: phrase.length }] }])
    ?.about?.[0] ?? null

test.each([
  ['受理164件', '64件', '164件'],
  ['化解率99.89%。', '99.8', '99.89%'],
  ['共1,164件', '164件', null],
  ['增长12.5%', '5%', '12.5%'],
  ['受理64件', '64件', null],
  ['占99.8%，', '99.8', null],
  ['2021年，64件', '64件', null],
  ['第1.行政复议', '行政复议', null],
  ['行政复议2件', '行政复议', null],
])('%s, asked for %s: %s', (text, phrase, whole) => {
  expect(cut(text, phrase)).toBe(whole)
})

test('a number among letters is whole, and a part of it is not', () => {
  const digits = fc.stringMatching(/^[1-9][0-9]{2,6}$/)
  fc.assert(
    fc.property(digits, fc.stringMatching(/^[甲乙丙，。]{0,5}$/), (number, around) => {
      const text = `${around}${number}${around}`
      const at = around.length
      const match = (start: number, length: number) =>
        numbersCut(text.slice(start, start + length), [{ text, matches: [{ start, length }] }])
      expect(match(at, number.length)).toBeNull()
      expect(match(at, number.length - 1)?.about).toEqual([number])
      expect(match(at + 1, number.length - 1)?.about).toEqual([number])
    }),
  )
})

test('a number that the question has is whole, whichever word of it matched', () => {
  const digits = fc.stringMatching(/^[1-9][0-9]{0,3}$/)
  const letters = fc.stringMatching(/^[A-Z]{0,3}$/)
  fc.assert(
    fc.property(letters, digits, digits, (name, before, behind) => {
      const number = `${name}${before}.${behind}`
      const hit = {
        text: `市区${number}平均浓度`,
        matches: [{ start: 2, length: name.length + before.length }],
      }
      expect(numbersCut(`${number}浓度`, [hit])).toBeNull()
      expect(numbersCut('浓度', [hit])?.about).toEqual([number])
    }),
  )
})
