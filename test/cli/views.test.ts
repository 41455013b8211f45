// kwic, compare and export over the sample reports, run inside this process: the streams of a fake terminal.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { ConcordanceResult } from '../../src/api/concordance.ts'
import type { ReportSummary } from '../../src/api/hit.ts'
import { concordanceText } from '../../src/cli/print-views.ts'
import { run } from '../../src/cli/program.ts'
import { styleOf, width } from '../../src/cli/terminal.ts'
import { readCsv, readXlsx } from '../export/readers.ts'
import { fakeSearcher } from '../support/fake-searcher.ts'
import { fakeTerminal } from '../support/terminal.ts'

vi.setConfig({ hookTimeout: 60_000, testTimeout: 60_000 })

const SEEDS = fileURLToPath(new URL('../../seeds', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'jiansuo-views-'))
afterAll(() => rmSync(folder, { recursive: true }))

const jiansuo = async (args: string[], given: { screen?: boolean; colors?: boolean } = {}) => {
  const terminal = fakeTerminal({
    directory: folder,
    environment: { JIANSUO_INDEX: join(folder, 'index') },
    ...given,
  })
  return { status: await run(args, terminal), stdout: terminal.stdout, stderr: terminal.stderr }
}

beforeAll(async () => {
  const { status, stderr } = await jiansuo(['index', SEEDS])
  if (status !== 0) throw new Error(stderr)
})

describe('kwic', () => {
  it('has the keys one below the other, however wide the characters before them', async () => {
    const { status, stdout } = await jiansuo(['kwic', '"行政复议"', '--width', '10'], { colors: true })
    expect(status).toBe(0)
    const lines = stdout.trimEnd().split('\n')
    expect(lines[0]).toContain('33 处')
    const keyed = lines.filter(line => line.includes('\x1b[7m'))
    expect(keyed).toHaveLength(33)
    expect(new Set(keyed.map(line => width(line.split('\x1b[7m')[0]!))).size).toBe(1)
    expect(new Set(keyed.map(line => width(line.split('\x1b[2m')[0]!.replace(/\x1b\[\d+m/g, '')))).size).toBe(
      1,
    )
    expect(keyed.every(line => line.includes('\x1b[7m行政复议\x1b[27m'))).toBe(true)
  })

  it('pages, sorts, and gives the JSON of the API', async () => {
    const { stdout } = await jiansuo([
      'kwic',
      '"行政复议"',
      '--sort',
      'right',
      '--limit',
      '5',
      '--offset',
      '3',
    ])
    expect(stdout).toContain('--offset 8')
    const json = await jiansuo([
      'kwic',
      '"行政复议"',
      '--sort',
      'right',
      '--limit',
      '5',
      '--json',
      '--region',
      '宁夏',
    ])
    const answer = JSON.parse(json.stdout)
    expect([answer.total, answer.limit, answer.lines.length]).toEqual([12, 5, 5])
    expect(answer.lines[0].hit.report.region.name).toBe('兴庆区')
  })
})

describe('coverage', () => {
  it('says what is held, and with a list what is missing; an unknown place is named with its line', async () => {
    const held = await jiansuo(['coverage'])
    expect(held.status).toBe(0)
    expect(held.stdout).toContain('5 篇报告')
    expect(held.stdout).toMatch(/湖北省 › 天门市 +1 +篇 +2020/)
    const api = JSON.parse((await jiansuo(['coverage', '--region', '宁夏', '--json'])).stdout)
    expect(api.rows).toEqual([{ region: api.regions[0], year: 2022, reports: 1 }])

    writeFileSync(join(folder, '应报.csv'), '行政区划,年度\n天门,2019..2020\n火星,2020\n640104,\n')
    const args = ['coverage', '--expected', '应报.csv']
    const { status, stdout, stderr } = await jiansuo(args)
    expect(status).toBe(0)
    expect(stdout).toContain(
      '应有 4 篇（一个地区一年计一篇），已有 1，缺 3；没有写年份的行按 2019–2020 年对照：',
    )
    expect(stdout).toMatch(/天门市 +缺 2019\n.*兴庆区 +缺 2019、2020\n/)
    expect(stderr).toMatch(/应报\.csv:3：.*火星/)
    const { missing } = JSON.parse((await jiansuo([...args, '--json', '--year', '2020'])).stdout)
    expect(missing).toMatchObject({
      expected: 2,
      held: 1,
      rows: [{ region: { code: '640104' }, years: [2020] }],
    })
  })

  it('a list without a single division is an error that says what is needed', async () => {
    writeFileSync(join(folder, '名单.csv'), '名称\n天门\n')
    const { status, stderr } = await jiansuo(['coverage', '--expected', '名单.csv'])
    expect(status).toBe(1)
    expect(stderr).toMatch(/名单\.csv:1：.*地区/)
    expect((await jiansuo(['coverage', '--expected', '没有.csv'])).stderr).toContain('打不开文件 没有.csv')
  })

  it('a list is not held against provinces that their divisions were added to', async () => {
    const { status, stdout, stderr } = await jiansuo([
      ...['coverage', '--expected', '应报.csv', '--depth', 'province'],
    ])
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/--expected .*--depth .*只用一个/)
  })

  it('a single year that is asked for is expected, though the library has nothing of it', async () => {
    writeFileSync(join(folder, '地区.csv'), 'region\n天门市\n')
    const args = ['coverage', '--expected', '地区.csv']
    expect((await jiansuo([...args, '--year', '2015'])).stdout).toContain('缺 2015')
    expect((await jiansuo([...args, '--year', '2015..2020'])).stdout).toContain('缺 0')
  })
})

