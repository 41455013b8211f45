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

/** Files of a report each, to be read. */
function reports(count: number) {
  const folder = mkdtempSync(join(tmpdir(), 'jiansuo-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return Array.from({ length: count }, (_, i) => {
    const file = `${i + 1}.txt`
    const path = join(folder, file)
    writeFileSync(path, `第${i + 1}份报告\n\n全市办理行政复议案件${i + 1}件。\n`)
    return { path, file, bytes: statSync(path).size, sidecar: null }
  })
}

const OPTIONS = {
  threads: 2,
  firstPart: 0,
  repeatedAround: () => new Set<string>(),
  isSettled: true,
  maxFileBytes: 1_000_000,
  ocr: null,
}

/** Of a writer: what threads do not come to. */
const UNUSED = {
  createPartBuilder: () => expect.unreachable(),
  keepLast: () => expect.unreachable(),
  publish: () => expect.unreachable(),
}

it('waits for a store that still writes when its threads have ended', async () => {
  const tasks = reports(4)
  let taken = 0
  const { results } = await readAll(tasks, {
    writer: {
      recipe: { url: COUNTING, with: null },
      async take(_, { data }) {
        await setTimeout(500) // long after the thread is gone
        taken += data as number
      },
      ...UNUSED,
    },
    ...OPTIONS,
  })
  expect(results.map(({ file }) => file)).toEqual(['1.txt', '2.txt', '3.txt', '4.txt'])
  expect(taken).toBe(4)
})

it('tells a full or forbidden disk that a thread meets as what it is', async () => {
  const tasks = reports(2)
  const url = new URL('../../dist/engine/flexsearch/build/part-builder.js', import.meta.url).href
  // No folder can be made in a file.
  const setup = { words: createWordTrie(['行政复议']), folder: tasks[0]!.path, most: 1 }
  const reading = readAll(tasks, {
    writer: {
      recipe: { url, with: setup },
      take: async () => {}, // a thread that is given nothing hands over an empty part
      ...UNUSED,
    },
    ...OPTIONS,
  })
  await expect(reading).rejects.toMatchObject({
    code: 'io',
    message: expect.stringMatching(/无法写入.*请用 --index 指定一个目录/),
  })
})
