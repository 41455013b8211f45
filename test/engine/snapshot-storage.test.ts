// snapshot-storage.test.ts — the snapshot as FlexSearch's mounted storage: what comes through it is what the columns hold.
import fc from 'fast-check'
import { Index } from 'flexsearch'
import { describe, expect, test } from 'vitest'
import { type IndexColumns, openColumns } from '../../src/engine/flexsearch/index-columns.ts'
import { snapshotStorage } from '../../src/engine/flexsearch/match/snapshot-storage.ts'
import { openTermIndex } from '../../src/engine/flexsearch/match/term-index.ts'
import { passageCount, SLOTS } from '../../src/engine/flexsearch/posting-lists.ts'
import type { Report } from '../../src/report/report.ts'
import { createBlockCache } from '../../src/snapshot/block-cache.ts'
import { closeFiles } from '../../src/snapshot/column-file.ts'
import { corpus, words } from '../support/arbitraries.ts'
import { onDisk } from '../support/on-disk.ts'
import { unreadOf } from '../support/slow-postings.ts'
import { snapshotOver } from '../support/snapshot.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'

const columnsOf = (reports: Report[]) =>
  snapshotOver(reports, toySegmenter).columns as unknown as IndexColumns
const opened = (columns: IndexColumns) => openColumns({ columns: { ...columns }, files: {} }, null)

/** Every term with its lists, read off the columns from end to end. */
function termsOf({ terms, termText, termList, listSlot, listPostings, postings }: IndexColumns) {
  const all = new Map<string, Map<number, number[]>>()
  for (let term = 0; term + 1 < termText.length; term++) {
    const lists = new Map<number, number[]>()
    for (let list = termList[term]!; list < termList[term + 1]!; list++)
      lists.set(listSlot[list]!, [...postings.subarray(listPostings[list]!, listPostings[list + 1]!)])
    all.set(String.fromCharCode(...terms.subarray(termText[term]!, termText[term + 1]!)), lists)
  }
  return all
}

/** The same shape, of slots with holes. */
const listsOf = (slots: ArrayLike<number>[]) => {
  const lists = new Map<number, number[]>()
  slots.forEach((passages, slot) => {
    lists.set(slot, Array.from(passages))
  })
  return lists
}

describe('the mounted snapshot', () => {
  test('gives FlexSearch the lists of the columns, and nothing of what is no term', () =>
    fc.assert(
      fc.asyncProperty(corpus, words, async (reports, other) => {
        const columns = columnsOf(reports)
        const storage = snapshotStorage(opened(columns))
        const index = new Index({ tokenize: 'strict', resolution: SLOTS, encode: term => [term] })
        await index.mount(storage)
        const all = termsOf(columns)
        for (const term of [...all.keys(), other, `${other}其`]) {
          const lists = all.get(term) ?? new Map<number, number[]>()
          const asked = (await index.search(term, { resolve: false })) as unknown as { result: number[][] }
          expect(listsOf(asked.result)).toEqual(lists)
          const passages = [...lists.values()].flat()
          expect(storage.count(term)).toBe(passages.length)
          expect(await index.search(term, { limit: 10_000 })).toEqual(passages)
        }
      }),
    ))

  test('gives any stretch of a term’s passages, with slots and without', () =>
    fc.assert(
      fc.asyncProperty(
        corpus,
        fc.nat(),
        fc.nat({ max: 5 }),
        fc.nat({ max: 5 }),
        async (reports, at, offset, limit) => {
          const columns = columnsOf(reports)
          const storage = snapshotStorage(opened(columns))
          const all = [...termsOf(columns)]
          fc.pre(all.length > 0)
          const [term, lists] = all[at % all.length]!
          const expected = [...lists.values()].flat().slice(offset, limit ? offset + limit : undefined)
          expect(await storage.get(term, '', limit, offset, true)).toEqual(expected)
          const slots = (await storage.get(term, '', limit, offset, false)) as ArrayLike<number>[]
          expect([...listsOf(slots).values()].flat()).toEqual(expected)
          for (const slot of listsOf(slots).keys()) expect(lists.has(slot)).toBe(true)
        },
      ),
    ))

  test('knows its passages, and no words before a word', async () => {
    const columns = columnsOf([])
    expect(await snapshotStorage(opened(columns)).has(0)).toBe(false)
    const some = { ...columns, passageReport: new Uint32Array(3) }
    const storage = snapshotStorage(opened(some))
    expect(await Promise.all([0, 2, 3, -1, 0.5].map(id => storage.has(id)))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
    expect(await storage.get('行政', '复议', 0, 0, false)).toEqual([])
  })

  test('refuses whatever would change it', async () => {
    const storage = snapshotStorage(opened(columnsOf([])))
    const index = new Index({ tokenize: 'strict', commit: false })
    await index.mount(storage)
    for (const change of [
      () => index.commit(),
      () => index.clear() as unknown as Promise<void>,
      () => index.destroy(),
      () => storage.remove(),
      () => storage.enrich([0]),
    ])
      await expect(change()).rejects.toThrow('a snapshot cannot')
    await storage.close()
  })
})

describe('terms', () => {
  test('are fetched together, and known without waiting afterwards', () =>
    fc.assert(
      fc.asyncProperty(corpus, words, words, async (reports, a, b) => {
        const columns = columnsOf(reports)
        const terms = openTermIndex(opened(columns))
        const all = termsOf(columns)
        const asked = [...all.keys(), a, b, a]
        expect(terms.known(a)).toBeUndefined()
        const fetched = await terms.fetch(asked)
        const lists = fetched.map(
          postings => new Map(postings.map(({ frequency, passages }) => [SLOTS - frequency, [...passages]])),
        )
        expect(lists).toEqual(asked.map(term => all.get(term) ?? new Map()))
        expect(asked.map(terms.known)).toEqual(fetched)
        expect(await terms.fetch([])).toEqual([])
      }),
    ))

  test('on disk are the same, and their lists are read when somebody looks at them', () =>
    fc.assert(
      fc.asyncProperty(corpus, words, async (reports, a) => {
        const snapshot = snapshotOver(reports, toySegmenter)
        const stored = onDisk(snapshot, 16)
        const terms = openTermIndex(openColumns(stored, createBlockCache(1000)))
        const whole = openTermIndex(opened(snapshot.columns as unknown as IndexColumns))
        const asked = [a, ...termsOf(snapshot.columns as unknown as IndexColumns).keys()]
        for (let time = 0; time < 2; time++)
          expect(await terms.fetch(asked)).toEqual(await whole.fetch(asked))
        for (const [i, postings] of (await whole.fetch(asked)).entries()) {
          expect(terms.count(asked[i]!)).toBe(passageCount(postings))
          expect(terms.unread(asked[i]!)).toEqual(unreadOf(postings))
          expect(whole.unread(asked[i]!)).toBeNull()
        }
        closeFiles(stored.files)
      }),
      { numRuns: 40 },
    ))
})
