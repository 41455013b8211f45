// years.test.ts — a range of years means the same however it is written, in a question and as a filter.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { question } from '../../src/api/question.ts'
import { parseQuery } from '../../src/query/parse.ts'
import { readYears } from '../../src/query/years.ts'
import { readFilters } from '../../src/search/question/filters.ts'

const year = fc.integer({ min: 1000, max: 9999 })
const wide = (text: string) => text.replace(/\d/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))

it('is read with 年 and without, in any width, with the dots of any keyboard', () =>
  fc.assert(
    fc.property(
      year,
      year,
      fc.constantFrom('..', '。。', '．．', '‥'),
      fc.constantFrom('', '年'),
      fc.boolean(),
      (a, b, dots, suffix, isWide) => {
        const plain = `${a}${suffix}${dots}${b}${suffix}`
        const text = isWide ? wide(plain) : plain
        const range = { from: Math.min(a, b), to: Math.max(a, b) }
        expect(readYears(text)).toEqual({ range, swapped: a > b })
        expect(parseQuery(`年份:${text}`).query).toEqual({ type: 'field', field: 'year', value: range })
        // A filter is not turned round: which way it was meant is asked.
        expect(question.year.schema.safeParse([text]).success).toBe(a <= b)
        if (a <= b) expect(readFilters({ year: [text] }).filters.years).toEqual([range])
        else expect(() => readFilters({ year: [text] })).toThrow('不是年份')
      },
    ),
  ))

it('is none where anything else stands', () =>
  fc.assert(
    fc.property(year, fc.constantFrom('x', '-', '年年', '..', '..20', '至2022', '0'), (a, rest) => {
      expect(readYears(`${a}${rest}`)).toBeNull()
      expect(question.year.schema.safeParse([`${a}${rest}`]).success).toBe(false)
    }),
  ))
