import { describe, expect, it } from 'vitest'
import { run } from '../../src/cli/program.ts'
import { fakeTerminal } from '../support/terminal.ts'

const VERBS = [
  'index',
  'serve',
  'search',
  'kwic',
  'compare',
  'export',
  'show',
  'stats',
  'verify',
  'analyze',
  'explain',
]

async function running(args: string[], environment: Record<string, string> = {}) {
  const terminal = fakeTerminal({ environment })
  return { status: await run(args, terminal), stdout: terminal.stdout, stderr: terminal.stderr }
}

describe('wrong usage is 2, said in Chinese on stderr', () => {
  it.each<[string[], RegExp]>([
    [[], /用法/],
    [['nosuchverb'], /没有 nosuchverb 这个命令/],
    [['serch', 'x'], /是不是 search/],
    [['--nosuch'], /不认识选项 --nosuch/],
    [['search'], /缺少 检索词/],
    [['search', ' '], /检索词.*1 到 1000/],
    [['search', '法治', '--nosuch'], /不认识选项 --nosuch/],
    [['search', '-信访'], /前面加 --/],
    [['search', '法治', '--limit'], /--limit.*缺少值/],
    [['search', '法治', '--limit', '0'], /--limit .*1 到 100/],
    [['search', '法治', '--year', 'abc'], /--year .*四位年份/],
    [['search', '法治', '--mode', 'nope'], /--mode .*smart、exact/],
    [['search', '字'.repeat(1001)], /检索词.*1 到 1000/],
    [['kwic'], /缺少 检索词/],
    [['kwic', '法治', '--sort', 'relevance'], /--sort .*left、right/],
    [['kwic', '法治', '--width', '201'], /--width .*0 到 200/],
    [['compare'], /缺少 检索词/],
    [['compare', '法治', '--sort', 'year'], /不认识选项 --sort/],
    [['export', '法治', '--format', 'xls'], /--format .*csv、xlsx、jsonl/],
    [['export', '法治', '--year', 'x'], /--year .*四位年份/],
    [['index'], /缺少 路径/],
    [['show'], /缺少 报告编号/],
    [['show', 'a', 'b'], /太多/],
    [['analyze'], /缺少 文字/],
    [['serve', '--port', '65536'], /--port .*65535/],
    [['serve', 'x'], /太多/],
    [['stats', '--config', 'nosuch.json'], /nosuch\.json/],
  ])('%j', async (args, message) => {
    const { status, stdout, stderr } = await running(args)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(message)
    expect(stderr).not.toMatch(/\n\s+at |error:/)
  })

  it('an unknown variable', async () => {
    const { status, stderr } = await running(['stats'], { JIANSUO_PROT: '1' })
    expect(status).toBe(2)
    expect(stderr).toContain('JIANSUO_PROT')
  })
})

describe('help', () => {
  it('lists the verbs, Chinese first', async () => {
    const { status, stdout, stderr } = await running(['--help'])
    expect([status, stderr]).toEqual([0, ''])
    for (const verb of VERBS) expect(stdout).toMatch(new RegExp(`^  ${verb} .*\\p{sc=Han}`, 'mu'))
    expect(stdout).toMatch(/^用法/)
    expect(stdout).not.toMatch(/display help|output the version|\[options\]|\[command\]/)
  })

  it.each(VERBS)('%s explains every flag in Chinese', async verb => {
    const { status, stdout } = await running([verb, '--help'])
    expect(status).toBe(0)
    const flags = stdout.split('\n').filter(line => /^ {2}-/.test(line))
    expect(flags.length).toBeGreaterThan(0)
    for (const line of flags) expect(line).toMatch(/ {2}.*\p{sc=Han}/u)
  })

  it('says its version', async () => {
    const { status, stdout } = await running(['--version'])
    expect(status).toBe(0)
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})
