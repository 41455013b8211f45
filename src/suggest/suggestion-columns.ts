// suggestion-columns.ts — the columns of suggestions and what they mean. Not: making or asking them.
import type { Suggestion } from '../api/suggest.ts'

/** `section` a heading without its number · `region` a division · `title` of a report · `phrase` anything else. */
export type SuggestionKind = Suggestion['kind']

/** Order of the numbers in `suggestionKind`. */
export const SUGGESTION_KINDS: readonly SuggestionKind[] = ['phrase', 'section', 'region', 'title']

/** Entries are numbered from 0, the most useful first. Text columns hold one line an entry, each ended by END. */
export interface SuggestionColumns {
  /** As shown. */
  suggestionText: Uint16Array
  /** The skeletons of the texts: what a query is compared with. */
  suggestionKey: Uint16Array
  /** Syllables of the keys without blanks between, in ASCII; the first letter of each has the bit SYLLABLE. */
  suggestionPinyin: Uint8Array
  suggestionKind: Uint8Array
  /** Passages: in which the phrase occurs; of the reports of the region, of the title. At least 1. */
  suggestionHits: Uint32Array
}

/** Ends a line: a control character, and those never survive in a skeleton. */
export const END = '\n'
/** Marks the first letter of a syllable. */
export const SYLLABLE = 0x80