it('kwic tells reports without a title apart, in a column of their files', async () => {
  const { hits } = await fakeSearcher().search('行政复议')
  const line = (report: Partial<ReportSummary>) => ({
    left: '',
    key: '复议',
    right: '',
    hit: { ...hits[0]!, report: { ...hits[0]!.report, ...report } },
  })
  const lines = [
    line({}),
    line({ title: null, file: 'a/甲.txt' }),
    line({ title: null, year: null, file: '乙.txt' }),
    line({ title: null, file: '丙.jsonl', id: 'n7' }),
    line({ title: '某法', region: null, year: null }),
  ]
  const answer = { total: 5, offset: 0, limit: 5, lines, notices: [] } as unknown as ConcordanceResult
  const sources = concordanceText(answer, styleOf(false)).split('\n').slice(2)
  expect(sources.map(text => text.replace(/^ *复议 */, ''))).toEqual([
    '海南区 2021',
    '海南区 2021  甲',
    '海南区       乙',
    '海南区 2021  n7',
    '地区不详     某法',
  ])
})

describe('compare', () => {
  it('has a row for each region and year, aligned, zeros included', async () => {
    const { status, stdout } = await jiansuo(['compare', '"行政复议"'])
    expect(status).toBe(0)
    const lines = stdout.trimEnd().split('\n')
    expect(lines[0]).toBe('4 篇 · 10 段 · 33 处')
    const rows = lines.slice(3).map(line => line.trimStart().split(/ {2,}/))
    expect(rows.map(([place, year, occurrences]) => [place!.split(' › ').at(-1), year, occurrences])).toEqual(
      [
        ['海南区', '2021', '9'],
        ['锡林郭勒盟', '2020', '4'],
        ['天门市', '2020', '8'],
        ['西洞庭管理区', '2023', '0'],
        ['兴庆区', '2022', '12'],
      ],
    )
    expect(new Set(lines.slice(3).map(width)).size).toBe(1)
  })

  it('says when occurrences are not defined, and gives the JSON of the API', async () => {
    const { stdout } = await jiansuo(['compare', '"行政*复议"'])
    expect(stdout.split('\n')[0]).not.toContain('处')
    expect(stdout).toContain('—')
    const answer = JSON.parse((await jiansuo(['compare', '"行政复议"', '--json'])).stdout)
    expect([answer.totalOccurrences, answer.rows.length]).toEqual([33, 5])
  })
})

