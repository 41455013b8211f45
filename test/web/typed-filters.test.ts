// typed-filters.test.ts — a question without the filters typed in it.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseQuery } from '../../src/query/parse.ts'
import { withoutFilters } from '../../web/page/typed-filters.ts'

describe('a question without its filters', () => {
  it.each([
    ['地区:火星 法治', '法治'],
    ['"首违不罚" 年份:2015..2016', '"首违不罚"'],
    ['（复议 | 应诉） 章节：“下一步 安排”', '（复议 | 应诉）'],
    ['行政复议 -地区:宁夏 调解', '行政复议 调解'],
    ['去年年份:2020', '去年年份:2020'],
    ['title:报告', ''],
  ])('%s → %s', (q, free) => {
    expect(withoutFilters(q)).toBe(free)
  })
  it('asks for no field any more', () => {
    const word = fc.constantFrom(
      '地区:宁夏',
      '年份：2020..2021',
      '章节:"下一步"',
      '法治',
      '"行政复议"',
      '-信访',
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), words => {
        const free = withoutFilters(words.join(' '))
        expect(JSON.stringify(parseQuery(free).query)).not.toContain('"field"')
        expect(free).toBe(words.filter(word => !/[:：]/.test(word)).join(' '))
      }),
    )
  })
})
