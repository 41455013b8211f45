// The built program as a process over the sample reports: exit codes, streams, signals.
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { bareEnvironment, environment, MAIN } from '../support/program.ts'

// Every process loads a dictionary; on a busy machine that takes seconds.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const SEEDS = fileURLToPath(new URL('../../seeds', import.meta.url))

const folder = () => mkdtempSync(join(tmpdir(), 'jiansuo-cli-'))

interface Ended {
  status: number | null
  stdout: string
  stderr: string
}

const jiansuo = (args: string[], options: { cwd?: string; env?: Record<string, string> } = {}) =>
  new Promise<Ended>(resolve => {
    const env = { ...environment, ...options.env }
    execFile(process.execPath, [MAIN, ...args], { cwd: tmpdir(), ...options, env }, (error, stdout, stderr) =>
      resolve({ status: error ? ((error.code as unknown as number) ?? null) : 0, stdout, stderr }),
    )
  })

/** Starts a server and waits for its address; killed when the test ends. */
async function serving(
  args: string[],
  env: NodeJS.ProcessEnv = environment,
): Promise<{ url: string; child: ChildProcess; ended: Promise<Ended>; said: () => string }> {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd: tmpdir(), env })
  onTestFinished(() => void child.kill('SIGKILL'))
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', data => {
    stdout += data
  })
  const ended = new Promise<Ended>(resolve =>
    child.on('close', status => resolve({ status, stdout, stderr })),
  )
  const url = await new Promise<string>((resolve, reject) => {
    child.stderr.on('data', data => {
      stderr += data
      const address = /http:\/\/[\d.]+:\d+/.exec(stderr)?.[0]
      if (address) resolve(address)
    })
    child.on('close', () => reject(new Error(`ended before it was ready: ${stderr}`)))
  })
  return { url, child, ended, said: () => stderr }
}

let index = ''
let indexed: Ended
beforeAll(async () => {
  index = folder()
  indexed = await jiansuo(['index', SEEDS, '--index', index])
})
afterAll(() => rmSync(index, { recursive: true, force: true }))

describe('index', () => {
  it('ends with a table on stderr and leaves stdout alone', () => {
    expect([indexed.status, indexed.stdout]).toEqual([0, ''])
    expect(indexed.stderr).toMatch(/^报告 +5$/m)
    expect(indexed.stderr).toMatch(/^跳过文件 +0$/m)
  })

  it('names what it could not read; --strict makes that a failure', async () => {
    const mixed = folder()
    onTestFinished(() => rmSync(mixed, { recursive: true }))
    cpSync(SEEDS, mixed, { recursive: true })
    writeFileSync(join(mixed, '空.txt'), '')
    const to = join(mixed, '.index')
    const lenient = await jiansuo(['index', mixed, '--index', to, '--json'])
    expect(lenient.status).toBe(0)
    const summary = JSON.parse(lenient.stdout)
    expect(summary).toMatchObject({ reports: 5, skipped: [{ file: '空.txt' }] })
    expect(lenient.stderr).toMatch(/空\.txt +\p{sc=Han}/u)
    expect((await jiansuo(['index', mixed, '--index', to, '--strict'])).status).toBe(1)
  })

  it.each([
    ['a path that is not there', [join(tmpdir(), 'nosuch-jiansuo')]],
    ['a folder without reports', ['EMPTY']],
  ])('%s is a failure that says so', async (_what, paths) => {
    const empty = folder()
    onTestFinished(() => rmSync(empty, { recursive: true }))
    const given = paths.map(path => (path === 'EMPTY' ? empty : path))
    const { status, stderr } = await jiansuo(['index', ...given, '--index', join(empty, 'i')])
    expect(status).toBe(1)
    expect(stderr).toMatch(/\p{sc=Han}/u)
    expect(stderr).not.toMatch(/\n\s+at /)
  })
})

