import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { parseDictionary, withDictionary } from '../../src/analysis/dictionary.ts'
import { openSegmenter, SEGMENTERS } from '../../src/analysis/open-segmenter.ts'
import type { Segmenter } from '../../src/analysis/segmenter.ts'
import { openColumns } from '../../src/engine/flexsearch/index-columns.ts'
import { createVerifiedPostings } from '../../src/engine/flexsearch/match/literal-postings.ts'
import { openTermIndex } from '../../src/engine/flexsearch/match/term-index.ts'
import { indexReports } from '../../src/indexer/indexer.ts'
import { openSearcher } from '../../src/search/open-searcher.ts'
import { innerWords } from '../../src/search/question/plan.ts'
import { columnsOf } from '../suggest/corpus.ts'
import { corpus, words } from '../support/arbitraries.ts'
import { indexedPostings, slowPostings } from '../support/slow-postings.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'

const listed = fc.uniqueArray(
  fc.string({ unit: fc.constantFrom(...'行政复议法治'), minLength: 2, maxLength: 5 }),
  { maxLength: 6 },
)
const dictionary = (words: string[]) => ({ file: 'd.txt', words: [...words].sort() })

describe('a dictionary file', () => {
  it('takes words with and without frequency and tag, comments and blank lines', () => {
    const { words, rejected } = parseDictionary(
      '\uFEFF# 监管\r\n新质生产力\r\n\r\n双随机、一公开 100 n # 抽查\n放管服 n\n枫桥经验 3\nＧＤＰ核算\n',
    )
    expect(words).toEqual(['gdp核算', '双随机一公开', '放管服', '新质生产力', '枫桥经验'])
    expect(rejected).toEqual([])
  })

  it('names each line that is no word, and uses the rest', () => {
    const { words, rejected } = parseDictionary(
      ['行政复议', '…… 5', '法', '依法行政 高频', '行政。复议', '行政復議 7', '长'.repeat(31), '法治'].join(
        '\n',
      ),
    )
    expect(words).toEqual(['法治', '行政复议'].sort())
    expect(rejected.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7])
    expect(rejected[4]!.reason).toBe('与第 1 行重复')
  })

  it('is never refused, whatever it holds', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const { words } = parseDictionary(text)
        expect(new Set(words).size).toBe(words.length)
        withDictionary(toySegmenter, dictionary(words)).words(text.toWellFormed())
      }),
    ))
})

describe('a segmenter with a dictionary', () => {
  it('adds, drops and changes no character', () =>
    fc.assert(
      fc.property(listed, fc.string({ unit: fc.constantFrom(...'行政复议法治2。') }), (list, text) => {
        expect(withDictionary(toySegmenter, dictionary(list)).words(text).join('')).toBe(text)
      }),
    ))

  it('emits every occurrence of every word once', () =>
    fc.assert(
      fc.property(listed, fc.string({ unit: fc.constantFrom(...'行政复议') }), (list, text) => {
        const all = withDictionary(toySegmenter, dictionary(list)).allWords(text)
        for (const word of list) {
          let times = 0
          for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) times++
          expect(all.filter(other => other === word)).toHaveLength(times)
        }
      }),
    ))

  it('leaves what is found as it is: postings of a word and of any text equal a full scan', () =>
    fc.assert(
      fc.asyncProperty(corpus, listed, words, words, async (reports, list, a, b) => {
        const plain = columnsOf(reports, toySegmenter)
        const cut = columnsOf(reports, withDictionary(toySegmenter, dictionary(list)))
        const [without, with_] = [plain, cut].map(c => {
          const opened = openColumns({ columns: { ...c }, files: {} }, null)
          return { verified: createVerifiedPostings(opened, openTermIndex(opened)) }
        })
        for (const text of [...list, a, b, a + b]) {
          const found = await indexedPostings(with_!, text)
          expect(found).toEqual(slowPostings(cut, text))
          expect(found).toEqual(await indexedPostings(without!, text))
        }
      }),
      { numRuns: 300 },
    ))

  it('without words is the segmenter itself', () => {
    expect(withDictionary(toySegmenter, dictionary([]))).toBe(toySegmenter)
  })
})

