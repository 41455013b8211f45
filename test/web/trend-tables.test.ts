// What the first use of a wording quotes of its passage: never nothing, and no half of a character.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quotation } from '../../web/trends/spread.ts'

const run = (from: number, length: number) =>
  Array.from({ length }, (_, i) => String.fromCharCode(0x4e00 + from + i)).join('')

describe('the quotation of a first use', () => {
  it('is the beginning where a long question does not stand there literally', () => {
    const text = run(0, 300)
    expect(quotation(text, run(1000, 170))).toBe(`${text.slice(0, 160)}…`)
  })

  it('holds a long question that stands near the beginning', () => {
    const text = run(0, 370)
    const query = text.slice(20, 170)
    expect(quotation(text, `“${query}”`)).toContain(query)
  })

  it('is a stretch of the text, in whole characters, with the question in it where it fits', () =>
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('𠮷', '治', '法', '。'),
          minLength: 1,
          maxLength: 400,
          size: 'max',
        }),
        fc.nat(400),
        fc.integer({ min: 1, max: 200 }),
        (text, at, length) => {
          const query = Array.from(text)
            .slice(at, at + length)
            .join('')
          const quoted = quotation(text, query)
          const inside = quoted.replace(/^…/, '').replace(/…$/, '')
          expect(inside).not.toBe('')
          expect(text).toContain(inside)
          expect(quoted.isWellFormed()).toBe(true)
          if (query.length < 160) expect(inside).toContain(query)
        },
      ),
    ))
})
