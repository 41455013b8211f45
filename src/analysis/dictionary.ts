// dictionary.ts — words of the field that somebody lists, and any segmenter made to know them. Not: reading the file.
//
// The words are laid over what the segmenter does by itself instead of being loaded into it: so both segmenters treat
// them alike, a process can serve snapshots cut with different dictionaries at once, and no line of a file can make a
// segmenter refuse it or cut the rest of the language differently.
import { createHash } from 'node:crypto'
import type { Segmenter, UserDictionary } from './segmenter.ts'
import { SENTENCE_ENDS, skeleton } from './skeleton.ts'

export interface RejectedLine {
  /** 1-based. */
  line: number
  text: string
  /** In Chinese. */
  reason: string
}

/** In skeleton units: a sentence is no word, a single character always is one. */
const LONGEST = 30

/**
 * Reads lines of `word [frequency] [tag]`, the format of jieba's dictionaries; frequency and tag are ignored. `#` begins a
 * comment. A line that is not a word is reported and left out.
 *
 * @example parseDictionary('新质生产力\n双随机、一公开 100 n # 监管').words // => ['双随机一公开', '新质生产力']
 */
export function parseDictionary(text: string): { words: string[]; rejected: RejectedLine[] } {
  const lineOf = new Map<string, number>()
  const rejected: RejectedLine[] = []
  text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .forEach((whole, i) => {
      const content = whole.replace(/(^|\s)#[\s\S]*$/, '').trim()
      if (content === '') return
      const line = i + 1
      const reject = (reason: string) => rejected.push({ line, text: content, reason })
      const [word = '', ...rest] = content.split(/\s+/)
      const folded = skeleton(word)
      const earlier = lineOf.get(folded)
      if (rest.length > 0 && !/^(?:\d+(?:\.\d+)?(?: [A-Za-z]+)?|[A-Za-z]+)$/.test(rest.join(' ')))
        reject('词的后面只能写频次（数字）和词性（字母），中间用空格隔开；一行写一个词')
      else if (folded === '') reject('没有可以检索的文字')
      else if ([...folded].length === 1) reject('只有一个字，不必列入')
      else if (folded.length > LONGEST) reject(`超过 ${LONGEST} 个字，不像一个词`)
      else if ([...SENTENCE_ENDS].some(end => folded.includes(end))) reject('含有句号、问号等，不像一个词')
      else if (earlier !== undefined) reject(`与第 ${earlier} 行重复`)
      else lineOf.set(folded, line)
    })
  return { words: [...lineOf.keys()].sort(), rejected }
}

/** SHA-256 over the words, the first 16 hex digits. */
function dictionaryHash({ words }: UserDictionary): string {
  return createHash('sha256').update(words.join('\n')).digest('hex').slice(0, 16)
}

/**
 * The segmenter with the words of a dictionary. `allWords` has every occurrence of every one of them. In `words` one
 * stands whole, unless it lies inside a longer word, or is made of ordinary words of two characters and more: those are
 * what a term is looked up by, so that listing 行政复议体制改革 does not stop a passage with 行政复议 and 体制改革 from
 * being found.
 *
 * No words: the segmenter itself.
 */
export function withDictionary(segmenter: Segmenter, dictionary: UserDictionary): Segmenter {
  const { words: listed } = dictionary
  if (listed.length === 0) return segmenter
  const known = new Set(listed)
  const every = createFinder(listed)
  let whole: WordFinder | undefined

  const words = (text: string): string[] => {
    const cut = segmenter.words(text)
    whole ??= createFinder(listed.filter(word => !isCompound(word, segmenter)))
    const result: string[] = []
    let done = 0
    let word = 0
    let end = cut[0]?.length ?? 0
    for (let at = 0; at < text.length; ) {
      while (end <= at) end += cut[++word]!.length
      const start = end - cut[word]!.length
      const isInside = (length: number) => at + length <= end && length < end - start
      const found = whole.at(text, at).findLast(candidate => !isInside(candidate.length))
      if (found === undefined) {
        at++
        continue
      }
      if (at > done) result.push(...segmenter.words(text.slice(done, at)))
      result.push(found)
      at += found.length
      done = at
    }
    if (done === 0) return cut
    if (done < text.length) result.push(...segmenter.words(text.slice(done)))
    return result
  }

  return {
    name: segmenter.name,
    dictionary: `${segmenter.dictionary}+${dictionaryHash(dictionary)}`,
    userDictionary: dictionary,
    words,
    ...(segmenter.vocabulary && { vocabulary: () => [...segmenter.vocabulary!(), ...listed] }),
    allWords(text) {
      const all = segmenter.allWords(text)
      const found: string[] = []
      for (let at = 0; at < text.length; at++) for (const word of every.at(text, at)) found.push(word)
      return found.length === 0 ? all : [...all.filter(word => !known.has(word)), ...found]
    },
  }
}

// --- internal ---

/** A guess (新质) is no word to look anything up by; only the segmenter's own dictionary makes it one. */
function isCompound(word: string, segmenter: Segmenter): boolean {
  const parts = segmenter.words(word)
  const isOrdinary = (part: string) => part.length > 1 && segmenter.allWords(part).includes(part)
  return parts.length > 1 && parts.every(isOrdinary)
}

interface WordFinder {
  /** The words that start there, shortest first. */
  at(text: string, position: number): string[]
}

const NONE: string[] = []

/** Words by their first two units, and every word has two: nearly all positions of a text are settled by one look. */
function createFinder(words: readonly string[]): WordFinder {
  const starting = new Map<number, string[]>()
  const key = (text: string, at: number) => text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1)
  for (const word of [...words].sort((a, b) => a.length - b.length)) {
    const candidates = starting.get(key(word, 0))
    if (candidates) candidates.push(word)
    else starting.set(key(word, 0), [word])
  }
  return {
    at: (text, position) =>
      starting.get(key(text, position))?.filter(word => text.startsWith(word, position)) ?? NONE,
  }
}
