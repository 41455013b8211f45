// suggester.ts — what a person may be about to type, from the snapshot's columns. Not: collecting, misspellings.
import { skeleton } from '../analysis/skeleton.ts'
import type { Suggestion } from '../api/suggest.ts'
import { rangeAt } from '../engine/store/offsets.ts'
import { JiansuoError } from '../errors.ts'
import { type Columns, decodeText } from '../snapshot/columns.ts'
import { END, SUGGESTION_KINDS, type SuggestionColumns, SYLLABLE } from './suggestion-columns.ts'

export interface Suggester {
  /**
   * Texts that begin with what was typed, then texts that contain it, each by usefulness. Chinese, or pinyin: in full
   * (`xingzhengfuyi`), cut short (`xingzhengf`), or initials (`xzfy`). The typed text itself is not repeated to the
   * one who typed it.
   *
   * @param limit at most so many; nothing fits: an empty list
   */
  suggest(typed: string, limit: number): Suggestion[]
  /** Every entry's key (a skeleton), in order of usefulness, each ended by END: for looking at all of them. */
  readonly keys: string
  /** The entry that a position of `keys` lies in. */
  entryAt(position: number): number
  entry(number: number): Suggestion
  /** Pinyin without blanks of every entry, each ended by END. */
  readonly pinyin: string
}

const NAMES: readonly (keyof SuggestionColumns)[] = [
  'suggestionText',
  'suggestionKey',
  'suggestionPinyin',
  'suggestionKind',
  'suggestionHits',
]

/** @throws JiansuoError `bad-snapshot` when a column is missing. */
export function openSuggester(stored: Columns): Suggester {
  const missing = NAMES.find(name => !(name in stored))
  if (missing)
    throw new JiansuoError('bad-snapshot', `索引缺少 ${missing} 列：请重新运行 jiansuo index 建立索引`)
  const columns = stored as unknown as SuggestionColumns
  const texts = openLines(decodeText(columns.suggestionText))
  const keys = openLines(decodeText(columns.suggestionKey))
  const { letters, initials, isSyllable } = openPinyin(columns.suggestionPinyin)

  const entry = (number: number): Suggestion => ({
    text: texts.line(number),
    kind: SUGGESTION_KINDS[columns.suggestionKind[number]!]!,
    hits: columns.suggestionHits[number]!,
  })

  return {
    keys: keys.all,
    entryAt: keys.lineAt,
    entry,
    pinyin: letters.all,
    suggest(typed, limit) {
      const wanted = skeleton(typed)
      if (wanted === '' || limit <= 0) return []
      const isRepetition = (line: number) =>
        keys.line(line) === wanted && SUGGESTION_KINDS[columns.suggestionKind[line]!] === 'phrase'
      const ranked: number[][] = []
      const inKeys = keys.find(wanted, limit + 1)
      ranked.push(inKeys.beginning)
      const inLetters = wanted.replaceAll('ü', 'v')
      if (inKeys.beginning.length <= limit && /^[a-z]+$/.test(inLetters)) {
        const inPinyin = letters.find(inLetters, limit, isSyllable)
        const inInitials = initials.find(inLetters, limit)
        // Whole syllables first: fayuan is 法院 rather than a part of something longer.
        ranked.push(
          inPinyin.whole,
          inInitials.beginning,
          inPinyin.beginning,
          inPinyin.inside,
          inInitials.inside,
        )
      }
      ranked.push(inKeys.inside)
      const found = new Set(ranked.flat().filter(line => !isRepetition(line)))
      return [...found].slice(0, limit).map(entry)
    },
  }
}

// --- internal ---

/** Numbers of lines, ascending: the most useful first. At most as many of each kind as were asked for. */
interface Found {
  /** The text stands at the beginning, and ends where a unit of the line does. */
  whole: number[]
  /** The text stands at the beginning and ends within a unit; with no units, at the beginning. */
  beginning: number[]
  inside: number[]
}

/** Many short texts in one string: a search through all 60,000 is one pass of `indexOf`, some 0.3 ms. */
interface Lines {
  all: string
  line(number: number): string
  lineAt(position: number): number
  /** `isUnit`: whether the text may start, or ends whole, at a position. Default: anywhere. */
  find(text: string, most: number, isUnit?: (position: number) => boolean): Found
}

function openLines(all: string): Lines {
  const starts: number[] = [0]
  for (let at = all.indexOf(END); at !== -1; at = all.indexOf(END, at + 1)) starts.push(at + 1)
  // Every line has its END, so the last beginning is the end of them all.
  const lineAt = (position: number): number => rangeAt(starts, position)
  return {
    all,
    lineAt,
    line: number => all.slice(starts[number]!, starts[number + 1]! - 1),
    find(text, most, isUnit) {
      const found: Found = { whole: [], beginning: [], inside: [] }
      const best = isUnit ? found.whole : found.beginning
      let line = 0
      for (let at = all.indexOf(text); at !== -1 && best.length < most; ) {
        if (isUnit && !isUnit(at)) {
          at = all.indexOf(text, at + 1)
          continue
        }
        while (starts[line + 1]! <= at) line++
        const isBeginning = starts[line] === at
        const kind = isBeginning ? (isUnit?.(at + text.length) ? found.whole : found.beginning) : found.inside
        if (kind.length < most) kind.push(line)
        at = all.indexOf(text, starts[line + 1]!)
      }
      return found
    },
  }
}

function openPinyin(column: Uint8Array): {
  letters: Lines
  initials: Lines
  /** Whether a syllable, or a line's end, stands at a position of `letters`. */
  isSyllable(position: number): boolean
} {
  const plain = Buffer.from(column)
  const first = Buffer.alloc(column.length)
  let length = 0
  for (let i = 0; i < plain.length; i++) {
    const byte = plain[i]!
    const letter = byte & ~SYLLABLE
    if (letter !== byte || letter === END.charCodeAt(0)) first[length++] = letter
    plain[i] = letter
  }
  return {
    letters: openLines(plain.toString('latin1')),
    initials: openLines(first.subarray(0, length).toString('latin1')),
    isSyllable: at => (column[at]! & SYLLABLE) !== 0 || column[at] === END.charCodeAt(0),
  }
}
