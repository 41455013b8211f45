// Reading on several threads, with a store that takes its time.
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { createWordTrie } from '../../src/analysis/word-trie.ts'
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

it('tells a full or forbidden disk that a thread meets as what it is', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jiansuo-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const tasks = [1, 2].map(n => {
    const path = join(folder, `${n}.txt`)
    writeFileSync(path, `第${n}份报告\n\n全市办理行政复议案件${n}件。\n`)
    return { path, file: `${n}.txt`, bytes: statSync(path).size, sidecar: null }
  })
  const url = new URL('../../dist/engine/flexsearch/build/part-builder.js', import.meta.url).href
  // No folder can be made in a file.
  const setup = { words: createWordTrie(['行政复议']), folder: tasks[0]!.path, most: 1 }
  const reading = readAll(tasks, {
    threads: 2,
    writer: {
      recipe: { url, with: setup },
      take: async () => {}, // a thread that is given nothing hands over an empty part
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
  await expect(reading).rejects.toMatchObject({
    code: 'io',
    message: expect.stringMatching(/无法写入.*请用 --index 指定一个目录/),
  })
})
