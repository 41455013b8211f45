// collect.ts — an index's own columns become the columns of suggestions. Not: answering from them, finding sequences.
import type { Segmenter } from '../analysis/segmenter.ts'
import { skeleton } from '../analysis/skeleton.ts'
import {
  type ReportEntry,
  type StoredTexts,
  storedText,
  type TextColumns,
} from '../engine/store/text-columns.ts'
import { overlapsItself } from '../matching/phrase.ts'
import { numberingOf } from '../report/language/numbering.ts'
import { decodeJson, decodeText, encodeText } from '../snapshot/columns.ts'
import { type Stretched, wholeOf } from '../snapshot/stretches.ts'
import { countTexts } from './counting.ts'
import { isEdgeWord } from './edges.ts'
import { syllables } from './pinyin.ts'
import { sampleWords } from './sample-words.ts'
import { frequentSequences } from './sequences.ts'
import {
  END,
  SUGGESTION_KINDS,
  type SuggestionColumns,
  type SuggestionKind,
  SYLLABLE,
} from './suggestion-columns.ts'

export interface CollectOptions {
  /**
   * Text that sequences are looked for in, UTF-16 units; of a larger corpus every n-th paragraph is taken. Counts
   * are always those of the whole. Default 2,000,000, which takes 1.5 s; 0 finds no sequences at all.
   */
  sample?: number
  /** Phrases kept, the most frequent first. Default 60,000. */
  most?: number
  /** Words of the field (skeletons): suggested wherever they occur, before others. Default: none. */
  favoured?: ReadonlySet<string>
}

/** The columns it is made of. */
export const COLLECTED = [
  'text',
  'paragraphText',
  'skeleton',
  'passageSkeleton',
  'passageReport',
  'sectionTitle',
  'sectionTitles',
  'reports',
  'reportPassage',
] as const satisfies readonly (keyof TextColumns)[]

/**
 * What may be suggested: sequences of words that the corpus repeats, single words, headings, divisions and titles of
 * reports, each with the number of passages it leads to. What leads to none is left out.
 */
export function collectSuggestions(
  texts: StoredTexts,
  segmenter: Segmenter,
  { sample = 2_000_000, most = 60_000, favoured = new Set() }: CollectOptions = {},
): SuggestionColumns {
  const columns: Collected = {
    text: storedText(texts, 'text'),
    paragraphText: storedText(texts, 'paragraphText'),
    sectionTitle: wholeOf(storedText(texts, 'sectionTitle')),
    sectionTitles: wholeOf(storedText(texts, 'sectionTitles')),
    reports: wholeOf(storedText(texts, 'reports')),
    reportPassage: wholeOf(storedText(texts, 'reportPassage')),
  }
  const entries = new Map<string, Entry>()
  /** The first to claim a key keeps it: a division is not suggested as a phrase again. */
  const add = (entry: Entry) => {
    if (entry.key !== '' && !entries.has(entry.key)) entries.set(entry.key, entry)
  }
  for (const entry of reportEntries(columns)) add(entry)
  const phrases = phraseEntries(columns, segmenter, sample, most, favoured).filter(
    ({ key }) => !entries.has(key),
  )
  const { passages, reports } = countTexts(
    phrases.map(({ key }) => key),
    {
      skeleton: storedText(texts, 'skeleton'),
      passageSkeleton: wholeOf(storedText(texts, 'passageSkeleton')),
      passageReport: wholeOf(storedText(texts, 'passageReport')),
    },
  )
  const pieces = findPieces(phrases, passages)
  phrases.forEach((phrase, i) => {
    if (pieces.has(phrase.key)) return
    // A phrase of many reports is worth more than one that a single report repeats.
    const weight = phrase.weight * (Math.log2(1 + passages[i]!) + Math.log2(1 + reports[i]!))
    if (passages[i]! > 0) add({ ...phrase, weight, hits: passages[i]! })
  })
  return encode([...entries.values()].sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1)))
}

// --- internal ---

/** What suggestions are made of: in texts no larger than a sample, or small. */
type Collected = Stretched<
  Pick<
    TextColumns,
    'text' | 'paragraphText' | 'sectionTitle' | 'sectionTitles' | 'reports' | 'reportPassage'
  >,
  'text' | 'paragraphText'
>

interface Entry {
  text: string
  key: string
  kind: SuggestionKind
  hits: number
  /** Decides the order of suggestions that match equally well. */
  weight: number
}

/** In skeleton units. A single character is typed as fast as chosen; a sentence is not a suggestion. */
const LENGTH = { shortest: 2, longest: 16, longestSection: 30 }