describe('the questions', () => {
  it('search answers people and, with --json, machines', async () => {
    const people = await jiansuo(['search', '"行政复议"', '--index', index])
    expect(people.status).toBe(0)
    expect(people.stdout).toMatch(/^4 篇 · \d+ 段 · 33 处\n/)
    expect(people.stdout).not.toContain('\x1b')
    const machines = await jiansuo([
      'search',
      '"行政复议"',
      '--index',
      index,
      '--region',
      '宁夏',
      '--limit',
      '1',
      '--json',
    ])
    expect(JSON.parse(machines.stdout)).toMatchObject({ totalReports: 1, totalOccurrences: 12, limit: 1 })
  })

  it('the index may be named by a variable', async () => {
    const { status, stdout } = await jiansuo(['stats', '--json'], { env: { JIANSUO_INDEX: index } })
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ reports: 5 })
  })

  it('show gives a report, its cleaning log, and refuses one that is not there', async () => {
    const { stdout } = await jiansuo([
      'search',
      '"行政复议"',
      '--index',
      index,
      '--json',
      '--region',
      '兴庆区',
    ])
    const id = JSON.parse(stdout).hits[0].reportId
    expect((await jiansuo(['show', id, '--index', index])).stdout).toContain('兴庆区')
    const cleaned = await jiansuo(['show', id, '--index', index, '--cleaning', '--json'])
    expect(JSON.parse(cleaned.stdout).length).toBeGreaterThan(0)
    expect((await jiansuo(['show', 'nosuch', '--index', index])).status).toBe(1)
  })

  it('analyze shows the skeleton and the words of the segmenter that is set', async () => {
    const { status, stdout } = await jiansuo(['analyze', '深化“放管服”改革', '--json'])
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      segmenter: expect.stringMatching(/^@node-rs\/jieba@/),
      skeleton: '深化放管服改革',
    })
  })

  it.each([['search', '法治'], ['stats'], ['verify'], ['show', 'x']])(
    '%s without an index is a clear 1',
    async (...args) => {
      const { status, stdout, stderr } = await jiansuo([...args, '--index', join(tmpdir(), 'nosuch-jiansuo')])
      expect([status, stdout]).toEqual([1, ''])
      expect(stderr).toMatch(/索引.*jiansuo index/)
      expect(stderr).not.toMatch(/\n\s+at /)
    },
  )

  it('a region that is none is wrong usage', async () => {
    const { status, stderr } = await jiansuo(['search', '法治', '--region', '不是地方', '--index', index])
    expect(status).toBe(2)
    expect(stderr).toContain('不是地方')
  })

  it('a reader that goes away early is no failure', async () => {
    const child = spawn(
      process.execPath,
      [MAIN, 'search', '的', '--limit', '100', '--match', 'any', '--index', index],
      {
        env: environment,
      },
    )
    child.stdout.destroy()
    let stderr = ''
    child.stderr.on('data', data => {
      stderr += data
    })
    expect(await new Promise(resolve => child.on('close', resolve))).toBe(0)
    expect(stderr).toBe('')
  })
})

describe('verify', () => {
  it('passes a sound index and finds one flipped byte in its largest file', async () => {
    expect((await jiansuo(['verify', '--index', index])).status).toBe(0)
    const copy = folder()
    onTestFinished(() => rmSync(copy, { recursive: true }))
    cpSync(index, copy, { recursive: true })
    const files = readdirSync(copy, { recursive: true, encoding: 'utf8' })
      .map(name => join(copy, name))
      .filter(path => statSync(path).isFile())
      .sort((a, b) => statSync(b).size - statSync(a).size)
    const bytes = readFileSync(files[0]!)
    bytes[bytes.length >> 1]! ^= 1
    writeFileSync(files[0]!, bytes)
    const { status, stdout } = await jiansuo(['verify', '--index', copy])
    expect(status).toBe(1)
    expect(stdout).toMatch(/^✗/m)
  })
})

