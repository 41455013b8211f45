// The law of the trie: it finds what a search for each word finds.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openSegmenter, SEGMENTERS } from '../../src/analysis/open-segmenter.ts'
import { createWordTrie, scanWords, wordText } from '../../src/analysis/word-trie.ts'

const found = (words: string[], text: string) => {
  const trie = createWordTrie(words)
  const places: string[] = []
  scanWords(trie, text, (word, start) => places.push(`${start} ${wordText(trie, word)}`))
  return places
}
const unit = fc.constantFrom('行', '政', '复', '议', 'a', '\ud842', '\udfb7')
const word = fc.string({ unit, minLength: 1, maxLength: 4 })

describe('the trie', () => {
  it('finds every word wherever it stands', () =>
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), fc.string({ unit, maxLength: 40 }), (words, text) => {
        const expected = [...new Set(words)].flatMap(word =>
          Array.from({ length: text.length }, (_, start) => start)
            .filter(start => text.startsWith(word, start))
            .map(start => `${start} ${word}`),
        )
        expect(found(words, text).sort()).toEqual(expected.sort())
      }),
      { numRuns: 500 },
    ))

  it('tells them in order', () => {
    expect(found(['行政', '政复', '行政复议', '复'], '行政复议')).toEqual([
      '0 行政',
      '0 行政复议',
      '1 政复',
      '2 复',
    ])
  })
})

describe('the vocabulary of a segmenter', () => {
  it.each(SEGMENTERS)('%s: its long words in running text are those that allWords has', async name => {
    const segmenter = await openSegmenter(name)
    const text =
      '全面深化行政复议体制改革整合地方行政复议职责中华人民共和国国务院关于加强市县政府依法行政的决定'
    const long = (words: Iterable<string>) => [...new Set(words)].filter(word => word.length >= 3)
    const known = long(segmenter.vocabulary!())
    expect(known.length).toBeGreaterThan(100_000)
    const places = found(known, text).map(place => place.split(' ')[1]!)
    expect(places).toContain('人民共和国')
    expect(long(places).sort()).toEqual(long(segmenter.allWords(text)).sort())
  })
})
