// Reading on several threads, with a store that takes its time.
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import type * as module from '../../src/indexer/read-all.ts'

const { readAll }: typeof module = await import(
  new URL('../../dist/indexer/read-all.js', import.meta.url).href
)

/** A builder that counts reports, as a module that threads can load. */
const COUNTING = `data:text/javascript,${encodeURIComponent(`
  export function createPartBuilder() {
    let passages = 0
    return {
      add: () => passages++,
      get passages() { return passages },
      handOver: isLast => isLast ? { data: passages, transfer: [] } : null,
    }
  }`)}`

it('waits for a store that still writes when its threads have ended', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jiansuo-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const tasks = [1, 2, 3, 4].map(n => {
    const path = join(folder, `${n}.txt`)
    writeFileSync(path, `第${n}份报告\n\n全市办理行政复议案件${n}件。\n`)
    return { path, file: `${n}.txt`, bytes: statSync(path).size, sidecar: null }
  })
  let taken = 0
  const { results } = await readAll(tasks, {
    threads: 2,
    writer: {
      recipe: { url: COUNTING, with: null },
      async take(_, { data }) {
        await setTimeout(500) // long after the thread is gone
        taken += data as number
      },
      createPartBuilder: () => expect.unreachable(),
      keepLast: () => expect.unreachable(),
      publish: () => expect.unreachable(),
    },
    firstPart: 0,
    repeatedAround: () => new Set(),
    isSettled: true,
    maxFileBytes: 1_000_000,
    ocr: null,
  })
  expect(results.map(({ file }) => file)).toEqual(['1.txt', '2.txt', '3.txt', '4.txt'])
  expect(taken).toBe(4)
})
