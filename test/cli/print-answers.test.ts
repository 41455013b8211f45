import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cleaningText,
  highlighted,
  reportText,
  searchResultText,
  statsText,
} from '../../src/cli/print-answers.ts'
import { columns, harmless, styleOf, width } from '../../src/cli/terminal.ts'
import { fakeSearcher } from '../support/fake-searcher.ts'

const plain = styleOf(false)
const colored = styleOf(true)
const answer = () => fakeSearcher().search('行政复议')

describe('search', () => {
  it('says totals, place, year, section, text and how to go on', async () => {
    const text = searchResultText(await answer(), plain)
    expect(text.split('\n')[0]).toBe('2 篇 · 2 段 · 3 处')
    expect(text).toContain('1. 内蒙古自治区 › 乌海市 › 海南区 · 2021 年')
    expect(text).toContain('一、主要举措')
    expect(text).toContain('一是推进行政复议体制改革，行政复议案件64件。')
    expect(text).toContain('jiansuo show hainan')
    expect(text).not.toContain('\x1b')
    expect(text).not.toContain('--offset')
  })

  it('marks every match where colours are wanted', async () => {
    const text = searchResultText(await answer(), colored)
    expect(text.split('\x1b[7m行政复议\x1b[27m')).toHaveLength(4)
  })

  it('says how to see the rest, notices, relaxing, and nothing of occurrences that are undefined', async () => {
    const one = await fakeSearcher().search('行政复议', { limit: 1 })
    expect(searchResultText(one, plain)).toContain('--offset 1')
    const relaxed = {
      ...one,
      relaxed: true,
      totalOccurrences: null,
      notices: [{ code: 'relaxed', message: '已放宽' }],
    }
    const text = searchResultText(relaxed, plain)
    expect(text.split('\n').slice(0, 2)).toEqual(['2 篇 · 2 段（已放宽）', '提示：已放宽'])
  })

  it('lets nothing in a report command the terminal', async () => {
    const result = await answer()
    const hit = result.hits[0]!
    const hostile = {
      ...hit,
      text: '\x1b[2J\r\u202e\u009b行政复议',
      section: ['\x1b]0;x\x07'],
      matches: [{ start: 7, length: 4 }],
    }
    const text = searchResultText(
      { ...result, hits: [{ ...hostile, report: { ...hit.report, file: '\x1b.txt' } }] },
      plain,
    )
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u)
    expect(text).toContain('行政复议')
  })
})

describe('highlighted', () => {
  it('is the text again when the marks are taken away', () => {
    const cuts = fc.uniqueArray(fc.nat(30), { maxLength: 8 }).map(list => list.sort((a, b) => a - b))
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 31 }), cuts, (text, at) => {
        const matches = []
        for (let i = 0; i + 1 < at.length; i += 2)
          matches.push({ start: at[i]!, length: at[i + 1]! - at[i]! })
        const marks = { ...plain, mark: (part: string) => `\x02${part}\x03` }
        const shown = highlighted(text, matches, marks)
        expect(shown.replace(/[\x02\x03]/g, '')).toBe(harmless(text))
        expect(shown.split('\x02')).toHaveLength(matches.length + 1)
      }),
    )
  })
})

describe('a report', () => {
  it('comes with where its metadata came from, headings, and text', async () => {
    const text = reportText(await fakeSearcher().report('hainan'), plain)
    expect(text).toMatch(/^海南区2021年法治政府建设年度报告\n/)
    expect(text).toMatch(/年份 +2021 +题名：2021年/)
    expect(text).toMatch(/\n一、主要举措\n一是推进行政复议/)
  })

  it('without a title says so', async () => {
    expect(reportText(await fakeSearcher().report('tianmen'), plain)).toContain('原文没有题名')
  })

  it('shows its cleaning log', async () => {
    const report = await fakeSearcher().report('hainan')
    expect(cleaningText(report)).toBe('9  网页部件  关闭窗口')
    expect(cleaningText({ ...report, cleaning: [] })).toMatch(/没有/)
  })
})

it('stats are a table', async () => {
  const text = statsText({
    ...(await fakeSearcher().stats()),
    skipped: [
      { file: '坏.txt', reason: '空文件' },
      ...[1, 2, 3, 4].map(line => ({ file: `录.jsonl:${line}`, reason: '缺少正文' })),
    ],
  })
  expect(text).toMatch(/^索引版本 {2}v1$/m)
  expect(text).toContain('2022 年 1 篇')
  expect(text).toContain('坏.txt：空文件')
  expect(text).toMatch(/^未读文件 {2}1 个$/m)
  expect(text).toMatch(/^未读条目 {2}4 条，在 1 个文件里$/m)
  expect(text).toContain('录.jsonl：从第 1 行起有 4 行：缺少正文')
})

it('columns align by what a terminal shows', () => {
  expect(
    columns([
      ['报告', 5],
      ['a', 1234],
    ]),
  ).toBe('报告     5\na     1234')
  expect(['放管服', 'ab', '，', '“', 'é'].map(width)).toEqual([6, 2, 2, 1, 1])
})