describe('export', () => {
  it('writes CSV to standard output, and nothing but CSV', async () => {
    const { status, stdout, stderr } = await jiansuo([
      'export',
      '"行政复议"',
      '--base-url',
      'http://10.0.0.8:3000/',
    ])
    expect([status, stdout[0]]).toEqual([0, '\ufeff'])
    const rows = readCsv(stdout.slice(1))
    expect(rows).toHaveLength(11)
    expect(rows[1]![10]).toMatch(/^http:\/\/10\.0\.0\.8:3000\/r\//)
    expect(stderr).toBe('已输出：10 行\n')
  })

  it('takes the format from the name of the file', async () => {
    for (const name of ['表.csv', '表.xlsx', '表.jsonl', '表.txt']) {
      const { status, stdout, stderr } = await jiansuo([
        'export',
        '"行政复议"',
        '-o',
        name,
        '--view',
        'compare',
      ])
      expect([status, stdout, stderr]).toEqual([0, '', `已写入 ${name}：5 行\n`])
    }
    const bytes = (name: string) => readFileSync(join(folder, name))
    expect(readXlsx(bytes('表.xlsx')).rows).toHaveLength(6)
    expect(bytes('表.txt')).toEqual(bytes('表.csv'))
    expect(bytes('表.jsonl').toString().trimEnd().split('\n')).toHaveLength(5)
  })

  it('leaves what was there, and nothing half written, when it cannot', async () => {
    writeFileSync(join(folder, 'old.csv'), 'old')
    expect((await jiansuo(['export', '法治', '-o', 'old.csv', '--sort', 'left'])).status).toBe(2)
    expect(readFileSync(join(folder, 'old.csv'), 'utf8')).toBe('old')
    const missing = await jiansuo(['export', '法治', '-o', 'nosuch/a.csv'])
    expect(missing.status).toBe(1)
    expect(missing.stderr).toMatch(/nosuch.a\.csv.*ENOENT/)
    expect(readdirSync(folder).filter(name => name.endsWith('.partial'))).toEqual([])
  })

  it('puts no archive on a screen', async () => {
    const { status, stdout, stderr } = await jiansuo(['export', '法治', '--format', 'xlsx'], { screen: true })
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain('-o')
  })
})

describe('trend and keyness', () => {
  it('are tables on stdout with --format, of the kind of text that was chosen', async () => {
    const { status, stdout } = await jiansuo(['trend', '行政复议', '--genre', '报告', '--format', 'csv'])
    expect(status).toBe(0)
    const [head, ...rows] = readCsv(stdout.replace('\uFEFF', ''))
    expect(head!.slice(0, 3)).toEqual(['年份', '收录篇数', '用到篇数'])
    const shown = JSON.parse((await jiansuo(['trend', '行政复议', '--genre', '报告', '--json'])).stdout)
    expect(rows.map(row => row.slice(0, 3).map(Number))).toEqual(
      shown.years.map(({ year, indexed, reports }: Record<string, number>) => [year, indexed, reports]),
    )
  })

  it('give no bytes of a workbook to a screen, and know no other format', async () => {
    for (const verb of [['trend', '行政复议'], ['keyness']]) {
      const onScreen = await jiansuo([...verb, '--format', 'xlsx'], { screen: true })
      expect([onScreen.status, onScreen.stdout]).toEqual([2, ''])
      expect(onScreen.stderr).toContain('xlsx 是二进制文件')
      expect((await jiansuo([...verb, '--format', 'pdf'])).stderr).toContain('应为 csv 或 xlsx')
    }
  })
})
