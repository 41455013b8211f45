// units.test.ts — a text looked for in units is found where a string has it. Not: reading columns.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeUnits, unitFinder } from '../../src/engine/flexsearch/match/units.ts'

/** 甲 is U+7532: the last three share its low bits. */
const units = fc.constantFrom('甲', '乙', '丙', '\u7432', '\u7632', '2')

test('the first place in a stretch is that of indexOf, and so are all behind it', () =>
  fc.assert(
    fc.property(
      fc.string({ unit: units, maxLength: 60 }),
      fc.string({ unit: units, minLength: 1, maxLength: 6 }),
      fc.nat(60),
      fc.nat(60),
      (text, wanted, a, b) => {
        const [from, to] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)]
        const find = unitFinder(encodeUnits(wanted))
        const column = encodeUnits(text)
        const stretch = text.slice(0, to)
        for (let at = from; ; at++) {
          const expected = stretch.indexOf(wanted, at)
          expect(find(column, at, to)).toBe(expected)
          if (expected === -1) break
          at = expected
        }
      },
    ),
    { numRuns: 1000 },
  ))
