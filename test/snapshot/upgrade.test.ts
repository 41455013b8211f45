// From one version of the program to another, and copies of an index while it is written and served.
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { JiansuoError } from '../../src/errors.ts'
import { openSearcher } from '../../src/search/open-searcher.ts'
import { listSnapshots, rollback } from '../../src/snapshot/history.ts'
import { FORMAT } from '../../src/snapshot/manifest.ts'
import { readManifest } from '../../src/snapshot/read.ts'
import { verifySnapshot } from '../../src/snapshot/verify.ts'
import { sha256 } from '../../src/snapshot/write.ts'
import { indexQuickly } from '../support/indexing.ts'

function library() {
  const home = mkdtempSync(join(tmpdir(), 'jiansuo-upgrade-'))
  onTestFinished(() => rmSync(home, { recursive: true }))
  const [reports, indexDir] = [join(home, 'reports'), join(home, 'index')]
  mkdirSync(reports)
  const build = async (name: string) => {
    writeFileSync(
      join(reports, name),
      `兴庆区2022年法治政府建设年度报告\n一、推进行政复议体制改革${name}。\n`,
    )
    return indexQuickly({ paths: [reports], indexDir, threads: 1 })
  }
  return { home, indexDir, build }
}

/** Makes the current snapshot one that another version of the program wrote. */
function ofAnotherFormat(indexDir: string): string {
  const [version] = readFileSync(join(indexDir, 'CURRENT'), 'utf8').split(' ')
  const path = join(indexDir, version!, 'manifest.json')
  const text = JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), format: FORMAT - 1 })
  writeFileSync(path, text)
  writeFileSync(join(indexDir, 'CURRENT'), `${version} ${sha256(text)}\n`)
  return version!
}

/** A searcher that takes up what is published, and what it told: of each failure as said, of each index its version. */
async function watching(indexDir: string, say: (error: JiansuoError) => string) {
  const told: string[] = []
  const searcher = await openSearcher({
    indexDir,
    watch: true,
    interval: 10,
    onError: error => told.push(say(error as JiansuoError)),
    onOpened: version => told.push(version),
  })
  onTestFinished(() => searcher.close())
  return { searcher, told }
}

it('an index of another format is refused with the next step, read anew, and not gone back to', async () => {
  const { indexDir, build } = library()
  await build('a.txt')
  const old = ofAnotherFormat(indexDir)
  const stale = expect.objectContaining({
    code: 'stale-snapshot',
    message: expect.stringMatching(/格式 \d+，本程序需要 \d+.*jiansuo index/),
  })
  await expect(openSearcher({ indexDir })).rejects.toEqual(stale)
  await expect(openSearcher({ indexDir, watch: true })).rejects.toEqual(stale)
  const { rebuilt, reused, reports } = await build('b.txt')
  expect([rebuilt, reused, reports]).toEqual([expect.stringMatching(/格式|版本/), 0, 2])
  // The old one lies there still, for the old program.
  expect(listSnapshots(indexDir).map(({ version }) => version)).toContain(old)
  expect(() => rollback(indexDir, old)).toThrow(expect.objectContaining({ code: 'stale-snapshot' }))
})

it('a running server goes on with its index when one of another format is published, and says so', async () => {
  const { indexDir, build } = library()
  const { version } = await build('a.txt')
  const told: string[] = []
  const searcher = await openSearcher({
    indexDir,
    watch: true,
    interval: 10,
    onError: error => told.push((error as Error).message),
  })
  onTestFinished(() => searcher.close())
  await build('b.txt')
  ofAnotherFormat(indexDir)
  await expect
    .poll(() => told, { timeout: 10_000 })
    .toEqual([expect.stringContaining('由其他版本的程序建立')])
  expect((await searcher.search('行政复议')).indexVersion).toBe(version)
})

it('a server that could not take up the newest index is content again once it is rolled back', async () => {
  const { indexDir, build } = library()
  const { version } = await build('a.txt')
  const { searcher, told } = await watching(indexDir, () => 'failing')
  await build('b.txt')
  ofAnotherFormat(indexDir)
  await expect.poll(() => told, { timeout: 10_000 }).toContain('failing')
  rollback(indexDir, version)
  await expect.poll(() => told.at(-1), { timeout: 10_000 }).toBe(version)
  expect(searcher.trouble()).toBeNull()
})

it('an index whose CURRENT is gone goes on serving, and says so until it is back', async () => {
  const { indexDir, build } = library()
  const { version } = await build('a.txt')
  const { searcher, told } = await watching(indexDir, error => error.code)
  renameSync(join(indexDir, 'CURRENT'), join(indexDir, 'aside'))
  await expect.poll(() => told, { timeout: 10_000 }).toEqual([version, 'no-snapshot'])
  expect((await searcher.search('行政复议')).indexVersion).toBe(version)
  rollback(indexDir, version)
  await expect.poll(() => told.at(-1), { timeout: 10_000 }).toBe(version)
  expect(searcher.trouble()).toBeNull()
})

it('a copy made while builds go on is whole: CURRENT first, then the rest', async () => {
  const { home, indexDir, build } = library()
  const { version } = await build('a.txt')
  const copy = join(home, 'copy')
  mkdirSync(copy)
  cpSync(join(indexDir, 'CURRENT'), join(copy, 'CURRENT'))
  // Another is published before the rest is copied; the one that CURRENT named is kept beside it.
  await build('b.txt')
  for (const name of readdirSync(indexDir).filter(name => name !== 'CURRENT'))
    cpSync(join(indexDir, name), join(copy, name), { recursive: true })
  expect(verifySnapshot(copy)).toMatchObject({ version, ok: true })
})

it('a backup is restored under a running server: CURRENT last, and it is served', async () => {
  const { home, indexDir, build } = library()
  const { version } = await build('a.txt')
  const copy = join(home, 'copy')
  cpSync(indexDir, copy, { recursive: true })
  for (const name of ['b.txt', 'c.txt', 'd.txt']) await build(name)
  expect(readdirSync(indexDir)).not.toContain(version)
  const told: unknown[] = []
  const onError = (error: unknown) => told.push(error)
  const searcher = await openSearcher({ indexDir, watch: true, interval: 10, onError })
  onTestFinished(() => searcher.close())
  cpSync(join(copy, version), join(indexDir, version), { recursive: true })
  cpSync(join(copy, 'CURRENT'), join(indexDir, 'CURRENT'))
  await expect.poll(async () => (await searcher.stats()).indexVersion, { timeout: 10_000 }).toBe(version)
  expect([readManifest(indexDir).version, told]).toEqual([version, []])
})
