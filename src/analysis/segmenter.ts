// segmenter.ts — the interface of a Chinese word segmenter. Not: which one is used (open-segmenter.ts).

/**
 * Cuts text into words. A segmenter never changes, adds or drops a character of well-formed text:
 * joining `words(text)` gives `text` back.
 */
export interface Segmenter {
  /** Name and version, e.g. `nodejieba@3.5.8`. */
  readonly name: string
  /** SHA-256 over the dictionaries it cuts with, the first 16 hex digits; `+` and those of a user dictionary. */
  readonly dictionary: string
  /** The words somebody listed, where there are any: see `withDictionary`. */
  readonly userDictionary?: UserDictionary
  /** The most likely words, unknown ones guessed (HMM). */
  words(text: string): string[]
  /** Every dictionary word of two characters or more that occurs, overlapping ones too, plus what no word covers. */
  allWords(text: string): string[]
  /**
   * The words that `allWords` knows, where the segmenter tells. In a run of Han characters it has every occurrence of
   * every one of them, so a search for these words finds what it finds.
   */
  vocabulary?(): Iterable<string>
}

/** Words that somebody listed, to be known beside the segmenter's own: see dictionary.ts. */
export interface UserDictionary {
  /** Base name of the file it came from. */
  file: string
  /** Skeletons, distinct, in ascending order of their units. */
  words: readonly string[]
}

export type SegmenterName = 'nodejieba' | '@node-rs/jieba'

/** The words of a jieba dictionary, one a line before frequency and tag. */
export function listedWords(dictionary: string): string[] {
  return dictionary
    .split('\n')
    .map(line => line.split(' ', 1)[0]!.trim())
    .filter(word => word !== '')
}
