// trend-files.test.ts — first use and spread, and key words, as files: the rows are the answer's, and the sheet 说明 says what
// they rest on.
import { describe, expect, it } from 'vitest'
import type { TrendExportOptions } from '../../src/api/trend.ts'
import { keynessFile, trendFile } from '../../src/export/trend-files.ts'
import type { Searcher } from '../../src/search/searcher.ts'
import { searcherOver } from '../search/support.ts'
import { SAMPLE_REGIONS } from '../support/arbitraries.ts'
import { blankReport } from '../support/report.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'
import { readCsv, readXlsx } from './readers.ts'

const searcher = searcherOver(
  Array.from({ length: 40 }, (_, i) => {
    const text = i < 20 ? '行政复议。法治。' : '人民调解。法治。'
    return blankReport(`r${i}`, {
      title: '某某报告',
      level: '市',
      year: i < 20 ? 2020 : 2021,
      paragraphs: [{ kind: 'paragraph', text, passages: [{ start: 0, end: text.length, section: [] }] }],
    })
  }),
  toySegmenter,
) as Searcher

const bytesOf = async (chunks: AsyncIterable<string | Uint8Array>) => {
  const parts: Uint8Array[] = []
  for await (const chunk of chunks) parts.push(Buffer.from(chunk))
  return Buffer.concat(parts)
}
const aboutOf = async (chunks: AsyncIterable<string | Uint8Array>) =>
  new Map(readXlsx(await bytesOf(chunks), 2).rows.map(([name, value]) => [name, value]))

describe('first use and spread', () => {
  it('is a row for each year, with the first use beside the year it is of', async () => {
    const { chunks, fileName, rows } = await trendFile(searcher, '人民调解', {}, '')
    const table = readCsv((await bytesOf(chunks)).toString())
    expect([fileName, rows]).toEqual(['人民调解-扩散.csv', 2])
    const { years, first } = await searcher.trend('人民调解')
    expect(table.slice(1).map(row => row.slice(0, 4))).toEqual(
      years.map(({ year, indexed, reports }) => [year, indexed, reports, reports / indexed].map(String)),
    )
    expect(table[1]!.at(-1)).toBe('')
    expect(table[2]!.at(-1)!.split('；')).toHaveLength(first.length)
    expect(table[2]!.at(-1)).toMatch(/ 等 20 篇，先后不明$/)
  })

  it('says in a workbook what was asked, of how many reports, of which index and when', async () => {
    const asked: TrendExportOptions = { format: 'xlsx', genre: ['报告'] }
    const file = await trendFile(searcher, '人民调解', asked, 'http://127.0.0.1:3000')
    const about = await aboutOf(file.chunks)
    expect([about.get('检索词'), about.get('文种')]).toEqual(['人民调解', '报告'])
    expect(about.get('首见')).toBe('2021 年 20 篇，先后不明，列出 5 篇')
    expect(['看过的篇数', '用到的篇数', '行数'].map(name => Number(about.get(name)))).toEqual([40, 20, 2])
    expect(about.get('索引版本')).toBe((await searcher.trend('人民调解')).indexVersion)
    expect(about.get('导出时间')).toMatch(/^\d{4}-\d\d-\d\dT/)
    const address = new URL(String(about.get('地址')))
    expect([address.pathname, address.searchParams.get('q'), address.searchParams.get('genre')]).toEqual([
      '/trends',
      '人民调解',
      '报告',
    ])
    expect(about.get('关于地址')).toContain('这台机器')
  })
})

describe('who used it first', () => {
  it('is told in two columns: had reports before, had none', async () => {
    const held = [null, '行政复议。', '行政复议。'].map((text, i) => {
      const [old, other] = SAMPLE_REGIONS
      const said = text ?? '法治。'
      return blankReport(`r${i}`, {
        region: (i === 2 ? other : old)!,
        year: i === 0 ? 2020 : 2021,
        paragraphs: [
          { kind: 'paragraph', text: said, passages: [{ start: 0, end: said.length, section: [] }] },
        ],
      })
    })
    const file = await trendFile(searcherOver(held, toySegmenter) as Searcher, '行政复议', {}, '')
    const [heads, , row] = readCsv((await bytesOf(file.chunks)).toString())
    const cell = (name: string) => row![heads!.indexOf(name)]
    expect(cell('头一次用到地区数')).toBe('2')
    expect(cell('其中此前有报告')).toBe('1')
    expect(cell('头一次用到：此前有报告')).toBe('宁夏回族自治区')
    expect(cell('头一次用到：此前没有报告')).toBe('宁夏回族自治区银川市兴庆区')
  })
})

describe('key words', () => {
  it('are all listed, with the numbers of the answer', async () => {
    const { chunks, rows, fileName } = await keynessFile(searcher, { year: ['2020'] }, '')
    const { words, total } = await searcher.keyness({ year: ['2020'], limit: 500 })
    expect([rows, fileName]).toEqual([total, '2020-用词差别.csv'])
    expect(
      readCsv((await bytesOf(chunks)).toString())
        .slice(1)
        .map(([text, some, , others, , , times, least]) => [
          text,
          Number(some),
          Number(others),
          times,
          Number(least),
        ]),
    ).toEqual(
      words.map(({ text, reports, others, score }) => [text, reports, others, '', 2 ** Math.abs(score)]),
    )
  })

  it('say in a workbook which reports were compared', async () => {
    const file = await keynessFile(
      searcher,
      { format: 'xlsx', year: ['2020'], genre: ['报告'], level: ['市'] },
      'http://a.cn',
    )
    const about = await aboutOf(file.chunks)
    expect(about.get('所选的层级')).toBe('市级 20 篇')
    expect(['年份', '文种', '所选的篇数', '其余的篇数'].map(name => String(about.get(name)))).toEqual([
      '2020',
      '报告',
      '20',
      '20',
    ])
    expect(about.get('地址')).toBe(
      `http://a.cn/trends?${new URLSearchParams({ 'key-year': '2020', 'key-genre': '报告', 'key-level': '市' })}`,
    )
    expect(about.has('关于地址')).toBe(false)
  })
})
