// The law of merging: parts put together are, byte for byte, what one build of the same reports is.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Place } from '../../src/engine/engine-store.ts'
import { builtPart, createIndexBuilder } from '../../src/engine/flexsearch/build/builder.ts'
import { longWordsOf } from '../../src/engine/flexsearch/build/long-words.ts'
import { type MergedParts, mergeParts } from '../../src/engine/flexsearch/build/merge.ts'
import { sourceInMemory } from '../../src/engine/flexsearch/build/part-source.ts'
import type { IndexColumns, IndexPart } from '../../src/engine/flexsearch/index-columns.ts'
import { countCitations } from '../../src/engine/store/citations.ts'
import type { Report } from '../../src/report/report.ts'
import { encodeText, gathered } from '../../src/snapshot/columns.ts'
import { inMemory } from '../../src/snapshot/stretches.ts'
import { corpus } from '../support/arbitraries.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'

const columnsOf = ({ texts, terms }: IndexPart): IndexColumns => ({ ...texts, ...terms() })
const gatherAll = ({ texts, terms }: MergedParts): IndexColumns => {
  const { postings, rest } = terms()
  const columns = Object.entries({ ...texts, postings }).map(([name, pieces]) => [name, gathered(pieces)])
  return { ...(Object.fromEntries(columns) as IndexColumns), ...rest() }
}
const partOf = (columns: IndexColumns): IndexPart => ({ texts: columns, terms: () => columns })
const merge = (parts: IndexColumns[], order: Place[]): IndexColumns =>
  gatherAll(
    mergeParts(
      parts.map(part => sourceInMemory(partOf(part))),
      order,
    ),
  )
const build = (reports: Report[]) => {
  const builder = createIndexBuilder(toySegmenter)
  for (const report of reports) builder.add(report)
  return columnsOf(builtPart(builder.finish()))
}

describe('merging', () => {
  test('any parts, in any order, without any of the reports', () =>
    fc.assert(
      fc.property(
        fc
          .tuple(corpus, corpus, corpus)
          .map(parts =>
            parts.map((part, i) => part.map(report => ({ ...report, id: `p${i}-${report.id}` }))),
          ),
        fc.array(fc.nat(), { maxLength: 12 }),
        fc.boolean(),
        (parts, keys, keepsOrder) => {
          const all = parts.flatMap((reports, part) => reports.map((_, report): Place => ({ part, report })))
          const kept = all
            .map((place, i) => ({ place, key: keys[i] ?? 0 }))
            .filter(({ key }) => key % 3 !== 2 || keepsOrder)
          if (!keepsOrder) kept.sort((a, b) => a.key - b.key)
          const order = kept.map(({ place }) => place)
          const merged = merge(parts.map(build), order)
          expect(merged).toEqual(build(order.map(({ part, report }) => parts[part]![report]!)))
        },
      ),
      { numRuns: 300 },
    ))

  test('a trie of the words gives what the segmenter gives', () =>
    fc.assert(
      fc.property(corpus, reports => {
        const vocabulary = () => ['行政复', '政复议', '行政复议', '法治行政', '议议议', '治治治治', '行政']
        const fromTrie = createIndexBuilder(longWordsOf({ ...toySegmenter, vocabulary }))
        for (const report of reports) fromTrie.add(report)
        expect(columnsOf(builtPart(fromTrie.finish()))).toEqual(build(reports))
      }),
      { numRuns: 200 },
    ))

  test('one part alone is itself, and none is empty', () => {
    const [reports] = fc.sample(corpus, { numRuns: 1, seed: 7 })
    const part = build(reports!)
    const whole = merge(
      [part],
      reports!.map((_, report) => ({ part: 0, report })),
    )
    expect(whole).toEqual(part)
    expect(merge([part], [])).toEqual(build([]))
    expect(merge([], [])).toEqual(build([]))
  })
})

describe('citations', () => {
  const stretchOf = (text: string, ...starts: number[]) => ({
    text: inMemory(encodeText(text)),
    paragraphText: inMemory(Uint32Array.from(starts)),
    first: 0,
    end: starts.length - 1,
  })

  test.each([
    ['依据《行政复议法》和《中华人民共和国行政复议法》', 2],
    ['《《行政复议法》》', 1],
    ['《行政复议', 0],
    ['《中华人民共和国》《行政》', 0],
  ])('%s', (text, count) => {
    const titles = [{ title: '中华人民共和国行政复议法' }, { title: null }]
    expect([...countCitations(titles, [stretchOf(text, 0, text.length)])]).toEqual([count, 0])
  })

  test('never run across paragraphs', () => {
    const text = '依据《行政复议法》'
    const stretch = stretchOf(text, 0, 5, text.length)
    expect([...countCitations([{ title: '行政复议法' }], [stretch])]).toEqual([0])
  })
})
