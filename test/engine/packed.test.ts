// packed.test.ts — the embedded engine as it lies in memory of a large library, lists packed and texts told by their skeletons: every
// answer the same.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openFlexSearchEngine, openThreadedEngine } from '../../src/engine/flexsearch/flexsearch.ts'
import { openFolderStore } from '../../src/engine/flexsearch/folder-store.ts'
import { sharesWithin } from '../../src/engine/flexsearch/memory-limit.ts'
import { packedIn, placesIn } from '../../src/engine/flexsearch/places.ts'
import { openPool } from '../../src/engine/flexsearch/threads/thread-pool.ts'
import { stopFor } from '../../src/engine/stopping.ts'
import { readSnapshot } from '../../src/snapshot/read.ts'
import { publishSnapshot } from '../../src/snapshot/write.ts'
import { corpus, query, words } from '../support/arbitraries.ts'
import { packedInMemory } from '../support/packed.ts'
import { unreadOf } from '../support/slow-postings.ts'
import { snapshotOver } from '../support/snapshot.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'
import { answersOf } from './answers.ts'
import { describeEngine, FEWER_CASES } from './behaviour.ts'

const MIB = 2 ** 20

describeEngine(
  'the embedded engine with packed lists',
  async reports => openFlexSearchEngine(packedInMemory(snapshotOver(reports, toySegmenter))),
  FEWER_CASES,
)

test('answers are those of plain lists, asked for the first time and again', () =>
  fc.assert(
    fc.asyncProperty(corpus, fc.array(query, { minLength: 1, maxLength: 4 }), async (reports, queries) => {
      const plain = openFlexSearchEngine(snapshotOver(reports, toySegmenter))
      const packed = openFlexSearchEngine(packedInMemory(snapshotOver(reports, toySegmenter)))
      for (const asked of [...queries, ...queries])
        expect(await answersOf(packed, asked)).toEqual(await answersOf(plain, asked))
    }),
    { numRuns: 200 },
  ))

test('what a text weighs is known without unpacking it, and is what unpacking it gives', () =>
  fc.assert(
    fc.asyncProperty(corpus, words, async (reports, text) => {
      const { verified } = openFlexSearchEngine(packedInMemory(snapshotOver(reports, toySegmenter)))
      for (const one of [text, ...text]) {
        const unread = verified.unread(one)
        const postings = await verified.phrase(one, stopFor())
        if (unread) expect(unread).toEqual(unreadOf(postings))
        for (const { count, passages } of postings) expect(passages.length).toBe(count)
      }
    }),
    { numRuns: 100 },
  ))

test('the same on threads, over one packed copy', async () => {
  const pool = openPool(2, { grace: 30_000 })
  onTestFinished(() => pool.close())
  await fc.assert(
    fc.asyncProperty(corpus, query, async (reports, asked) => {
      const plain = openFlexSearchEngine(snapshotOver(reports, toySegmenter))
      const packed = openThreadedEngine(packedInMemory(snapshotOver(reports, toySegmenter)), pool)
      const [one, two] = await Promise.all([answersOf(packed, asked), answersOf(packed, asked)])
      expect(one).toEqual(await answersOf(plain, asked))
      expect(two).toEqual(one)
    }),
    { numRuns: 20 },
  )
})

describe('a folder', () => {
  test.each([0, 1])('whose lists are long is opened with them packed, with %d threads', async threads => {
    const folder = mkdtempSync(join(tmpdir(), 'jiansuo-packed-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const reports = fc.sample(corpus, { numRuns: 1, seed: 11 })[0]!
    const { columns, manifest } = snapshotOver(reports, toySegmenter)
    const { builtAt, fingerprint, counts, skipped } = manifest
    await publishSnapshot(folder, [columns], { builtAt, fingerprint, counts, skipped })
    const { packed, likened } = await readSnapshot(folder, { placesIn: stored => placesIn(stored, false, 0) })
    expect(Object.keys(packed).sort()).toEqual(['paragraphLine', 'postings'])
    expect(Object.keys(likened)).toEqual(['text'])
    const { engine } = await openFolderStore(folder, { threads, mostUnpacked: 0 }).open()
    onTestFinished(() => engine.close())
    const plain = (await openFolderStore(folder).open()).engine
    for (const text of ['行政', '的', '行政复议'])
      expect(await answersOf(engine, { type: 'term', text })).toEqual(
        await answersOf(plain, { type: 'term', text }),
      )
  })

  const files = [
    { name: 'postings.p32', bytes: 160 * MIB, elements: 125 * MIB, sha256: '' },
    { name: 'text.u16', bytes: 200 * MIB, elements: 100 * MIB, sha256: '' },
    { name: 'passageReport.p32', bytes: MIB, elements: 2 * MIB, sha256: '' },
  ]
  const counts = { reports: 20_000, paragraphs: 2e6, passages: 2e6, characters: 1e8 }

  test('tells texts by their skeletons where lists are packed', () => {
    expect(placesIn({ files }, false)('text')).toEqual({ like: 'skeleton' })
    expect(placesIn({ files }, false, 500 * MIB)('text')).toBe('memory')
    expect(placesIn({ files }, true)('text')).toBe('disk')
  })

  test('packs what is read in long stretches, and only where there is much of it', () => {
    expect(files.filter(packedIn({ files })).map(({ name }) => name)).toEqual(['postings.p32'])
    expect(files.filter(packedIn({ files }, 500 * MIB))).toEqual([])
    expect(files.filter(packedIn({ files: files.slice(1) }))).toEqual([])
    expect(placesIn({ files }, true)('postings')).toBe('disk')
    expect(placesIn({ files }, false)('passageReport')).toBe('memory')
  })

  test('stays in memory within a limit that has room for it packed', () => {
    const limit = { bytes: 720 * MIB }
    expect(sharesWithin(limit, { files, counts }, 1)).toBeNull()
    expect(sharesWithin(limit, { files, counts }, 1, Number.POSITIVE_INFINITY)).not.toBeNull()
  })
})
