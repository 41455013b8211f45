import { randomBytes } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ExportOptions, VIEWS } from '../../src/api/export.ts'
import type { ViewOptions } from '../../src/api/question.ts'
import type { SearchOptions } from '../../src/api/search.ts'
import { csv, neutralized } from '../../src/export/csv-writer.ts'
import { download } from '../../src/export/download.ts'
import { jsonLines } from '../../src/export/json-lines.ts'
import { placeCells } from '../../src/export/place-columns.ts'
import type { Cell, Table } from '../../src/export/view-tables.ts'
import { xlsx } from '../../src/export/xlsx-writer.ts'
import { zip } from '../../src/export/zip.ts'
import { citation } from '../../src/report/reference.ts'
import type { Searcher } from '../../src/search/searcher.ts'
import { searcherOver } from '../search/support.ts'
import { corpus, words } from '../support/arbitraries.ts'
import { fakeSearcher, REPORTS } from '../support/fake-searcher.ts'
import { blankReport } from '../support/report.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'
import { readCsv, readXlsx, readZip } from './readers.ts'

const bytesOf = async (chunks: AsyncIterable<string | Uint8Array>) => {
  const parts: Uint8Array[] = []
  for await (const chunk of chunks) parts.push(Buffer.from(chunk as Uint8Array))
  return Buffer.concat(parts)
}
const textOf = async (chunks: AsyncIterable<string | Uint8Array>) => (await bytesOf(chunks)).toString()

