// limited.test.ts — the embedded engine within a memory limit: most of its index on disk, and every answer the same.
import { closeSync, mkdtempSync, readdirSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { fingerprint } from '../../src/analysis/fingerprint.ts'
import type { Engine } from '../../src/engine/engine.ts'
import {
  type FlexSearchEngine,
  openFlexSearchEngine,
  openThreadedEngine,
} from '../../src/engine/flexsearch/flexsearch.ts'
import { openFolderStore } from '../../src/engine/flexsearch/folder-store.ts'
import { type CacheShares, sharesWithin } from '../../src/engine/flexsearch/memory-limit.ts'
import { openPool } from '../../src/engine/flexsearch/threads/thread-pool.ts'
import { stopFor } from '../../src/engine/stopping.ts'
import type { Report } from '../../src/report/report.ts'
import { createBlockCounts, readBlockCounts } from '../../src/snapshot/block-cache.ts'
import { publishSnapshot, sweepSnapshots } from '../../src/snapshot/write.ts'
import { corpus, query, words } from '../support/arbitraries.ts'
import { onDisk } from '../support/on-disk.ts'
import { unreadOf } from '../support/slow-postings.ts'
import { snapshotOver } from '../support/snapshot.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'
import { answersOf } from './answers.ts'
import { describeEngine, FEWER_CASES } from './behaviour.ts'

const MIB = 2 ** 20
/** All posting lists, however long. */
const UNPACKED = Number.POSITIVE_INFINITY

const sharesOf = (bytes: number): CacheShares => ({
  answering: bytes,
  telling: bytes,
  sets: MIB,
  counts: createBlockCounts(),
})
const openLimited = (reports: Report[], block: number, kept: number): Engine =>
  openFlexSearchEngine(onDisk(snapshotOver(reports, toySegmenter), block), {}, sharesOf(kept))

// Not every law closes what it opened; a process has only so many open files.
const opened: Engine[] = []
const closeOld = async (left: number) => {
  while (opened.length > left) await opened.shift()!.close()
}
afterAll(() => closeOld(0))
const openOne = async (reports: Report[]) => {
  const engine = openLimited(reports, 16, 2000)
  opened.push(engine)
  await closeOld(50)
  return engine
}
describeEngine('the embedded engine within a limit', openOne, FEWER_CASES)

test('whatever is kept, and however much is read at once, answers are those of the whole index in memory', () =>
  fc.assert(
    fc.asyncProperty(
      corpus,
      fc.array(query, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 64 }),
      fc.constantFrom(0, 100, 1000, MIB),
      async (reports, queries, words, kept) => {
        const whole = openFlexSearchEngine(snapshotOver(reports, toySegmenter))
        const limited = openLimited(reports, 4 * words, kept)
        for (const asked of queries)
          expect(await answersOf(limited, asked)).toEqual(await answersOf(whole, asked))
        await limited.close()
      },
    ),
    { numRuns: 100 },
  ))

test('what a text weighs is known without reading its lists, and is what reading them gives', () =>
  fc.assert(
    fc.asyncProperty(corpus, words, words, async (reports, a, b) => {
      const limited = openLimited(reports, 16, 0) as FlexSearchEngine
      const asked = [a, b, ...a, ...b, '', '一', '一一', '没有这样的话']
      for (let time = 0; time < 2; time++) {
        for (const text of asked) {
          const unread = limited.verified.unread(text)
          const postings = await limited.verified.phrase(text, stopFor())
          if (unread) expect(unread).toEqual(unreadOf(postings))
          // Characters are always stored; nobody knows how often the overlapping 一一 is counted.
          else expect(time === 0 || text.length !== 1).toBe(true)
        }
      }
      expect(limited.verified.unread('一一')).toBeNull()
      await limited.close()
    }),
    { numRuns: 50 },
  ))

test('the same on threads, each with a cache of its own', async () => {
  const pool = openPool(2, { grace: 30_000, sparing: true })
  onTestFinished(() => pool.close())
  await fc.assert(
    fc.asyncProperty(corpus, query, async (reports, asked) => {
      const whole = openFlexSearchEngine(snapshotOver(reports, toySegmenter))
      const stored = onDisk(snapshotOver(reports, toySegmenter), 64)
      const limited = openThreadedEngine(stored, pool, sharesOf(1000))
      const [one, two] = await Promise.all([answersOf(limited, asked), answersOf(limited, asked)])
      expect(one).toEqual(await answersOf(whole, asked))
      expect(two).toEqual(one)
      // The pool is everybody's here: closing the engine would end it.
      for (const { fd } of Object.values(stored.files)) closeSync(fd)
    }),
    { numRuns: 20 },
  )
})