describe('verify with a query', () => {
  it('holds every text of it against a full scan', async () => {
    const people = await jiansuo(['verify', '"行政复议" 放管服改革 -信访', '--index', index])
    expect(people.status).toBe(0)
    expect(people.stdout).toMatch(/^✓ +行政复议 +索引 +4 +篇 +\d+ +段 +33 +处$/m)
    expect(people.stdout).toMatch(/\n与逐字扫描一致\n$/)
    const machines = await jiansuo(['verify', '行政复议', '--index', index, '--json'])
    expect(JSON.parse(machines.stdout)).toMatchObject({
      ok: true,
      equal: true,
      texts: [{ text: '行政复议', scan: { occurrences: 33 } }],
    })
  })

  it('does not call a query without any text sound', async () => {
    const { status, stderr } = await jiansuo(['verify', '""', '--index', index])
    expect(status).toBe(2)
    expect(stderr).toContain('没有可以比对的文字')
  })
})

describe('serve', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('answers until %s, then ends with 0', async signal => {
    const { url, child, ended } = await serving(['serve', '--index', index, '--port', '0'])
    const answer = (await (
      await fetch(`${url}/api/search?q=${encodeURIComponent('"行政复议"')}`)
    ).json()) as object
    expect(answer).toMatchObject({ totalOccurrences: 33 })
    // Until it is gone: a terminal and npm both send the signal, and the later one must not kill what is ending well.
    child.kill(signal)
    const again = setInterval(() => child.kill(signal), 2)
    onTestFinished(() => clearInterval(again))
    expect(await ended).toMatchObject({ status: 0, stdout: '' })
  })

  it('a port in use is one clear line', async () => {
    const { url } = await serving(['serve', '--index', index, '--port', '0'])
    const { port } = new URL(url)
    const { status, stderr } = await jiansuo(['serve', '--index', index, '--port', port])
    expect(status).toBe(1)
    expect(stderr).toMatch(new RegExp(`^错误：端口 ${port} 已被占用.*--port.*\n$`))
  })

  it('waits for the first index, and takes it up when it comes', async () => {
    const later = folder()
    onTestFinished(() => rmSync(later, { recursive: true }))
    const { url, said } = await serving(['serve', '--index', later, '--port', '0'])
    expect((await fetch(`${url}/ready`)).status).toBe(503)
    expect(said()).toContain('还不能检索')
    expect(said()).not.toContain('检索已就绪')
    await jiansuo(['index', SEEDS, '--index', later])
    await expect.poll(async () => (await fetch(`${url}/ready`)).status, { timeout: 10_000 }).toBe(200)
    await expect.poll(said, { timeout: 10_000 }).toContain(`检索已就绪：${url}（`)
  })

  it('names the address people reach it at, its path included', async () => {
    const { url, said } = await serving(['serve', '--index', index, '--port', '0', '--base-path', '/jiansuo'])
    expect(said()).toContain(`检索已就绪：${url}/jiansuo（`)
    expect((await fetch(`${url}/jiansuo/ready`)).status).toBe(200)
  })

  it('says when what happened, and where it listens behind the address people know', async () => {
    const publicly = ['--public-url', 'https://oa.example.cn/jiansuo']
    const { url, child, ended, said } = await serving(['serve', '--index', index, '--port', '0', ...publicly])
    expect(said()).toContain(` 检索已就绪：https://oa.example.cn/jiansuo（监听 ${url}，`)
    child.kill('SIGTERM')
    await ended
    for (const line of said().trim().split('\n')) expect(line).toMatch(/^\d{4}-\S+T\S+[+-]\d\d:\d\d \S/)
  })

  it('start indexes the sample reports first where nothing is indexed', async () => {
    const fresh = folder()
    onTestFinished(() => rmSync(fresh, { recursive: true }))
    const { url } = await serving(['start', '--index', join(fresh, 'index'), '--port', '0'], bareEnvironment)
    expect(await (await fetch(`${url}/api/reports`)).json()).toMatchObject({ total: 5 })
  })
})
