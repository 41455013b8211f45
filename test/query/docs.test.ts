// The guide says how things are read; here it is held to it.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseQuery } from '../../src/query/parse.ts'
import { printQuery } from '../../src/query/print.ts'

const guide = readFileSync(new URL('../../docs/query-language.md', import.meta.url), 'utf8')
const isRegion = (value: string) => ['宁夏', '内蒙古', '640104'].includes(value)

/** The cells of the tables under a heading, without the row of titles. A bar inside code is escaped. */
function rows(heading: string): string[][] {
  const section = guide.split(/^## /m).find(section => section.startsWith(heading))!
  const lines = section.split('\n').filter(line => line.startsWith('| '))
  return lines
    .filter((_, i) => !lines[i + 1]?.startsWith('| --'))
    .map(line => line.split(/(?<!\\)\|/).slice(1, -1))
    .filter(cells => cells.join('').includes('`'))
}

/** The code spans of a cell. */
const spans = (cell: string) =>
  [...cell.matchAll(/`([^`]+)`/g)].map(match => match[1]!.replaceAll('\\|', '|'))

describe('粘贴的文字还是文字', () => {
  const table = rows('粘贴的文字还是文字').map(cells => cells.flatMap(spans))
  test('is a table', () => expect(table.length).toBeGreaterThan(10))
  test.each(table)('%s is read as %s', (typed, canonical) => {
    const { query } = parseQuery(typed, { isRegion })
    expect(query && printQuery(query)).toBe(canonical)
  })
})

describe('写错了会怎样', () => {
  const table = rows('写错了会怎样').map(cells => cells.flatMap(spans))
  test('is a table', () => expect(table.length).toBeGreaterThan(10))
  test.each(table)('%s is read as %s, with %s', (typed, canonical, code) => {
    const { query, notices } = parseQuery(typed, { isRegion })
    expect(query && printQuery(query)).toBe(canonical)
    expect(notices.map(notice => notice.code)).toEqual([code])
  })
})

describe('what the guide recommends is read without complaint', () => {
  const recommended = [...rows('一分钟').map(cells => cells[1]!), ...rows('全部写法').map(cells => cells[0]!)]
  test('some', () => expect(recommended.length).toBeGreaterThan(20))
  test.each(recommended.flatMap(spans))('%s', text => {
    const { query, notices } = parseQuery(text, { isRegion })
    expect(query).not.toBeNull()
    expect(notices.filter(notice => notice.code !== 'only-negation')).toEqual([])
  })
})