/** What reports hold, and what spreadsheets, CSV and XML make much of. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom(...'=+-@＝＋－＠"\',;\t\r\n 　\u200b\ufeff<>&_x0041行政１1.'),
    maxLength: 8,
  }),
)
const cells = fc.array(
  fc.tuple(
    hostile,
    fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })),
    fc.option(hostile),
  ),
  { maxLength: 5 },
)
const COLUMNS = ['甲', '乙', '丙'].map(name => ({ name, width: 5 }))
const table = (rows: Cell[][]): Table => ({ columns: COLUMNS, rows })

describe('csv', () => {
  test('reads back to the same cells, texts that a spreadsheet would compute behind an apostrophe', () =>
    fc.assert(
      fc.asyncProperty(cells, async rows => {
        const bytes = await bytesOf(csv(table(rows)))
        expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf')
        const written = (cell: Cell) =>
          typeof cell === 'string' ? neutralized(cell.toWellFormed()) : String(cell ?? '')
        expect(readCsv(bytes.subarray(3).toString())).toEqual([
          ['甲', '乙', '丙'],
          ...rows.map(row => row.map(written)),
        ])
      }),
    ))

  test.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '＝1+1',
    '＋1',
    '－1',
    '＠SUM',
    '\t=1',
    '\r=1',
    '\n1',
    ' =1',
    '\u3000=1',
    '\u200b=1',
    '\ufeff@x',
    '−1',
    '\0=1',
    '\x01=1',
    '\x85+1',
  ])('neutralizes %j', text => {
    expect(neutralized(text)).toBe(`'${text}`)
  })

  test.each(['行政复议', "'=1", '1+1', '2015-2020', '（一）', '', '“-”', '①'])('leaves %j alone', text => {
    expect(neutralized(text)).toBe(text)
  })

  test('no cell of any text begins a formula', () =>
    fc.assert(
      fc.asyncProperty(hostile, async text => {
        const [, [cell] = []] = readCsv((await textOf(csv(table([[text, 1, null]])))).slice(1))
        expect(cell!.normalize('NFKC').trimStart()).not.toMatch(/^[=+@-]/)
      }),
    ))
})

describe('xlsx', () => {
  test('reads back to the same cells: texts are texts, whatever they look like, numbers are numbers', () =>
    fc.assert(
      fc.asyncProperty(cells, async rows => {
        const sheet = readXlsx(await bytesOf(xlsx(table(rows), '段落')))
        // XML cannot hold these; nothing else changes.
        const written = (cell: Cell) =>
          typeof cell === 'string'
            ? cell
                .toWellFormed()
                .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd') || null
            : Object.is(cell, -0)
              ? 0
              : cell
        expect(sheet.name).toBe('段落')
        expect(sheet.rows).toEqual([['甲', '乙', '丙'], ...rows.map(row => row.map(written))])
        expect(sheet.formulas).toBe(0)
      }),
    ))

  test('cuts what Excel would call damage', async () => {
    const sheet = readXlsx(await bytesOf(xlsx(table([['长'.repeat(40_000), 1, null]]), '段落')))
    expect(sheet.rows[1]![0]).toHaveLength(32_767)
  })

  test('makes rows no faster than they are taken, and all 50,000 of them', async () => {
    let made = 0
    // Random, lest a few bytes taken stand for many rows made.
    const rows = async function* () {
      for (; made < 50_000; made++) yield [randomBytes(100).toString('hex'), made, null]
    }
    const chunks = xlsx({ columns: COLUMNS, rows: rows() }, '段落')
    let taken = 0
    for await (const chunk of chunks) {
      taken += chunk.length
      if (taken > 500_000 && taken - chunk.length <= 500_000) {
        await setTimeout(200)
        // A row deflates to some 120 bytes.
        expect(made).toBeLessThan(8000)
      }
    }
    expect(made).toBe(50_000)
  })
})

test('a zip archive reads back', () =>
  fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.tuple(words, fc.array(hostile)), { selector: ([name]) => name }),
      async files => {
        const bytes = await bytesOf(zip(files.map(([name, content]) => ({ name: `${name}.xml`, content }))))
        expect(readZip(bytes)).toEqual(
          new Map(
            files.map(([name, content]) => [
              `${name}.xml`,
              content.map(text => text.toWellFormed()).join(''),
            ]),
          ),
        )
      },
    ),
  ))

test('json lines are one object a line', async () => {
  const objects = Array.from({ length: 250 }, (_, i) => ({ i, text: 'a\nb' }))
  const text = await textOf(jsonLines(objects))
  expect(text.endsWith('\n')).toBe(true)
  expect(
    text
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line)),
  ).toEqual(objects)
})

test.each([
  [
    REPORTS[0]!,
    ['一、甲', '（一）乙'],
    '内蒙古自治区乌海市海南区，《海南区2021年法治政府建设年度报告》，2021年，一、甲 （一）乙',
  ],
  [REPORTS[2]!, [], '湖北省天门市，〔原文无题名，文件“tianmen.txt”〕'],
  [
    { ...REPORTS[2]!, region: null, year: 2018, file: '国/报告.TXT' },
    ['一、甲'],
    '〔原文无题名，文件“国/报告.TXT”〕，2018年，一、甲',
  ],
  [{ ...REPORTS[2]!, file: 'a.jsonl' }, [], '湖北省天门市，〔原文无题名，文件“a.jsonl”，编号“tianmen”〕'],
])('a citation leaves out what is not known, and names the document', (report, section, cited) => {
  expect(citation(report, section)).toBe(cited)
})

describe('download', () => {
  const of = (reports: Parameters<typeof searcherOver>[0]) => searcherOver(reports, toySegmenter) as Searcher

  test('has the hits of search in the order of its pages, in every format', () =>
    fc.assert(
      fc.asyncProperty(
        corpus,
        words,
        fc.constantFrom<SearchOptions>({}, { sort: 'year:asc' }, { sort: 'region' }, { distinct: 'report' }),
        async (reports, query, options) => {
          const searcher = of(reports)
          const found = await searcher.search(query, { ...options, limit: 10_000 })
          const ids = found.hits.map(({ id }) => id)
          const file = (format: 'csv' | 'xlsx' | 'jsonl') =>
            download(searcher, query, { ...options, format } as ExportOptions, '')
          const lines = (await textOf((await file('jsonl')).chunks)).split('\n').filter(Boolean)
          const marked = found.hits.map(hit => ({
            ...JSON.parse(JSON.stringify(hit)),
            literal: !found.relaxed && hit.score >= 1,
          }))
          expect(lines.map(line => JSON.parse(line))).toEqual(marked)
          const table = readCsv((await textOf((await file('csv')).chunks)).slice(1))
          expect(table.slice(1).map(row => row.at(-2))).toEqual(ids)
          const agreement = found.hits.map(({ score }) => (!found.relaxed && score >= 1 ? '逐字' : '放宽'))
          expect(table.slice(1).map(row => row.at(-1))).toEqual(agreement)
          const sheet = readXlsx(await bytesOf((await file('xlsx')).chunks))
          expect(sheet.rows.slice(1).map(row => row.at(-2))).toEqual(ids)
          expect((await file('csv')).rows).toBe(ids.length)
          if (!options.distinct) expect(ids).toHaveLength(found.totalHits)
        },
      ),
      { numRuns: 60 },
    ))

  test('leaves every view as it is answered', () =>
    fc.assert(
      fc.asyncProperty(corpus, words, fc.constantFrom(...VIEWS), async (reports, query, view) => {
        const searcher = of(reports)
        const answers = async () => {
          const { lines } = await searcher.concordance(query)
          const { rows } = await searcher.compare(query)
          const { hits } = await searcher.search(query)
          return JSON.stringify({ lines, rows, hits })
        }
        const before = await answers()
        await textOf((await download(searcher, query, { view, format: 'jsonl' }, '')).chunks)
        expect(await answers()).toBe(before)
      }),
      { numRuns: 60 },
    ))

  test('has the rows of compare and the lines of a concordance', () =>
    fc.assert(
      fc.asyncProperty(corpus, words, async (reports, query) => {
        const searcher = of(reports)
        const { rows } = await searcher.compare(query)
        const compared = await download(searcher, query, { view: 'compare', format: 'xlsx' }, '')
        const sheet = readXlsx(await bytesOf(compared.chunks))
        expect(sheet.rows.slice(1).map(([, , , , code, year, hits]) => [code, year, hits])).toEqual(
          rows.map(({ region, year, hits }) => [region?.code ?? null, year, hits]),
        )
        // A row none of whose passages has the term literally does not say that they have.
        const { relaxed } = await searcher.compare(query)
        expect(sheet.rows.slice(1).map(row => row.at(-1))).toEqual(
          rows.map(({ hits, literalHits }) => (relaxed || literalHits < hits ? '放宽' : '逐字')),
        )
        const { lines } = await searcher.concordance(query, { sort: 'left', width: 5 })
        const options = { view: 'concordance', format: 'xlsx', sort: 'left', width: 5 } as const
        const listed = await download(searcher, query, options, '')
        expect(listed.rows).toBe(lines.length)
        const written = readXlsx(await bytesOf(listed.chunks)).rows.slice(1)
        expect(written.map(row => row.slice(6, 9).map(cell => cell ?? ''))).toEqual(
          lines.map(({ left, key, right }) => [left, key, right]),
        )
      }),
      { numRuns: 60 },
    ))

  test('links lead to the passage, with the question asked the same way', async () => {
    const link = async (options: ExportOptions, base: string) => {
      const { chunks } = await download(fakeSearcher(), '行政复议', options, base)
      return readCsv((await textOf(chunks)).slice(1))[1]![10]
    }
    const q = `q=${encodeURIComponent('行政复议')}`
    expect(await link({}, '')).toBe(`/r/hainan?${q}#hainan-23`)
    expect(await link({ mode: 'smart', match: 'all' }, '')).toBe(`/r/hainan?${q}#hainan-23`)
    expect(await link({ mode: 'exact', match: 'any' }, 'http://a/b')).toBe(
      `http://a/b/r/hainan?${q}&mode=exact&match=any#hainan-23`,
    )
  })

  test.each([
    ['行政复议', '行政复议-段落.csv'],
    ['"行政复议" -信访', '行政复议 信访-段落.csv'],
    ['../../etc/passwd', 'etc passwd-段落.csv'],
    ['"*?"', '检索-段落.csv'],
    ['\u202e\0=1', '1-段落.csv'],
    ['法'.repeat(100), `${'法'.repeat(40)}-段落.csv`],
  ])('a file about %j is called %j', async (query, name) => {
    expect((await download(fakeSearcher(), query, {}, '')).fileName).toBe(name)
  })

  test('more rows than a sheet holds are refused before anything is written, and only for sheets', async () => {
    const searcher = fakeSearcher()
    const { hits } = searcher
    searcher.hits = async (query, options) => ({ ...(await hits(query, options)), total: 1_048_576 })
    await expect(download(searcher, '复议', { format: 'xlsx' }, '')).rejects.toThrow(/1048575.*csv/)
    expect((await download(searcher, '复议', { format: 'csv' }, '')).rows).toBe(1_048_576)
  })

  test('a division stands in the columns of its level, whatever its path leaves out', () => {
    const cells = (code: string, ...path: string[]) => placeCells({ code, name: path.at(-1)!, path })
    expect(cells('429006', '湖北省', '天门市')).toEqual(['湖北省', null, '天门市'])
    expect(cells('110101', '北京市', '东城区')).toEqual(['北京市', null, '东城区'])
    expect(cells('640104', '宁夏回族自治区', '银川市', '兴庆区')).toEqual([
      '宁夏回族自治区',
      '银川市',
      '兴庆区',
    ])
    expect(cells('152500', '内蒙古自治区', '锡林郭勒盟')).toEqual(['内蒙古自治区', '锡林郭勒盟', null])
    expect(cells('640000', '宁夏回族自治区')).toEqual(['宁夏回族自治区', null, null])
    expect(placeCells(null)).toEqual([null, null, null])
  })

  test('a workbook says on its second sheet what was asked and how it was understood', async () => {
    const options: ExportOptions = { format: 'xlsx', region: ['宁夏'], mode: 'exact' }
    const { chunks } = await download(fakeSearcher(), '“行政复议', options, 'http://10.0.0.8:3000')
    const about = new Map(readXlsx(await bytesOf(chunks), 2).rows.map(([name, value]) => [name, value]))
    expect(about.get('读作')).toBe('"行政复议"')
    expect(about.get('地区')).toBe('宁夏')
    expect(about.get('是否放宽')).toBe('否')
    expect(about.get('索引版本')).toBe('v1')
    expect(about.get('地址')).toMatch(/^http:\/\/10\.0\.0\.8:3000\/\?q=.*&mode=exact&region=/)
    expect(about.has('关于地址')).toBe(false)
    const here = await download(fakeSearcher(), '行政复议', { format: 'xlsx' }, 'http://127.0.0.1:3000')
    const local = new Map(readXlsx(await bytesOf(here.chunks), 2).rows.map(([name, value]) => [name, value]))
    expect(local.get('关于地址')).toContain('这台机器')
  })

  test.each<[ExportOptions, number]>([
    [{}, 4],
    [{ distinct: 'report' }, 2],
    [{ view: 'compare' }, 2],
  ])('its totals are those of a search, whatever the rows are: %o', async (options, rows) => {
    const text = '行政复议，行政复议'
    const paragraphs = ['', '。'].map(end => ({
      kind: 'paragraph' as const,
      text: text + end,
      passages: [{ start: 0, end: text.length + end.length, section: [] }],
    }))
    const reports = [2020, 2021].map(year => blankReport(`r${year}`, { year, paragraphs }))
    const searcher = searcherOver(reports, toySegmenter) as Searcher
    const { chunks } = await download(searcher, '行政复议', { format: 'xlsx', ...options }, '')
    const about = new Map(readXlsx(await bytesOf(chunks), 2).rows.map(([name, value]) => [name, value]))
    expect(['符合的段数', '符合的篇数', '次数', '行数'].map(name => Number(about.get(name)))).toEqual([
      4,
      2,
      8,
      rows,
    ])
  })

  test('every restriction stands on that sheet, and in the address of the page with the same rows', async () => {
    const restrictions: Required<ViewOptions> = {
      mode: 'exact',
      match: 'any',
      region: ['海南', '420000'],
      year: ['2020..2023'],
      by: 'published',
      genre: ['报告'],
      level: ['省'],
      except: ['a', 'b'],
      report: 'hainan',
      repeats: 'once',
      related: 'on',
      kind: 'paragraph',
    }
    const options: ExportOptions = { format: 'xlsx', ...restrictions }
    const { chunks } = await download(fakeSearcher(), '复议', options, 'http://a')
    const about = new Map(readXlsx(await bytesOf(chunks), 2).rows.map(([name, value]) => [name, value]))
    const { searchParams } = new URL(String(about.get('地址')))
    for (const [name, given] of Object.entries(restrictions)) {
      const value = [given].flat().join('、')
      expect([name, searchParams.getAll(name).join('、')]).toEqual([name, value])
    }
    const asSaid: Record<string, string> = {
      匹配: '任一检索词',
      地区: '海南、湖北省',
      年份: '2020..2023',
      年份按: '发布年份',
      文种: '报告',
      层级: '省',
      不计的报告: 'a、b',
      报告: 'hainan',
      段落种类: '正文',
      相同段落: '只计一次',
      相关说法: '也找',
    }
    expect(Object.fromEntries(Object.keys(asSaid).map(name => [name, about.get(name)]))).toEqual(asSaid)
  })

  test('of a concordance the sheet says its order, its width and what a number beside a word is', async () => {
    const options: ExportOptions = { format: 'xlsx', view: 'concordance', sort: 'number', width: 40 }
    const { chunks } = await download(fakeSearcher(), '复议', options, '')
    const about = new Map(readXlsx(await bytesOf(chunks), 2).rows.map(([name, value]) => [name, value]))
    expect(about.get('排序')).toBe('按数字')
    expect(about.get('左、右')).toBe('至多各 40 字')
    expect(about.get('数字')).toContain('要看那一句')
    expect(about.get('地址')).toContain('width=40')
  })
})
