// Going back, backups by plain copying, and what killed builds leave.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { listSnapshots, rollback } from '../../src/snapshot/history.ts'
import { readManifest } from '../../src/snapshot/read.ts'
import { verifySnapshot } from '../../src/snapshot/verify.ts'
import { sweepSnapshots } from '../../src/snapshot/write.ts'
import { indexQuickly } from '../support/indexing.ts'

async function twoBuilds() {
  const home = mkdtempSync(join(tmpdir(), 'jiansuo-history-'))
  onTestFinished(() => rmSync(home, { recursive: true }))
  const [reports, indexDir] = [join(home, 'reports'), join(home, 'index')]
  mkdirSync(reports)
  const build = async (name: string) => {
    writeFileSync(join(reports, name), '兴庆区2022年法治政府建设年度报告\n一、推进行政复议体制改革。\n')
    return (await indexQuickly({ paths: [reports], indexDir, threads: 1 })).version
  }
  return { indexDir, build, first: await build('a.txt'), second: await build('b.txt') }
}

it('lists what there is and goes back to it, there and again', async () => {
  const { indexDir, first, second } = await twoBuilds()
  const current = () => listSnapshots(indexDir).map(({ version, current }) => [version, current])
  expect(current()).toEqual(
    expect.arrayContaining([
      [second, true],
      [first, false],
    ]),
  )
  expect(listSnapshots(indexDir).find(({ version }) => version === second)).toMatchObject({ reports: 2 })
  expect(rollback(indexDir, first)).toBe(first)
  expect(readManifest(indexDir).version).toBe(first)
  expect(rollback(indexDir, second)).toBe(second)
  expect(rollback(indexDir)).toBe(first)
  expect(verifySnapshot(indexDir).ok).toBe(true)
})

it('goes back where CURRENT was lost, as the message says', async () => {
  const { indexDir, second } = await twoBuilds()
  rmSync(join(indexDir, 'CURRENT'))
  expect(() => readManifest(indexDir)).toThrow(/jiansuo rollback --index/)
  expect(rollback(indexDir)).toBe(second)
  expect(readManifest(indexDir).version).toBe(second)
})

it('that was gone back to stays beside the next build: the one left may be damaged', async () => {
  const { indexDir, build, first } = await twoBuilds()
  rollback(indexDir)
  const third = await build('c.txt')
  expect(new Set(listSnapshots(indexDir).map(({ version }) => version))).toEqual(new Set([third, first]))
})

it('all stay where CURRENT says nothing', async () => {
  const { indexDir, first, second } = await twoBuilds()
  writeFileSync(join(indexDir, 'CURRENT'), second.slice(0, 9))
  sweepSnapshots(indexDir)
  expect(readdirSync(indexDir)).toEqual(expect.arrayContaining([first, second]))
})

it('does not go back to what is damaged or not there, and says so', async () => {
  const { indexDir, first, second } = await twoBuilds()
  const column = readdirSync(join(indexDir, first)).find(name => name.startsWith('text.'))!
  truncateSync(join(indexDir, first, column), 3)
  expect(() => rollback(indexDir)).toThrow(expect.objectContaining({ code: 'bad-snapshot' }))
  expect(() => rollback(indexDir, 'nosuch')).toThrow(expect.objectContaining({ code: 'not-found' }))
  expect(readManifest(indexDir).version).toBe(second)
})

it('a plain copy is a backup: restored over newer builds it is the index again', async () => {
  const { indexDir, build, second } = await twoBuilds()
  const backup = `${indexDir}.backup`
  cpSync(indexDir, backup, { recursive: true })
  const third = await build('c.txt')
  expect(readManifest(indexDir).version).toBe(third)
  cpSync(backup, indexDir, { recursive: true })
  expect(readManifest(indexDir).version).toBe(second)
  expect(verifySnapshot(indexDir).ok).toBe(true)
})

it('what killed builds left is gone before the next needs the room', async () => {
  const { indexDir, build } = await twoBuilds()
  const left = join(indexDir, '.building-99999')
  mkdirSync(left)
  writeFileSync(join(indexDir, 'CURRENT.99999'), '')
  // Nothing changes, so nothing is published: the sweep before building is what removes it.
  await build('b.txt')
  expect([existsSync(left), existsSync(join(indexDir, 'CURRENT.99999'))]).toEqual([false, false])
})
