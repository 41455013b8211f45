// jiansuo doctor for people and for a timer: its exit code says whether somebody should look.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { run } from '../../src/cli/program.ts'
import { indexQuickly } from '../support/indexing.ts'
import { fakeTerminal } from '../support/terminal.ts'

it('--strict fails where a report could not be read, and only with it', async () => {
  const home = mkdtempSync(join(tmpdir(), 'jiansuo-doctor-'))
  onTestFinished(() => rmSync(home, { recursive: true }))
  const [reports, index] = [join(home, 'reports'), join(home, 'index')]
  mkdirSync(reports)
  const text = '推进行政复议体制改革，依法办理案件，强化监督。'.repeat(20)
  writeFileSync(
    join(reports, 'a.txt'),
    `兴庆区2022年法治政府建设年度报告\n${text}\n兴庆区人民政府\n2023年1月5日\n`,
  )
  const doctor = async (...flags: string[]) => {
    await indexQuickly({ paths: [reports], indexDir: index, threads: 1 })
    const terminal = fakeTerminal()
    return [await run(['doctor', '--index', index, ...flags], terminal), terminal.stdout] as const
  }
  expect((await doctor('--strict'))[0]).toBe(0)
  writeFileSync(join(reports, 'b.txt'), '')
  expect((await doctor())[0]).toBe(0)
  const [code, said] = await doctor('--strict', '--json')
  expect([code, JSON.parse(said).failed.total]).toEqual([1, 1])
})

it('tells of a list of something else once, and of the files beside it', async () => {
  const home = mkdtempSync(join(tmpdir(), 'jiansuo-doctor-'))
  onTestFinished(() => rmSync(home, { recursive: true }))
  const [reports, index] = [join(home, 'reports'), join(home, 'index')]
  mkdirSync(reports)
  writeFileSync(join(reports, 'a.txt'), '兴庆区2022年法治政府建设年度报告\n一、推进行政复议体制改革。\n')
  writeFileSync(join(reports, 'list.jsonl'), '{}\n'.repeat(40))
  writeFileSync(join(reports, '空.txt'), '')
  await indexQuickly({ paths: [reports], indexDir: index, threads: 1 })
  const terminal = fakeTerminal()
  await run(['doctor', '--index', index, '--limit', '2'], terminal)
  const said = terminal.stdout.slice(terminal.stdout.indexOf('未能读取'))
  expect(said).toContain('未能读取：1 个文件，1 个文件里的 40 条\n')
  expect(said).toContain('  list.jsonl：从第 1 行起有 40 行：')
  expect(said).toContain('  空.txt：')
})
