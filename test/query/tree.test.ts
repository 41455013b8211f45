import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { skeleton } from '../../src/analysis/skeleton.ts'
import { parseQuery } from '../../src/query/parse.ts'
import { printQuery } from '../../src/query/print.ts'
import type { Query } from '../../src/query/query.ts'
import { allOf, anyOf, leaves, mapLeaves, positiveLeaves, termsAsPhrases } from '../../src/query/tree.ts'
import { query, typed } from '../support/arbitraries.ts'

const parse = (text: string) => parseQuery(text).query!
const print = (query: Query | null) => (query === null ? null : printQuery(query))

describe('joining', () => {
  test('flat, without doubles, never of one', () => {
    expect(allOf([])).toBeNull()
    expect(print(allOf([parse('甲')]))).toBe('甲')
    expect(print(allOf([parse('甲 乙'), parse('乙 丙')]))).toBe('甲 乙 丙')
    expect(print(anyOf([parse('甲|乙'), parse('丙 丁'), parse('乙')]))).toBe('甲|乙|(丙 丁)')
  })
})

describe('leaves', () => {
  test('asked for, or excluded; two negations cancel', () => {
    const found = [...leaves(parse('甲 -"乙" -(丙|-丁) 年份:2020'))]
    expect(found.map(({ leaf, positive }) => `${positive ? '' : '-'}${printQuery(leaf)}`)).toEqual([
      '甲',
      '-"乙"',
      '-丙',
      '丁',
      '年份:2020',
    ])
  })
  test('what is highlighted: text asked for, once a skeleton', () => {
    const found = positiveLeaves(
      parse('(放管服 "双随机、一公开")|("双随机一公开" 放、管服) 地区:宁夏 -信访 "甲 乙"~3'),
    )
    expect(found.map(printQuery)).toEqual(['放管服', '"双随机、一公开"', '"甲 乙"~3'])
  })
})

describe('mapping', () => {
  test('removing leaves leaves no empty shell behind', () => {
    const remove = (text: string) => (leaf: Query) =>
      leaf.type === 'term' && leaf.text === text ? null : leaf
    expect(print(mapLeaves(parse('甲 (乙|丙)'), remove('乙') as never))).toBe('甲 丙')
    expect(print(mapLeaves(parse('甲 -(乙)'), remove('乙') as never))).toBe('甲')
    expect(mapLeaves(parse('-乙'), remove('乙') as never)).toBeNull()
  })
  test('unchanged leaves give an equal tree', () => {
    fc.assert(
      fc.property(query, query => {
        expect(mapLeaves(query, leaf => leaf)).toEqual(query)
      }),
    )
  })
  test('exact mode: no term is left, every skeleton stays, and the tree stays in normal form', () => {
    const parsed = typed.map(text => parseQuery(text).query).filter(query => query !== null)
    fc.assert(
      fc.property(fc.oneof(query, parsed), query => {
        const exact = termsAsPhrases(query)
        expect(parse(printQuery(exact))).toEqual(exact)
        const texts = (query: Query) =>
          [...leaves(query)].flatMap(({ leaf }) =>
            leaf.type === 'term' || leaf.type === 'phrase' ? [skeleton(leaf.text)] : [],
          )
        expect([...leaves(exact)].some(({ leaf }) => leaf.type === 'term')).toBe(false)
        expect(new Set(texts(exact))).toEqual(new Set(texts(query)))
      }),
      { numRuns: 1000 },
    )
  })
})