describe('a limit', () => {
  const files = [
    { name: 'postings.p32', bytes: 160 * MIB, elements: 125 * MIB, sha256: '' },
    { name: 'passageReport.p32', bytes: MIB, elements: 2 * MIB, sha256: '' },
  ]
  const counts = { reports: 20_000, paragraphs: 2e6, passages: 2e6, characters: 1e8 }

  test('that has room for everything changes nothing', () => {
    expect(sharesWithin(null, { files, counts }, 2)).toBeNull()
    expect(sharesWithin({ bytes: 2048 * MIB }, { files, counts }, 2)).toBeNull()
  })

  test('is divided so that all together stay within it', () => {
    for (const threads of [0, 1, 2])
      for (const mib of [300, 400, 500]) {
        const shares = sharesWithin({ bytes: mib * MIB }, { files, counts }, threads, UNPACKED)!
        const kept = Math.max(1, threads) * shares.answering + (threads > 0 ? shares.telling : 0)
        expect(kept).toBeGreaterThan(4 * MIB)
        expect(kept + 8 * MIB).toBeLessThan(mib * MIB)
      }
  })

  test('with no room for what every question needs is refused with one that has', () => {
    const refusal = (mib: number) => () => sharesWithin({ bytes: mib * MIB }, { files, counts }, 2)
    expect(refusal(64)).toThrow(expect.objectContaining({ code: 'bad-config' }))
    let least = 0
    try {
      refusal(64)()
    } catch (error) {
      least = Number(/至少要 (\d+)M，请提高 --memory，或减少线程/.exec((error as Error).message)![1])
    }
    expect(refusal(least)()).not.toBeNull()
    expect(refusal(least - 1)).toThrow('--memory')
  })

  test('is refused in the number of threads that answer, the calling one too', () => {
    for (const [threads, told] of [
      [0, 1],
      [1, 1],
      [2, 2],
    ] as const)
      expect(() => sharesWithin({ bytes: 64 * MIB }, { files, counts }, threads)).toThrow(
        `用 ${told} 个线程至少要`,
      )
  })
})

describe('a folder within a limit', () => {
  const reports = fc.sample(corpus, { numRuns: 1, seed: 11 })[0]!
  const whole = snapshotOver(reports, toySegmenter)
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'jiansuo-limited-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  /** Padded, so that it does not fit. */
  const publish = (second: number) => {
    const { columns, manifest } = snapshotOver(reports, toySegmenter)
    const details = new Uint8Array(16 * MIB)
    details.set(columns.details)
    return publishSnapshot(folder, [{ ...columns, details }], {
      builtAt: `2026-01-01T00:00:0${second}.000Z`,
      fingerprint: fingerprint(toySegmenter),
      counts: manifest.counts,
      skipped: [],
    })
  }
  const ANY = { type: 'term', text: '行政' } as const

  test.each([0, 1])(
    'is answered from its files, swept away as they may be, with %d threads',
    async threads => {
      const version = await publish(1)
      const counts = createBlockCounts()
      const memory = { bytes: 66 * MIB, counts }
      const { engine } = await openFolderStore(folder, { threads, memory }).open()
      onTestFinished(() => engine.close())
      await publish(2)
      await publish(3)
      sweepSnapshots(folder)
      expect(readdirSync(folder)).not.toContain(version)
      const expected = await answersOf(openFlexSearchEngine(whole), ANY)
      expect(await answersOf(engine, ANY)).toEqual(expected)
      expect(await answersOf(engine, ANY)).toEqual(expected)
      expect(readBlockCounts(counts).misses).toBeGreaterThan(0)
    },
  )

  test('whose files are cut short refuses what it can no longer read', async () => {
    const version = await publish(4)
    const memory = { bytes: 66 * MIB }
    const { engine } = await openFolderStore(folder, { memory }).open()
    onTestFinished(() => engine.close())
    for (const name of ['text.u16', 'postings.p32', 'skeleton.u16'])
      truncateSync(join(folder, version, name), 0)
    await expect(answersOf(engine, ANY)).rejects.toMatchObject({
      code: 'bad-snapshot',
      message: expect.stringContaining('jiansuo verify'),
    })
  })

  test('that is damaged is not opened, and leaves no file open', async () => {
    const version = await publish(5)
    truncateSync(join(folder, version, 'postings.p32'), 4)
    const held = openFiles()
    await expect(openFolderStore(folder, { memory: { bytes: 66 * MIB } }).open()).rejects.toMatchObject({
      code: 'bad-snapshot',
    })
    expect(openFiles()).toBe(held)
  })
})

/** Of this process; 0 where the system does not tell. */
function openFiles(): number {
  try {
    return readdirSync('/proc/self/fd').length
  } catch {
    return 0
  }
}