/** Divisions, with all that lies in them, and titles. */
function reportEntries(columns: Collected): Entry[] {
  const counts = { region: new Map<string, number>(), title: new Map<string, number>() }
  const reports = decodeJson(columns.reports) as ReportEntry[]
  reports.forEach(({ region, title }, i) => {
    const passages = columns.reportPassage[i + 1]! - columns.reportPassage[i]!
    for (const name of new Set(region?.path))
      counts.region.set(name, (counts.region.get(name) ?? 0) + passages)
    if (title !== null) counts.title.set(title, (counts.title.get(title) ?? 0) + passages)
  })
  return (['region', 'title'] as const).flatMap(kind =>
    [...counts[kind]]
      .filter(([, hits]) => hits > 0)
      .map(([text, hits]) => ({
        text,
        key: skeleton(text),
        kind,
        hits,
        weight: Math.log2(1 + hits) * WORTH[kind],
      })),
  )
}

/** How much more useful each is than a word in as many passages. */
const WORTH = { region: 1.6, title: 1, section: 1.2, sequence: 1.15, word: 1, favoured: 2 }

function phraseEntries(
  columns: Collected,
  segmenter: Segmenter,
  sample: number,
  most: number,
  favoured: ReadonlySet<string>,
): Entry[] {
  const found = new Map<string, Entry>()
  const add = (text: string, kind: SuggestionKind, weight: number) => {
    const key = skeleton(text)
    const longest = kind === 'section' ? LENGTH.longestSection : LENGTH.longest
    if (key.length < LENGTH.shortest || key.length > longest || found.has(key) || overlapsItself(key)) return
    found.set(key, { text, key, kind, hits: 0, weight })
  }
  for (const word of favoured) add(word, 'phrase', WORTH.favoured)
  for (const heading of headings(columns)) add(heading, 'section', WORTH.section)
  const { words, units } = sampleWords(columns, segmenter, sample)
  // Twice is a habit in five reports, in a thousand it is chance.
  const least = units < 200_000 ? 2 : units < 1_000_000 ? 3 : 4
  const sequences = frequentSequences(words, least, isEdgeWord).sort((a, b) => b.count - a.count)
  for (const { words } of sequences.slice(0, most)) {
    add(words.join(''), 'phrase', words.length > 1 ? WORTH.sequence : WORTH.word)
  }
  return [...found.values()]
}

/** Headings without numbers, blanks between their characters and closing marks; 第三条 is nothing but a number. */
function headings({ sectionTitle, sectionTitles }: Collected): Set<string> {
  const texts = new Set<string>()
  for (let section = 1; section < sectionTitle.length - 1; section++) {
    const title = decodeText(sectionTitles, sectionTitle[section]!, sectionTitle[section + 1]!)
    const text = title.slice(numberingOf(title)?.length ?? 0)
    texts.add(
      text
        // Bounded: a heading.
        .replace(/(?<=\p{sc=Han})\s+(?=\p{sc=Han})/gu, '')
        // Bounded, as well.
        .replace(/^[\s\p{P}]+(?<![“‘《（(])|[\s。：:；;，,]+$/gu, ''),
    )
  }
  return texts
}

/** By how many characters a phrase may be longer than its piece, and in what share of the piece's passages it must be. */
const MOST_CUT = 4
const INSIDE = 0.9

/**
 * Sequences that hardly ever stand outside a slightly longer one: 违反本条 in 违反本条例. Exact counts tell, where the
 * sample was cut differently.
 */
function findPieces(phrases: Entry[], passages: Uint32Array): Set<string> {
  const counts = new Map(
    phrases.map(({ key, weight }, i) => [key, weight === WORTH.sequence ? passages[i]! : 0]),
  )
  const pieces = new Set<string>()
  phrases.forEach(({ key }, i) => {
    for (let cut = 1; cut <= MOST_CUT && key.length - cut >= LENGTH.shortest; cut++) {
      for (let start = 0; start <= cut; start++) {
        const piece = key.slice(start, key.length - cut + start)
        if (passages[i]! > INSIDE * (counts.get(piece) ?? Number.POSITIVE_INFINITY)) pieces.add(piece)
      }
    }
  })
  for (const piece of pieces) if (counts.get(piece) === 0) pieces.delete(piece)
  return pieces
}

function encode(entries: Entry[]): SuggestionColumns {
  const lines = (texts: string[]) => texts.map(text => text + END).join('')
  const keys = entries.map(({ key }) => key)
  return {
    suggestionText: encodeText(lines(entries.map(({ text }) => text.replaceAll(END, ' ')))),
    suggestionKey: encodeText(lines(keys)),
    suggestionPinyin: encodePinyin(keys),
    suggestionKind: Uint8Array.from(entries, ({ kind }) => SUGGESTION_KINDS.indexOf(kind)),
    suggestionHits: Uint32Array.from(entries, ({ hits }) => hits),
  }
}

function encodePinyin(keys: string[]): Uint8Array {
  const bytes: number[] = []
  for (const key of keys) {
    for (const syllable of syllables(key)) {
      // Nothing a person types in letters matches the star of what has no letters.
      const letters = /^[\x21-\x7e]+$/.test(syllable) ? syllable.toLowerCase() : '*'
      for (let i = 0; i < letters.length; i++) bytes.push(letters.charCodeAt(i) | (i === 0 ? SYLLABLE : 0))
    }
    bytes.push(END.charCodeAt(0))
  }
  return Uint8Array.from(bytes)
}