describe.each(SEGMENTERS)('%s', name => {
  let segmenter: Segmenter
  beforeAll(async () => {
    segmenter = await openSegmenter(name)
  })

  it('keeps a listed word whole', () => {
    expect(segmenter.words('发展新质生产力')).not.toContain('新质生产力')
    expect(withDictionary(segmenter, dictionary(['新质生产力'])).words('发展新质生产力')).toEqual([
      '发展',
      '新质生产力',
    ])
  })

  it('does not break a longer word up for a listed one inside it', () => {
    expect(withDictionary(segmenter, dictionary(['政复'])).words('行政复议')).toEqual(['行政复议'])
    expect(withDictionary(segmenter, dictionary(['复议'])).words('行政复议')).toEqual(['行政复议'])
  })

  it('looks a compound up by the words inside it, and knows it as a whole', () => {
    const knowing = withDictionary(segmenter, dictionary(['行政复议体制改革']))
    expect(innerWords('行政复议体制改革', knowing)).toEqual(['行政复议', '体制改革'])
    expect(knowing.allWords('行政复议体制改革')).toContain('行政复议体制改革')
    expect(knowing.allWords('行政复议体制改革')).toContain('行政复议')
  })

  it('with two dictionaries in one process, cuts each by its own', () => {
    const [one, other] = [['新质生产力'], ['放管服改']].map(list =>
      withDictionary(segmenter, dictionary(list)),
    )
    for (let i = 0; i < 2; i++) {
      expect(one!.allWords('放管服改革新质生产力')).not.toContain('放管服改')
      expect(other!.allWords('放管服改革新质生产力')).not.toContain('新质生产力')
    }
    expect(one!.dictionary).not.toBe(other!.dictionary)
    expect(segmenter.words('发展新质生产力')).not.toContain('新质生产力')
  })
})

describe('a snapshot', () => {
  const reports = ['发展新质生产力，推行双随机、一公开监管。', '双方随机抽查，一律公开。'].map(
    (text, i) => [`r${i}.txt`, `2023年法治政府建设报告\n\n一、主要举措\n${text}`] as const,
  )
  const folder = () => {
    const path = mkdtempSync(join(tmpdir(), 'jiansuo-dictionary-'))
    onTestFinished(() => rmSync(path, { recursive: true }))
    return path
  }

  it('carries its dictionary: searching needs no file, changing the file changes nothing until indexing', async () => {
    const [indexDir, source] = [folder(), folder()]
    for (const [file, text] of reports) writeFileSync(join(source, file), text)
    const file = join(folder(), '词典.txt')
    writeFileSync(file, '双随机、一公开\n法\n')
    const build = (dictionary: string | null) => indexReports({ paths: [source], indexDir, dictionary })

    const summary = await build(file)
    expect(summary.dictionary).toEqual({
      file: '词典.txt',
      words: 1,
      rejected: [{ line: 2, text: '法', reason: '只有一个字，不必列入' }],
    })
    rmSync(file)
    const searcher = await openSearcher({ indexDir, watch: true, interval: 20 })
    onTestFinished(() => searcher.close())
    const { analysis, indexVersion } = await searcher.stats()
    expect(analysis.userDictionary).toEqual({ file: '词典.txt', words: 1 })
    expect((await searcher.search('双随机一公开')).totalHits).toBe(1)
    expect((await searcher.suggest('ssj', 3))[0]).toEqual({ text: '双随机一公开', kind: 'phrase', hits: 1 })

    // A server takes over to a snapshot cut with another dictionary, or none, without a restart.
    await build(null)
    while ((await searcher.stats()).indexVersion === indexVersion) await new Promise(r => setTimeout(r, 20))
    expect((await searcher.stats()).analysis).not.toHaveProperty('userDictionary')
    expect((await searcher.search('"双随机一公开"')).totalHits).toBe(1)
    // 双, 随机, 一 and 公开 are words of their own again.
    expect((await searcher.search('双随机一公开')).totalHits).toBe(2)
  })

  it('of a dictionary that is not there is refused by name', async () => {
    const [indexDir, source] = [folder(), folder()]
    writeFileSync(join(source, reports[0]![0]), reports[0]![1])
    await expect(
      indexReports({ paths: [source], indexDir, dictionary: join(source, '没有.txt') }),
    ).rejects.toThrow(/词典 .*没有\.txt 不存在/)
  })
})
