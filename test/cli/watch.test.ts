// jiansuo index --watch, and ^C, as a person meets them: the built program as a process, told by signals.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, it, onTestFinished, vi } from 'vitest'
import { openSearcher } from '../../src/search/open-searcher.ts'
import { readCurrent, readSnapshot } from '../../src/snapshot/read.ts'
import { verifySnapshot } from '../../src/snapshot/verify.ts'
import { environment, MAIN } from '../support/program.ts'

// Nothing here waits for a time, only for something to happen; on a busy machine that takes its while.
vi.setConfig({ testTimeout: 240_000 })

interface Running {
  child: ChildProcess
  /** What it has written so far. */
  out: { stdout: string; stderr: string }
  /** Its exit code; null where a signal killed it. */
  ended: Promise<number | null>
}

function start(...args: string[]): Running {
  const child = spawn(process.execPath, [MAIN, 'index', ...args], { cwd: tmpdir(), env: environment })
  onTestFinished(() => void child.kill('SIGKILL'))
  const out = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream]!.on('data', data => {
      out[stream] += data
    })
  const ended = new Promise<number | null>(resolve => child.on('close', resolve))
  return { child, out, ended }
}

function scratch() {
  const folder = mkdtempSync(join(tmpdir(), 'jiansuo-watch-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return { folder, indexDir: join(folder, '.index') }
}

const report = (i: number, lines = 3) =>
  `天门市${2000 + (i % 25)}年法治政府建设情况的报告\n${Array.from({ length: lines }, (_, line) => `第${i}号报告第${line}段，天门市坚持依法行政，办理行政复议案件${i * 31 + line}件。`).join('\n')}`

/** Waits for the condition, as long as the process runs. */
async function until(condition: () => boolean, { out, ended }: Running): Promise<void> {
  let over = false
  void ended.then(() => {
    over = true
  })
  while (!condition()) {
    if (over) throw new Error(`it ended before: ${out.stderr}`)
    await setTimeout(5)
  }
}

/** The summaries it has written, one for each snapshot that it published. */
const published = ({ out }: Running): { reports: number; version: string }[] =>
  out.stdout
    .split('\n')
    .slice(0, -1)
    .map(line => JSON.parse(line))

const currentOf = (indexDir: string) => readCurrent(indexDir).split(' ')[0]!

/** Nothing is left of a run but snapshots, and the current one is whole. */
async function expectSettled(indexDir: string, version: string, reports: number): Promise<void> {
  expect(currentOf(indexDir)).toBe(version)
  expect(readdirSync(indexDir).filter(name => !/^\d{14}-/.test(name))).toEqual(['CURRENT'])
  expect(verifySnapshot(indexDir).ok).toBe(true)
  expect((await readSnapshot(indexDir)).manifest.counts.reports).toBe(reports)
}

it('publishes one snapshot for a burst of files, and ends with 0 on ^C', async () => {
  const { folder, indexDir } = scratch()
  let files = 3
  for (let i = 0; i < files; i++) writeFileSync(join(folder, `${i}.txt`), report(i))
  const run = start(folder, '--index', indexDir, '--watch', '--json')
  await until(() => published(run).length === 1, run)
  const [first] = published(run)
  expect(first).toMatchObject({ reports: 3, version: currentOf(indexDir) })
  const before = await openSearcher({ indexDir })
  onTestFinished(() => before.close())

  // A machine that stops us in the middle makes two bursts of one: then another one, whole, is what counts.
  for (let count = 1; ; ) {
    let longest = 0
    let last = performance.now()
    for (let i = 0; i < 40; i++, files++) {
      const sub = join(folder, `${files % 3}`)
      mkdirSync(sub, { recursive: true })
      writeFileSync(join(sub, `${files}.txt`), report(files))
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }
    await until(() => published(run).at(-1)!.reports === files, run)
    const now = published(run).length
    if (longest > 500) {
      count = now
      continue
    }
    expect(now).toBe(count + 1)
    break
  }
  const { version, reports } = published(run).at(-1)!

  // To the end: a terminal and npm both send the signal.
  run.child.kill('SIGINT')
  const again = setInterval(() => run.child.kill('SIGINT'), 2)
  onTestFinished(() => clearInterval(again))
  expect(await run.ended).toBe(0)
  expect(run.out.stderr).toMatch(/\n已停止监视\n$/)
  expect(published(run).at(-1)!.version).toBe(version)
  await expectSettled(indexDir, version, reports)
  // The one before is still there for whoever was about to open it, and whoever had one open goes on.
  expect(existsSync(join(indexDir, published(run).at(-2)!.version))).toBe(true)
  expect((await before.search('"依法行政"')).totalReports).toBe(3)
})

it('tells of a file that could not be read once, and of another when it comes', async () => {
  const { folder, indexDir } = scratch()
  writeFileSync(join(folder, '0.txt'), report(0))
  writeFileSync(join(folder, '空甲.txt'), '')
  const run = start(folder, '--index', indexDir, '--watch', '--json')
  await until(() => published(run).length === 1, run)
  writeFileSync(join(folder, '1.txt'), report(1))
  await until(() => published(run).at(-1)!.reports === 2, run)
  writeFileSync(join(folder, '空乙.txt'), '')
  await until(() => run.out.stderr.includes('空乙.txt'), run)
  expect(run.out.stderr.match(/空甲\.txt/g)).toHaveLength(1)
  expect(run.out.stderr.match(/^跳过文件 +\d+$/gm)!.at(-1)).toMatch(/2$/)
  run.child.kill('SIGINT')
  expect(await run.ended).toBe(0)
})

it.each<[string, string[], number, RegExp]>([
  ['index', [], 1, /已中断：没有写入新的索引，原有的索引不变\n$/],
  ['index --watch', ['--watch'], 0, /已停止监视\n$/],
])('%s: ^C in the middle of a build leaves the old snapshot', async (_verb, flags, code, message) => {
  const { folder, indexDir } = scratch()
  writeFileSync(join(folder, 'first.txt'), report(1))
  expect(await start(folder, '--index', indexDir).ended).toBe(0)

  // The signal may come too late where the machine lets the build run and us wait. Then the next one is longer.
  for (let lines = 300, round = 0; ; lines *= 2, round++) {
    expect(round).toBeLessThan(6)
    const old = currentOf(indexDir)
    const { reports } = (await readSnapshot(indexDir)).manifest.counts
    for (let i = 0; i < 40; i++) writeFileSync(join(folder, `${round}-${i}.txt`), report(i, lines))
    const run = start(folder, '--index', indexDir, ...flags)
    await until(() => existsSync(join(indexDir, 'LOCK')), run)
    run.child.kill('SIGINT')
    const again = setInterval(() => run.child.kill('SIGINT'), 2)
    onTestFinished(() => clearInterval(again))
    const status = await run.ended
    clearInterval(again)
    expect(status).not.toBeNull()
    expect(run.out.stderr).not.toMatch(/\n\s+at /)
    if (currentOf(indexDir) !== old) continue
    expect(status).toBe(code)
    expect(run.out.stderr).toMatch(message)
    await expectSettled(indexDir, old, reports)
    break
  }

  // And the run after it is as if nothing had been.
  expect(await start(folder, '--index', indexDir).ended).toBe(0)
  expect((await readSnapshot(indexDir)).manifest.counts.reports).toBeGreaterThanOrEqual(41)
})
