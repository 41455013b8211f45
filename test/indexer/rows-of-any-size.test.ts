// A .jsonl larger than any other file may be.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { IndexOptions } from '../../src/indexer/indexer.ts'
import type { IndexProgress } from '../../src/indexer/progress.ts'
import { contentOf } from '../support/index-content.ts'
import { indexQuickly } from '../support/indexing.ts'

const rows = Array.from({ length: 300 }, (_, i) =>
  JSON.stringify({ id: `r${i}`, title: `第${i}份报告`, year: 2000 + (i % 20), text: `行政复议案件${i}件。` }),
)

function scratch(content: string) {
  const folder = mkdtempSync(join(tmpdir(), 'jiansuo-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'rows.jsonl')
  writeFileSync(path, content)
  const index = (name: string, options: Partial<IndexOptions> = {}) =>
    indexQuickly({ paths: [path], indexDir: join(folder, name), ...options })
  return { index, contentIn: (name: string) => contentOf(join(folder, name)) }
}

it('makes the same index whether it is read at once or row by row', async () => {
  const { index, contentIn } = scratch(rows.join('\n'))
  await index('whole')
  const told: IndexProgress[] = []
  const summary = await index('by-row', { maxFileBytes: 1000, onProgress: progress => told.push(progress) })
  expect(summary.skipped).toEqual([])
  expect(await contentIn('by-row')).toEqual(await contentIn('whole'))
  expect(told.at(-1)).toMatchObject({ files: 1, passages: 300 })
  expect(told.every(({ bytes, totalBytes }) => bytes <= totalBytes)).toBe(true)
})

it('reads it again only when it has changed', async () => {
  const { index } = scratch(rows.join('\n'))
  const first = await index('index', { maxFileBytes: 1000 })
  const second = await index('index', { maxFileBytes: 1000 })
  expect(second.version).toBe(first.version)
})

it('names a row that is too long and indexes the others', async () => {
  const long = JSON.stringify({ id: 'long', text: '行政执法。'.repeat(1000) })
  const { index } = scratch([...rows.slice(0, 20), long, ...rows.slice(20, 40)].join('\n'))
  const { skipped, reports } = await index('index', { maxFileBytes: 1000 })
  expect(reports).toBe(40)
  expect(skipped).toEqual([{ file: 'rows.jsonl:21', reason: expect.stringContaining('这一行过大') }])
})
