// compare-texts.test.ts — reuse and check over two small reports, run inside this process. Not: what they find.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { Check } from '../../src/api/check.ts'
import type { ReportList } from '../../src/api/reports.ts'
import type { Reuse } from '../../src/api/reuse.ts'
import { run } from '../../src/cli/program.ts'
import { fakeTerminal } from '../support/terminal.ts'

vi.setConfig({ hookTimeout: 60_000, testTimeout: 60_000 })

const folder = mkdtempSync(join(tmpdir(), 'jiansuo-check-'))
afterAll(() => rmSync(folder, { recursive: true }))

const SAME = '全面推行行政执法公示制度、执法全过程记录制度、重大执法决定法制审核制度。'
const jiansuo = async (...args: string[]) => {
  const terminal = fakeTerminal({
    directory: folder,
    environment: { JIANSUO_INDEX: join(folder, 'index') },
  })
  return { status: await run(args, terminal), stdout: terminal.stdout, stderr: terminal.stderr }
}

let ids: string[] = []
beforeAll(async () => {
  mkdirSync(join(folder, 'reports'))
  const report = (place: string, more: string) =>
    `${place}2021年法治政府建设情况的报告\n2021年，${place}坚持依法行政。${more}\n${SAME}\n`
  writeFileSync(join(folder, 'reports/a.txt'), report('天门市', '共审结行政复议案件64件，纠错率为12.5%。'))
  writeFileSync(join(folder, 'reports/b.txt'), report('潜江市', '出庭应诉率达到百分之百，比上年有所提高。'))
  const { status, stderr } = await jiansuo('index', join(folder, 'reports'))
  if (status !== 0) throw new Error(stderr)
  const { openSearcher } = await import('../../src/search/open-searcher.ts')
  const list: ReportList = await (await openSearcher({ indexDir: join(folder, 'index') })).reports()
  ids = list.reports.map(({ id }) => id)
})

it('reuse shows shares and runs with where else they stand, and the JSON of the API', async () => {
  const { status, stdout } = await jiansuo('reuse', ids[0]!, '-k', '13')
  expect(status).toBe(0)
  expect(stdout).toMatch(/独有 [\d.]+ % · 与少数几篇相同 [\d.]+ % · 套话 [\d.]+ %/)
  expect(stdout).toContain(SAME)
  expect(stdout).toContain('jiansuo show')
  const json: Reuse = JSON.parse((await jiansuo('reuse', ids[0]!, '--json')).stdout)
  expect(json).toMatchObject({ k: 20, against: 'all', reports: 1 })
  expect(json.runs.map(({ length }) => length)).toContain(SAME.length)
})

it('reuse refuses a report that is not there and a k out of bounds', async () => {
  expect((await jiansuo('reuse', 'nobody')).status).toBe(1)
  const { status, stderr } = await jiansuo('reuse', ids[0]!, '-k', '5')
  expect([status, stderr]).toEqual([2, expect.stringContaining('10 到 50')])
})

it('check exits 1 where a number differs, 0 where all is as in the library, and says both', async () => {
  writeFileSync(
    join(folder, 'wrong.txt'),
    '关于法治政府建设情况的汇报\n共审结行政复议案件46件，纠错率为12.5%。\n',
  )
  const wrong = await jiansuo('check', 'wrong.txt')
  expect(wrong.status).toBe(1)
  expect(wrong.stdout).toContain('数字：46 → 库中 64')
  expect(wrong.stdout).toContain('本库 2 篇')
  writeFileSync(join(folder, 'right.txt'), `关于法治政府建设情况的汇报\n${SAME}\n`)
  const { status, stdout } = await jiansuo('check', 'right.txt', '--json')
  const answer: Check = JSON.parse(stdout)
  expect([status, answer.counts.flagged]).toEqual([0, 0])
  expect(answer.sentences.find(({ text }) => text === SAME)?.verdict).toBe('verbatim')
})

it('check says which file cannot be read', async () => {
  const { status, stderr } = await jiansuo('check', 'nowhere.docx')
  expect([status, stderr]).toEqual([1, expect.stringContaining('nowhere.docx')])
})
