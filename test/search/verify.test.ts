// Whether the verification mark is computed: always there over an honest index, never over a doctored one.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { skeleton } from '../../src/analysis/skeleton.ts'
import type { IndexColumns } from '../../src/engine/flexsearch/index-columns.ts'
import { SLOTS } from '../../src/engine/flexsearch/posting-lists.ts'
import { overlapsItself } from '../../src/matching/phrase.ts'
import { printQuery } from '../../src/query/print.ts'
import { openSearcher } from '../../src/search/open-searcher.ts'
import { createSearcher } from '../../src/search/searcher.ts'
import { decodeText } from '../../src/snapshot/columns.ts'
import { corpus, query } from '../support/arbitraries.ts'
import { slowPhrase } from '../support/brute-force.ts'
import { indexQuickly } from '../support/indexing.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'
import { engineOver, searcherOver } from './support.ts'

const mode = fc.constantFrom('smart' as const, 'exact' as const)

const termAt = ({ terms, termText }: IndexColumns, term: number) =>
  decodeText(terms, termText[term]!, termText[term + 1]!)

/** The list a posting stands in, and the term the list belongs to. */
function ownerOf({ listPostings, termList, listSlot }: IndexColumns, posting: number) {
  const list = listPostings.findLastIndex(first => first <= posting)
  return { term: termList.findLastIndex(first => first <= list), frequency: SLOTS - listSlot[list]! }
}

describe('verifying', () => {
  test('holds for every query over every corpus, and counts what a search for the text counts', () =>
    fc.assert(
      fc.asyncProperty(corpus, query, mode, async (reports, query, mode) => {
        const searcher = searcherOver(reports, toySegmenter)
        const { equal, texts, left } = await searcher.verify(printQuery(query), { mode })
        expect([equal, texts.length <= 10, left >= 0]).toEqual([true, true, true])
        for (const { text, passages, occurrences, equal } of texts) {
          const found = await searcher.search(`"${text}"`)
          expect([equal, passages, occurrences]).toEqual([true, found.totalHits, found.totalOccurrences])
          const folded = reports.flatMap(report =>
            report.paragraphs.map(paragraph => skeleton(paragraph.text)),
          )
          expect(occurrences).toBe(
            folded.reduce((sum, paragraph) => sum + slowPhrase(paragraph, text).length, 0),
          )
        }
      }),
      { numRuns: 300 },
    ))

  test('fails for the term of any single posting that is altered', () =>
    fc.assert(
      fc.asyncProperty(corpus, fc.nat(), fc.nat(), async (reports, which, what) => {
        let text = ''
        const engine = engineOver(reports, toySegmenter, columns => {
          const { postings, passageReport } = columns
          fc.pre(passageReport.length > 1)
          const posting = which % postings.length
          const { term, frequency } = ownerOf(columns, posting)
          text = termAt(columns, term)
          // These are verified on the text itself: an altered posting may do no harm.
          fc.pre(frequency < SLOTS && !overlapsItself(text))
          const shift = 1 + (what % (passageReport.length - 1))
          postings[posting] = (postings[posting]! + shift) % passageReport.length
        })
        expect((await engine.recount(text)).equal).toBe(false)
      }),
      { numRuns: 300 },
    ))

  test('is false of a query when one of its texts, or a word inside a term, is not as the text has it', async () => {
    const text = '行政复议与人民调解并重。'
    const passages = [{ start: 0, end: text.length, section: [] }]
    const [report] = fc.sample(corpus, { numRuns: 1, seed: 1 })[0]!
    const paragraphs = [text, '人民调解。', '其他。'].map(text => ({
      ...{ kind: 'paragraph' as const, text },
      passages: passages.map(passage => ({ ...passage, end: text.length })),
    }))
    const engine = engineOver([{ ...report!, paragraphs }], toySegmenter, columns => {
      for (let list = 0; list < columns.listSlot.length; list++) {
        const { term } = ownerOf(columns, columns.listPostings[list]!)
        if (termAt(columns, term) === '调解') columns.postings[columns.listPostings[list]!] = 2
      }
    })
    const segmenter = {
      ...toySegmenter,
      words: (text: string) => (text === '人民调解' ? ['人民', '调解'] : [text]),
    }
    const searcher = createSearcher(engine, segmenter)
    const verdict = async (query: string, mode: 'smart' | 'exact') => {
      const { equal, texts } = await searcher.verify(query, { mode })
      return [equal, ...texts.map(({ text, equal }) => `${text} ${equal}`)]
    }
    expect(await verdict('行政复议', 'smart')).toEqual([true, '行政复议 true'])
    expect(await verdict('行政复议 "调解"', 'smart')).toEqual([false, '行政复议 true', '调解 false'])
    expect((await verdict('人民调解', 'smart')).slice(2)).toEqual(['人民 true', '调解 false'])
    expect(await verdict('"人民"', 'exact')).toEqual([true, '人民 true'])
  })

  test('compares nothing where only gaps, near expressions, fields or exclusions are asked for, and says what it left out', async () => {
    const searcher = searcherOver(fc.sample(corpus, { numRuns: 1, seed: 2 })[0]!, toySegmenter)
    for (const query of ['"依法*行政"', '"行政 复议"~句', '年份:2021', '-复议', '，'])
      expect(await searcher.verify(query), query).toMatchObject({ equal: true, texts: [], left: 0 })
    const many = Array.from({ length: 13 }, (_, i) => `"词${i}"`).join(' | ')
    const { texts, left } = await searcher.verify(many)
    expect([texts.length, left]).toEqual([10, 3])
  })

  test('is kept with the answers of a snapshot', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'jiansuo-'))
    await indexQuickly({ paths: ['seeds'], indexDir: folder })
    const searcher = await openSearcher({ indexDir: folder })
    const first = await searcher.verify('“行政复议”')
    expect(first).toMatchObject({ equal: true, texts: [{ text: '行政复议', occurrences: 33 }] })
    expect(await searcher.verify('“行政复议”', { mode: 'smart' })).toBe(first)
    await searcher.close()
    rmSync(folder, { recursive: true })
  })
})
