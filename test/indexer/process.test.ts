// The indexer as a process: killed, out of disk, without permission, twice at once, and on several threads.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { indexReports } from '../../src/indexer/indexer.ts'
import { readCurrent, readSnapshot } from '../../src/snapshot/read.ts'
import { verifySnapshot } from '../../src/snapshot/verify.ts'
import { environment, MAIN } from '../support/program.ts'

vi.setConfig({ testTimeout: 240_000 })

function scratch(): string {
  const path = mkdtempSync(join(tmpdir(), 'jiansuo-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

const TOPICS = [
  '行政复议',
  '行政执法',
  '依法行政',
  '矛盾纠纷',
  '政务公开',
  '营商环境',
  '法治宣传',
  '合法性审查',
]
const body = (seed: number, lines: number) =>
  Array.from(
    { length: lines },
    (_, i) =>
      `${2000 + (seed % 20)}年，${TOPICS[(seed * 7 + i) % 8]}工作扎实推进，办理案件${seed * 31 + i}件。`,
  ).join('\n')
/** Reports that all say which generation they are of. */
function fill(folder: string, generation: number, files = 40, lines = 200): void {
  for (let i = 0; i < files; i++) {
    writeFileSync(
      join(folder, `${i}.txt`),
      `天门市20${10 + (i % 10)}年第${generation}代报告\n${body(i + generation, lines)}`,
    )
  }
}

const start = (args: string[], options: { uid?: number } = {}): ChildProcess =>
  spawn(process.execPath, [MAIN, 'index', ...args], { cwd: tmpdir(), env: environment, ...options })
async function ended(child: ChildProcess): Promise<{ status: number | null; stderr: string }> {
  let stderr = ''
  child.stderr!.on('data', data => {
    stderr += data
  })
  const status = await new Promise<number | null>(resolve => child.on('close', resolve))
  return { status, stderr }
}
const run = (...args: string[]) => ended(start(args))

/** Of kills at a moment by chance; `npm run torture` has hundreds, and faults.test.ts every step of writing. */
const ROUNDS = 5
/** Where every run had ended before it was to be killed. */
const MOST_ROUNDS = 20

it('killed at any moment: old or new is served, and the next run is as if nothing had been', async () => {
  const folder = scratch()
  const indexDir = join(folder, '.index')
  fill(folder, 0)
  const started = performance.now()
  expect((await run(folder, '--index', indexDir)).status).toBe(0)
  let whole = performance.now() - started
  let moved = 0
  let round = 0
  while (round < ROUNDS || (moved === round && round < MOST_ROUNDS)) {
    round++
    const before = readCurrent(indexDir)
    fill(folder, round)
    const begun = performance.now()
    const child = start([folder, '--index', indexDir])
    // The first run may have been on a busier machine than the others.
    const end = ended(child).then(({ status }) => {
      if (status === 0) whole = Math.min(whole, performance.now() - begun)
    })
    // Mostly late in the run: that is when it writes.
    await setTimeout(whole * (1.15 - 0.85 * Math.random() ** 2))
    child.kill('SIGKILL')
    await end
    if (readCurrent(indexDir) !== before) moved++
    expect(verifySnapshot(indexDir).ok).toBe(true)
    const { manifest } = await readSnapshot(indexDir)
    expect(manifest.counts.reports).toBe(40)
  }
  expect(moved).toBeLessThan(round)
  expect((await run(folder, '--index', indexDir)).status).toBe(0)
  const left = readdirSync(indexDir).filter(name => !/^\d{14}-/.test(name))
  expect(left).toEqual(['CURRENT'])
})

it('a full disk: exit 1, one clear line, the old index as it was', async ({ skip }) => {
  const folder = scratch()
  const disk = join(folder, '.disk')
  mkdirSync(disk)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', disk], { stdio: 'ignore' })
  } catch {
    skip('不能挂载 tmpfs（需要 root）：写满磁盘的每一步另见 test/snapshot/faults.test.ts')
  }
  onTestFinished(() => void execFileSync('umount', ['-l', disk]))
  fill(folder, 0, 3, 20)
  expect((await run(folder, '--index', join(disk, 'i'))).status).toBe(0)
  const before = readCurrent(join(disk, 'i'))
  fill(folder, 1, 120, 200)
  const { status, stderr } = await run(folder, '--index', join(disk, 'i'))
  expect(status).toBe(1)
  expect(stderr).toMatch(/^错误：索引目录 .* 无法写入，磁盘已满.*\n$/m)
  expect(stderr).not.toMatch(/\n\s+at /)
  expect(readCurrent(join(disk, 'i'))).toBe(before)
  expect(verifySnapshot(join(disk, 'i')).ok).toBe(true)
  expect(readdirSync(join(disk, 'i')).filter(name => !/^\d{14}-/.test(name))).toEqual(['CURRENT'])
})

it('a folder that may not be written: exit 1 and one clear line', async () => {
  const folder = scratch()
  fill(folder, 0, 2, 3)
  const locked = join(folder, '.locked')
  mkdirSync(locked)
  chmodSync(locked, 0o555)
  chmodSync(folder, 0o755)
  // Nothing is forbidden to root.
  const uid = process.getuid?.() === 0 ? { uid: 65_534 } : {}
  const { status, stderr } = await ended(start([folder, '--index', join(locked, 'i')], uid))
  expect([status, stderr]).toEqual([1, expect.stringMatching(/^错误：.*没有写入权限.*\n$/)])
})

it('two at once: one is done, the other says in one line that it is busy', async () => {
  const folder = scratch()
  const indexDir = join(folder, '.index')
  fill(folder, 0)
  const both = await Promise.all([run(folder, '--index', indexDir), run(folder, '--index', indexDir)])
  const [done, refused] = both.sort((a, b) => a.status! - b.status!)
  expect([done!.status, refused!.status]).toEqual([0, 1])
  expect(refused!.stderr).toMatch(/^错误：另一个建索引的进程.*请等它结束.*\n$/)
  expect(verifySnapshot(indexDir).ok).toBe(true)
})

describe('threads', () => {
  const segmenter = '@node-rs/jieba'
  type Built = { indexReports: typeof indexReports }
  const built = () => import(pathToFileURL(join(MAIN, '../../indexer/indexer.js')).href) as Promise<Built>

  it('give byte for byte what one gives', async () => {
    const folder = scratch()
    fill(folder, 0, 60, 2200) // enough for suggestions to be collected on a thread of their own
    const bytes = readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)
    expect(bytes).toBeGreaterThan(8_000_000)
    writeFileSync(join(folder, 'x.jsonl'), '{"id":"a","text":"推进依法行政。"}\n{"id":"a","text":"又一篇。"}')
    writeFileSync(join(folder, 'y.jsonl'), '{"id":"a","text":"依法行政，第三篇。"}')
    writeFileSync(join(folder, 'bad.txt'), '')
    const columns = async (threads: number) => {
      const indexDir = join(folder, `.${threads}`)
      const { indexReports } = await built()
      const summary = await indexReports({ paths: [folder], indexDir, threads, segmenter })
      expect(summary.skipped.map(({ file }) => file)).toEqual(['bad.txt', 'x.jsonl:2', 'y.jsonl'])
      // As checksums: comparing columns element by element takes minutes.
      const { manifest } = await readSnapshot(indexDir)
      return new Map(
        manifest.files.flatMap(({ name, sha256 }) => (name === 'sources.u8' ? [] : [[name, sha256]])),
      )
    }
    const one = await columns(1)
    for (const threads of [3]) expect(await columns(threads)).toEqual(one)
  })

  it('end when told, leaving the old index', async () => {
    const folder = scratch()
    const indexDir = join(folder, '.index')
    fill(folder, 0, 5, 5)
    const { indexReports } = await built()
    await indexReports({ paths: [folder], indexDir, segmenter })
    const before = readCurrent(indexDir)
    fill(folder, 1, 80, 300)
    const abort = new AbortController()
    const run = indexReports({
      paths: [folder],
      indexDir,
      segmenter,
      threads: 2,
      signal: abort.signal,
      onProgress: () => abort.abort(),
    })
    await expect(run).rejects.toMatchObject({ name: 'AbortError' })
    expect(readCurrent(indexDir)).toBe(before)
    expect((await indexReports({ paths: [folder], indexDir, segmenter, threads: 2 })).reports).toBe(80)
  })
})
