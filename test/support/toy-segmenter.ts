// toy-segmenter.ts — a segmenter over a handful of words, so that small corpora meet its dictionary. Not: Chinese.
import type { Segmenter } from '../../src/analysis/segmenter.ts'

const DICTIONARY = ['行政', '复议', '法治', '行政复', '政复议', '行政复议', '法治行政', '议议议', '治治治治']

/** Longest word first from the left; what no word covers stands alone. Joined, the words are the text. */
export const toySegmenter: Segmenter = {
  name: 'toy@1',
  dictionary: '0',
  words(text) {
    const words: string[] = []
    for (let at = 0; at < text.length; ) {
      const found = DICTIONARY.filter(word => text.startsWith(word, at)).sort(
        (a, b) => b.length - a.length,
      )[0]
      const word = found ?? String.fromCodePoint(text.codePointAt(at)!)
      words.push(word)
      at += word.length
    }
    return words
  },
  allWords(text) {
    const words: string[] = []
    for (let at = 0; at < text.length; at++)
      words.push(...DICTIONARY.filter(word => text.startsWith(word, at)))
    return words
  },
}
