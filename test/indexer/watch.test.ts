// Watching: one run for a burst of changes, none without, and it ends when told.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, it, onTestFinished, vi } from 'vitest'
import { watchReports } from '../../src/indexer/watch.ts'
import { lockIndex } from '../../src/snapshot/lock.ts'
import { readSnapshot } from '../../src/snapshot/read.ts'

const QUIET = 100

it('settles after a burst, publishes once, and outlives what fails', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jiansuo-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const indexDir = join(folder, '.index')
  const report = (i: number) =>
    `天门市${2000 + i}年法治政府建设情况的报告\n${2000 + i}年，天门市坚持依法行政。`
  writeFileSync(join(folder, '0.txt'), report(0))
  const runs: number[] = []
  const errors: unknown[] = []
  const abort = new AbortController()
  const watching = watchReports({
    paths: [folder],
    indexDir,
    interval: QUIET,
    signal: abort.signal,
    onSummary: ({ reports }) => runs.push(reports),
    onError: error => errors.push(error),
  })
  await vi.waitFor(() => expect(runs).toEqual([1]), { timeout: 20_000 })

  mkdirSync(join(folder, 'new'))
  for (let i = 1; i <= 12; i++) {
    writeFileSync(join(folder, i % 2 ? 'new' : '.', `${i}.txt`), report(i))
    await setTimeout(QUIET / 3)
  }
  await vi.waitFor(() => expect(runs).toEqual([1, 13]), { timeout: 20_000 })
  await setTimeout(4 * QUIET)
  expect(runs).toEqual([1, 13])

  const unlock = lockIndex(indexDir)
  rmSync(join(folder, 'new'), { recursive: true })
  await vi.waitFor(() => expect(errors.at(-1)).toMatchObject({ code: 'busy' }), { timeout: 20_000 })
  unlock()
  await vi.waitFor(() => expect(runs).toEqual([1, 13, 7]), { timeout: 20_000 })

  rmSync(folder, { recursive: true, force: true })
  await vi.waitFor(() => expect(errors.at(-1)).toMatchObject({ code: 'bad-report' }), { timeout: 20_000 })
  mkdirSync(folder)
  writeFileSync(join(folder, '0.txt'), report(0))
  await vi.waitFor(() => expect(runs).toEqual([1, 13, 7, 1]), { timeout: 20_000 })

  abort.abort()
  await watching
  expect((await readSnapshot(indexDir)).manifest.counts.reports).toBe(1)
})
