// suggester.ts — what a person may be about to type, from the snapshot's columns. Not: collecting, misspellings.
import { skeleton } from '../analysis/skeleton.ts'
import { JiansuoError } from '../errors.ts'
import { type Columns, decodeText } from '../snapshot/columns.ts'
import { END, SUGGESTION_KINDS, type SuggestionColumns, type SuggestionKind, SYLLABLE } from './layout.ts'

export interface Suggestion {
  /** To be searched as it is. */
  text: string
  kind: SuggestionKind
  /** Passages: in which the text occurs; of the reports of the region, of the title. At least 1. */
  hits: number
}

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
      const found = new Set<number>()
      const take = (lines: Iterable<number>) => {
        for (const line of lines) {
          if (found.size >= limit) return
          if (!found.has(line) && !(keys.line(line) === wanted && isPhrase(line))) found.add(line)
        }
      }
      const isPhrase = (line: number) => SUGGESTION_KINDS[columns.suggestionKind[line]!] === 'phrase'
      take(keys.beginning(wanted))
      const inLetters = wanted.replaceAll('ü', 'v')
      if (/^[a-z]+$/.test(inLetters)) {
        // Whole syllables first: fayuan is 法院 rather than 发源 cut anywhere; xian may be both 县 and 西安.
        take(letters.beginning(inLetters, end => isSyllable(end)))
        take(initials.beginning(inLetters))
        take(letters.beginning(inLetters))
        take(letters.containing(inLetters, start => isSyllable(start)))
        take(initials.containing(inLetters))
      }
      take(keys.containing(wanted))
      return Array.from(found, entry)
    },
  }
}

// --- internal ---

/** Many short texts in one: looking through all of them is one `indexOf` after another, 60,000 in about 0.2 ms. */
interface Lines {
  all: string
  line(number: number): string
  lineAt(position: number): number
  /** Numbers of the lines that begin with the text, ascending. `accept` is asked about where the text ends. */
  beginning(text: string, accept?: (end: number) => boolean): Iterable<number>
  /** Lines that contain it, each once. `accept` is asked about where the text starts. */
  containing(text: string, accept?: (start: number) => boolean): Iterable<number>
}

function openLines(all: string): Lines {
  const starts: number[] = [0]
  for (let at = all.indexOf(END); at !== -1; at = all.indexOf(END, at + 1)) starts.push(at + 1)
  const lineAt = (position: number): number => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= position) low = middle
      else high = middle - 1
    }
    return low
  }
  return {
    all,
    lineAt,
    line: number => all.slice(starts[number]!, starts[number + 1]! - 1),
    *beginning(text, accept = () => true) {
      if (all.startsWith(text) && accept(text.length)) yield 0
      const sought = END + text
      for (let at = all.indexOf(sought); at !== -1; at = all.indexOf(sought, at + 1)) {
        if (accept(at + sought.length)) yield lineAt(at + 1)
      }
    },
    *containing(text, accept = () => true) {
      for (let at = all.indexOf(text); at !== -1; ) {
        if (accept(at)) {
          const line = lineAt(at)
          yield line
          at = all.indexOf(text, starts[line + 1]!)
        } else at = all.indexOf(text, at + 1)
      }
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
