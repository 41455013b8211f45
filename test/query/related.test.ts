// related.test.ts — the file of other wordings, and the query that asks for them too.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { skeleton } from '../../src/analysis/skeleton.ts'
import { RELATED } from '../../src/package.ts'
import { parseQuery } from '../../src/query/parse.ts'
import { printQuery } from '../../src/query/print.ts'
import { parseRelated, relatedBy, withRelated } from '../../src/query/related.ts'

describe('a file of wordings', () => {
  test('pairs words, with a source', () => {
    const text = '# 注释\n\n低保 = 最低生活保障 ；来源：某条例\r\n甲＝乙=丙;来源:某报告'
    expect(parseRelated(text)).toEqual({
      groups: [
        { words: ['低保', '最低生活保障'], source: '某条例' },
        { words: ['甲', '乙', '丙'], source: '某报告' },
      ],
      wrong: [],
    })
  })

  test.each([
    ['低保 = 最低生活保障', '没有来源'],
    ['低保 = 最低生活保障；来源：', '没有来源'],
    ['低保；来源：某条例', '只有一个说法'],
    ['低保 = ；来源：某条例', '等号旁边没有字'],
    ['“低保” = 低保；来源：某条例', '去掉标点后相同'],
  ])('%s is wrong', (line, reason) => {
    const { groups, wrong } = parseRelated(`\n${line}`)
    expect(groups).toEqual([])
    expect(wrong).toMatchObject([{ line: 2, reason: expect.stringContaining(reason) }])
  })

  test('a text stands in one line only', () => {
    const { wrong } = parseRelated('甲 = 乙；来源：一\n丙 = “甲”；来源：二')
    expect(wrong).toEqual([{ line: 2, reason: expect.stringContaining('与第 1 行重复') }])
  })

  test('the program’s own is right, and nothing in it is found by its other wording anyway', () => {
    const { groups, wrong } = parseRelated(readFileSync(RELATED, 'utf8'))
    expect(wrong).toEqual([])
    expect(groups.length).toBeGreaterThan(20)
    for (const { words } of groups) {
      const keys = words.map(skeleton)
      for (const key of keys)
        expect(
          keys.filter(other => other !== key && other.includes(key)),
          words.join(),
        ).toEqual([])
    }
  })
})

describe('the query that asks for other wordings too', () => {
  const related = relatedBy(parseRelated('低保 = 最低生活保障；来源：一\n甲 = 乙 = 丙；来源：二').groups)
  test.each([
    ['低保', '低保 | "最低生活保障"'],
    ['"低保" 乌海', '("低保" | "最低生活保障") 乌海'],
    ['乙', '乙 | "甲" | "丙"'],
    ['城乡低保', '城乡低保'],
    ['乌海 -低保', '乌海 -低保'],
    ['"低保*标准"', '"低保*标准"'],
  ])('%s', (text, expected) => {
    const query = (written: string) => parseQuery(written).query!
    expect(printQuery(withRelated(query(text), related))).toBe(printQuery(query(expected)))
  })
})
