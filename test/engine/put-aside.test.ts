// A build whose parts are put aside on disk, whenever that is, writes the very files of one that keeps them in memory.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fingerprint } from '../../src/analysis/fingerprint.ts'
import type { Place, SnapshotWriter } from '../../src/engine/engine-store.ts'
import { openFolderStore } from '../../src/engine/flexsearch/folder-store.ts'
import { storedText } from '../../src/engine/store/text-columns.ts'
import type { Report } from '../../src/report/report.ts'
import { wholeOf } from '../../src/snapshot/stretches.ts'
import { collectSuggestions } from '../../src/suggest/collect.ts'
import { corpus } from '../support/arbitraries.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'

let home: string
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'jiansuo-aside-'))
})
afterAll(() => rmSync(home, { recursive: true }))

const partsOf = fc
  .tuple(corpus, corpus, corpus)
  .map(parts =>
    parts.map((part, i) => part.map((report): Report => ({ ...report, id: `p${i}-${report.id}` }))),
  )

async function addParts(writer: SnapshotWriter, parts: Report[][]): Promise<void> {
  for (const [number, reports] of parts.entries()) {
    const builder = writer.createPartBuilder()
    let passages = 0
    for (const report of reports) {
      builder.add(report)
      for (const paragraph of report.paragraphs) passages += paragraph.passages.length
      expect(builder.passages).toBe(passages)
      expect(builder.handOver(false)).toBeNull()
    }
    await writer.take(number, builder.handOver(true)!)
  }
}

const publish = (writer: SnapshotWriter, order: readonly Place[], second: number) =>
  writer.publish({
    builtAt: `2026-01-01T00:00:0${second}.000Z`,
    fingerprint: fingerprint(toySegmenter),
    skipped: [],
    order,
    async *beside(texts) {
      yield { ...collectSuggestions(texts, toySegmenter) }
      yield { hashes: wholeOf(storedText(texts, 'passageHash')) }
    },
  })

/** Built, and built again with some of its reports left and others added. @returns every file there is */
async function build(mostPostings: number, [first, second, third]: Report[][], keys: readonly number[]) {
  const folder = mkdtempSync(join(home, 'index-'))
  const store = openFolderStore(folder, { mostPostings })
  const all = [first!, second!].flatMap((reports, part) =>
    reports.map((_, report): Place => ({ part, report })),
  )
  // In any order, as files are read by several threads.
  const order = all.map((place, i) => ({ place, key: keys[i] ?? 0 })).sort((a, b) => a.key - b.key)
  let unlock = await store.lock()
  let writer = store.write(toySegmenter)
  await addParts(writer, [first!, second!])
  await publish(
    writer,
    order.map(({ place }) => place),
    1,
  )
  await unlock()

  unlock = await store.lock()
  writer = store.write(toySegmenter)
  await writer.keepLast()
  await addParts(writer, [third!])
  const kept = order.flatMap(({ key }, report): Place[] => (key % 3 === 0 ? [] : [{ part: 0, report }]))
  const added = third!.map((_, report): Place => ({ part: 1, report }))
  await publish(writer, keys[0] === 1 ? [...added, ...kept] : [...kept, ...added], 2)
  await unlock()

  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(({ parentPath, name }): [string, string] => {
      const path = join(parentPath, name)
      return [path.slice(folder.length), readFileSync(path).toString('base64')]
    })
    .sort()
  rmSync(folder, { recursive: true })
  return files
}

test('whatever is put aside, the files are the same, and nothing else is left', () =>
  fc.assert(
    fc.asyncProperty(
      partsOf,
      fc.array(fc.nat(20), { maxLength: 20 }),
      fc.integer({ min: 0, max: 200 }),
      async (parts, keys, mostPostings) => {
        const inMemory = await build(Number.POSITIVE_INFINITY, parts, keys)
        expect(inMemory.some(([path]) => path.includes('.building'))).toBe(false)
        expect(await build(mostPostings, parts, keys)).toEqual(inMemory)
      },
    ),
    { numRuns: 6 },
  ))

test('a build that is given up leaves nothing when its lock is given back', async () => {
  const folder = mkdtempSync(join(home, 'index-'))
  const store = openFolderStore(folder, { mostPostings: 0 })
  const unlock = await store.lock()
  const writer = store.write(toySegmenter)
  await addParts(
    writer,
    fc.sample(fc.tuple(corpus.filter(reports => reports.length > 0)), { numRuns: 1, seed: 3 })[0]!,
  )
  expect(readdirSync(folder).some(name => name.startsWith('.building'))).toBe(true)
  await unlock()
  expect(readdirSync(folder)).toEqual([])
})
